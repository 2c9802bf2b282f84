"""Columns without any form of their own in which another column landed: names of columns exchanged, a column copied.

Nothing else would find it, as any text passes there; and free texts are printed in the report, so that a person in them
must not get that far. What stands there cannot be right.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import numpy as np

from cocon_stats.exports.table import UNKNOWN_DAY, Mask
from cocon_stats.exports.texts import folded
from cocon_stats.exports.typed import TypedColumn
from cocon_stats.rounding import digits
from cocon_stats.validation.births import births, whole_day
from cocon_stats.validation.guard import Guard
from cocon_stats.validation.personal import holds_person_number, is_clearly_date
from cocon_stats.validation.sheet import Note, Sheet

_NUMBER = "_id"
_MANY = 10
_DIGITS = 4
_LOOKED_AT = 100


def check_misplaced(sheet: Sheet, guard: Guard) -> None:
    """Report persons in free texts (their number, or a date of birth), and dates or codes for numbers of persons.

    A column of which half is so is one problem. Record numbers of other things are left alone: they may look alike.
    """
    for name, cell in sheet.cells.items():
        if cell.field.kind != "string" or cell.field.pattern is not None:
            continue
        if cell.field.personal:
            _report(sheet, name, "nummer-geen-persoon", _no_numbers(cell, guard))
        elif not name.endswith(_NUMBER):
            _report(sheet, name, "persoon-in-tekst", _persons(sheet, cell, guard))


def _no_numbers(cell: TypedColumn, guard: Guard) -> Mask:
    """Dates and codes among the numbers of persons; only where the first ones tell of any."""

    def is_wrong(text: str) -> bool:
        return is_clearly_date(text) or guard.is_code(folded(text))

    texts = cell.raw.values
    if not any(is_wrong(texts[place]) for place in range(min(len(texts), _LOOKED_AT))):
        return np.zeros(len(cell.raw.index), np.bool_)
    return _rows(cell, is_wrong)


def _persons(sheet: Sheet, cell: TypedColumn, guard: Guard) -> Mask:
    dates_of_birth = [sheet.cells[one.name] for one in births(sheet.schema) if one.name in sheet.cells]

    def is_wrong(text: str) -> bool:
        day = whole_day(text)
        if day != UNKNOWN_DAY:
            return bool(dates_of_birth) or day in guard.birth_days
        return holds_person_number(text) or (_is_number(text) and guard.holds(folded(text)))

    wrong = _rows(cell, is_wrong)
    for row in np.flatnonzero(_rows(cell, is_clearly_date) & ~wrong).tolist():  # a date of birth joined to a text
        wrong[row] = any(one.text(row) and one.text(row) in cell.text(row) for one in dates_of_birth)
    return wrong


def _is_number(text: str) -> bool:
    """Whether a text has digits enough for a number: a free text may also stand where the numbers should."""
    return sum(map(str.isdigit, text)) >= _DIGITS


def _rows(cell: TypedColumn, judge: Callable[[str], bool]) -> Mask:
    """The rows whose text is judged so; each distinct text is judged once."""
    return np.fromiter(map(judge, cell.raw.values), np.bool_, len(cell.raw.values))[cell.raw.index]


def _report(sheet: Sheet, column: str, rule: str, wrong: Mask) -> None:
    rows = np.flatnonzero(wrong & sheet.sure(column))
    if not len(rows):
        return
    filled = int(sheet.cells[column].filled.sum())
    if len(rows) >= _MANY and 2 * len(rows) >= filled:
        sheet.report_file(rule, {"waar": f" in {digits(Fraction(len(rows)))} rijen"}, column)
    else:
        sheet.report(rule, column, rows.tolist(), Note({"waar": ""}))
    sheet.fault(column, rows)
