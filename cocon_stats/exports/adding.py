"""What the rows above a row add up to: the evidence that it is a total. Worked out only where some row may be one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cocon_stats.exports.judged import Scaled
from cocon_stats.exports.numbers import loosely
from cocon_stats.exports.table import Mask, TextColumn
from cocon_stats.schemas import Schema

_SAFE = 2**62
_YES = frozenset({"ja", "j", "1", "waar", "true"})
Running = NDArray[np.int64] | NDArray[np.object_]


@dataclass(frozen=True, slots=True, eq=False)
class _Sum:
    """Of one column: the running sum (with a zero in front) in units of 10 ** -`decimals`, and of how many rows."""

    total: Running
    times: NDArray[np.int64]
    decimals: int


class Additions:
    """The sums and counts of the columns over the rows of `data`; `schema` tells which columns hold numbers."""

    def __init__(self, columns: Mapping[str, TextColumn], schema: Schema, data: Mask) -> None:
        self._columns = columns
        self._data = data
        self._sums = {
            name: _running(column, data)
            for name, column in columns.items()
            if schema.field(name).kind in ("integer", "number")
        }
        self._filled = {
            name: _counted(column, data, [bool(text) for text in column.values])
            for name, column in columns.items()
            if name not in self._sums
        }
        self._yes = {
            name: _counted(column, data, [text.casefold() in _YES for text in column.values])
            for name, column in columns.items()
            if schema.field(name).kind == "boolean"
        }
        self._groups: dict[tuple[str, str], tuple[Running, NDArray[np.int64]]] = {}

    def points(self, row: int, since: int) -> int:
        """How much speaks for a total: 2 for a number that is the sum of several rows above (or of all), 1 for the
        sum of a single row or for a count; 0 when any number is none of these. `since` is the row behind the total
        before it.
        """
        spans = {(0, row), (since, row), (0, len(self._data))}
        points = 0
        for name, value in self._values(row):
            found = max(self._of(name, value, *span) for span in spans)
            if not found and name in self._sums:
                return 0
            points += found
        return points

    def of_group(self, row: int) -> int:
        """The same for the rows that have a text in common with this one: the total of a group, wherever it stands."""
        best = 0
        for name, value in self._values(row):
            for key in self._columns.keys() - self._sums.keys() if name in self._sums else ():
                column = self._columns[key]
                if column.values[column.index[row]]:
                    total, times = self._group(name, key)
                    at = int(column.index[row])
                    best = max(best, _worth(value, int(total[at]), self._sums[name].decimals, int(times[at])))
        return best

    def above(self, row: int) -> bool:
        """Whether any row of data stands above this one."""
        return bool(self._data[:row].any())

    def _values(self, row: int) -> Iterator[tuple[str, Scaled]]:
        for name, column in self._columns.items():
            value = loosely(column.values[column.index[row]].rstrip("% "))
            if value is not None and value.mantissa:
                yield name, value

    def _of(self, name: str, value: Scaled, start: int, end: int) -> int:
        if name in self._sums:
            one = self._sums[name]
            total, times = int(one.total[end]) - int(one.total[start]), int(one.times[end] - one.times[start])
            return _worth(value, total, one.decimals, times)
        counts = (self._filled[name], self._yes[name]) if name in self._yes else (self._filled[name],)
        return int(not value.decimals and value.mantissa > 1 and any(
            value.mantissa == one[end] - one[start] for one in counts
        ))  # fmt: skip

    def _group(self, name: str, key: str) -> tuple[Running, NDArray[np.int64]]:
        """Per text of the column `key` the sum of the column `name`, and of how many rows."""
        if (name, key) not in self._groups:
            one, column = self._sums[name], self._columns[key]
            total = np.zeros(len(column.values), object if one.total.dtype == object else np.int64)
            times = np.zeros(len(column.values), np.int64)
            np.add.at(total, column.index, one.total[1:] - one.total[:-1])
            np.add.at(times, column.index, one.times[1:] - one.times[:-1])
            self._groups[name, key] = (total, times)
        return self._groups[name, key]


def _worth(value: Scaled, total: int, decimals: int, times: int) -> int:
    same = value.mantissa * 10**decimals == total * 10**value.decimals
    return min(times, 2) if same else 0


def _running(column: TextColumn, data: Mask) -> _Sum:
    read = [loosely(text) for text in column.values]
    decimals = max((one.decimals for one in read if one), default=0)
    scaled = [one.mantissa * 10 ** (decimals - one.decimals) if one else 0 for one in read] or [0]
    fits = max(map(abs, scaled)) * max(len(data), 1) < _SAFE
    each = np.array(scaled, np.int64 if fits else object)[column.index] * data
    known = _counted(column, data, [one is not None for one in read])
    return _Sum(np.concatenate([each[:0], [0], np.cumsum(each)]), known, decimals)


def _counted(column: TextColumn, data: Mask, marks: list[bool]) -> NDArray[np.int64]:
    """How many rows of data above each row have a marked text; one more at the end, for all rows."""
    marked = np.array(marks or [False], np.bool_)[column.index] & data
    return np.concatenate([np.zeros(1, np.int64), np.cumsum(marked, dtype=np.int64)])
