"""A sheet as CSV that a Belgian Excel opens: semicolons, decimal commas, no text that runs as a formula."""

from __future__ import annotations

import csv
import io

from cocon_stats.sheets import Cell, Sheet
from cocon_stats.validation.present.mending import BYTE_ORDER_MARK
from cocon_stats.validation.present.words import clean, no_formula


def as_csv(sheet: Sheet, for_excel: bool = False) -> str:
    """The headings and the rows; `for_excel` puts a byte order mark in front, which a pipe does not want."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=";", lineterminator="\n")
    writer.writerow([no_formula(clean(one.text)) for one in sheet.headings])
    writer.writerows([[_written(cell) for cell in row] for row in sheet.rows])
    return (BYTE_ORDER_MARK if for_excel else "") + stream.getvalue()


def _written(cell: Cell) -> str:
    return clean(cell.text) if cell.value is not None else no_formula(clean(cell.text))
