"""Tables by length: of the dossiers themselves, and of their module spells."""

from __future__ import annotations

import numpy as np

from cocon_stats.exports.table import UNKNOWN_DAY
from cocon_stats.records import true_for_all
from cocon_stats.sector.capacity import module_types
from cocon_stats.sector.classes import MODULE_BANDS
from cocon_stats.sector.data import DOSSIERS, MODULES
from cocon_stats.sector.kinds import Context, Measured
from cocon_stats.sector.table import BLANK, TableRow, count, counts, percent
from cocon_stats.sector.unique import crossed, unique_count, unique_per_cell

BAND_LABELS = tuple("> 730" if one == ">730" else one for one in MODULE_BANDS.names)


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


class ModuleSpells:
    """The spells of the selected dossiers by module type and length; a type that is not declared comes at the end."""

    def __init__(self, context: Context) -> None:
        data, declared = context.data, context.declaration.rows
        dossiers = data.records(DOSSIERS)
        self.chosen = true_for_all(context.declaration.select, dossiers)
        self.rows = np.flatnonzero((data.dossier_rows >= 0) & np.append(self.chosen, False)[data.dossier_rows])
        module, starts = (data.table(MODULES)[name].take(self.rows) for name in ("typemodule", "startdatum"))
        self.labels, self.types = module_types(module, declared)
        ends = data.spell_ends[self.rows]
        self.bands = MODULE_BANDS.place(np.where(ends == UNKNOWN_DAY, -1, ends - starts.data))
        self.person_of = dossiers.column("persoon_id").data
        self.persons = self.person_of[data.dossier_rows[self.rows]]


def module_by_duration_band_unique(context: Context) -> Measured:
    """Unique persons in the selected dossiers by module type and length of a spell, and in every total.

    A spell without an end lasts as long as its dossier. A type that is not declared gets a row of its own at the end.
    """
    spells = ModuleSpells(context)
    size, width = len(spells.labels), len(MODULE_BANDS.names)
    cells = crossed(spells.types, spells.bands, width)
    grid = unique_per_cell(cells, spells.persons, size * width).reshape(size, width)
    by_type = unique_per_cell(spells.types, spells.persons, size).tolist()
    by_band = unique_per_cell(spells.bands, spells.persons, width).tolist()
    everybody = unique_count(spells.person_of[spells.chosen])
    return _printed(context, spells.labels, grid, (by_type, by_band, everybody))


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
    return Measured((*BAND_LABELS, f"Totaal{star}", f"%{star}"), tuple(rows))
