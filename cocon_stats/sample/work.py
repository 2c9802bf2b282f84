"""When employees work, are absent and follow training."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import NamedTuple

from cocon_stats.sample.days import working_days
from cocon_stats.sample.staff import Employee

TENTHS_A_DAY = 76
"""Planned work of a full-time day, in tenths of an hour."""

_TRIES = 20


class Absence(NamedTuple):
    """One absence: first and last day, kind (list afwezigheid_soort), tenths of hours missed."""

    employee: Employee
    first: date
    last: date
    kind: str
    tenths: int


class Training(NamedTuple):
    """One training, in half days, from its first day."""

    employee: Employee
    day: date
    halves: int


@dataclass(slots=True)
class WorkCalendar:
    """The working days of each employee in a year that are still free, and the absences so far."""

    year: int
    staff: Sequence[Employee]
    free: dict[Employee, list[date]] = field(default_factory=dict)
    absences: list[Absence] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.free = {person: working_days(*person.employed(self.year)) for person in self.staff}

    def miss(self, rng: Random, person: Employee, days: int, kind: str) -> Absence:
        """Let a person miss `days` working days in a row, fewer when there are no such days left."""
        free = self.free[person]
        begin, days = self._place(rng, person, min(days, len(free)))
        spell = free[begin : begin + days]
        del free[begin : begin + days]
        absence = Absence(person, spell[0], spell[-1], kind, days * TENTHS_A_DAY * person.fte // 100)
        self.absences.append(absence)
        return absence

    def _place(self, rng: Random, person: Employee, days: int) -> tuple[int, int]:
        """Where a spell begins among the free days, and its length: one day when a longer one meets another."""
        free = self.free[person]
        mine = [absence for absence in self.absences if absence.employee is person]
        for _ in range(_TRIES):
            begin = rng.randrange(len(free) - days + 1)
            first, last = free[begin], free[begin + days - 1]
            if not any(absence.first <= last and first <= absence.last for absence in mine):
                return begin, days
        return rng.randrange(len(free)), 1
