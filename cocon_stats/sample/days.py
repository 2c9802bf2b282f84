"""Days: ages, working days, moving a period so that it falls on working days."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

_HOLIDAYS = {(1, 1), (5, 1), (7, 21), (8, 15), (11, 1), (11, 11), (12, 25), (12, 26)}
_NEAR = (0, 1, -1, 2, -2, 3, -3, 4, -4)


def later(day: date, days: int) -> date:
    """The day so many days later."""
    return day + timedelta(days=days)


def working(day: date) -> bool:
    """Whether people usually work on this day: Monday to Friday, no holiday with a fixed date."""
    return day.weekday() < 5 and (day.month, day.day) not in _HOLIDAYS


def period(first: date, last: date) -> list[date]:
    """All days from `first` up to and including `last`."""
    return [later(first, number) for number in range((last - first).days + 1)]


def working_days(first: date, last: date) -> list[date]:
    """The working days of a period; all its days when it has none."""
    days = period(first, last)
    return [day for day in days if working(day)] or days


def completed_years(start: date, day: date) -> int:
    """Completed years from `start` to `day`; a 29 February is reached on 1 March in other years."""
    return day.year - start.year - ((day.month, day.day) < (start.month, start.day))


def years_before(day: date, years: int) -> date:
    """The same day so many years earlier; 28 February for a 29 February that does not exist."""
    if (day.month, day.day) == (2, 29):
        return date(day.year - years, 2, 28)
    return day.replace(year=day.year - years)


def born(rng: Random, age: int, day: date) -> date:
    """A date of birth of somebody who has completed `age` years on `day`."""
    while True:
        birth = later(years_before(day, age), -rng.randrange(365))
        if completed_years(birth, day) == age:
            return birth


def settle(start: date, length: int, year: int) -> date:
    """A first day near `start`, such that a period of `length` days ends in `year`, on working days when it can."""
    options = [later(start, shift) for shift in _NEAR]
    options = [day for day in options if later(day, length).year == year] or [start]
    for both in (True, False):
        for day in options:
            if working(day) and (not both or working(later(day, length))):
                return day
    return options[0]
