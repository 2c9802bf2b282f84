"""Tables that count dossiers, and persons in them: started, closed and all; the selection; referrers; combinations."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from cocon_stats.records import Rows, Selection
from cocon_stats.schemas import load_schemas
from cocon_stats.sector.kinds import Context, Measured
from cocon_stats.sector.table import BLANK, Cell, TableRow, count, counts, percent
from cocon_stats.sector.unique import Places, unique_count

UNKNOWN = "Onbekend"
WITHOUT, NOT_REGISTERED = "Niet van toepassing", "Geen eindregistratie beschikbaar"
PERIODS = {"Opgestarte dossiers": "opgestart", "Afgesloten dossiers": "beeindigd", "Alle dossiers": "begeleid"}


def closed_dossiers_and_unique(context: Context) -> Measured:
    """The selected dossiers and the unique persons in them."""
    return Measured(("",), _dossiers_and_persons(context, [context.rows]))


def counts_started_closed_all(context: Context) -> Measured:
    """Dossiers and unique persons: begun in the year, closed in it, open on at least one of its days."""
    parts = [Selection(context.rows, context.rows.column(one).data == 1) for one in PERIODS.values()]
    return Measured(tuple(PERIODS), _dossiers_and_persons(context, parts))


def _dossiers_and_persons(context: Context, parts: Iterable[Rows]) -> tuple[TableRow, ...]:
    parts = tuple(parts)
    return (
        TableRow("Dossiers", counts([one.rows for one in parts])),
        TableRow(context.declaration.persons, counts([unique_count(_persons(one)) for one in parts])),
    )


def _persons(rows: Rows) -> Places:
    return rows.column("persoon_id").data


def referrer(context: Context) -> Measured:
    """The selected dossiers by referrer, zeros printed; those without one only when there are any."""
    column = context.rows.column("aanmelder")
    labels = load_schemas().codes["sector_aanmelder"]
    own = context.declaration.labels
    amounts = np.bincount(column.data + 1, minlength=len(column.values) + 1).tolist()
    named = [(own.get(code, labels[code]), amount) for code, amount in zip(column.values, amounts[1:], strict=True)]
    if amounts[0]:
        named.append((UNKNOWN, amounts[0]))
    rows = [TableRow(label, (count(amount), _share(context, amount))) for label, amount in named]
    total = TableRow("Totaal", (count(context.rows.rows), BLANK))
    return Measured(("Aantal dossiers", "%"), (*rows, total))


def _share(context: Context, amount: int) -> Cell:
    return percent(amount, context.rows.rows, context.declaration.percent_decimals)


def combination_with_other_offer(context: Context) -> Measured:
    """The selected dossiers by each other offer they were combined with; a dossier may stand in several rows."""
    answers, registered = context.rows.column("combinatie"), context.rows.column("eindregistratie")
    labels = load_schemas().codes["sector_combinatie"]
    by_text = np.bincount(answers.data + 1, minlength=len(answers.values) + 1).tolist()
    amounts = dict.fromkeys(labels, 0)
    for text, amount in zip(answers.values, by_text[1:], strict=True):
        for code in set(text.split("|")):
            amounts[code] += amount
    missing = int(((answers.data < 0) & (registered.data == 0)).sum())
    named = [(labels[code], amount) for code, amount in amounts.items()]
    named += [(WITHOUT, by_text[0] - missing), (NOT_REGISTERED, missing)]
    rows = [TableRow(label, (count(amount), _share(context, amount))) for label, amount in named]
    total = TableRow(f"Totaal{context.star}", (count(context.rows.rows), BLANK))
    return Measured((context.declaration.total, f"%{context.star}"), (*rows, total))
