"""The employees of a year: as many of each kind as the targets say, with a full-time equivalent that comes out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from random import Random

from cocon_stats.sample.chance import parts, shuffled, stream
from cocon_stats.sample.days import born, completed_years, later, working_days
from cocon_stats.sample.numbering import blocks
from cocon_stats.sample.targets import Counts, Targets

_FULL = 100
_REDUCTIONS = (20, 50, 20, 10, 40, 25, 20)
_FIRST_JOB = 21
_LONGEST_SERVICE = 32


@dataclass(slots=True, eq=False)
class Employee:
    """One employee. `fte` is in hundredths; `left` the last day of employment, with its `reason`."""

    sex: str
    birth: date
    hired: date
    education: str
    fte: int = _FULL
    left: date | None = None
    reason: str = ""
    number: int = 0

    def employed(self, year: int) -> tuple[date, date]:
        """First and last day of employment within the year."""
        return max(self.hired, date(year, 1, 1)), min(self.left or date(year, 12, 31), date(year, 12, 31))

    def days(self, year: int) -> int:
        """Days of employment in the year, the last day included."""
        first, last = self.employed(year)
        return max((last - first).days + 1, 0)


def make_staff(seed: int, year: int, targets: Targets) -> list[Employee]:
    """Everybody employed on at least one day of `year`. Raises TargetsError when the counts cannot be reached."""
    rng = stream(seed, year, "staff")
    people = _employed(rng, year, targets)
    leavers = _leavers(rng, year, targets.staff.leavers)
    _reach_fte(rng, year, targets, people, leavers)
    for number, person in enumerate(sorted([*people, *leavers], key=lambda one: (one.hired, one.birth)), 1):
        person.number = number
    return [*people, *leavers]


def staff_before(seed: int, year: int, targets: Targets, following: Sequence[Employee]) -> list[Employee]:
    """Everybody employed in `year`, when `following` are those of the next year: they, and those who left before."""
    last = date(year, 12, 31)
    people = [replace(person, left=None, reason="") for person in following if person.hired <= last]
    leavers = _leavers(stream(seed, year, "staff"), year, targets.staff.leavers)
    for number, person in enumerate(leavers, 1):
        person.number = blocks(targets).staff + number
    return [*people, *leavers]


def _employed(rng: Random, year: int, targets: Targets) -> list[Employee]:
    staff, last = targets.staff, date(year, 12, 31)
    ages = sorted(parts(rng, staff.age_total, [band for band, count in staff.age.items() for _ in range(count)]))
    new = set(rng.sample(range(min(len(ages), 2 * staff.hired)), staff.hired))
    bounds = [(0, 0) if place in new else (1, _most(age)) for place, age in enumerate(ages)]
    try:
        seniority = parts(rng, staff.seniority_total, bounds)
    except ValueError as error:
        raise targets.place.at("staff").wrong(str(error), "seniority_total") from error
    sexes = _dealt(rng, staff.geslacht, len(ages))
    education = _dealt(rng, staff.opleidingsniveau, len(ages))
    people = [
        Employee(sex, born(rng, age, last), _first_of_month(born(rng, years, last), last), level)
        for age, years, sex, level in zip(ages, seniority, sexes, education, strict=True)
    ]
    for place in sorted(new):
        people[place].hired = date(year, 2 + rng.randrange(8), 1)
    return people


def _most(age: int) -> int:
    return max(1, min(age - _FIRST_JOB, _LONGEST_SERVICE))


def _dealt(rng: Random, counts: Counts, size: int) -> list[str]:
    known = [code for code, count in counts.items() for _ in range(count)]
    return shuffled(rng, [*known, *([""] * (size - len(known)))])


def _first_of_month(day: date, last: date) -> date:
    first = day.replace(day=1)
    return first if completed_years(first, last) == completed_years(day, last) else day


def _leavers(rng: Random, year: int, reasons: Counts) -> list[Employee]:
    """Those who left in the year; a contract that ends does so on its last day."""
    people = []
    for reason in (reason for reason, count in reasons.items() for _ in range(count)):
        left = later(date(year, 2 + rng.randrange(11), 1), -1)
        if reason == "einde_contract":
            left = date(year, 12, 31)
        age = 60 if reason == "pensioen" else 24 + rng.randrange(30)
        hired = later(date(year - rng.randrange(1, 8 if age > 30 else 3), 1 + rng.randrange(12), 1), 0)
        sex = "V" if rng.randrange(3) else "M"
        education = "bachelor" if rng.randrange(3) else "master"
        people.append(Employee(sex, born(rng, age, left), hired, education, left=left, reason=reason))
    return people


def _reach_fte(rng: Random, year: int, targets: Targets, people: list[Employee], leavers: list[Employee]) -> None:
    """Let people work part-time until the mean over the days of the year is that of the targets."""
    whole = (date(year, 12, 31) - date(year, 1, 1)).days + 1
    wanted = int(targets.staff.fte * _FULL * whole)
    over = sum(_FULL * person.days(year) for person in [*people, *leavers]) - wanted
    if over < 0:
        raise targets.place.at("staff").wrong("is more than everybody employed full-time", "fte")
    steady = [person for person in people if person.days(year) == whole]
    for number, person in enumerate(shuffled(rng, steady)):
        reduction = _REDUCTIONS[number % len(_REDUCTIONS)]
        if reduction * whole > over:
            reduction = next((one for one in (25, 20, 10) if one * whole <= over), 0)
        person.fte -= reduction
        over -= reduction * whole
    late = next((person for person in people if person not in steady), None)
    if late is not None and over < _FULL * (date(year, 12, 31) - late.hired).days:
        late.hired = working_days(later(late.hired, over // _FULL), date(year, 12, 31))[0]
    elif over >= _FULL * whole // 20:
        raise targets.place.at("staff").wrong("is too little for these employees", "fte")
