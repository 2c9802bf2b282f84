"""The mending list as an Excel workbook: one sheet per team, each with one table to sort and filter."""

from __future__ import annotations

import io
from typing import Any

from cocon_stats.excel import new_workbook
from cocon_stats.schemas import Schemas
from cocon_stats.validation.findings import Findings
from cocon_stats.validation.present.mending import HEADINGS, Task, tasks
from cocon_stats.validation.present.summary import counts_per_file, remarks
from cocon_stats.validation.present.words import SEVERITY_PLURALS, clean, no_formula
from cocon_stats.validation.problem import SEVERITIES

FIRST_SHEET = "overzicht"
_OTHERS = "andere"
_LONGEST_NAME = 31  # of a sheet, in Excel
_WIDTHS = (12, 24, 8, 14, 16, 26, 60, 60, 32, 26)


def as_workbook(findings: Findings, schemas: Schemas) -> bytes:
    """The bytes of the .xlsx file; WrongUsage tells how to install XlsxWriter when it is not there."""
    stream = io.BytesIO()
    book = new_workbook(stream, "Nazicht van de gegevens")
    sheets: dict[str, list[Task]] = {}
    for task in tasks(findings, schemas):
        sheets.setdefault((task.team or _OTHERS)[:_LONGEST_NAME], []).append(task)
    _overview(book, findings, sheets)
    for number, (team, rows) in enumerate(sheets.items(), start=1):
        _team_sheet(book, team, rows, number)
    book.close()
    return stream.getvalue()


def _overview(book: Any, findings: Findings, sheets: dict[str, list[Task]]) -> None:
    sheet = book.add_worksheet(FIRST_SHEET)
    bold = book.add_format({"bold": True})
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 3, 15)
    sheet.write_string(0, 0, "Nazicht van de gegevens", book.add_format({"bold": True, "font_size": 14}))
    row = 2
    for column, word in enumerate(["bestand", *(SEVERITY_PLURALS[one] for one in SEVERITIES)]):
        sheet.write_string(row, column, word, bold)
    for name, numbers in counts_per_file(findings):
        row += 1
        sheet.write_string(row, 0, no_formula(clean(name)))
        for column, number in enumerate(numbers, start=1):
            sheet.write_number(row, column, number)
    row += 1
    for remark in remarks(findings):
        row += 1
        sheet.write_string(row, 0, clean(remark))
    row += 1
    for team, rows in sheets.items():
        row += 1
        sheet.write_url(row, 0, f"internal:'{team}'!A1", string=f"blad {team}")
        sheet.write_number(row, 1, len(rows))


def _team_sheet(book: Any, team: str, rows: list[Task], number: int) -> None:
    sheet = book.add_worksheet(team)
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width, wrap)
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    table = {"name": f"problemen_{number}", "columns": [{"header": one} for one in HEADINGS]}
    sheet.add_table(0, 0, len(rows), len(HEADINGS) - 1, table)
    for place, task in enumerate(rows, start=1):
        for column, cell in enumerate(task.cells()):
            if isinstance(cell, int):
                sheet.write_number(place, column, cell)
            elif cell:
                sheet.write_string(place, column, cell)
