"""From records and a definition to an exact figure.

Numerator, base and the number unknown are kept with every figure; nothing is rounded before `finish`. The rules are
those of the contract, "Counting rules". Figures are worked out in the order in which they need each other: those
over rows first, then totals and ratios to another figure.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

from cocon_stats.bases import Population
from cocon_stats.calendar import days_in
from cocon_stats.catalogue import Catalogue, Definition, Measure
from cocon_stats.conditions import Condition
from cocon_stats.dataset import Dataset
from cocon_stats.errors import WrongUsage
from cocon_stats.exports.table import Column, Mask
from cocon_stats.figures import Spread
from cocon_stats.records import AbsentFileError, Rows, Selection, true_for_all
from cocon_stats.spread import of_mean, of_ratio


@dataclass(frozen=True, slots=True)
class Counted:
    """What counting gave: value = factor × numerator / denominator; a denominator of None is a plain number.

    A mean, and a ratio of two columns of the same rows, has a spread. `lacking` are the sources, of several, whose file
    is absent; for a total the last words of the figures that are unknown.
    """

    numerator: Fraction | None
    denominator: Fraction | None
    unknown: int
    value: Fraction | None
    spread: Spread | None = None
    lacking: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Cases:
    """The rows behind a figure in one of its sources: the base, those counted, and those that could not be judged."""

    base: Mask
    counted: Mask
    unknown: Mask


class Measurer:
    """Works out the figures of one year; `selection` keeps each population so that it is made once."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self._selections: dict[tuple[str, tuple[Condition, ...]], Population] = {}

    def selection(self, source: str, select: tuple[Condition, ...]) -> Population:
        """The rows of `source` for which all of `select` hold."""
        key = (source, select)
        if key not in self._selections:
            self._selections[key] = Population(self.dataset.records(source), select)
        return self._selections[key]

    def measure(self, definition: Definition, done: Mapping[str, Counted | None]) -> Counted | None:
        """The figure, or None when a file on which it rests is absent; `done` are the figures worked out before."""
        if definition.measure == "total":
            return _total(definition, done)
        sources = definition.sources
        if len(sources) > 1:  # sums over modalities go over the files that are there
            sources = tuple(one for one in sources if self.dataset.has(one))
        try:
            parts = [self._over(definition, source, done) for source in sources]
        except AbsentFileError:
            return None
        except WrongUsage as error:
            raise WrongUsage(f"Catalogus {definition.place}: {definition.id}: {error}") from None
        lacking = tuple(one for one in definition.sources if one not in sources)
        if not parts:
            return None
        added = _added(definition, parts)
        return replace(added, lacking=lacking) if lacking else added

    def _over(self, definition: Definition, source: str, done: Mapping[str, Counted | None]) -> Counted:
        rows = self.selection(source, definition.select)
        if definition.measure == "ratio":
            return self._ratio(definition, rows, done)
        if definition.measure == "sum":
            return self._sum(definition, rows)
        return _BY_ROWS[definition.measure](definition, rows)

    def _sum(self, definition: Definition, rows: Rows) -> Counted:
        chosen = true_for_all((*definition.base, *definition.where), rows)
        column = rows.column(_needed(definition))
        known = chosen & column.known()
        unknown = _number(chosen & ~known)
        if unknown and not known.any():
            return Counted(None, None, unknown, None)
        total = total_of(column, known)
        if definition.divide == 1:
            return Counted(total, None, unknown, total)
        days = definition.divide if isinstance(definition.divide, int) else days_in(self.dataset.year)
        return Counted(total, Fraction(days), unknown, total / days)

    def _ratio(self, definition: Definition, rows: Rows, done: Mapping[str, Counted | None]) -> Counted:
        chosen = true_for_all((*definition.base, *definition.where), rows)
        column = rows.column(_needed(definition))
        known = chosen & column.known()
        below = self._below(definition, rows, chosen, done)
        factor = 100 if definition.unit == "percent" else 1
        total = total_of(column, known)
        value = factor * total / below if below else None
        return Counted(total, below, _number(chosen & ~known), value, _ratio_spread(definition, rows, chosen))

    def _below(self, definition: Definition, rows: Rows, chosen: Mask, done: Mapping[str, Counted | None]) -> Fraction:
        per = definition.per
        assert per is not None, f"{definition.id}: a ratio needs per"
        if per.figure:
            figure = done.get(per.figure)
            if figure is None:
                raise AbsentFileError(per.figure)
            return figure.value or Fraction(0)
        if per.source:
            rows = self.selection(per.source, per.select or ())
            chosen = np.ones(rows.rows, dtype=bool)
        assert per.column is not None, f"{definition.id}: per needs a column or a figure"
        column = rows.column(per.column)
        return total_of(column, chosen & column.known()) / per.divide

    def cases(self, definition: Definition, source: str) -> tuple[Selection, Cases]:
        """The rows behind a figure in one source, to trace a printed number back to its case files."""
        rows = self.selection(source, definition.select)
        base = rows.base(definition)
        return rows, Cases(base.rows, true_for_all(definition.where, rows) & base.rows, base.unknown)


def _needed(definition: Definition) -> str:
    assert definition.column is not None, f"{definition.id}: {definition.measure} needs a column"
    return definition.column


def total_of(column: Column, rows: Mask) -> Fraction:
    """The exact sum of a number column over these rows."""
    return Fraction(int(column.data[rows].sum(dtype=np.int64)), column.scale)


def _number(rows: Mask) -> int:
    return int(np.count_nonzero(rows))


def _share(definition: Definition, rows: Population) -> Counted:
    base = rows.base(definition)
    counted = _number(true_for_all(definition.where, rows) & base.rows)
    value = Fraction(100 * counted, base.number) if base.number else None
    return Counted(Fraction(counted), Fraction(base.number), base.number_unknown, value)


def _count(definition: Definition, rows: Population) -> Counted:
    base = rows.base(definition)
    counted = Fraction(_number(true_for_all(definition.where, rows) & base.rows))
    population = Fraction(_number(true_for_all(definition.base, rows))) if definition.with_base else None
    return Counted(counted, population, base.number_unknown, counted)


def _mean(definition: Definition, rows: Population) -> Counted:
    base = rows.base(definition)
    assert isinstance(definition.divide, int)
    column = rows.column(_needed(definition))
    total = total_of(column, base.rows) / definition.divide
    mean = total / base.number if base.number else None
    spread = of_mean(column, base.rows, definition.divide)
    return Counted(total, Fraction(base.number), base.number_unknown, mean, spread)


def _ratio_spread(definition: Definition, rows: Rows, chosen: Mask) -> Spread | None:
    """Only where both sums go over the same rows, and not for percentages: those are no ratio of two case columns."""
    per = definition.per
    if per is None or per.column is None or per.source or definition.unit == "percent":
        return None
    return of_ratio(rows.column(_needed(definition)), rows.column(per.column), chosen, per.divide)


def _median(definition: Definition, rows: Population) -> Counted:
    base = rows.base(definition)
    assert isinstance(definition.divide, int)
    column = rows.column(_needed(definition))
    values = np.sort(column.data[base.rows])
    number, unknown = base.number, base.number_unknown
    if not number:
        return Counted(None, Fraction(0), unknown, None)
    middle = Fraction(int(values[(number - 1) // 2]) + int(values[number // 2]), 2)
    return Counted(None, Fraction(number), unknown, middle / column.scale / definition.divide)


_BY_ROWS: dict[Measure, Callable[[Definition, Population], Counted]] = {
    "share": _share,
    "count": _count,
    "mean": _mean,
    "median": _median,
}


def _total(definition: Definition, done: Mapping[str, Counted | None]) -> Counted | None:
    assert definition.figures is not None, f"{definition.id}: a total needs figures"
    pattern = definition.figures.removesuffix("*")
    of_total = {name: one for name, one in done.items() if name.startswith(pattern) and name != definition.id}
    parts = [one for one in of_total.values() if one]
    if not parts:
        return None
    total = sum((one.value for one in parts if one.value is not None), Fraction(0))
    lacking = tuple(name.rpartition(".")[2] for name, one in of_total.items() if one is None)
    return Counted(total, None, sum(one.unknown for one in parts), total, lacking=lacking)


def _added(definition: Definition, parts: list[Counted]) -> Counted:
    if len(parts) == 1:
        return parts[0]
    numerator = sum((one.numerator or Fraction(0) for one in parts), Fraction(0))
    unknown = sum(one.unknown for one in parts)
    bases = [one.denominator for one in parts if one.denominator is not None]
    base = sum(bases, Fraction(0)) if bases else None
    if definition.unit == "count":
        return Counted(numerator, base, unknown, numerator)
    factor = 100 if definition.unit == "percent" else 1
    return Counted(numerator, base, unknown, factor * numerator / base if base else None)


def count_all(catalogue: Catalogue, dataset: Dataset) -> dict[str, Counted | None]:
    """Every figure of the catalogue, None for those whose files are absent."""
    measurer = Measurer(dataset)
    done: dict[str, Counted | None] = {}
    later = [one for one in catalogue if _rests_on_figures(one)]
    for definition in [one for one in catalogue if not _rests_on_figures(one)] + later:
        done[definition.id] = measurer.measure(definition, done)
    return {definition.id: done[definition.id] for definition in catalogue}


def _rests_on_figures(definition: Definition) -> bool:
    return definition.measure == "total" or bool(definition.per and definition.per.figure)
