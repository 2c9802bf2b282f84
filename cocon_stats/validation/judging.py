"""Which rows of a piece of a streamed export are right beyond doubt: on the distinct texts, then per row.

The judgement is stricter than the checks, never milder: a row that does not pass here is only looked at again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cocon_stats.exports.grid import Grid, OddRow
from cocon_stats.exports.slices import NotPlain
from cocon_stats.exports.table import UNKNOWN_CODE, UNKNOWN_DAY, Mask, TextColumn
from cocon_stats.exports.texts import trim
from cocon_stats.exports.typed import typed
from cocon_stats.schemas import Field, Schema, Schemas
from cocon_stats.validation.parents import Parents
from cocon_stats.validation.plausible import FIRST_DAY, last_day
from cocon_stats.validation.sheet import DOSSIER

_WRONG = -2
_LATEST = np.iinfo(np.int32).max
Numbers = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Judged:
    """One piece: of the rows that pass the number of their case file and their values, of the others all cells.

    `others` are the numbers and values of those others, where they have any: their keys count too. `size` is that of
    the piece in bytes.
    """

    places: Numbers
    values: dict[str, Numbers]
    others: tuple[Numbers, dict[str, Numbers]]
    rest: list[list[str]]
    lines: NDArray[np.int64]
    odd: list[OddRow]
    size: int = 0


class _Texts:
    """The values of the texts of one column; each distinct text is judged once for the whole file."""

    def __init__(self, field: Field, schemas: Schemas) -> None:
        self._field = field
        self._schemas = schemas
        self._known: dict[str, int] = {}

    def __call__(self, texts: Sequence[str]) -> Numbers:
        """The value of each text, `_WRONG` for one that breaks any rule."""
        new = [text for text in texts if text not in self._known]
        if new:
            self._known |= self._judge(new)
        return np.fromiter(map(self._known.__getitem__, texts), np.int32, len(texts))

    def _judge(self, texts: list[str]) -> dict[str, int]:
        cells = typed(TextColumn(texts, np.arange(len(texts), dtype=np.int32)), self._field, self._schemas)
        known = cells.column.known()
        values = np.where(known, cells.column.data, UNKNOWN_CODE)
        wrong = ~known if self._field.required else ~known & cells.filled
        wrong[list(cells.flags)] = True
        return dict(zip(texts, np.where(wrong, _WRONG, values).tolist(), strict=True))


class Judging:
    """Judges pieces of one export. `first` and `last` are the days between which rows of each case file lie, `numbered`
    the columns that are best packed.
    """

    def __init__(
        self, schema: Schema, schemas: Schemas, parents: Parents, year: int | None, columns: tuple[str, ...]
    ) -> None:
        self.numbered = [columns.index(DOSSIER)] if parents.are_packed else []
        self._columns = columns
        self._fields = {one.name: one for one in schema.fields}
        self._texts = {name: _Texts(self._fields[name], schemas) for name in columns if name != DOSSIER}
        self._parents = parents
        self._newest = _LATEST if year is None else last_day(year)
        bounds = next((one.within for one in schema.fields if one.within), None)
        self.first, self.last = _period(parents, bounds)

    def __call__(self, grid: Grid, last: bool) -> Judged:
        """Judge one piece; in the `last` one the last right row stays too: what is below the data is told by it."""
        cells = {name: grid.columns[place] for place, name in enumerate(self._columns)}
        number = cells[DOSSIER]
        places = self._parents.records(number.values).astype(np.int32, copy=False)[number.index]
        good = places >= 0
        values = {}
        for name, judge in self._texts.items():
            values[name] = judge(cells[name].values)[cells[name].index]
            good &= self._is_right(values[name], self._fields[name], places)
        if last:
            _keep_last(good)
        rows = np.flatnonzero(~good)
        rest = [_texts_of(cells[name], rows) for name in self._columns]
        others = (self._places(cells[DOSSIER], rows), {name: one[rows] for name, one in values.items()})
        if len(rows):
            places, values = places[good], {name: one[good] for name, one in values.items()}
        return Judged(places, values, others, rest, grid.lines[rows], grid.odd)

    def _places(self, numbers: TextColumn, rows: NDArray[np.intp]) -> Numbers:
        """The case files of rows that did not pass, however their number is written."""
        return np.array([self._parents.place(trim(text)) for text in _texts_of(numbers, rows)], np.int32)

    def _is_right(self, values: Numbers, field: Field, places: Numbers) -> Mask:
        if field.kind != "date":
            return np.asarray(values != _WRONG)
        right = (values >= FIRST_DAY) & (values <= self._newest)
        if field.within is not None:
            right &= (values >= self.first[places]) & (values <= self.last[places])
        return np.asarray(right)


def _period(parents: Parents, bounds: tuple[str, str] | None) -> tuple[Numbers, Numbers]:
    if bounds is None:
        count = len(parents.days("startdatum"))
        return np.zeros(count, np.int32), np.zeros(count, np.int32)
    first, last = parents.days(bounds[0]), parents.days(bounds[1])
    return first, np.where(last == UNKNOWN_DAY, _LATEST, last).astype(np.int32)


def _keep_last(good: Mask) -> None:
    right = np.flatnonzero(good)
    if not len(right):
        raise NotPlain
    good[right[-1]] = False


def _texts_of(column: TextColumn, rows: NDArray[np.intp]) -> list[str]:
    return [column.values[number] for number in column.index[rows].tolist()]
