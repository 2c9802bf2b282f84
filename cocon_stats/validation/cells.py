"""Checks of single cells: type, code, range, pattern, required. What they break was found while typing."""

from __future__ import annotations

from functools import partial

import numpy as np

from cocon_stats.exports.typed import TypedColumn
from cocon_stats.validation.sheet import Note, Sheet


def check_cells(sheet: Sheet) -> None:
    """Report every text that breaks a rule, and every required cell that is empty."""
    damaged = any(fault.rule == "tekst-verminkt-kop" for fault in sheet.reading.faults)
    for name, cell in sheet.cells.items():
        for rule in dict.fromkeys(flag.rule for flag in cell.flags.values()):
            if rule == "tekst-verminkt" and damaged:
                continue  # said of the whole file
            sheet.report(rule, name, cell.flagged(rule).tolist(), partial(_flagged, cell))
        if cell.field.required:
            empty = np.flatnonzero(~cell.filled)
            sheet.report("verplicht-leeg", name, empty.tolist(), partial(_written, sheet, name))
            sheet.fault(name, empty)


def _flagged(cell: TypedColumn, row: int) -> Note:
    flag = cell.flags[int(cell.raw.index[row])]
    return Note(flag.details, None if cell.field.personal else flag.suggestion)


def _written(sheet: Sheet, name: str, row: int) -> Note:
    text = sheet.text(name, row)
    return Note({"leeg": f" (er staat '{text}')" if text else ""})
