"""Age class × province: ``age_by_province_additive`` and ``age_by_province_unique``; and ``count_by_province``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from cocon_stats.errors import WrongUsage, suggestion
from cocon_stats.exports.table import Column
from cocon_stats.schemas import load_schemas
from cocon_stats.sector.classes import AGE_CLASSES, REGION_LABELS, UNBORN
from cocon_stats.sector.declaration import Declaration
from cocon_stats.sector.kinds import Context, Measured
from cocon_stats.sector.table import BLANK, Cell, TableRow, count, counts, percent
from cocon_stats.sector.unique import Places, crossed, unique_count, unique_per_cell

_CLASSES: Mapping[str, tuple[str, ...]] = {name: (name,) for name in AGE_CLASSES if name != UNBORN} | {
    ">21": ("22-25", "26+"),
    ">25": ("26+",),
}
_LABELS = {">21": "> 21 jaar", ">25": "> 25 jaar"}


class AgeRows:
    """The rows of a table by age: those declared, then those that are printed only when they are not empty."""

    def __init__(self, declaration: Declaration, ages: Column) -> None:
        self._row_of_class = np.full(len(AGE_CLASSES) + 1, -1, dtype=np.int8)  # the last one: unknown
        self.labels: list[str] = []
        self.declared = len(declaration.rows)
        for row in declaration.rows:
            if row.label not in _CLASSES:
                known = suggestion(row.label, _CLASSES)
                raise WrongUsage(f"{declaration.id}: «{row.label}» is geen leeftijdsklasse.{known}")
            self._add(row.label, [AGE_CLASSES.index(one) for one in _CLASSES[row.label]])
        for name in (*AGE_CLASSES[:4], ">21", ">25"):
            free = [AGE_CLASSES.index(one) for one in _CLASSES[name]]
            if all(self._row_of_class[one] < 0 for one in free):
                self._add(name, free)
        for label, place in (("Onbekend", -1), ("Ongeboren", AGE_CLASSES.index(UNBORN))):
            self._row_of_class[place] = len(self.labels)
            self.labels.append(label)
        self.place: Places = self._row_of_class[ages.data]

    def _add(self, name: str, classes: list[int]) -> None:
        self._row_of_class[classes] = len(self.labels)
        self.labels.append(_LABELS.get(name, f"{name} jaar"))


class _Crossing:
    """The selected persons by age class and province."""

    def __init__(self, context: Context) -> None:
        rows = context.rows
        self.ages = AgeRows(context.declaration, rows.column("leeftijdsklasse"))
        self.regions = rows.column("regio").data
        self.persons = rows.column("persoon_id").data
        height, width = len(self.ages.labels), len(REGION_LABELS)
        cells = crossed(self.ages.place, self.regions, width)
        self.grid = unique_per_cell(cells, self.persons, height * width).reshape(height, width)


@dataclass(frozen=True, slots=True)
class _Totals:
    by_age: list[int]
    by_region: list[int]
    everybody: int


def age_by_province_additive(context: Context) -> Measured:
    """Persons per age class and province; every total is the sum of its cells."""
    people = _Crossing(context)
    grid = people.grid
    return _printed(context, people, _Totals(grid.sum(axis=1).tolist(), grid.sum(axis=0).tolist(), int(grid.sum())))


def age_by_province_unique(context: Context) -> Measured:
    """Unique persons per age class and province, and in every total."""
    people = _Crossing(context)
    by_age = unique_per_cell(people.ages.place, people.persons, len(people.ages.labels))
    by_region = unique_per_cell(people.regions, people.persons, len(REGION_LABELS))
    return _printed(context, people, _Totals(by_age.tolist(), by_region.tolist(), unique_count(people.persons)))


def _printed(context: Context, people: _Crossing, totals: _Totals) -> Measured:
    star, ages = context.star, people.ages

    def share(amount: int) -> Cell:
        return percent(amount, totals.everybody, context.declaration.percent_decimals)

    corner = BLANK if star else share(totals.everybody)
    rows = [
        TableRow(label, (*counts(line), count(amount), share(amount)))
        for place, (label, line, amount) in enumerate(
            zip(ages.labels, people.grid.tolist(), totals.by_age, strict=True)
        )
        if place < ages.declared or amount
    ]
    rows.append(TableRow(f"Totaal{star}", (*counts(totals.by_region), count(totals.everybody), corner)))
    rows.append(TableRow(f"%{star}", (*(share(one) for one in totals.by_region), corner, BLANK)))
    return Measured((*REGION_LABELS, f"Totaal{star}", f"%{star}"), tuple(rows))


def count_by_province(context: Context) -> Measured:
    """Facilities per province, Vlaams-Brabant and Brussels apart; the total is the sum."""
    province = context.rows.column("provincie")
    amounts = np.bincount(province.data, minlength=len(province.values)).tolist()
    labels = load_schemas().codes["provincie"]
    found = sorted(zip((labels[code] for code in province.values), amounts, strict=True))
    rows = [TableRow(label, (count(amount),)) for label, amount in found]
    return Measured(("Aantal",), (*rows, TableRow("Totaal", (count(sum(amounts)),))))
