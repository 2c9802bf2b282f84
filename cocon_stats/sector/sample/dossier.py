"""One synthetic dossier with its spells, while it is being made. Days are ordinals (`datetime.date.toordinal`)."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from random import Random


@dataclass(slots=True)
class Spell:
    """One spell of a module; `end` is None while it runs."""

    module: str
    direct: bool
    start: int
    end: int | None


@dataclass(slots=True, eq=False)
class Dossier:
    """One dossier. `person` is a number within the system, `region` a column of the tables by province."""

    person: int
    region: int
    start: int
    end: int | None
    born: int | None = None
    referrer: str = ""
    combination: str = ""
    registered: str = ""
    facility: int = 0
    spells: list[Spell] = field(default_factory=list)


def day(year: int, month: int = 1, number: int = 1) -> int:
    """The ordinal of a day."""
    return datetime.date(year, month, number).toordinal()


def years_before(ordinal: int, years: int) -> int:
    """The day on which somebody who completes `years` years on `ordinal` was born."""
    then = datetime.date.fromordinal(ordinal)
    if (then.month, then.day) == (2, 29):
        then = then.replace(day=28)
    return then.replace(year=then.year - years).toordinal()


def between(rng: Random, low: int, high: int) -> int:
    """A whole number from `low` up to and including `high`."""
    return low + rng.randrange(high - low + 1)


def leaning_high(rng: Random, low: int, high: int) -> int:
    """A whole number from `low` up to and including `high`, more often a high one."""
    return max(between(rng, low, high), between(rng, low, high))
