"""Recognised capacity, and the module days it must have been used for, from the published tables of both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from cocon_stats.calendar import days_in
from cocon_stats.rounding import nearest
from cocon_stats.sector.published import PublishedTable, load_published
from cocon_stats.sector.sample.targets import read_choices

_COLUMN = re.compile(r"31/12/(?P<year>\d{4})|Tijdelijke capaciteit (?P<name>.+) (?P<then>\d{4})")


@dataclass(frozen=True, slots=True)
class Capacity:
    """Modules of one type on the last day of a year; `temporary` names an extension."""

    module: str
    group: str
    year: int
    amount: int
    temporary: str = ""


def capacities(year: int, code: str) -> list[Capacity]:
    """The recognised capacity of a system, per type and year."""
    groups = read_choices(year)[code]["groups"]
    table = load_published(year)[f"{code}_capacity"]
    return [
        Capacity(module, groups[module], then, int(value), name)
        for module, values in table.rows
        for (then, name), value in zip(_columns(table), values, strict=True)
        if value is not None
    ]


def _columns(table: PublishedTable) -> Iterator[tuple[int, str]]:
    for label in table.columns:
        found = _COLUMN.fullmatch(label)
        if not found:
            raise ValueError(f"{table.id}: column {label}")
        yield int(found["year"] or found["then"]), found["name"] or ""


def days_wanted(year: int, code: str) -> dict[tuple[str, int], int]:
    """Per group and year the module days used: the printed share of the days available.

    Where capacity is known and no share is printed, the share of the last year is taken.
    """
    table = load_published(year)[f"{code}_occupancy"]
    shares = {
        (label, int(then)): share
        for label, values in table.rows
        for then, share in zip(table.columns, values, strict=True)
        if share is not None
    }
    available: dict[tuple[str, int], int] = {}
    for one in capacities(year, code):
        key = (one.group, one.year)
        available[key] = available.get(key, 0) + one.amount * days_in(one.year)
    return {
        (group, then): int(nearest(Fraction(shares.get((group, then), shares[group, year])) * days / 100))
        for (group, then), days in available.items()
    }
