"""Spells of foster care for the dossiers that no table looks into, until every stock of the three years comes out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

from cocon_stats.sample.chance import shuffled
from cocon_stats.sector.loader import load_sector
from cocon_stats.sector.names import plain
from cocon_stats.sector.published import load_published
from cocon_stats.sector.sample.dossier import Dossier, Spell, between, day
from cocon_stats.sector.sample.lottery import Lottery
from cocon_stats.sector.sample.others import course
from cocon_stats.sector.sample.targets import CareTargets

_CRISIS_DAYS = (1, 14)
_RTJ_FORM = 0
"""Supporting foster care is directly accessible."""


def fill_forms(rng: Random, targets: CareTargets, selected: Sequence[Dossier], others: Sequence[Dossier]) -> None:
    """Give every one of `others` its spells; afterwards the stocks on 31 December of three years are as printed.

    `others` also takes in dossiers of earlier years, whose dates are set here. Raises ValueError when a stock cannot
    be reached.
    """
    filler = _Filler(rng, targets, selected)
    courses: dict[str, list[Dossier]] = {"both": [], "closed": [], "begun": [], "runs": []}
    for one in shuffled(rng, [one for one in others if one.end is None or one.end >= day(targets.year)]):
        courses[course(one, targets.year)].append(one)
    for one in courses["both"]:
        filler.crisis(one)
    for one in courses["closed"]:
        filler.situation(one, _RTJ_FORM, direct=True)
    waiting = filler.run_on(courses["runs"])
    filler.begin(courses["begun"], waiting)
    filler.earlier([one for one in others if one.end is not None and one.end < day(targets.year)])


class _Filler:
    """Keeps the situations that are still wanted, per form, on the last day of each year."""

    def __init__(self, rng: Random, targets: CareTargets, selected: Sequence[Dossier]) -> None:
        self._rng = rng
        self._targets = targets
        declared = load_sector().of_kind("stock_forms_by_year", targets.code)
        rows = declared.rows if declared else ()
        often = {plain(name): amount for name, amount in zip(targets.modules, targets.pattern.row_totals, strict=True)}
        self._names = [frozenset(plain(name) for name in row.names) for row in rows]
        self._guidance = [row.names[0] for row in rows]
        self._residence = [Lottery(row.names[1:], [often[plain(name)] for name in row.names[1:]]) for row in rows]
        printed = load_published(targets.year)[f"{targets.code}_forms_by_year"].rows
        self._days = [day(targets.year - 1) - 1, day(targets.year) - 1, day(targets.year + 1) - 1]
        self._left = [[int(values[2 * number] or 0) for number in range(3)] for _, values in printed[: len(rows)]]
        for dossier in selected:
            self._subtract(dossier)

    def _subtract(self, dossier: Dossier) -> None:
        for place, last in enumerate(self._days):
            for form in self._forms_on(dossier, last):
                self._left[form][place] -= 1

    def _forms_on(self, dossier: Dossier, then: int) -> Iterator[int]:
        running = {
            plain(one.module) for one in dossier.spells if one.start <= then and (one.end is None or one.end > then)
        }
        return (form for form, names in enumerate(self._names) if running & names)

    def crisis(self, dossier: Dossier) -> None:
        """A short spell of crisis guidance at the start, never over the end of a year."""
        self._add(dossier, self._targets.choices.crisis, between(self._rng, *_CRISIS_DAYS), True)

    def _add(self, dossier: Dossier, module: str, days: int, direct: bool) -> None:
        last = dossier.end if dossier.end is not None else self._days[-1]
        dossier.spells.append(Spell(module, direct, dossier.start, min(dossier.start + days, last)))

    def situation(
        self, dossier: Dossier, form: int, direct: bool = False, start: int | None = None, end: int | None = None
    ) -> None:
        """Guidance and residence of one form, all along or from `start` until `end`; off the stocks they are in."""
        first = dossier.start if start is None else start
        last = dossier.end if end is None else end
        for module in (self._guidance[form], self._residence[form].draw(self._rng)):
            access = direct or self._targets.directly_accessible(module)
            dossier.spells.append(Spell(module, access, first, last))
        for place, then in enumerate(self._days):
            if first <= then and (last is None or last > then):
                self._left[form][place] -= 1

    def run_on(self, running: Sequence[Dossier]) -> Sequence[Dossier]:
        """Give the dossiers that ran all year a form, as many as the stock of the year before still wants.

        What those dossiers cannot fill are second situations of supporting foster care, which ended in the year. The
        first day of a dossier is set so that enough of them began in the year before. Returned are the dossiers that
        the stock had no place for: they had other help and still wait for a foster family.
        """
        wanted = [left[1] for left in self._left]
        second = max(sum(wanted) - len(running), 0)
        wanted[_RTJ_FORM] -= second
        if min(wanted) < 0:
            raise ValueError(f"{self._targets.code}: more situations than the stock of {self._targets.year - 1}")
        groups, waiting = self._by_form(running, wanted)
        for form, group in enumerate(groups):
            self._set_starts(form, group, second)
            for dossier in group:
                self.situation(dossier, form)
        for dossier in waiting:
            self._add(dossier, self._targets.choices.beside, 100, True)
        for dossier in groups[1][:second]:
            self.situation(dossier, _RTJ_FORM, end=self._days[1] + between(self._rng, 10, 300))
        return waiting

    def _by_form(
        self, dossiers: Sequence[Dossier], wanted: Sequence[int]
    ) -> tuple[list[list[Dossier]], Sequence[Dossier]]:
        groups, place = [], 0
        for amount in wanted:
            groups.append(list(dossiers[place : place + amount]))
            place += amount
        return groups, dossiers[place:]

    def _set_starts(self, form: int, group: Sequence[Dossier], second: int) -> None:
        """Let a share of the group begin in the last year before, and more where the stock before that is too small."""
        before = self._left[form][0]
        fresh = max(len(group) * self._targets.choices.begun_last_year // 100, len(group) - before + second)
        for number, dossier in enumerate(group):
            if number < fresh:
                dossier.start = between(self._rng, self._days[0] + 2, self._days[1] - 2)
            elif dossier.start > self._days[0]:
                dossier.start = self._days[0] - between(self._rng, 3, 2000)

    def begin(self, begun: Sequence[Dossier], waiting: Sequence[Dossier]) -> None:
        """The rest of the stock of the year: dossiers that began in it, then those that waited; others had crisis
        help.
        """
        wanted = [left[2] for left in self._left]
        pool = [*begun, *waiting]
        if min(wanted) < 0 or sum(wanted) > len(pool):
            raise ValueError(f"{self._targets.code}: the stock of {self._targets.year} cannot be reached: {wanted}")
        groups, rest = self._by_form(pool, wanted)
        for form, group in enumerate(groups):
            for dossier in group:
                late = self._days[1] + between(self._rng, 3, 340)
                self.situation(dossier, form, start=dossier.start if dossier.start > self._days[1] else late)
        for dossier in rest:
            if not dossier.spells:
                self.crisis(dossier)

    def earlier(self, closed: Sequence[Dossier]) -> None:
        """The dossiers of the year before: the rest of the stock of the year before that; others have crisis help."""
        wanted = [left[0] for left in self._left]
        if min(wanted) < 0 or sum(wanted) > len(closed):
            raise ValueError(f"{self._targets.code}: the stock of {self._targets.year - 2} cannot be reached: {wanted}")
        groups, rest = self._by_form(closed, wanted)
        for form, group in enumerate(groups):
            for dossier in group:
                dossier.start = min(dossier.start, self._days[0] - between(self._rng, 3, 900))
                self.situation(dossier, form)
        for dossier in rest:
            dossier.start = max(dossier.start, self._days[0] + 2)
            self.crisis(dossier)
