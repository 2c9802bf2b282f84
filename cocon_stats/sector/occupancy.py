"""``occupancy_by_year``: the module days used, as a share of the days for which modules were recognised."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from cocon_stats.calendar import days_in, first_day, last_day
from cocon_stats.exports.table import UNKNOWN_DAY
from cocon_stats.sector.data import DOSSIERS, MODULES
from cocon_stats.sector.kinds import Context, Measured
from cocon_stats.sector.names import places, plain
from cocon_stats.sector.table import BLANK, Cell, TableRow, percent
from cocon_stats.sector.unique import Numbers


@dataclass(frozen=True, slots=True)
class Group:
    """Modules whose occupancy is printed together: the names their spells and their capacity go by."""

    label: str
    names: tuple[str, ...]
    since: int = 0


def occupancy_by_year(context: Context) -> Measured:
    """Per group and year days used / (capacity on 31 December × days of the year); first all groups together.

    A day counts from the start of a spell up to, not including, its end: as long as its length. Temporary capacity is
    available like other capacity. Blank where no capacity is known, or before the first year of the group.
    """
    declaration = context.declaration
    years = declaration.year_columns(context.year)
    groups = groups_of(context)
    used = _days_used(context, groups, years)
    available = {year: days_available(context, groups, year) for year in years}

    def cells(numbers: Sequence[int]) -> tuple[Cell, ...]:
        """The occupancy of these groups together in each year."""
        row = []
        for year in years:
            there = [number for number in numbers if available[year][number]]
            days = sum(available[year][number] for number in there)
            taken = sum(used[year][number] for number in there)
            row.append(percent(taken, days, declaration.percent_decimals) if days else BLANK)
        return tuple(row)

    lines = [TableRow(group.label, cells([number])) for number, group in enumerate(groups)]
    pooled = TableRow(declaration.total, cells(range(len(groups))))
    return Measured(tuple(str(one) for one in years), (pooled, *lines))


def groups_of(context: Context) -> list[Group]:
    """The declared groups with every name of their modules, then those that only the export of capacity knows."""
    names = _capacity_names(context)
    groups = []
    for row in context.declaration.rows:
        own = names.pop(plain(row.label), (row.label, []))[1]
        groups.append(Group(row.label, (row.label, *row.names, *own), row.since or 0))
    return groups + [Group(label, (label, *own)) for label, own in names.values()]


def _capacity_names(context: Context) -> dict[str, tuple[str, list[str]]]:
    """Per group of the export of capacity in these years: its label, and its module types."""
    rows = context.rows
    day = rows.column("peildatum").data
    shown = np.logical_or.reduce([day == last_day(year) for year in context.declaration.year_columns(context.year)])
    group, module = rows.column("bezettingsgroep"), rows.column("typemodule")
    found: dict[str, tuple[str, list[str]]] = {}
    for row in np.flatnonzero(shown).tolist():
        name = module.values[module.data[row]]
        label = group.values[group.data[row]] if group.data[row] >= 0 else name
        names = found.setdefault(plain(label), (label, []))[1]
        if name not in names:
            names.append(name)
    return found


def days_available(context: Context, groups: Sequence[Group], year: int) -> list[int]:
    """Per group the modules recognised on the last day of the year × its days; 0 before the group is printed."""
    rows = context.rows
    module, label = rows.column("typemodule"), rows.column("bezettingsgroep")
    by_label = places(label, [(group.label,) for group in groups])
    group_of = np.where(label.known(), by_label, places(module, [group.names for group in groups]))
    group_of = np.where(rows.column("peildatum").data == last_day(year), group_of, -1)
    amounts = rows.column("aantal").data
    return [
        int(amounts[group_of == number].sum()) * days_in(year) if year >= group.since else 0
        for number, group in enumerate(groups)
    ]


def _days_used(context: Context, groups: Sequence[Group], years: Sequence[int]) -> dict[int, list[int]]:
    """Per year and group the days on which a spell ran."""
    rows, group_of = spells_of(context, groups)
    used = {}
    for year in years:
        # exact: whole numbers far below 2 ** 53
        sums = np.bincount(group_of, weights=days_within(context, rows, year), minlength=len(groups))
        used[year] = [int(one) for one in sums.tolist()]
    return used


def spells_of(context: Context, groups: Sequence[Group]) -> tuple[Numbers, Numbers]:
    """The rows of the spells of this system that belong to a group, and the number of their group."""
    data = context.data
    system = data.table(DOSSIERS)["systeem"]
    here = np.append(system.data == system.values.index(context.declaration.system), False)[data.dossier_rows]
    named = places(data.table(MODULES)["typemodule"], [group.names for group in groups])
    group_of = np.where(here, named, -1)
    rows = np.flatnonzero(group_of >= 0)
    return rows, group_of[rows]


def days_within(context: Context, rows: Numbers, year: int) -> Numbers:
    """For each of these spells its days in the year: from its start up to, not including, its end."""
    start, end = context.data.table(MODULES)["startdatum"].data[rows], context.data.spell_ends[rows]
    after = last_day(year) + 1
    last = np.where(end == UNKNOWN_DAY, after, np.minimum(end, after))
    return np.asarray(np.maximum(last - np.maximum(start, first_day(year)), 0), dtype=np.int64)
