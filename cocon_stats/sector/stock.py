"""``stock_forms_by_year``: the situations that run on the last day of each year, per form."""

from __future__ import annotations

import numpy as np

from cocon_stats.calendar import last_day
from cocon_stats.exports.table import UNKNOWN_DAY
from cocon_stats.records import true_for_all
from cocon_stats.sector.data import DOSSIERS, MODULES
from cocon_stats.sector.kinds import Context, Measured
from cocon_stats.sector.names import places
from cocon_stats.sector.table import Cell, TableRow, count, percent
from cocon_stats.sector.unique import Numbers, Places, unique_per_cell


def stock_forms_by_year(context: Context) -> Measured:
    """Dossiers with a running spell of each form on 31 December; with two forms at a time they count in both.

    A spell that ends on that day runs no more. The total is the sum, the percentages are shares of it.
    """
    declaration = context.declaration
    years = declaration.year_columns(context.year)
    stocks = [_stock(context, last_day(year)).tolist() for year in years]
    decimals = declaration.percent_decimals
    rows = [
        TableRow(form.label, _cells([(stock[number], sum(stock)) for stock in stocks], decimals))
        for number, form in enumerate(declaration.rows)
    ]
    rows.append(TableRow("Totaal", _cells([(sum(stock), sum(stock)) for stock in stocks], decimals)))
    columns = [label for year in years for label in (f"31/12/{year} Totaal", f"31/12/{year} %")]
    return Measured(tuple(columns), tuple(rows))


def _cells(parts: list[tuple[int, int]], decimals: int) -> tuple[Cell, ...]:
    return tuple(cell for amount, whole in parts for cell in (count(amount), percent(amount, whole, decimals)))


def _stock(context: Context, day: int) -> Numbers:
    rows, forms = running(context, day)
    return unique_per_cell(forms, context.data.dossier_rows[rows], len(context.declaration.rows))


def running(context: Context, day: int) -> tuple[Numbers, Places]:
    """The rows of the spells that run on this day in a dossier of the table, and the number of their form, -1 none."""
    data = context.data
    chosen = true_for_all(context.declaration.select, data.records(DOSSIERS))
    ends, spells = data.spell_ends, data.table(MODULES)
    runs = (spells["startdatum"].data <= day) & ((ends == UNKNOWN_DAY) | (ends > day))
    rows = np.flatnonzero(runs & (data.dossier_rows >= 0) & np.append(chosen, False)[data.dossier_rows])
    return rows, places(spells["typemodule"].take(rows), [row.names for row in context.declaration.rows])
