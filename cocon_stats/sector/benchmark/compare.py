"""Counts the organisation's ended case files in the sector's classes, and sets the printed counts beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from cocon_stats.dataset import Dataset
from cocon_stats.errors import WrongUsage
from cocon_stats.exports.table import Column
from cocon_stats.sector.benchmark.declared import OwnGroup, Plan, Topic, load_plan
from cocon_stats.sector.classes import DOSSIER_BANDS, MODULE_BANDS, Scale
from cocon_stats.sector.names import plain
from cocon_stats.sector.published import PublishedTable, load_published, published_years

_ABOVE = "> 21 jaar"
_TITLES: Mapping[Topic, tuple[str, str]] = {
    "referrers": ("Aanmelders", "aanmelder"),
    "ages": ("Leeftijd", "leeftijd"),
    "durations": ("Duur van het dossier", "duur in dagen"),
    "modules": ("Duur van de module", "duur in dagen"),
}


@dataclass(frozen=True, slots=True)
class Beside:
    """One column: whose counts they are and of which year, the base, and the count per row (None: no such row)."""

    whose: str
    year: int
    base: int
    counts: Mapping[str, int]

    def share(self, row: str) -> Fraction | None:
        """The percentage of the base; None without a base or without that row."""
        return Fraction(100 * self.counts[row], self.base) if self.base and row in self.counts else None


@dataclass(frozen=True, slots=True)
class Comparison:
    """One table: rows in the order of the sector, columns side by side, and what must be said about it."""

    topic: Topic
    title: str
    heading: str
    rows: tuple[str, ...]
    columns: tuple[Beside, ...]
    warnings: tuple[str, ...]


def compare(dataset: Dataset, organisation: str, sector_year: int | None = None) -> list[Comparison]:
    """Referrers, ages and lengths of the organisation's year beside those of the sector.

    `sector_year` is the newest that travels with the package when it is not said; WrongUsage when that year is not
    there. A modality whose export is absent is left out.
    """
    years = published_years()
    chosen = sector_year if sector_year is not None else years[-1]
    if chosen not in years:
        raise WrongUsage(f"Er zijn geen sectorcijfers van {chosen}. Er zijn: {', '.join(map(str, years))}.")
    return _Comparing(dataset, organisation, chosen).all()


class _Comparing:
    def __init__(self, dataset: Dataset, organisation: str, sector_year: int) -> None:
        self._data = dataset
        self._organisation = organisation
        self._sector_year = sector_year
        self._tables = load_published(sector_year)
        self._plan: Plan = load_plan()

    def all(self) -> list[Comparison]:
        """Every comparison that can be made."""
        return [self._referrers(), self._ages(), self._durations(), self._modules()]

    def _made(self, topic: Topic, rows: Iterable[str], columns: Sequence[Beside]) -> Comparison:
        words = {"organisatie": self._organisation, "jaar": self._data.year, "sectorjaar": self._sector_year}
        sentences = (*self._plan.warnings["all"], *self._plan.warnings[topic])
        warnings = tuple(one.format(**words) for one in sentences)
        title, heading = _TITLES[topic]
        return Comparison(topic, title, heading, tuple(rows), tuple(columns), warnings)

    def _published(self, topic: Topic) -> PublishedTable:
        return self._tables[self._plan.tables[topic]]

    def _sector(self, counts: Mapping[str, int], base: int, part: str = "") -> Beside:
        return Beside(f"{self._plan.sector}{part}", self._sector_year, base, counts)

    def _own(self, group: OwnGroup, column: str, row_of: Mapping[str, str]) -> Beside:
        """The ended case files of a group by the values of a column; unknown ones are no part of the base."""
        counts = dict.fromkeys(row_of.values(), 0)
        for modality in group.modalities:
            if self._data.has(modality):
                for value, amount in _counted(self._ended(modality, column)):
                    counts[row_of[value]] += amount
        return Beside(f"{self._organisation}, {group.name}", self._data.year, sum(counts.values()), counts)

    def _ended(self, modality: str, column: str) -> Column:
        records = self._data.records(modality)
        return records.column(column).take(records.column("beeindigd").data == 1)

    def _referrers(self) -> Comparison:
        codes = self._data.schemas.codes
        *printed, total = self._published("referrers").rows
        labels = codes["sector_aanmelder"].values()
        rows = {label: _whole(values[0]) for label, (_, values) in zip(labels, printed, strict=True)}
        base = _whole(total[1][0])
        row_of = {code: self._plan.referrers.get(code, list(rows)[-1]) for code in codes["aanmelder"]}
        own = [self._own(group, "aanmelder", row_of) for group in self._plan.groups]
        return self._made("referrers", rows, [*own, self._sector(rows, base)])

    def _ages(self) -> Comparison:
        table = self._published("ages")
        total = table.columns.index("Totaal*")
        rows = {label: _whole(values[total]) for label, values in table.rows[:-2]}
        base = _whole(table.row("Totaal")[total])
        row_of = {code: f"{code} jaar" if f"{code} jaar" in rows else _ABOVE for code in self._age_codes()}
        own = [self._own(group, "leeftijdsklasse", row_of) for group in self._plan.groups]
        labels = dict.fromkeys([*(one for one in row_of.values()), *rows])
        return self._made("ages", labels, [*own, self._sector(rows, base)])

    def _age_codes(self) -> tuple[str, ...]:
        modality = next(one for group in self._plan.groups for one in group.modalities if self._data.has(one))
        return tuple(self._data.records(modality).column("leeftijdsklasse").values)

    def _durations(self) -> Comparison:
        rows = {label: _whole(values[0]) for label, values in self._published("durations").rows}
        base = rows.pop("Totaal")
        own = [self._lengths(group, DOSSIER_BANDS) for group in self._plan.groups]
        return self._made("durations", rows, [*own, self._sector(rows, base)])

    def _modules(self) -> Comparison:
        table = self._published("modules")
        columns: list[Beside] = []
        for same in self._plan.modules:
            values = next(values for label, values in table.rows if plain(label) == plain(same.module))
            counts = dict(zip(MODULE_BANDS.names, map(_whole, values), strict=False))
            columns.append(self._lengths(OwnGroup(same.name, (same.modality,)), MODULE_BANDS))
            columns.append(self._sector(counts, _whole(values[len(counts)]), f", {same.module}"))
        return self._made("modules", MODULE_BANDS.names, columns)

    def _lengths(self, group: OwnGroup, scale: Scale) -> Beside:
        counts = dict.fromkeys(scale.names, 0)
        for modality in group.modalities:
            if self._data.has(modality):
                days = self._ended(modality, "duur_dagen")
                for place in scale.place(days.data[days.known()].astype(np.int64)).tolist():
                    counts[scale.names[place]] += 1
        return Beside(f"{self._organisation}, {group.name}", self._data.year, sum(counts.values()), counts)


def _counted(column: Column) -> Iterable[tuple[str, int]]:
    known = column.data[column.data >= 0]
    return zip(column.values, np.bincount(known, minlength=len(column.values)).tolist(), strict=True)


def _whole(value: Fraction | None) -> int:
    return int(value) if value is not None else 0
