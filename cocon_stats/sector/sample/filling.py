"""Spells for the dossiers that no table looks into, until capacity was used as much as the tables of occupancy say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from cocon_stats.sample.chance import shuffled
from cocon_stats.sector.loader import load_sector
from cocon_stats.sector.names import plain
from cocon_stats.sector.sample.capacity import days_wanted
from cocon_stats.sector.sample.dossier import Dossier, Spell, between, day
from cocon_stats.sector.sample.lottery import Lottery
from cocon_stats.sector.sample.targets import CareTargets

_CRISIS_DAYS = (1, 14)
_ROUNDS = 3
"""How many modules a dossier can have all along."""


@dataclass(frozen=True, slots=True)
class _Group:
    """Modules that share capacity: all of them, and those that are directly accessible; None when there are none."""

    label: str
    names: frozenset[str]
    all: Lottery[str]
    direct: Lottery[str] | None


def fill(rng: Random, targets: CareTargets, selected: Sequence[Dossier], others: Sequence[Dossier]) -> None:
    """Give every one of `others` at least one spell, and use capacity exactly as wanted.

    A dossier that was closed in the year must not be selected: it has directly accessible modules only, in an OOOC
    crisis help only. Raises ValueError when the wanted days do not fit in the dossiers.
    """
    filler = _Filler(rng, targets)
    filler.subtract(selected)
    mixed = shuffled(rng, others)
    for number in range(_ROUNDS):
        for dossier in mixed:
            if not filler.run_along(dossier) and number == 0:
                filler.crisis(dossier)
    filler.top_up(mixed)


class _Filler:
    """Keeps the module days that are still wanted, per group and year."""

    def __init__(self, rng: Random, targets: CareTargets) -> None:
        self._rng = rng
        self._targets = targets
        self._years = tuple(range(targets.year - 2, targets.year + 1))
        self._bounds = [(day(year), day(year + 1)) for year in self._years]
        self._groups = _groups(targets)
        wanted = days_wanted(targets.year, targets.code)
        self._wanted = [[wanted.get((group.label, year), 0) for year in self._years] for group in self._groups]
        self._left = [list(days) for days in self._wanted]

    def subtract(self, dossiers: Sequence[Dossier]) -> None:
        """Take off the days of spells that are there already."""
        for dossier in dossiers:
            for spell in dossier.spells:
                for number, group in enumerate(self._groups):
                    if plain(spell.module) in group.names:
                        self._take(number, self._days(spell.start, spell.end))

    def _days(self, start: int, end: int | None) -> list[int]:
        """The days of each year that lie in a period; `end` itself is none of them."""
        return [max(min(end or last, last) - max(start, first), 0) for first, last in self._bounds]

    def _take(self, group: int, days: Sequence[int]) -> None:
        self._left[group] = [left - one for left, one in zip(self._left[group], days, strict=True)]
        if min(self._left[group]) < 0:
            raise ValueError(f"{self._groups[group].label}: more module days than the capacity was used for")

    def _modules(self, group: _Group, dossier: Dossier) -> Lottery[str] | None:
        """The modules of the group that the dossier may have."""
        if dossier.end is None or dossier.end < self._bounds[-1][0]:
            return group.all
        return None if self._targets.code == "oooc" else group.direct

    def run_along(self, dossier: Dossier) -> bool:
        """A spell as long as the dossier, of the group that lacks most; False when it fits in none."""
        days = self._days(dossier.start, dossier.end)
        have = {plain(spell.module) for spell in dossier.spells}
        best, most = -1, 0
        for number, group in enumerate(self._groups):
            room = self._room(number, days)
            if room > most and self._modules(group, dossier) and not group.names & have:
                best, most = number, room
        if best < 0:
            return False
        self._take(best, days)
        self._add(dossier, self._groups[best], dossier.start, dossier.end)
        return True

    def _room(self, group: int, days: Sequence[int]) -> int:
        """How much of what was wanted is still wanted, per thousand, in the year that lacks least; 0 without room."""
        shares = []
        for wanted, left, one in zip(self._wanted[group], self._left[group], days, strict=True):
            if one > left:
                return 0
            if one:
                shares.append(1000 * left // wanted)
        return min(shares, default=0)

    def _add(self, dossier: Dossier, group: _Group, start: int, end: int | None) -> None:
        modules = self._modules(group, dossier)
        if modules is None:
            raise ValueError(f"{group.label}: not for this dossier")
        name = modules.draw(self._rng)
        dossier.spells.append(Spell(name, self._targets.directly_accessible(name), start, end))

    def crisis(self, dossier: Dossier) -> None:
        """A short spell outside all capacity, for a dossier that would have none."""
        name = self._targets.choices.crisis
        last = dossier.end or self._bounds[-1][1]
        end = min(last, dossier.start + between(self._rng, *_CRISIS_DAYS))
        dossier.spells.append(Spell(name, self._targets.directly_accessible(name), dossier.start, end))

    def top_up(self, dossiers: Sequence[Dossier]) -> None:
        """Spells within one year until no day is wanted any more."""
        for number, group in enumerate(self._groups):
            for place in range(len(self._years)):
                for dossier in shuffled(self._rng, dossiers):
                    if not self._left[number][place]:
                        break
                    self._top_up(dossier, number, place)
                if self._left[number][place]:
                    raise ValueError(
                        f"{group.label} {self._years[place]}: no dossier has room for {self._left[number][place]} days"
                    )

    def _top_up(self, dossier: Dossier, number: int, place: int) -> None:
        group, (first, last) = self._groups[number], self._bounds[place]
        start, end = max(dossier.start, first), min(dossier.end or last, last)
        if end <= start or not self._modules(group, dossier):
            return
        if any(plain(one.module) in group.names and self._days(one.start, one.end)[place] for one in dossier.spells):
            return
        days = min(end - start, self._left[number][place])
        self._left[number][place] -= days
        still_runs = dossier.end is None and start + days == self._bounds[-1][1]
        self._add(dossier, group, start, None if still_runs else start + days)


def _groups(targets: CareTargets) -> list[_Group]:
    """The groups of the table of occupancy, with the modules in them, drawn as often as the selection had them."""
    declared = load_sector().of_kind("occupancy_by_year", targets.code)
    often = {plain(name): amount for name, amount in zip(targets.modules, targets.pattern.row_totals, strict=True)}
    groups = []
    for row in declared.rows if declared else ():
        weights = {name: often.get(plain(name), 1) for name in row.names}
        direct = {name: amount for name, amount in weights.items() if targets.directly_accessible(name)}
        groups.append(
            _Group(
                row.label,
                frozenset(plain(name) for name in row.names),
                Lottery(tuple(weights), tuple(weights.values())),
                Lottery(tuple(direct), tuple(direct.values())) if direct else None,
            )
        )
    return groups
