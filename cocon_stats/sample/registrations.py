"""Mediation trajectories (OTB) and the sessions of the groups."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from random import Random
from typing import NamedTuple

from cocon_stats.sample.chance import parts, pick, shuffled, spread, stream
from cocon_stats.sample.days import later, settle, working_days
from cocon_stats.sample.numbering import blocks
from cocon_stats.sample.targets import GroupTargets, OtbTargets, Targets


@dataclass(slots=True, eq=False)
class Trajectory:
    """One mediation trajectory; `number` counts within the year in which it started, as that of a case file does."""

    hulpvorm: str
    start: date
    end: date | None
    results: dict[str, str] = field(default_factory=dict)
    number: int = 0


class Session(NamedTuple):
    """One session of a group."""

    group: str
    day: date
    deelnemers: int
    ex_clienten: int


def make_trajectories(seed: int, year: int, targets: Targets) -> list[Trajectory]:
    """The trajectories that ended in the year, and those that still run."""
    rng = stream(seed, year, "otb")
    otb = targets.otb
    kinds = shuffled(rng, [code for code, count in otb.hulpvorm.items() for _ in range(count)])
    first = date(year, 1, 1)
    found = []
    for kind, end in zip(kinds, spread(rng, otb.ended, 360), strict=True):
        length = 40 + rng.randrange(100)
        start = settle(later(first, end - length), length, year)
        found.append(Trajectory(kind, start, later(start, length)))
    _results(rng, found, otb)
    for _ in range(otb.running):
        start = settle(date(year, 7 + rng.randrange(5), 1 + rng.randrange(28)), 0, year)
        found.append(Trajectory(pick(rng, otb.hulpvorm), start, None))
    found.sort(key=lambda one: one.start)
    counted: Counter[int] = Counter()
    for one in found:
        counted[one.start.year] += 1
        one.number = blocks(targets).trajectories * (year - one.start.year) + counted[one.start.year]
    return found


def trajectories_before(year: int, own: Sequence[Trajectory], following: Sequence[Trajectory]) -> list[Trajectory]:
    """Those of the year that ended in it, and those of the `following` year that already ran on 31 December."""
    last = date(year, 12, 31)
    taken = [replace(one, end=None, results={}) for one in following if one.start <= last]
    return [*(one for one in own if one.end is not None), *taken]


def _results(rng: Random, trajectories: list[Trajectory], targets: OtbTargets) -> None:
    """Results go together: most trajectories with one result have the others too."""
    order = shuffled(rng, trajectories)
    for name, counts in targets.results.items():
        answers = [code for code in ("ja", "nee") for _ in range(counts.get(code, 0))]
        for one, answer in zip(order, answers, strict=False):
            one.results[name] = answer
        order = [*order[1:3], order[0], *order[3:]] if len(order) > 3 else order


def make_sessions(seed: int, year: int, targets: Targets) -> list[Session]:
    """The sessions of every group, evenly over the year, on different days."""
    return [session for name, one in targets.groepen.items() for session in _sessions(seed, year, name, one)]


def _sessions(seed: int, year: int, name: str, targets: GroupTargets) -> list[Session]:
    rng = stream(seed, year, "groepen", name)
    days = working_days(date(year, 1, 8), date(year, 12, 20))
    places = spread(rng, targets.sessions, len(days))
    present = _people(rng, targets.deelnemers, targets.sessions)
    former = _people(rng, targets.ex_clienten, targets.sessions)
    return [Session(name, days[place], *two) for place, *two in zip(places, present, former, strict=True)]


def _people(rng: Random, total: int, sessions: int) -> list[int]:
    usual = total // max(sessions, 1)
    return parts(rng, total, [(usual // 2, usual + usual // 2 + 1)] * sessions)
