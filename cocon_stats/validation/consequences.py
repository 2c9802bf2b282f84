"""What follows from errors, as under ``--with-errors``: the contract, "What is checked, and what follows"."""

from __future__ import annotations

from cocon_stats.exports.table import UNKNOWN_CODE, UNKNOWN_DAY, UNKNOWN_NUMBER, Column, Input, Mask, Table
from cocon_stats.exports.typed import unknown_column
from cocon_stats.schemas import Schemas
from cocon_stats.validation.sheet import Sheet


def conclude(sheet: Sheet, schemas: Schemas) -> tuple[Table, Input]:
    """The table of a sheet without the rows that are left out and with faulty optional cells unknown; and the counts.

    A fault in a required column leaves the row out, as does a key that stands twice; a fault in an optional column
    makes the value unknown.
    """
    out = sheet.dropped.copy()
    for name, faulty in sheet.faulty.items():
        if sheet.cells[name].field.required:
            out |= faulty
    kept: Mask | slice = ~out if out.any() else slice(None)  # a slice copies nothing
    rows_kept = sheet.rows - int(out.sum())
    unknown = 0
    columns: dict[str, Column] = {}
    for field in sheet.schema.fields:
        if field.name not in sheet.cells:
            columns[field.name] = unknown_column(field, rows_kept, schemas)
            continue
        faulty = sheet.faulty[field.name] & ~out
        unknown += int(faulty.sum())
        columns[field.name] = _blanked(sheet.cells[field.name].column, faulty).take(kept)
    table = Table(sheet.schema.name, columns, rows_kept, sheet.lines[kept])
    refused = len(sheet.reading.refused)
    rows = sheet.rows + refused + (sheet.passed.rows if sheet.passed else 0)
    read = Input(sheet.shown, sheet.reading.sha256, rows, int(out.sum()) + refused, unknown)
    return table, read


def _blanked(column: Column, rows: Mask) -> Column:
    """The column with the values of these rows unknown."""
    if not rows.any():
        return column
    data = column.data.copy()
    data[rows] = {"date": UNKNOWN_DAY, "integer": UNKNOWN_NUMBER, "number": UNKNOWN_NUMBER}.get(
        column.kind, UNKNOWN_CODE
    )
    return Column(column.kind, data, column.values, column.decimals)


def unusable(shown: str, sha256: str) -> Input:
    """The input of a file that cannot be used."""
    return Input(shown, sha256, 0)
