"""Dates as Belgian exports write them: the contract, "How they are written".

``31/12/2025``, ``31-12-2025``, ``2025-12-31``, one digit for day or month allowed, ``00:00`` or ``00:00:00`` behind a
space or ``T``. Anything else is a flag, with the date that was probably meant.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

from cocon_stats.exports.judged import Flag
from cocon_stats.exports.texts import trim, unwrapped

_KEPT = 16_384
"""How many texts are remembered: the same days stand in many columns of many files."""
EPOCH = date(1970, 1, 1).toordinal()
_TIME = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])(?::([0-5][0-9])(?:[.,][0-9]{1,9})?)?")
_SPLIT = re.compile(r"([0-9]+[/-][0-9]+[/-][0-9]+)(?:[ \u00a0\u202f]+|T)(.+)", re.IGNORECASE | re.DOTALL)
_DAY_FIRST = re.compile(r"([0-9]{1,2})([/-])([0-9]{1,2})\2([0-9]{4})")
_YEAR_FIRST = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_SHORT_YEAR = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{2})")
_SERIAL = re.compile(r"([1-6][0-9]{4})(?:[.,][0-9]+)?")
_LOOSE_DAY_FIRST = re.compile(r"([0-9]{1,2})\s*[/.\s-]\s*([0-9]{1,2})\s*[/.\s-]\s*([0-9]{4})")
_LOOSE_YEAR_FIRST = re.compile(
    r"([0-9]{4})\s*[/.\s-]?\s*([0-9]{2}|(?<=[/.\s-])[0-9])\s*[/.\s-]?\s*([0-9]{2}|(?<=[/.\s-])[0-9])"
)
_WORDS = re.compile(r"([0-9]{1,2})[\s.\-/]*([a-zé]{3,9})\.?[\s\-/]*([0-9]{4}|[0-9]{2})", re.IGNORECASE)
_MONTHS = {
    "jan": 1, "feb": 2, "maa": 3, "mrt": 3, "mar": 3, "apr": 4, "mei": 5, "may": 5, "jun": 6, "jul": 7, "aug": 8,
    "sep": 9, "okt": 10, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip


@lru_cache(maxsize=_KEPT)
def judge_date(text: str) -> int | Flag:
    """Days since 1970-01-01, or a flag; a time of day other than midnight is flagged but the date counts."""
    clock = None
    split = _SPLIT.fullmatch(text)
    if split:
        text, clock = split[1], trim(split[2])
    found = _parts(text)
    if found is None:
        return _no_date(text)
    day = _day(*found)
    if day is None:
        return Flag("datum-bestaat-niet", _swapped(*found))
    if clock is None:
        return day
    time = _TIME.fullmatch(clock)
    if time is None:
        return Flag("datum-ongeldig", written(day))
    return day if not set(clock) & set("123456789") else Flag("datum-met-uur", written(day), value=day)


def written(day: int) -> str:
    """The day (since 1970-01-01) as it is written here: ``01/03/2025``."""
    return "/".join(reversed(date.fromordinal(EPOCH + day).isoformat().split("-")))


def swapped_day(day: int) -> int | None:
    """The day with its day and month exchanged; None when that is no other date."""
    one = date.fromordinal(EPOCH + day)
    return _day(one.year, one.day, one.month) if one.day <= 12 and one.day != one.month else None


def _parts(text: str) -> tuple[int, int, int] | None:
    """Year, month and day of a date in one of the accepted forms."""
    found = _DAY_FIRST.fullmatch(text)
    if found:
        return int(found[4]), int(found[3]), int(found[1])
    found = _YEAR_FIRST.fullmatch(text)
    return (int(found[1]), int(found[2]), int(found[3])) if found else None


def _day(year: int, month: int, day: int) -> int | None:
    try:
        return date(year, month, day).toordinal() - EPOCH
    except ValueError:
        return None


def _swapped(year: int, month: int, day: int) -> str | None:
    if month <= 12:
        return None
    other = _day(year, day, month)
    return written(other) if other is not None else None


def _no_date(text: str) -> Flag:
    found = _SHORT_YEAR.fullmatch(text)
    if found:
        return Flag("datum-jaar-twee-cijfers", _guess(_century(found[4]), int(found[3]), int(found[1])))
    found = _SERIAL.fullmatch(text)
    if found:
        day = date(1899, 12, 30) + timedelta(days=int(found[1]))
        return Flag("datum-excelgetal", written(day.toordinal() - EPOCH))
    return Flag("datum-ongeldig", _loose(text))


def _century(digits: str) -> int:
    return int(digits) + (2000 if int(digits) < 50 else 1900)


def _loose(text: str) -> str | None:
    text = unwrapped(text)
    found = _LOOSE_DAY_FIRST.fullmatch(text)
    if found:
        return _guess(int(found[3]), int(found[2]), int(found[1]))
    found = _LOOSE_YEAR_FIRST.fullmatch(text)
    if found:
        return _guess(int(found[1]), int(found[2]), int(found[3]))
    found = _WORDS.fullmatch(text)
    month = _MONTHS.get(found[2][:3].lower()) if found else None
    if found and month:
        return _guess(int(found[3]) if len(found[3]) == 4 else _century(found[3]), month, int(found[1]))
    return None


def _guess(year: int, month: int, day: int) -> str | None:
    guess = _day(year, month, day)
    return written(guess) if guess is not None else _swapped(year, month, day)
