"""The selected dossiers of one system: closed in the year, counted in nearly all of its tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from cocon_stats.sample.chance import noise, parts, shuffled
from cocon_stats.sector.classes import DOSSIER_BANDS, MODULE_BANDS
from cocon_stats.sector.sample.answers import deal_answers
from cocon_stats.sector.sample.dossier import Dossier, Spell, between, day, leaning_high
from cocon_stats.sector.sample.people import birth, deal_cells
from cocon_stats.sector.sample.targets import CareTargets
from cocon_stats.sector.sample.weave import Slot, WeaveError, weave

_APART = 1400
"""Two dossiers of one person begin less than this apart, so that one birthday fits both."""


_BETWEEN = 3


@dataclass(slots=True)
class _Unit:
    """A dossier to be: its person, their slots in it, its length."""

    person: int
    slots: tuple[Slot, ...]
    alone: bool
    band: int = 0
    days: int = 0

    @property
    def shortest(self) -> int:
        """The days it takes for all spells: those of one module come after each other."""
        lows = [MODULE_BANDS.lowest[slot.band] for slot in self.slots]
        twice = len(self.slots) == 2 and set(self.slots[0].modules) & set(self.slots[1].modules)
        return sum(lows) if twice else max(lows)


def make_selected(rng: Random, targets: CareTargets) -> list[Dossier]:
    """The dossiers with dates, birth dates, spells and answers; persons are numbered from 0."""
    people = weave(rng, targets.pattern)
    units = _units(rng, targets, people)
    _give_lengths(rng, targets, units)
    dossiers = _dated(rng, targets, units)
    for dossier, unit in zip(dossiers, units, strict=True):
        dossier.spells = _spells(rng, targets, dossier, unit)
    deal_answers(rng, targets, dossiers)
    return dossiers


def _units(rng: Random, targets: CareTargets, people: Sequence[tuple[Slot, ...]]) -> list[_Unit]:
    """One dossier per person; for as many as there are dossiers more, the shorter slot becomes a dossier of its own."""
    selecting = set(targets.pattern.selecting.nonzero()[0].tolist())

    def splits(slots: tuple[Slot, ...]) -> bool:
        return len(slots) == 2 and slots[1].band < 2 and all(selecting & set(one.modules) for one in slots)

    able = [number for number, slots in enumerate(people) if splits(slots)]
    wanted = targets.dossiers - len(people)
    if len(able) < wanted:
        raise WeaveError(f"{wanted} persons should have two dossiers, {len(able)} can")
    split = set(shuffled(rng, able)[:wanted])
    units = [_Unit(number, slots, True) for number, slots in enumerate(people) if number not in split]
    return units + [_Unit(number, (slot,), False) for number in sorted(split) for slot in people[number]]


def _give_lengths(rng: Random, targets: CareTargets, units: list[_Unit]) -> None:
    """The longest needs get the longest classes; then days within each class with the mean that is asked."""
    classes = [band for band, amount in enumerate(targets.bands) for _ in range(amount)][::-1]
    units.sort(key=lambda one: (-int(_class(one.shortest)), noise(rng)))
    bounds = []
    for unit, band in zip(units, classes, strict=True):
        unit.band = band
        top = targets.choices.longest_days if unit.alone else _APART
        high = DOSSIER_BANDS.lowest[band + 1] - 1 if band + 1 < len(DOSSIER_BANDS.lowest) else top
        bounds.append((max(DOSSIER_BANDS.lowest[band], unit.shortest), min(high, max(top, DOSSIER_BANDS.lowest[band]))))
    for unit, days in zip(units, parts(rng, targets.choices.mean_days * len(units), bounds), strict=True):
        unit.days = days


def _class(days: int) -> int:
    return max(number for number, low in enumerate(DOSSIER_BANDS.lowest) if low <= days)


def _dated(rng: Random, targets: CareTargets, units: list[_Unit]) -> list[Dossier]:
    """The dossiers, in the order of `units` as it is left: by person."""
    units.sort(key=lambda one: (not one.alone, one.person))
    ends = _ends(rng, targets, units)
    dossiers = [Dossier(unit.person, 0, end - unit.days, end) for unit, end in zip(units, ends, strict=True)]
    alone = [one for one, unit in zip(dossiers, units, strict=True) if unit.alone]
    others = dossiers[len(alone) :]
    twice = [sorted(others[at : at + 2], key=lambda one: one.start) for at in range(0, len(others), 2)]
    singles, doubles = deal_cells(rng, targets.ages, len(twice))
    labels = targets.ages.labels
    by_age = sorted(singles, key=lambda cell: cell[0] * 500 + noise(rng))
    by_length = sorted(alone, key=lambda one: (one.end or 0) - one.start, reverse=True)
    for dossier, (row, column) in zip(by_length, by_age, strict=True):
        dossier.region = column
        dossier.born = birth(rng, [(labels[row], dossier.start)])
    for pair, cells in zip(twice, doubles, strict=True):
        _set_apart(pair, targets.year)
        born = birth(rng, [(labels[row], one.start) for one, (row, _) in zip(pair, cells, strict=True)])
        for dossier, (_, column) in zip(pair, cells, strict=True):
            dossier.region, dossier.born = column, born
    return dossiers


def _set_apart(pair: Sequence[Dossier], year: int) -> None:
    """Let two dossiers of one person begin some days apart, so that a birthday can lie between them."""
    earlier, later = pair
    if later.start - earlier.start >= _BETWEEN:
        return
    moved, days = earlier, -_BETWEEN
    if (earlier.end or 0) + days <= day(year):
        moved, days = later, _BETWEEN
    moved.start, moved.end = moved.start + days, (moved.end or 0) + days


def _ends(rng: Random, targets: CareTargets, units: Sequence[_Unit]) -> list[int]:
    """The last day of each dossier; where too many would have begun before the year some end later."""
    new_year, last = day(targets.year), day(targets.year, 12, 30)
    ends = [between(rng, new_year + 1, last) for _ in units]
    early = [number for number, unit in enumerate(units) if ends[number] - unit.days < new_year]
    able = [number for number in early if new_year + units[number].days <= last]
    surplus = len(early) - (targets.choices.begun_earlier if targets.choices.begun_earlier is not None else len(early))
    for number in shuffled(rng, able)[: max(surplus, 0)]:
        ends[number] = between(rng, new_year + max(units[number].days, 1), last)
    return ends


def _spells(rng: Random, targets: CareTargets, dossier: Dossier, unit: _Unit) -> list[Spell]:
    bands: dict[int, list[int]] = {}
    for slot in unit.slots:
        for module in slot.modules:
            bands.setdefault(module, []).append(slot.band)
    result = []
    for module, lengths in sorted(bands.items()):
        for start, end in _placed(rng, dossier, shuffled(rng, lengths)):
            name = targets.modules[module]
            result.append(Spell(name, targets.directly_accessible(name), start, end))
    return result


def _placed(rng: Random, dossier: Dossier, bands: Sequence[int]) -> list[tuple[int, int]]:
    """Where the spells of one module lie in the dossier, after each other."""
    end = dossier.end or 0
    room = end - dossier.start
    days: list[int] = []
    for number, band in enumerate(bands):
        still = sum(MODULE_BANDS.lowest[one] for one in bands[number + 1 :])
        low = MODULE_BANDS.lowest[band]
        top = MODULE_BANDS.lowest[band + 1] - 1 if band + 1 < len(MODULE_BANDS.lowest) else room
        days.append(leaning_high(rng, low, min(top, room - sum(days) - still)))
    free = room - sum(days)
    gap = rng.choice((0, free, between(rng, 0, free)))
    start = dossier.start + gap
    placed = []
    for one in days:
        placed.append((start, start + one))
        start += one
    return placed
