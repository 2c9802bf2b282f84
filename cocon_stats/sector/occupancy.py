"""``occupancy_by_year``: the module days used, as a share of the days for which modules were recognised."""

from __future__ import annotations

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


@dataclass(frozen=True, slots=True)
class Use:
    """Days used and days available of one group in one year."""

    used: int
    available: int


def occupancy_by_year(context: Context) -> Measured:
    """Per group and year days used / (capacity on 31 December × days of the year); first all groups together.

    A day counts from the start of a spell up to, not including, its end: as long as its length. Temporary capacity is
    available like other capacity. Blank where no capacity is known, or before the first year of the group.
    """
    declaration = context.declaration
    years = declaration.year_columns(context.year)
    groups = groups_of(context)
    uses = [[use(context, group, year) for year in years] for group in groups]
    lines = [
        TableRow(group.label, tuple(_cell([one], declaration.percent_decimals) for one in row))
        for group, row in zip(groups, uses, strict=True)
    ]
    pooled = tuple(_cell(list(column), declaration.percent_decimals) for column in zip(*uses, strict=True))
    return Measured(tuple(str(one) for one in years), (TableRow(declaration.total, pooled), *lines))


def _cell(uses: list[Use | None], decimals: int) -> Cell:
    known = [one for one in uses if one is not None]
    available = sum(one.available for one in known)
    return percent(sum(one.used for one in known), available, decimals) if available else BLANK


def groups_of(context: Context) -> list[Group]:
    """The declared groups with every name of their modules, then those that only the export of capacity knows."""
    capacity = context.rows
    names = _capacity_names(context)
    groups = []
    for row in context.declaration.rows:
        own = names.pop(plain(row.label), (row.label, []))[1]
        groups.append(Group(row.label, (row.label, *row.names, *own), row.since or 0))
    if not capacity.rows:
        return groups
    return groups + [Group(label, (label, *own)) for label, own in names.values()]


def _capacity_names(context: Context) -> dict[str, tuple[str, list[str]]]:
    """Per group of the export of capacity in these years: its label, and its module types."""
    rows = context.rows
    days = {last_day(year) for year in context.declaration.year_columns(context.year)}
    group, module = rows.column("bezettingsgroep"), rows.column("typemodule")
    found: dict[str, tuple[str, list[str]]] = {}
    for row in np.flatnonzero(np.isin(rows.column("peildatum").data, list(days))).tolist():
        name = module.values[module.data[row]]
        label = group.values[group.data[row]] if group.data[row] >= 0 else name
        names = found.setdefault(plain(label), (label, []))[1]
        if name not in names:
            names.append(name)
    return found


def use(context: Context, group: Group, year: int) -> Use | None:
    """The days of one group in one year; None when no capacity is known or the group is not printed yet."""
    if year < group.since:
        return None
    rows = context.rows
    module, label = places(rows.column("typemodule"), [group.names]), rows.column("bezettingsgroep")
    mine = np.where(label.known(), places(label, [(group.label,)]), module) == 0
    mine &= rows.column("peildatum").data == last_day(year)
    modules = int(rows.column("aantal").data[mine].sum())
    if not modules:
        return None
    spells = context.data.table(MODULES)
    chosen = (places(spells["typemodule"], [group.names]) == 0) & (_systems(context) == 0)
    return Use(_days_used(context, chosen, year), modules * days_in(year))


def _days_used(context: Context, spells: np.ndarray, year: int) -> int:
    start = context.data.table(MODULES)["startdatum"].data.astype(np.int64)
    after = last_day(year) + 1
    ends = context.data.spell_ends
    end = np.where(ends == UNKNOWN_DAY, after, np.minimum(ends, after))
    days = end - np.maximum(start, first_day(year))
    return int(np.maximum(days, 0)[spells].sum())


def _systems(context: Context) -> Numbers:
    """For each spell 0 when its dossier is one of this system, else -1."""
    system = context.data.table(DOSSIERS)["systeem"]
    mine = np.where(system.data == system.values.index(context.declaration.system), 0, -1)
    return np.append(mine, -1)[context.data.dossier_rows]
