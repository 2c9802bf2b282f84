"""Checks of single cells: type, code, range, pattern, required. What they break was found while typing."""

from __future__ import annotations

import numpy as np

from cocon_stats.validation.sheet import Note, Sheet


def check_cells(sheet: Sheet) -> None:
    """Report every text that breaks a rule, and every required cell that is empty."""
    for name, cell in sheet.cells.items():
        if cell.flags:
            for row in cell.flagged().tolist():
                flag = cell.flags[int(cell.raw.index[row])]
                suggestion = None if cell.field.personal else flag.suggestion
                sheet.report(flag.rule, name, [row], Note(flag.details, suggestion))
        if cell.field.required:
            empty = np.flatnonzero(~cell.filled)
            for row in empty.tolist():
                sheet.report("verplicht-leeg", name, [row], _written(sheet, name, row))
            sheet.fault(name, empty)


def _written(sheet: Sheet, name: str, row: int) -> Note:
    text = sheet.text(name, row)
    return Note({"leeg": f" (er staat '{text}')" if text else ""})
