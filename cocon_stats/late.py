"""The exports of a year as they would be without what was registered later: between an older export and today's.

What was registered later are rows that the older export does not have, and cells that were empty there. What is left
are the rows of both, with the values of today: where those differ, a record was changed.

Rows are told apart by the key of the schema. Files without a key (contacts, answers) know only whole rows: a changed
one is one that is gone and one that came later.
"""

from __future__ import annotations

from dataclasses import replace
from math import lcm

import numpy as np
from numpy.typing import NDArray

from cocon_stats.changes.rows import matched
from cocon_stats.exports.table import UNKNOWN_DAY, UNKNOWN_NUMBER, Column, Exports, Mask, Table
from cocon_stats.schemas import Schema, Schemas

Numbers = NDArray[np.int64]
_SCALED = ("integer", "number")


def without_late(now: Exports, then: Exports, schemas: Schemas) -> Exports:
    """`now` without the rows and values that `then` did not have; a file that was absent then is absent again."""
    tables = {
        name: _without_late(table, then.tables[name], schemas[name])
        for name, table in now.tables.items()
        if name in then.tables
    }
    return replace(now, tables=tables)


def _without_late(now: Table, then: Table, schema: Schema) -> Table:
    names = [field.name for field in schema.fields if field.name in now.columns and field.name in then.columns]
    key = [name for name in schema.primary_key if name in names] or names
    pairs = [_numbered(then[name], now[name]) for name in key]
    in_then, in_now = matched(pairs, (then.rows, now.rows))
    order = np.argsort(in_now)
    in_then, in_now = in_then[order], in_now[order]
    stayed = np.zeros(now.rows, dtype=bool)
    stayed[in_now] = True
    kept = now.take(stayed)
    if not schema.primary_key:
        return kept
    filled = {name: kept[name].known() & ~then[name].known()[in_then] for name in names}
    emptied = {name: _emptied(kept[name], mask) for name, mask in filled.items() if mask.any()}
    return replace(kept, columns={**kept.columns, **emptied})


def _emptied(column: Column, rows: Mask) -> Column:
    """The column with these cells unknown."""
    data = column.data.copy()
    unknown = UNKNOWN_NUMBER if column.kind in _SCALED else UNKNOWN_DAY if column.kind == "date" else -1
    data[rows] = unknown
    return replace(column, data=data)


def _numbered(then: Column, now: Column) -> tuple[Numbers, Numbers]:
    """The cells of one column in both tables as numbers that are equal where the values are."""
    values = [_comparable(one, then, now) for one in (then, now)]
    numbers = np.unique(np.concatenate(values), return_inverse=True)[1].reshape(-1).astype(np.int64)
    return numbers[: len(values[0])], numbers[len(values[0]) :]


def _comparable(column: Column, then: Column, now: Column) -> Numbers:
    data = column.data.astype(np.int64)
    if column.kind in _SCALED:
        factor = lcm(then.scale, now.scale) // column.scale
        return np.where(column.known(), data * factor, UNKNOWN_NUMBER)
    if column.kind == "date":
        return data
    places = {value: place for place, value in enumerate(dict.fromkeys((*then.values, *now.values)))}
    return np.array([*(places[value] for value in column.values), -1], np.int64)[data]
