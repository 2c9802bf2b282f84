"""From a declared table to a measured one: each kind of table has a function of its name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module

from cocon_stats.errors import WrongUsage
from cocon_stats.records import Rows, Selection, true_for_all
from cocon_stats.sector.data import SectorData
from cocon_stats.sector.declaration import Declaration
from cocon_stats.sector.table import SectorTable, TableRow


@dataclass(frozen=True, slots=True)
class Measured:
    """What measuring gives: column labels and rows."""

    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]


@dataclass(frozen=True)
class Context:
    """What a kind is given to measure with: the declared table and the exports of the year."""

    declaration: Declaration
    data: SectorData

    @property
    def year(self) -> int:
        """The year of the report."""
        return self.data.year

    @property
    def star(self) -> str:
        """What marks a total that is no sum: the footnote explains it."""
        return "*" if self.declaration.kind.footnote else ""

    @cached_property
    def rows(self) -> Rows:
        """The selected rows of the export that the kind goes over."""
        records = self.data.records(self.declaration.kind.over)
        return Selection(records, true_for_all(self.declaration.select, records))


Measure = Callable[[Context], Measured]

MEASURES: Mapping[str, str] = {
    "age_by_province_additive": "age_province",
    "age_by_province_unique": "age_province",
    "count_by_province": "age_province",
    "closed_dossiers_and_unique": "dossiers",
    "counts_started_closed_all": "dossiers",
    "combination_with_other_offer": "dossiers",
    "referrer": "dossiers",
    "duration_bands": "durations",
    "module_by_duration_band_unique": "durations",
    "capacity_by_year": "capacity",
    "occupancy_by_year": "occupancy",
    "stock_forms_by_year": "stock",
    "budget_categories": "budgets",
    "budget_count": "budgets",
}
"""The module of this package in which each kind is measured."""


def measure(declaration: Declaration, data: SectorData) -> SectorTable:
    """The table of the year. AbsentFileError when an export it rests on is not there."""
    kind = declaration.kind
    for name in (kind.over, *kind.needs):
        data.table(name)
    if kind.name not in MEASURES:
        raise WrongUsage(f"{declaration.id}: de soort «{kind.name}» wordt nergens geteld.")
    function: Measure = getattr(import_module(f"cocon_stats.sector.{MEASURES[kind.name]}"), kind.name)
    measured = function(Context(declaration, data))
    return SectorTable(
        id=declaration.id,
        number=declaration.number,
        system=declaration.system,
        title=declaration.title.format(jaar=data.year),
        unit=declaration.unit,
        source=declaration.source,
        heading=declaration.heading,
        columns=measured.columns,
        rows=measured.rows,
        footnote=kind.footnote,
    )
