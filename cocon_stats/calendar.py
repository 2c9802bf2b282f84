"""Days, years and ages on columns of day numbers (days since 1970-01-01)."""

from __future__ import annotations

import datetime
from typing import Any

import numpy as np
from numpy.typing import NDArray

_EPOCH = datetime.date(1970, 1, 1).toordinal()

Days = NDArray[Any]


def day_number(year: int, month: int, day: int) -> int:
    """The number of a day."""
    return datetime.date(year, month, day).toordinal() - _EPOCH


def first_day(year: int) -> int:
    """The number of 1 January of `year`."""
    return day_number(year, 1, 1)


def last_day(year: int) -> int:
    """The number of 31 December of `year`."""
    return day_number(year, 12, 31)


def days_in(year: int) -> int:
    """365 or 366."""
    return last_day(year) - first_day(year) + 1


def within_year(days: Days, year: int) -> NDArray[np.bool_]:
    """The rows whose day lies in `year`; an unknown day lies in none."""
    return np.asarray((days >= first_day(year)) & (days <= last_day(year)))


def completed_years(since: Days, until: Days | int) -> NDArray[np.int64]:
    """The whole years from `since` to `until`; a birthday on 29 February is reached on 1 March in other years.

    Both in day numbers; the result for unknown days means nothing. Contract, "Counting rules".
    """
    end = np.broadcast_to(np.asarray(until), since.shape)
    since_month_day, since_year = _month_day(since)
    end_month_day, end_year = _month_day(end)
    return np.asarray(end_year - since_year - (end_month_day < since_month_day), dtype=np.int64)


def quarter_within_year(days: Days, year: int) -> NDArray[np.int8]:
    """0 … 3 for the quarter of `year` in which a day lies, -1 for a day outside it or unknown."""
    starts = [day_number(year, month, 1) for month in (1, 4, 7, 10)]
    quarter = np.searchsorted(starts, days, side="right") - 1
    return np.asarray(np.where(within_year(days, year), quarter, -1), dtype=np.int8)


def _month_day(days: NDArray[np.int32]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """For each day: month and day as one number that sorts (29 February before 1 March), and the year."""
    dates = days.astype("datetime64[D]")
    months = dates.astype("datetime64[M]")
    years = months.astype("datetime64[Y]")
    day = (dates - months).astype(np.int64)
    month = (months - years).astype(np.int64)
    return month * 32 + day, years.astype(np.int64) + 1970
