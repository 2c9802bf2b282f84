"""Rows that are new or gone in one export file, and what happened to the cells of the rows that stayed.

Rows are told apart by the key of the schema, the nth row with a key in one file is the nth in the other. Rows without
a key in the contract (contacts, answers) are compared as a whole: a changed one is one gone and one new.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from cocon_stats.exports.table import Column, TextColumn, TextTable
from cocon_stats.exports.texts import trim
from cocon_stats.exports.typed import TypedColumn, typed
from cocon_stats.schemas import Field, Schema, Schemas

Numbers = NDArray[np.int64]
EMPTY = 0  # the number of an unknown value

State = Literal["both", "new", "gone"]
Value = tuple[str, Fraction | int | str]


@dataclass(frozen=True, slots=True)
class ColumnChange:
    """How many cells of one column were filled in, changed or emptied, in rows that are in both exports.

    `state` tells whether the column itself is new or gone: then its cells were not filled in or emptied by anybody.
    """

    column: str
    filled: int
    changed: int
    emptied: int
    state: State = "both"


@dataclass(frozen=True, slots=True)
class RowChange:
    """One export file, old and new: numbers of rows, and the columns in which anything changed."""

    old: int
    new: int
    added: int
    gone: int
    columns: tuple[ColumnChange, ...] = ()

    @property
    def any(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.added or self.gone or self.columns)


def compare_rows(
    old: TextTable, new: TextTable, schema: Schema, schemas: Schemas, unread: tuple[int, int] = (0, 0)
) -> RowChange:
    """Compare two states of one export. Values are compared, not how they are written: 1/03/2025 is 2025-03-01.

    `unread` are how many rows each has besides, which could not be put in the table.
    """
    fields = schema.fields
    cells = {field.name: _numbered(old, new, field, schemas) for field in fields}
    rows = (len(old.lines), len(new.lines))
    key = schema.primary_key or tuple(field.name for field in fields)
    in_old, in_new = matched([cells[name] for name in key], rows)
    columns = []
    if schema.primary_key:
        names = [field.name for field in fields if field.name not in key]
        columns = [_column(name, cells[name], in_old, in_new, _state(name, old, new)) for name in names]
    changed = tuple(one for one in columns if one.filled or one.changed or one.emptied or one.state != "both")
    before, after = (count + more for count, more in zip(rows, unread, strict=True))
    return RowChange(before, after, added=after - len(in_new), gone=before - len(in_old), columns=changed)


def _state(name: str, old: TextTable, new: TextTable) -> State:
    if (name in old.columns) == (name in new.columns):
        return "both"
    return "new" if name in new.columns else "gone"


def _numbered(old: TextTable, new: TextTable, field: Field, schemas: Schemas) -> tuple[Numbers, Numbers]:
    """The cells of one column as numbers that are equal where the values are; 0 is an empty cell."""
    numbers: dict[Value, int] = {}
    return _cells(old, field, schemas, numbers), _cells(new, field, schemas, numbers)


def _cells(table: TextTable, field: Field, schemas: Schemas, numbers: dict[Value, int]) -> Numbers:
    raw = table.columns.get(field.name)
    if raw is None:
        return np.full(len(table.lines), EMPTY, np.int64)
    # every distinct text once, as a column of its own
    distinct = typed(TextColumn(raw.values, np.arange(len(raw.values), dtype=np.int32)), field, schemas)
    known, filled = distinct.column.known(), distinct.filled
    codes = [
        numbers.setdefault(_value(distinct, place, bool(known[place])), len(numbers) + 1) if filled[place] else EMPTY
        for place in range(len(raw.values))
    ]
    return np.array(codes or [EMPTY], np.int64)[raw.index]


def _value(distinct: TypedColumn, place: int, known: bool) -> Value:
    if not known:  # a text that cannot be right: compared as it is written
        return ("text", trim(distinct.raw.values[place]))
    return ("value", _known(distinct.column, place))


def _known(column: Column, place: int) -> Fraction | int | str:
    value = int(column.data[place])
    if column.kind in ("integer", "number"):
        return Fraction(value, 10**column.decimals)
    return value if column.kind == "date" else column.values[value]


def matched(key: Sequence[tuple[Numbers, Numbers]], rows: tuple[int, int]) -> tuple[Numbers, Numbers]:
    """The rows of the old and of the new export that belong together, in step."""
    both = _identity([np.concatenate(pair) for pair in key], sum(rows))
    both = _identity(
        [both, np.concatenate([_times_before(both[: rows[0]]), _times_before(both[rows[0] :])])], sum(rows)
    )
    _, in_old, in_new = np.intersect1d(both[: rows[0]], both[rows[0] :], assume_unique=True, return_indices=True)
    return in_old, in_new


def _identity(columns: Sequence[Numbers], rows: int) -> Numbers:
    """One number per row that is equal where all columns are."""
    number = np.zeros(rows, np.int64)
    for column in columns:
        pair = number * (int(column.max(initial=0)) + 1) + column
        number = np.unique(pair, return_inverse=True)[1].reshape(-1).astype(np.int64)
    return number


def _times_before(numbers: Numbers) -> Numbers:
    """How many times each number stood before: 7 7 9 7 → 0 1 0 2."""
    order = np.argsort(numbers, kind="stable")
    in_order = numbers[order]
    starts = np.flatnonzero(np.r_[True, in_order[1:] != in_order[:-1]]) if len(in_order) else np.empty(0, np.int64)
    lengths = np.diff(np.r_[starts, len(in_order)])
    times = np.empty(len(numbers), np.int64)
    times[order] = np.arange(len(numbers)) - np.repeat(starts, lengths)
    return times


def _column(name: str, cells: tuple[Numbers, Numbers], in_old: Numbers, in_new: Numbers, state: State) -> ColumnChange:
    before, after = cells[0][in_old], cells[1][in_new]
    filled = (before == EMPTY) & (after != EMPTY)
    emptied = (before != EMPTY) & (after == EMPTY)
    changed = (before != after) & ~filled & ~emptied
    return ColumnChange(name, int(filled.sum()), int(changed.sum()), int(emptied.sum()), state)
