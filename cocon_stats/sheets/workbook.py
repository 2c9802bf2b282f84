"""Sheets as an Excel workbook: numbers as numbers, texts never as formulas."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from typing import Any

from cocon_stats.excel import new_workbook
from cocon_stats.figures import number
from cocon_stats.sheets import Heading, Sheet
from cocon_stats.validation.present.words import clean, no_formula

_LONGEST_NAME = 31  # of a sheet, in Excel
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_WIDEST = 60


def as_workbook(sheets: Sequence[Sheet]) -> bytes:
    """The bytes of the .xlsx file, one worksheet per sheet; WrongUsage when XlsxWriter is not there."""
    stream = io.BytesIO()
    book = new_workbook(stream, sheets[0].title)
    bold = book.add_format({"bold": True})
    for name, sheet in zip(_names(sheets), sheets, strict=True):
        _fill(book, book.add_worksheet(name), sheet, bold)
    book.close()
    return stream.getvalue()


def _names(sheets: Sequence[Sheet]) -> list[str]:
    """What Excel takes as names: short, without some characters, and each another, whatever the case."""
    names: list[str] = []
    for place, sheet in enumerate(sheets, start=1):
        name = _FORBIDDEN.sub("_", clean(sheet.name)).strip("'")[:_LONGEST_NAME] or "blad"
        if name.lower() in [one.lower() for one in names]:
            name = f"{name[: _LONGEST_NAME - 5]} ({place})"
        names.append(name)
    return names


def _fill(book: Any, page: Any, sheet: Sheet, bold: Any) -> None:
    page.write_string(0, 0, no_formula(clean(sheet.title)), bold)
    formats = [
        book.add_format({"num_format": "0." + "0" * one.decimals if one.decimals else "0"}) for one in sheet.headings
    ]
    for column, heading in enumerate(sheet.headings):
        page.write_string(2, column, no_formula(clean(heading.text)), bold)
        widest = max([len(heading.text), *(len(row[column].text) for row in sheet.rows)])
        page.set_column(column, column, min(widest, _WIDEST) + 2)
    for place, row in enumerate(sheet.rows, start=3):
        for column, cell in enumerate(row):
            value = number(cell.value)
            if value is not None:
                page.write_number(place, column, value, formats[column])
            elif cell.text:
                page.write_string(place, column, no_formula(clean(cell.text)))
    for place, note in enumerate(sheet.notes, start=4 + len(sheet.rows)):
        page.write_string(place, 0, no_formula(clean(note)))
    page.freeze_panes(3, 0)


def _shown(heading: Heading) -> str:
    return f"0.{'0' * heading.decimals}" if heading.decimals else "0"
