"""The personal-assistance budget: the amounts of the categories, and how many persons hold one of each."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from cocon_stats.exports.table import Column
from cocon_stats.sector.capacity import module_types
from cocon_stats.sector.dossiers import UNKNOWN
from cocon_stats.sector.kinds import Context, Measured
from cocon_stats.sector.table import TableRow, count, euros, percent
from cocon_stats.sector.unique import Places, unique_per_cell

FRANCS_PER_EURO = Fraction(403399, 10000)


def budget_categories(context: Context) -> Measured:
    """Per basic amount in francs: its euros, and those of the year by the index factor on the unrounded amount.

    The label of a category stands only at its first amount.
    """
    rows = context.rows
    category, basic, index = (rows.column(name) for name in ("categorie", "bedrag_bef", "index"))
    lines, before = [], None
    for row in amounts_of(context):
        label = category.values[category.data[row]]
        amount = exact(basic, row) / FRANCS_PER_EURO
        lines.append(TableRow("" if label == before else label, (euros(amount), euros(amount * exact(index, row)))))
        before = label
    columns = (f"Niet-geïndexeerd budget {context.declaration.base_year}", f"Budget op jaarbasis {context.year}")
    return Measured(columns, tuple(lines))


def amounts_of(context: Context) -> list[int]:
    """The rows of the export that hold the amounts of the year."""
    return [int(row) for row in np.flatnonzero(context.rows.column("jaar").data == context.year)]


def exact(column: Column, row: int) -> Fraction:
    """The number in a row of a column."""
    return Fraction(int(column.data[row]), 10**column.decimals)


def categories(context: Context) -> tuple[list[str], Places]:
    """The labels of the rows, the unknown last when there are any, and for each budget the number of its label."""
    category = context.rows.column("functie")
    labels, held = module_types(category, context.declaration.rows)
    if category.known().all():
        return labels, held
    return [*labels, UNKNOWN], np.where(category.known(), held, len(labels))


def budget_count(context: Context) -> Measured:
    """Persons per category of the budget they hold on 31 December; a person with two budgets counts in both."""
    persons = context.rows.column("persoon_id").data
    labels, held = categories(context)
    amounts = unique_per_cell(held, persons, len(labels)).tolist()
    total, decimals = sum(amounts), context.declaration.percent_decimals
    lines = [
        TableRow(label, (count(amount), percent(amount, total, decimals)))
        for label, amount in zip(labels, amounts, strict=True)
    ]
    lines.append(TableRow("Totaal", (count(total), percent(total, total, decimals))))
    return Measured(("aantal PAB-houders", "%"), tuple(lines))
