"""Dates of one row that must follow each other (``einddatum >= startdatum``)."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from cocon_stats.exports.dates import swapped_day, written
from cocon_stats.schemas import Field
from cocon_stats.validation.messages import quoted
from cocon_stats.validation.sheet import Note, Sheet

_YEAR = 366


def check_order(sheet: Sheet) -> None:
    """Report dates that stand in the wrong order, at the column that declares it.

    Both cells become doubtful: either may be the wrong one, and what else follows from it has the same cause.
    """
    for field, other, later in orders(sheet):
        if field.name not in sheet.cells or other not in sheet.cells:
            continue
        mine, its = sheet.cells[field.name].column.data, sheet.cells[other].column.data
        wrong = mine < its if later else mine > its
        rows = np.flatnonzero(wrong & sheet.sure(field.name) & sheet.sure(other))

        def note(row: int, field: Field = field, other: str = other, later: bool = later) -> Note:
            return order_note(sheet, field, other, row, later)

        sheet.report("datum-volgorde", field.name, rows.tolist(), note)
        sheet.fault(field.name, rows)
        sheet.doubtful[other][rows] = True


def orders(sheet: Sheet) -> Iterator[tuple[Field, str, bool]]:
    """The orders that the schema declares inside one row: field, other column, True when it must not be before it."""
    for field in sheet.schema.fields:
        if field.not_before is not None and "." not in field.not_before:
            yield field, field.not_before, True
        if field.not_after is not None:
            yield field, field.not_after, False


def order_note(sheet: Sheet, field: Field, other: str, row: int, later: bool) -> Note:
    """The words of one fault: where the date lies, and day and month exchanged when that would mend it."""
    direction = "voor" if later else "na"
    if field.personal:
        return Note({"richting": direction, "ander": other, "waarde_ander": ""})
    day = int(sheet.cells[field.name].column.data[row])
    bound = int(sheet.cells[other].column.data[row])
    swapped = swapped_day(day)
    fits = swapped is not None and (bound <= swapped <= bound + _YEAR if later else swapped <= bound)
    return Note(
        {"richting": direction, "ander": other, "waarde_ander": quoted(sheet.text(other, row))},
        written(swapped) if fits and swapped is not None else None,
    )
