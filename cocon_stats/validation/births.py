"""Which dates of a file can be a date of birth that stands in the wrong column.

A date is taken for one when it is the date of birth of its row, or when it lies as far before the other dates of the
row as a birth does and the row has no date of birth of which that can be said. A date typed wrong stays visible.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date

import numpy as np
from numpy.typing import NDArray

from cocon_stats.exports.dates import EPOCH, judge_date
from cocon_stats.exports.judged import Flag
from cocon_stats.exports.table import UNKNOWN_DAY, Mask
from cocon_stats.exports.texts import trim
from cocon_stats.exports.typed import TypedColumn
from cocon_stats.schemas import Field, Schema
from cocon_stats.validation.personal import date_inside
from cocon_stats.validation.plausible import PERSONNEL
from cocon_stats.validation.sheet import Sheet

Days = NDArray[np.int64]
CARE = "care"
_YEAR = 365
_YOUNGEST_AT_WORK = 14 * _YEAR
_OLDEST = 110 * _YEAR
_OLDEST_CLIENT = 30 * _YEAR
"""Of young people: 25 at most, and some years for a date typed wrong."""
_LATER = np.iinfo(np.int64).max // 2
_FEW = 3
_SPARSE = 2000
_HAS_YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])")


def births(schema: Schema) -> tuple[Field, ...]:
    """The columns of a file that hold dates of birth."""
    return tuple(one for one in schema.fields if one.personal and one.kind == "date")


def can_be_births(sheet: Sheet, column: str, elsewhere: Collection[int]) -> Mask:
    """The rows in which a date of `column` can be one of birth; all when that holds for half of the column.

    `elsewhere` are the dates of birth of the year: one of another row is known by lying as far before the others,
    unless there are so many that nearly every day is one.
    """
    days = guessed_days(sheet.cells[column])
    known = days != UNKNOWN_DAY
    if not known.any():
        return np.asarray(known)
    gap = _YOUNGEST_AT_WORK if sheet.schema.kind == PERSONNEL else _YEAR
    bound = _earliest_beside(sheet, column, days[known])
    hidden, settled = np.zeros(len(days), np.bool_), np.zeros(len(days), np.bool_)
    for field in births(sheet.schema):
        if field.name in sheet.cells:
            cell = sheet.cells[field.name]
            born = guessed_days(cell)
            hidden |= known & (born == days)
            settled |= cell.column.known() & (born <= bound - gap)
    oldest = _OLDEST_CLIENT if sheet.schema.kind == CARE else _OLDEST
    far = known & (days <= bound - gap)
    hidden |= far & ~settled & (days >= bound - oldest)
    times = int(hidden.sum())
    if times >= _FEW and times * 2 >= int(known.sum()):
        return np.asarray(known)
    if len(elsewhere) <= _SPARSE:
        hidden |= far & np.isin(days, [*elsewhere])
    return np.asarray(hidden)


def guessed_day(text: str) -> int:
    """The day that a text means, also one in a form that is not accepted or among other signs (``?25/04/2008``);
    UNKNOWN_DAY when it is no date.
    """
    day = whole_day(text)
    inside = date_inside(text) if day == UNKNOWN_DAY else None
    return day if inside is None or inside == text else whole_day(inside)


def whole_day(text: str) -> int:
    """The day that a text means which is a date and nothing else, in whatever form; UNKNOWN_DAY when it is none."""
    judged = judge_date(trim(text))
    if isinstance(judged, Flag):
        judged = judge_date(judged.suggestion) if judged.suggestion is not None else UNKNOWN_DAY
    return judged if isinstance(judged, int) else UNKNOWN_DAY


def guessed_days(cell: TypedColumn) -> Days:
    """The days of a column in its rows; of a date that does not exist the middle of its year."""
    distinct = np.array([*map(_guessed, cell.raw.values), UNKNOWN_DAY], np.int64)
    return np.asarray(distinct[cell.raw.index])


def _guessed(text: str) -> int:
    day = guessed_day(text)
    found = _HAS_YEAR.search(text) if day == UNKNOWN_DAY else None
    return date(int(found[1]), 7, 1).toordinal() - EPOCH if found else day


def _earliest_beside(sheet: Sheet, column: str, days: Days) -> Days:
    """Per row the earliest of its other dates, apart from that of birth; without any what is usual in the column."""
    earliest = np.full(sheet.rows, _LATER, np.int64)
    for name, cell in sheet.cells.items():
        if cell.field.kind == "date" and not cell.field.personal and name != column:
            its = cell.column.data.astype(np.int64)
            earliest = np.minimum(earliest, np.where(cell.column.known(), its, _LATER))
    return np.where(earliest == _LATER, int(np.median(days)), earliest)
