"""Rows whose cells moved one column to the left or right: one problem of the row, not one of every cell.

Excel does that with "delete cell, shift cells left". It is only said where several cells are wrong in their own column,
all of them fit in the next one, and so does everything between them.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from cocon_stats.dutch import listing
from cocon_stats.exports.table import TextColumn
from cocon_stats.exports.typed import typed
from cocon_stats.schemas import Schemas
from cocon_stats.validation.sheet import DOSSIER, Note, Sheet

_FEWEST = 3
_NAMED = 3
_WAYS = {1: "links", -1: "rechts"}


def check_shifts(sheet: Sheet, schemas: Schemas) -> None:
    """Report shifted rows. They do not count, and nothing else in them is judged."""
    if len(sheet.cells) <= _FEWEST or sheet.reading.table is None:
        return
    wrong = np.zeros(sheet.rows, np.int16)
    for name, cell in sheet.cells.items():
        if cell.flags:
            wrong += sheet.faulty[name]
    names = [name for name in sheet.reading.table.columns if name in sheet.cells]
    shifted = _Shifted(sheet, names, schemas)
    for row in np.flatnonzero(wrong >= _FEWEST).tolist():
        note = shifted(row)
        if note is not None:
            sheet.report("rij-verschoven", None, [row], note)
            _leave_out(sheet, row)


def _leave_out(sheet: Sheet, row: int) -> None:
    sheet.dropped[row] = True
    for doubtful in sheet.doubtful.values():
        doubtful[row] = True
    if DOSSIER not in sheet.cells:
        return
    if not sheet.cells[DOSSIER].filled[row]:
        sheet.fault(DOSSIER, np.array([row]))
    elif sheet.schema.field(DOSSIER).pattern is None:
        sheet.lost += 1  # any text passes for a number there


class _Shifted:
    """Tells of a row whether its cells are shifted; each text is judged once per column."""

    def __init__(self, sheet: Sheet, names: Sequence[str], schemas: Schemas) -> None:
        self._sheet = sheet
        self._names = names
        self._schemas = schemas
        self._known: dict[tuple[str, str], bool] = {}

    def __call__(self, row: int) -> Note | None:
        """The words of the problem; None when the row is not shifted beyond doubt."""
        texts = [self._sheet.cells[name].text(row) for name in self._names]
        wrong = [place for place, name in enumerate(self._names) if self._sheet.faulty[name][row]]
        for step, way in _WAYS.items():
            if all(self._fits(texts[place], place + step) for place in wrong) and all(
                self._fits(texts[place], place + step) or not texts[place] for place in range(wrong[0], wrong[-1])
            ):
                columns = [self._names[place] for place in wrong]
                more = f" en {len(columns) - _NAMED} andere" if len(columns) > _NAMED else ""
                told = ", ".join(columns[:_NAMED]) + more if more else listing(columns)
                return Note({"kolommen": told, "richting": way})
        return None

    def _fits(self, text: str, place: int) -> bool:
        """Whether a text is a value of the column at `place`."""
        if not 0 <= place < len(self._names):
            return False
        name = self._names[place]
        if (name, text) not in self._known:
            cell = typed(TextColumn([text], np.zeros(1, np.int32)), self._sheet.schema.field(name), self._schemas)
            self._known[name, text] = bool(cell.column.known()[0]) and not cell.flags
        return self._known[name, text]
