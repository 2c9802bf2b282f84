"""Absences and trainings of the employees, with the totals of the targets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import NamedTuple

from cocon_stats.sample.chance import allot, shuffled, stream
from cocon_stats.sample.days import working_days
from cocon_stats.sample.staff import Employee
from cocon_stats.sample.targets import Targets

_TENTHS_A_DAY = 76
_LONG_SPELL = 10000
_LONG_TENTHS = 75
_MATERNITY_DAYS = 75
_TRIES = 20
_TRAINING_HALVES = (1, 2, 2, 2, 4)


class Absence(NamedTuple):
    """One absence: first and last day, kind (list afwezigheid_soort), tenths of hours missed."""

    employee: Employee
    first: date
    last: date
    kind: str
    tenths: int


class Training(NamedTuple):
    """One training on one day, in half days."""

    employee: Employee
    day: date
    halves: int


@dataclass(slots=True)
class _Calendar:
    """The working days of each employee that are still free, and the absences so far."""

    rng: Random
    free: dict[Employee, list[date]]
    absences: list[Absence] = field(default_factory=list)

    def add(self, person: Employee, days: int, kind: str, tenths: int | None = None) -> int:
        """Let the person miss `days` working days in a row, as far as they are free; the tenths of hours missed."""
        free = self.free[person]
        begin, days = self._place(person, min(days, len(free)))
        spell = free[begin : begin + days]
        missed = days * _TENTHS_A_DAY * person.fte // 100 if tenths is None else tenths
        del free[begin : begin + days]
        self.absences.append(Absence(person, spell[0], spell[-1], kind, missed))
        return missed

    def _place(self, person: Employee, days: int) -> tuple[int, int]:
        """Where a spell begins among the free days, and its length (one day when longer ones meet others)."""
        free = self.free[person]
        mine = [absence for absence in self.absences if absence.employee is person]
        for _ in range(_TRIES):
            begin = self.rng.randrange(len(free) - days + 1)
            first, last = free[begin], free[begin + days - 1]
            if not any(absence.first <= last and first <= absence.last for absence in mine):
                return begin, days
        return self.rng.randrange(len(free)), 1


def make_absences(seed: int, year: int, targets: Targets, staff: Sequence[Employee]) -> list[Absence]:
    """The absences of the year. Raises TargetsError when the hours cannot be reached."""
    rng = stream(seed, year, "absences")
    calendar = _Calendar(rng, {person: working_days(*person.employed(year)) for person in staff})
    order = sorted(shuffled(rng, staff), key=lambda one: one.days(year), reverse=True)
    sick = order[: len(order) - targets.staff.without_sickness]
    wanted = int(targets.staff.absence_hours * 10)
    long = shuffled(rng, sick[: len(sick) * 2 // 3])[: -(-wanted * _LONG_TENTHS // 100 // _LONG_SPELL)]
    left = wanted - _maternity(calendar, year, [one for one in order if one not in long], wanted)
    left -= sum(_short(calendar, person) for person in sick if person not in long)
    if left < 0 or (left and not long):
        raise targets.place.at("staff").wrong("is too little for everybody who was ill", "absence_hours")
    for number, person in enumerate(long):
        share = left // (len(long) - number)
        left -= share
        days = -(-share * 100 // (_TENTHS_A_DAY * person.fte))
        if days > len(calendar.free[person]):
            raise targets.place.at("staff").wrong("is too much for these employees", "absence_hours")
        calendar.add(person, max(days, 1), "ziekte", share)
    _holidays(calendar, staff)
    return sorted(calendar.absences, key=lambda one: (one.first, one.employee.number))


def _maternity(calendar: _Calendar, year: int, staff: Sequence[Employee], wanted: int) -> int:
    mothers = [one for one in staff if one.sex == "V" and 25 <= year - one.birth.year <= 38 and one.days(year) > 360]
    if not mothers or wanted < 10 * _MATERNITY_DAYS * _TENTHS_A_DAY:
        return 0
    return calendar.add(mothers[0], _MATERNITY_DAYS, "bevallingsrust")


def _short(calendar: _Calendar, person: Employee) -> int:
    rng = calendar.rng
    missed = 0
    for _ in range(1 + rng.randrange(3)):
        kind = "ziekte" if rng.randrange(12) else "ongeval"
        missed += calendar.add(person, 1 + rng.randrange(4), kind)
    return missed


def _holidays(calendar: _Calendar, staff: Sequence[Employee]) -> None:
    for person in staff:
        for _ in range(person.days(calendar.free[person][0].year) // 120 if calendar.free[person] else 0):
            calendar.add(person, 3 + calendar.rng.randrange(8), "vakantie" if calendar.rng.randrange(15) else "andere")


def make_trainings(seed: int, year: int, targets: Targets, staff: Sequence[Employee]) -> list[Training]:
    """The trainings of the year; those who work more follow more."""
    rng = stream(seed, year, "trainings")
    halves = int(targets.staff.training_days * 2)
    weights = [person.days(year) * person.fte * (50 + rng.randrange(100)) for person in staff]
    trainings = []
    for person, share in zip(staff, allot(rng, halves, weights, 0, 1), strict=True):
        days = working_days(*person.employed(year))
        left = share
        while left:
            length = min(left, _TRAINING_HALVES[rng.randrange(len(_TRAINING_HALVES))])
            trainings.append(Training(person, days[rng.randrange(len(days))], length))
            left -= length
    return sorted(trainings, key=lambda one: (one.day, one.employee.number))
