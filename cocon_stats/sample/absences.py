"""Absences and trainings of the employees, with the totals of the targets."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from cocon_stats.sample.chance import allot, shuffled, stream
from cocon_stats.sample.staff import Employee
from cocon_stats.sample.targets import Targets
from cocon_stats.sample.work import TENTHS_A_DAY, Training, WorkCalendar

_LONG_SPELL = 10000
_LONG_PERCENT = 75
_STEADY_DAYS = 300
_SEEN_DAYS = 60
_MATERNITY_DAYS = 75
_TRAINING_HALVES = (1, 2, 2, 2, 4)


def add_absences(seed: int, targets: Targets, calendar: WorkCalendar) -> None:
    """Put the absences of the year in the calendar. Raises TargetsError when the hours cannot be reached.

    Everybody but `without_sickness` has one of sickness or accident; most hours are those of a few who are ill long.
    """
    rng = stream(seed, calendar.year, "absences")
    wanted = int(targets.staff.absence_hours * 10)
    known = sorted(shuffled(rng, calendar.staff), key=lambda one: one.days(calendar.year) < _SEEN_DAYS)
    sick = known[: len(known) - targets.staff.without_sickness]
    steady = [one for one in sick if one.days(calendar.year) > _STEADY_DAYS]
    long = steady[: -(-wanted * _LONG_PERCENT // 100 // _LONG_SPELL)]
    left = wanted - _maternity(rng, calendar, [one for one in steady if one not in long], wanted)
    left -= sum(_short(rng, calendar, person) for person in sick if person not in long)
    if left < len(long) or (left and not long):
        raise targets.place.at("staff").wrong("is too little for everybody who was ill", "absence_hours")
    if not _long(rng, calendar, long, left):
        raise targets.place.at("staff").wrong("is too much for these employees", "absence_hours")
    for person in calendar.staff:
        _holidays(rng, calendar, person)
    calendar.absences.sort(key=lambda one: (one.first, one.employee.number))


def _maternity(rng: Random, calendar: WorkCalendar, staff: Sequence[Employee], wanted: int) -> int:
    mothers = [one for one in staff if one.sex == "V" and 25 <= calendar.year - one.birth.year <= 38]
    if not mothers or wanted < 10 * _MATERNITY_DAYS * TENTHS_A_DAY:
        return 0
    return calendar.miss(rng, mothers[0], _MATERNITY_DAYS, "bevallingsrust").tenths


def _short(rng: Random, calendar: WorkCalendar, person: Employee) -> int:
    """A few short spells of one person; the tenths of hours missed."""
    missed = 0
    for _ in range(1 + rng.randrange(3)):
        if not calendar.free[person]:
            break
        kind = "ziekte" if rng.randrange(12) else "ongeval"
        missed += calendar.miss(rng, person, 1 + rng.randrange(4), kind).tenths
    return missed


def _long(rng: Random, calendar: WorkCalendar, people: Sequence[Employee], tenths: int) -> bool:
    """Let these people miss exactly so many tenths of hours, each one spell; False when they do not work so much."""
    weights = [person.fte * (80 + rng.randrange(40)) for person in people]
    for person, share in zip(people, allot(rng, tenths, weights, 1, 1) if people else [], strict=True):
        days = -(-share * 100 // (TENTHS_A_DAY * person.fte))
        if days > len(calendar.free[person]):
            return False
        absence = calendar.miss(rng, person, days, "ziekte")
        calendar.absences[-1] = absence._replace(tenths=share)
    return True


def _holidays(rng: Random, calendar: WorkCalendar, person: Employee) -> None:
    for _ in range(person.days(calendar.year) // 120):
        if len(calendar.free[person]) > 2 * _MATERNITY_DAYS // 3:
            calendar.miss(rng, person, 3 + rng.randrange(8), "vakantie" if rng.randrange(15) else "andere")


def make_trainings(seed: int, targets: Targets, calendar: WorkCalendar) -> list[Training]:
    """The trainings of the year, on days that are still free; those who work more follow more."""
    rng = stream(seed, calendar.year, "trainings")
    halves = int(targets.staff.training_days * 2)
    weights = [len(calendar.free[person]) * person.fte * (50 + rng.randrange(100)) for person in calendar.staff]
    trainings: list[Training] = []
    for person, share in zip(calendar.staff, allot(rng, halves, weights, 0, 1), strict=True):
        days = shuffled(rng, calendar.free[person])
        left = share
        while left:
            length = min(left, _TRAINING_HALVES[rng.randrange(len(_TRAINING_HALVES))])
            trainings.append(Training(person, days[len(trainings) % len(days)], length))
            left -= length
    return sorted(trainings, key=lambda one: (one.day, one.employee.number))
