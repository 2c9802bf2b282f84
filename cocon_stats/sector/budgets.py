"""The personal-assistance budget: the amounts of the categories, and how many persons hold one of each."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from cocon_stats.exports.table import Column
from cocon_stats.sector.kinds import Context, Measured
from cocon_stats.sector.names import others, places
from cocon_stats.sector.table import TableRow, count, euros, percent
from cocon_stats.sector.unique import unique_count, unique_per_cell

FRANCS_PER_EURO = Fraction(403399, 10000)


def budget_categories(context: Context) -> Measured:
    """Per basic amount in francs: its euros, and those of the year by the index factor on the unrounded amount.

    The label of a category stands only at its first amount.
    """
    rows = context.rows
    category, basic, index = (rows.column(name) for name in ("categorie", "bedrag_bef", "index"))
    lines, before = [], None
    for row in np.flatnonzero(rows.column("jaar").data == context.year).tolist():
        label = category.values[category.data[row]]
        amount = _exact(basic, row) / FRANCS_PER_EURO
        lines.append(TableRow("" if label == before else label, (euros(amount), euros(amount * _exact(index, row)))))
        before = label
    columns = (f"Niet-geïndexeerd budget {context.declaration.base_year}", f"Budget op jaarbasis {context.year}")
    return Measured(columns, tuple(lines))


def _exact(column: Column, row: int) -> Fraction:
    return Fraction(int(column.data[row]), 10**column.decimals)


def budget_count(context: Context) -> Measured:
    """Persons per category of the budget they hold on 31 December; a person with two budgets counts in both."""
    rows, declared = context.rows, context.declaration.rows
    category = rows.column("functie")
    extra = others(category, [name for row in declared for name in row.names])
    groups = [*(row.names for row in declared), *((one,) for one in extra)]
    persons = rows.column("persoon_id").data.astype(np.int64)
    amounts = unique_per_cell(places(category, groups), persons, len(groups)).tolist()
    labels = [*(row.label for row in declared), *extra]
    if not category.known().all():
        labels.append("Onbekend")
        amounts.append(unique_count(persons[~category.known()]))
    total, decimals = sum(amounts), context.declaration.percent_decimals
    lines = [
        TableRow(label, (count(amount), percent(amount, total, decimals)))
        for label, amount in zip(labels, amounts, strict=True)
    ]
    lines.append(TableRow("Totaal", (count(total), percent(total, total, decimals))))
    return Measured(("aantal PAB-houders", "%"), tuple(lines))
