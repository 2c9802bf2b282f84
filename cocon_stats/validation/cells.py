"""Checks of single cells: type, code, range, pattern, required. What they break was found while typing."""

from __future__ import annotations

from functools import partial

import numpy as np
from numpy.typing import NDArray

from cocon_stats.exports.typed import TypedColumn
from cocon_stats.validation.sheet import Note, Sheet

DAMAGED = "tekst-verminkt"
_NOT_EMPTY = "Schrijf ja of nee."


def check_cells(sheet: Sheet) -> None:
    """Report every text that breaks a rule, and every required cell that is empty."""
    silent = _silent(sheet)
    for name, cell in sheet.cells.items():
        for rule in dict.fromkeys(flag.rule for flag in cell.flags.values()):
            if rule == DAMAGED and name in silent:
                continue
            rows = _kept(sheet, cell.flagged(rule))
            sheet.report(rule, name, rows.tolist(), partial(_flagged, cell))
            if rule == DAMAGED and not cell.field.name.endswith("_id"):
                sheet.doubtful[name][rows] = True  # not judged again, as a module type that no table knows
        if cell.field.required:
            empty = _kept(sheet, np.flatnonzero(~cell.filled))
            sheet.report("verplicht-leeg", name, empty.tolist(), partial(_written, sheet, name))
            sheet.fault(name, empty)


def _kept(sheet: Sheet, rows: NDArray[np.intp]) -> NDArray[np.intp]:
    """The rows that are not reported as a whole."""
    return rows[~sheet.dropped[rows]]


def _silent(sheet: Sheet) -> set[str]:
    """The columns whose damaged texts are reported elsewhere: with the header, or as pointing to nothing."""
    if any(fault.rule == "tekst-verminkt-kop" for fault in sheet.reading.faults):
        return set(sheet.cells)
    return {one.field for one in sheet.schema.references}


def _flagged(cell: TypedColumn, row: int) -> Note:
    flag = cell.flags[int(cell.raw.index[row])]
    details = flag.details
    if flag.rule == "ja-nee-ongeldig" and cell.field.required:
        details = {"advies": _NOT_EMPTY}
    return Note(details, None if cell.field.personal else flag.suggestion)


def _written(sheet: Sheet, name: str, row: int) -> Note:
    text = sheet.text(name, row)
    return Note({"leeg": f" (er staat '{text}')" if text else ""})
