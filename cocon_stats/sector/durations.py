"""Tables by length: of the dossiers themselves, and of their module spells."""

from __future__ import annotations

import numpy as np

from cocon_stats.exports.table import UNKNOWN_DAY
from cocon_stats.records import true_for_all
from cocon_stats.sector.classes import MODULE_BANDS
from cocon_stats.sector.data import DOSSIERS, MODULES
from cocon_stats.sector.kinds import Context, Measured
from cocon_stats.sector.names import others, places
from cocon_stats.sector.table import BLANK, TableRow, count, counts, percent
from cocon_stats.sector.unique import crossed, unique_count, unique_per_cell

_OPEN_BAND = {">730": "> 730"}


def duration_bands(context: Context) -> Measured:
    """The selected dossiers by their length in days; the total is the sum."""
    lengths, decimals = context.rows.column("duurklasse"), context.declaration.percent_decimals
    amounts = np.bincount(lengths.data[lengths.data >= 0], minlength=len(lengths.values)).tolist()
    total = sum(amounts)
    rows = [
        TableRow(context.declaration.row_label.format(name), (count(amount), percent(amount, total, decimals)))
        for name, amount in zip(lengths.values, amounts, strict=True)
    ]
    last = TableRow("Totaal", (count(total), percent(total, total, decimals)))
    return Measured(("Aantal dossiers", "%"), (*rows, last))


def module_by_duration_band_unique(context: Context) -> Measured:
    """Unique persons in the selected dossiers by module type and length of a spell, and in every total.

    A spell without an end lasts as long as its dossier. A type that is not declared gets a row of its own at the end.
    """
    data, declaration = context.data, context.declaration
    dossiers = data.records(DOSSIERS)
    chosen = true_for_all(declaration.select, dossiers)
    spells = np.flatnonzero((data.dossier_rows >= 0) & np.append(chosen, False)[data.dossier_rows])
    module, starts = (data.table(MODULES)[name].take(spells) for name in ("typemodule", "startdatum"))
    person_of = dossiers.column("persoon_id").data.astype(np.int64)
    persons = person_of[data.dossier_rows[spells]]
    names = [row.label for row in declaration.rows]
    extra = others(module, [one for row in declaration.rows for one in row.names])
    types = places(module, [*(row.names for row in declaration.rows), *((one,) for one in extra)])
    ends = data.spell_ends[spells]
    lengths = np.where(ends == UNKNOWN_DAY, -1, ends - starts.data)
    bands = MODULE_BANDS.place(lengths)
    size = len(names) + len(extra)
    width = len(MODULE_BANDS.names)
    grid = unique_per_cell(crossed(types, bands, width), persons, size * width).reshape(size, width)
    by_type = unique_per_cell(types, persons, size).tolist()
    by_band = unique_per_cell(bands, persons, width).tolist()
    everybody = unique_count(person_of[chosen])
    return _printed(context, [*names, *extra], grid, (by_type, by_band, everybody))


def _printed(
    context: Context, names: list[str], grid: np.ndarray, totals: tuple[list[int], list[int], int]
) -> Measured:
    by_type, by_band, everybody = totals
    decimals, star = context.declaration.percent_decimals, context.star
    rows = [
        TableRow(name, (*counts(line), count(total), percent(total, everybody, decimals)))
        for name, line, total in zip(names, grid.tolist(), by_type, strict=True)
    ]
    rows.append(TableRow(f"Totaal{star}", (*counts(by_band), count(everybody), BLANK)))
    shares = [percent(one, everybody, decimals) for one in by_band]
    rows.append(TableRow(f"%{star}", (*shares, BLANK, BLANK)))
    bands = [_OPEN_BAND.get(one, one) for one in MODULE_BANDS.names]
    return Measured((*bands, f"Totaal{star}", f"%{star}"), tuple(rows))
