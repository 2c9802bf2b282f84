"""``capacity_by_year``: the recognised modules on the last day of each year, temporary extensions apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from cocon_stats.calendar import last_day
from cocon_stats.exports.table import Column, Mask
from cocon_stats.records import Rows
from cocon_stats.sector.declaration import DeclaredRow
from cocon_stats.sector.kinds import Context, Measured
from cocon_stats.sector.names import others, places, plain
from cocon_stats.sector.table import BLANK, Cell, TableRow, count
from cocon_stats.sector.unique import Places

_TEMPORARY = "Tijdelijke capaciteit"


@dataclass(frozen=True, slots=True)
class CapacityColumn:
    """One column: the rows of the export that belong in it."""

    label: str
    rows: Mask


def capacity_by_year(context: Context) -> Measured:
    """Modules per type on 31 December of each year; a temporary extension has a column behind that of its year."""
    rows, declared = context.rows, context.declaration.rows
    labels, types = module_types(rows.column("typemodule"), declared)
    columns = list(columns_of(rows, context.declaration.year_columns(context.year)))
    lines = [
        TableRow(label, tuple(_cell(rows, column.rows & (types == number)) for column in columns))
        for number, label in enumerate(labels)
    ]
    return Measured(tuple(one.label for one in columns), tuple(lines))


def module_types(module: Column, declared: Iterable[DeclaredRow]) -> tuple[list[str], Places]:
    """The labels of the rows, those declared first, and for each row of the export the number of its label."""
    declared = tuple(declared)
    extra = others(module, [name for row in declared for name in row.names])
    types = places(module, [*(row.names for row in declared), *((one,) for one in extra)])
    return [*(row.label for row in declared), *extra], types


def columns_of(rows: Rows, years: Iterable[int]) -> Iterator[CapacityColumn]:
    """The columns of the table: one per year, and one per temporary extension of it."""
    day, temporary = rows.column("peildatum").data, rows.column("tijdelijk")
    for year in years:
        then = np.asarray(day == last_day(year))
        yield CapacityColumn(f"31/12/{year}", then & ~temporary.known())
        for name in others(temporary.take(then), ()):
            yield CapacityColumn(_temporary_label(name, year), then & (places(temporary, [(name,)]) == 0))


def _temporary_label(name: str, year: int) -> str:
    return f"{name} {year}" if plain(name).startswith("tijdelijk") else f"{_TEMPORARY} {name} {year}"


def _cell(rows: Rows, mask: Mask) -> Cell:
    return count(int(rows.column("aantal").data[mask].sum())) if mask.any() else BLANK
