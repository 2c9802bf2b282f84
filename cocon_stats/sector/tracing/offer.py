"""Behind the tables of modules (length, stock, recognised capacity, occupancy), and of the amounts of budgets."""

from __future__ import annotations

import numpy as np

from cocon_stats.calendar import last_day
from cocon_stats.exports.table import Mask
from cocon_stats.records import Selection
from cocon_stats.rounding import digits, plain
from cocon_stats.sector.budgets import FRANCS_PER_EURO, amounts_of, exact
from cocon_stats.sector.capacity import columns_of, module_types
from cocon_stats.sector.data import DOSSIERS, MODULES
from cocon_stats.sector.durations import BAND_LABELS, ModuleSpells
from cocon_stats.sector.kinds import Context
from cocon_stats.sector.occupancy import days_available, days_within, groups_of, spells_of
from cocon_stats.sector.stock import running
from cocon_stats.sector.tracing.behind import TOTALS, Behind, Counted, Place
from cocon_stats.sector.unique import Numbers

_INDEX_DECIMALS = 10


def _spells(context: Context, rows: Numbers) -> Selection:
    records = context.data.records(MODULES)
    mask = np.zeros(records.rows, dtype=bool)
    mask[rows] = True
    return Selection(records, mask)


def module_by_duration_band_unique(context: Context, place: Place) -> Behind:
    """The persons with a spell of a type and a length; in the corner everybody in a selected dossier."""
    spells = ModuleSpells(context)
    mask: Mask = np.ones(len(spells.rows), dtype=bool)
    words = []
    if place.row_label not in TOTALS:
        mask &= spells.types == spells.labels.index(place.row_label)
        words.append(f"module: {place.row_label}")
    if place.column_label not in TOTALS:
        mask &= spells.bands == BAND_LABELS.index(place.column_label)
        words.append(f"duur van de module in dagen: {place.column_label}")
    if not words:
        everybody = Selection(context.data.records(DOSSIERS), spells.chosen)
        return Behind(DOSSIERS, everybody, Counted.PERSONS, ())
    return Behind(MODULES, _spells(context, spells.rows[mask]), Counted.PERSONS, tuple(words))


def stock_forms_by_year(context: Context, place: Place) -> Behind:
    """The dossiers with a spell of a form that runs on the last day of a year."""
    year = context.declaration.year_columns(context.year)[place.column // 2]
    rows, forms = running(context, last_day(year))
    total = place.row_label in TOTALS
    mask = np.asarray(forms >= 0 if total else forms == place.row)
    words = (f"lopend op 31/12/{year}", *(() if total else (f"vorm: {place.row_label}",)))
    return Behind(MODULES, _spells(context, rows[mask]), Counted.DOSSIERS_PER_FORM, words, forms[mask])


def capacity_by_year(context: Context, place: Place) -> Behind:
    """The lines of the export of capacity: a type on a day, or in a temporary extension."""
    rows = context.rows
    _, types = module_types(rows.column("typemodule"), context.declaration.rows)
    column = list(columns_of(rows, context.declaration.year_columns(context.year)))[place.column]
    found = Selection(rows, np.asarray(column.rows & (types == place.row)))
    words = (f"module: {place.row_label}", f"kolom: {place.column_label}")
    amounts = found.column("aantal").data.astype(np.int64)
    return Behind("sector_capaciteit", found, Counted.MODULES, words, amounts=amounts)


def occupancy_by_year(context: Context, place: Place) -> Behind:
    """The spells that ran in the year, with their days; in the first row those of all groups with known capacity."""
    groups = groups_of(context)
    year = context.declaration.year_columns(context.year)[place.column]
    available = days_available(context, groups, year)
    wanted = [number for number in range(len(groups)) if available[number] and place.row in (0, number + 1)]
    rows, group_of = spells_of(context, groups)
    here = np.array([number in wanted for number in range(len(groups))], dtype=bool)
    rows = rows[here[group_of]]
    days = days_within(context, rows, year)
    group = "alle groepen samen" if place.row == 0 else f"groep: {place.row_label}"
    words = (group, f"module ingezet in {year}")
    return Behind(MODULES, _spells(context, rows[days > 0]), Counted.DAYS, words, amounts=days[days > 0])


def budget_categories(context: Context, place: Place) -> Behind:
    """The line of the export with the amount."""
    row = amounts_of(context)[place.row]
    basic, index = (exact(context.rows.column(name), row) for name in ("bedrag_bef", "index"))
    words = f"{digits(basic)} frank / {plain(FRANCS_PER_EURO)}"
    if place.column:
        words += f" × {plain(index, _INDEX_DECIMALS)}"
    mask = np.zeros(context.rows.rows, dtype=bool)
    mask[row] = True
    return Behind("sector_bedragen", Selection(context.rows, mask), Counted.AMOUNT, (words,))
