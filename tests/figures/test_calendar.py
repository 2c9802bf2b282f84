"""Completed years and years on day numbers, against the standard library's dates."""

import datetime

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cocon_stats.calendar import completed_years, day_number, days_in, first_day, last_day, within_year
from cocon_stats.exports.table import UNKNOWN_DAY

Date = datetime.date


def days(*dates: Date) -> np.ndarray:
    return np.array([(one - Date(1970, 1, 1)).days for one in dates], dtype=np.int32)


def years(since: Date, until: Date) -> int:
    return int(completed_years(days(since), days(until))[0])


@pytest.mark.parametrize(
    ("born", "on", "age"),
    [
        (Date(2013, 5, 14), Date(2025, 5, 13), 11),
        (Date(2013, 5, 14), Date(2025, 5, 14), 12),
        (Date(2013, 5, 14), Date(2025, 5, 15), 12),
        (Date(2013, 1, 1), Date(2024, 12, 31), 11),
        (Date(2013, 12, 31), Date(2025, 1, 1), 11),
        (Date(2013, 2, 1), Date(2025, 1, 31), 11),
        (Date(2013, 1, 31), Date(2025, 2, 1), 12),
        (Date(2025, 6, 1), Date(2025, 6, 1), 0),
        (Date(2012, 2, 29), Date(2025, 2, 28), 12),  # the birthday is reached on 1 March
        (Date(2012, 2, 29), Date(2025, 3, 1), 13),
        (Date(2012, 2, 29), Date(2024, 2, 28), 11),
        (Date(2012, 2, 29), Date(2024, 2, 29), 12),
        (Date(2012, 3, 1), Date(2024, 2, 29), 11),
        (Date(2012, 2, 28), Date(2024, 2, 29), 12),
        (Date(1960, 2, 29), Date(2025, 12, 31), 65),
        (Date(1899, 12, 31), Date(1970, 1, 1), 70),
        (Date(2000, 2, 29), Date(2100, 2, 28), 99),  # 2100 is no leap year
        (Date(2000, 2, 29), Date(2100, 3, 1), 100),
    ],
)
def test_completed_years(born: Date, on: Date, age: int) -> None:
    assert years(born, on) == age


def birthdays_reached(born: Date, on: Date) -> int:
    """Count the birthdays one by one; one on 29 February is on 1 March where there is none."""
    reached = 0
    for year in range(born.year + 1, on.year + 1):
        try:
            birthday = born.replace(year=year)
        except ValueError:
            birthday = Date(year, 3, 1)
        reached += birthday <= on
    return reached


@given(st.dates(Date(1900, 1, 1), Date(2100, 12, 31)), st.integers(0, 40000))
@settings(derandomize=True, database=None, max_examples=300)
def test_completed_years_are_the_birthdays_reached(born: Date, later: int) -> None:
    on = born + datetime.timedelta(days=later)
    assert years(born, on) == birthdays_reached(born, on)


def test_every_day_beside_every_leap_day() -> None:
    born = [Date(2012, 2, 28), Date(2012, 2, 29), Date(2012, 3, 1)]
    on = [Date(2016, 1, 1) + datetime.timedelta(days=number) for number in range(4 * 366)]
    for one in born:
        found = completed_years(np.repeat(days(one), len(on)), days(*on))
        assert found.tolist() == [birthdays_reached(one, other) for other in on]


def test_every_pair_of_days_of_a_year() -> None:
    """Once with, once without a 29 February in the year of birth."""
    for year in (2011, 2012):
        on = np.arange(first_day(2023), last_day(2023) + 1, dtype=np.int32)
        for day in range(first_day(year), last_day(year) + 1):
            found = completed_years(np.full(len(on), day, dtype=np.int32), on)
            born = Date(1970, 1, 1) + datetime.timedelta(days=day)
            reached = (
                first_day(2023)
                + (Date(2023, 3, 1) if _is_leap_day(born) else born.replace(year=2023)).timetuple().tm_yday
                - 1
            )
            assert found.tolist() == (2023 - year - (on < reached)).tolist()


def _is_leap_day(date: Date) -> bool:
    return (date.month, date.day) == (2, 29)


def test_one_day_for_a_whole_column() -> None:
    born = days(Date(1980, 12, 31), Date(1981, 1, 1), Date(1980, 2, 29))
    assert completed_years(born, day_number(2025, 12, 31)).tolist() == [45, 44, 45]
    assert completed_years(days(), day_number(2025, 12, 31)).tolist() == []


def test_first_and_last_day_and_length_of_a_year() -> None:
    for year in (1900, 1969, 1970, 2000, 2023, 2024, 2100):
        assert first_day(year) == (Date(year, 1, 1) - Date(1970, 1, 1)).days
        assert last_day(year) == (Date(year, 12, 31) - Date(1970, 1, 1)).days
        assert days_in(year) == (Date(year + 1, 1, 1) - Date(year, 1, 1)).days


def test_an_unknown_day_lies_in_no_year() -> None:
    column = np.append(days(Date(2024, 12, 31), Date(2025, 1, 1), Date(2025, 12, 31), Date(2026, 1, 1)), UNKNOWN_DAY)
    assert within_year(column.astype(np.int32), 2025).tolist() == [False, True, True, False, False]
