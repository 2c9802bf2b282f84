"""The dossiers that only the counts of started, closed and all dossiers know, and those of earlier years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Literal

from cocon_stats.sample.chance import shuffled
from cocon_stats.sector.sample.answers import AnyAnswers
from cocon_stats.sector.sample.dossier import Dossier, between, day, years_before
from cocon_stats.sector.sample.lottery import Lottery
from cocon_stats.sector.sample.people import AGE_RANGES
from cocon_stats.sector.sample.targets import CareTargets

Course = Literal["both", "closed", "begun", "runs"]
"""In the year begun and closed, only closed, only begun, neither (it ran all year)."""

_SPARE_DAYS = 15


@dataclass(frozen=True, slots=True)
class Plan:
    """How many dossiers of each course there are to make, and how many pairs of courses share a person."""

    courses: dict[Course, int]
    pairs: dict[tuple[Course, Course], int]


def course(dossier: Dossier, year: int) -> Course:
    """The course of a dossier that was open in the year."""
    begun = dossier.start >= day(year)
    if dossier.end is None:
        return "begun" if begun else "runs"
    return "both" if begun else "closed"


def plan(targets: CareTargets, selected: Sequence[Dossier]) -> Plan:
    """The dossiers and persons that are missing once the selected ones are there.

    A person with two dossiers counts once less in every period that holds both: two of course *both* in all three
    periods, *both* and *begun* among the started, *closed* and *both* among the closed, *closed* and *begun* in none
    but all.
    """
    (started, new), (closed, gone), (every, everybody) = targets.periods
    both = targets.choices.begun_and_closed
    wanted: dict[Course, int] = {"both": both, "closed": closed - both, "begun": started - both}
    wanted["runs"] = every - sum(wanted.values())
    have = [course(one, targets.year) for one in selected]
    left = {name: amount - have.count(name) for name, amount in wanted.items()}
    in_all, in_closed = _shared(targets, selected)
    again_started, again_closed, again = started - new, closed - gone, every - everybody
    thrice = max(in_all, again_started + again_closed - again)
    pairs: dict[tuple[Course, Course], int] = {
        ("both", "both"): thrice - in_all,
        ("both", "begun"): again_started - thrice,
        ("closed", "both"): again_closed - thrice - in_closed,
        ("closed", "begun"): again - again_started - again_closed + thrice,
    }
    if min(*left.values(), *pairs.values()) < 0:
        raise ValueError(f"{targets.code}: the counts do not fit together: {left}, {pairs}")
    return Plan(left, pairs)


def _shared(targets: CareTargets, selected: Sequence[Dossier]) -> tuple[int, int]:
    """Of the persons with two selected dossiers: how many began both in the year, and how many did not."""
    by_person: dict[int, list[Dossier]] = {}
    for one in selected:
        by_person.setdefault(one.person, []).append(one)
    twice = [pair for pair in by_person.values() if len(pair) == 2]
    in_all = sum(all(course(one, targets.year) == "both" for one in pair) for pair in twice)
    return in_all, len(twice) - in_all


def make_others(rng: Random, targets: CareTargets, selected: Sequence[Dossier]) -> list[Dossier]:
    """The other dossiers of the year with persons, dates, birth dates and answers; without spells."""
    planned = plan(targets, selected)
    maker = _Maker(rng, targets, selected, planned)
    maker.pair_up()
    maker.finish()
    return maker.made


class _Maker:
    """Makes dossiers by course; those of one person one after the other where the year has room for it."""

    def __init__(self, rng: Random, targets: CareTargets, selected: Sequence[Dossier], planned: Plan) -> None:
        self._rng = rng
        self._targets = targets
        self._left = dict(planned.courses)
        self._pairs = planned.pairs
        self._next = 1 + max(one.person for one in selected)
        once = _once([one.person for one in selected])
        self._single = {
            name: [one for one in shuffled(rng, selected) if one.person in once and course(one, targets.year) == name]
            for name in ("both", "closed")
        }
        ages = targets.ages
        known = [
            (AGE_RANGES[label], amount)
            for label, amount in zip(ages.labels, ages.by_age, strict=True)
            if label in AGE_RANGES
        ]
        self._ages = Lottery([one for one, _ in known], [amount for _, amount in known])
        self._regions = Lottery(range(len(ages.by_region)), ages.by_region)
        self._before = Lottery(targets.choices.begun_before, [one[0] for one in targets.choices.begun_before])
        self._answers = AnyAnswers(targets)
        self.made: list[Dossier] = []

    def pair_up(self) -> None:
        """Make the pairs. One of two may be a selected dossier, as long as not all new ones are needed for that."""
        for (first, second), amount in self._pairs.items():
            for number in range(amount):
                self._pair(first, second, number)

    def _pair(self, first: Course, second: Course, number: int) -> None:
        short = self._left[first] + self._left[second] < 2 or not self._left[first]
        partners = self._single.get(first, [])
        if partners and (short or number % 3 == 0):
            earlier = partners.pop()
            self._make(second, earlier.person, earlier.born, after=earlier.end)
            return
        earlier = self._make(first, self._new_person(), None, early=True)
        partners = self._single.get(second, [])
        if not self._left[second] and partners:
            later = partners.pop()
            earlier.person, earlier.born = later.person, later.born
            return
        self._make(second, earlier.person, earlier.born, after=earlier.end)

    def finish(self) -> None:
        """Make the dossiers of persons with one only, and those of earlier years."""
        for name in self._left:
            while self._left[name]:
                self._make(name, self._new_person(), None)
        for year, amount, low, high in self._targets.choices.closed_earlier:
            for _ in range(amount):
                end = between(self._rng, day(year, 1, 2), day(year, 12, 30))
                self._add(Dossier(self._new_person(), 0, end - between(self._rng, low, high), end), None)

    def _new_person(self) -> int:
        self._next += 1
        return self._next - 1

    def _make(
        self, name: Course, person: int, born: int | None, after: int | None = None, early: bool = False
    ) -> Dossier:
        self._left[name] -= 1
        start, end = self._dates(name, after, early)
        return self._add(Dossier(person, 0, start, end), born)

    def _add(self, dossier: Dossier, born: int | None) -> Dossier:
        dossier.region = self._regions.draw(self._rng)
        dossier.born = born if born is not None else self._birthday(dossier.start)
        self._answers.give(self._rng, dossier)
        self.made.append(dossier)
        return dossier

    def _birthday(self, start: int) -> int:
        low, high = self._ages.draw(self._rng)
        return between(self._rng, years_before(start, high + 1) + 2, years_before(start, low))

    def _dates(self, name: Course, after: int | None, early: bool) -> tuple[int, int | None]:
        """First and last day; begun `after` that day when there is room, or ended `early` to leave room."""
        year, choices, rng = self._targets.year, self._targets.choices, self._rng
        first, last = day(year, 1, 2), day(year, 12, 30)
        if early:
            last = day(year, 9, 30)
        if name in ("closed", "runs"):
            _, low, high = self._before.draw(rng)
            closed = between(rng, *(day(year) + one - 1 for one in choices.closed_on))
            return day(year) - between(rng, low, high), closed if name == "closed" else None
        begin = after if after is not None and first <= after <= last - _SPARE_DAYS else first
        if name == "begun":
            low, high = day(year) + choices.begun_after[0] - 1, day(year) + choices.begun_after[1] - 1
            return between(rng, max(begin, low), max(begin, high)), None
        shortest, longest = choices.short_days
        days = between(rng, min(shortest, last - begin), min(longest, last - begin))
        start = between(rng, begin, last - days)
        return start, start + days


def _once(persons: Sequence[int]) -> set[int]:
    seen: set[int] = set()
    again: set[int] = set()
    for one in persons:
        (again if one in seen else seen).add(one)
    return seen - again
