"""The records of large files by their packed numbers: which row has a number, without a text for each of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cocon_stats.exports.packed import Form, Packed, look_up
from cocon_stats.exports.strings import same_number
from cocon_stats.exports.table import Index, TextColumn

Rows = NDArray[np.int64]
Records = Mapping[str, int]
Part = tuple[Sequence[str], Rows]
"""The distinct numbers of a file, and of each the row that counts, -1 when none does."""

_SAME = re.compile(r".*?([0-9]{4})?-?([0-9]{1,15})")
_LONGEST = 6
"""How many digits `same_number` takes behind a year."""


def number(parts: Sequence[Part]) -> Records:
    """The row of each number in several files; of a number that stands in more than one that in the first."""
    if len(parts) == 1 and isinstance(parts[0][0], Packed):
        return NumberedRecords(parts[0][0], parts[0][1].astype(np.int32))
    column = _together(parts)
    if column is not None and isinstance(column.values, Packed):
        rows = np.concatenate([rows for _, rows in parts])
        first = np.full(len(column.values), -1, np.int32)
        at = np.flatnonzero(rows >= 0)[::-1]  # of equal numbers the one written last stays: the first
        first[column.index[at]] = rows[at]
        return NumberedRecords(column.values, first)
    places: dict[str, int] = {}
    for values, rows in parts:
        for text, row in zip(values, rows.tolist(), strict=True):
            if row >= 0:
                places.setdefault(text, row)
    return places


def rows_of(records: Records, numbers: Sequence[str]) -> NDArray[np.integer[Any]]:
    """The row of each of these numbers, -1 where there is none."""
    if isinstance(records, NumberedRecords):
        return records.rows(numbers)
    return np.fromiter((records.get(one, -1) for one in numbers), np.int64, len(numbers))


def shared(parts: Sequence[Part]) -> frozenset[str]:
    """The numbers that count in more than one file."""
    column = _together(parts)
    if column is not None:
        counting = np.concatenate([rows >= 0 for _, rows in parts])
        often = np.bincount(column.index[counting], minlength=len(column.values)) > 1
        return frozenset(column.values[place] for place in np.flatnonzero(often).tolist())
    seen: set[str] = set()
    twice: set[str] = set()
    for values, rows in parts:
        mine = {text for text, row in zip(values, rows.tolist(), strict=True) if row >= 0}
        twice |= seen & mine
        seen |= mine
    return frozenset(twice)


def row_in(part: Part, numbers: Sequence[str]) -> dict[str, int]:
    """The rows of those of these numbers that count in a file."""
    values, rows = part
    places = np.asarray(look_up(numbers, values))
    found = np.append(rows, -1)[places].tolist()
    return {text: row for text, row in zip(numbers, found, strict=True) if row >= 0}


def _together(parts: Sequence[Part]) -> TextColumn | None:
    """All numbers as one column when some are packed; None when they are few, or not regular."""
    if any(isinstance(values, Packed) for values, _ in parts):
        from cocon_stats.exports.packing import joined
        from cocon_stats.exports.parsed import TooManyFormsError

        with suppress(TooManyFormsError):
            return joined([values for values, _ in parts])
    return None


class NumberedRecords(Mapping[str, int]):
    """The rows of records by number; `rows` holds per text its first row, -1 where it has none."""

    def __init__(self, texts: Packed, rows: Index) -> None:
        self._texts = texts
        self._rows = np.concatenate([rows, np.array([-1], rows.dtype)])  # the last for numbers that are not there

    def __getitem__(self, number: str) -> int:
        place = self._texts.place(number)
        if place < 0 or self._rows[place] < 0:
            raise KeyError(number)
        return int(self._rows[place])

    def __iter__(self) -> Iterator[str]:
        return (text for text, row in zip(self._texts, self._rows[:-1].tolist(), strict=True) if row >= 0)

    def __len__(self) -> int:
        return int(np.count_nonzero(self._rows >= 0))

    def rows(self, numbers: Sequence[str]) -> Index:
        """The row of each of these numbers, -1 where there is none."""
        rows: Index = self._rows[self._texts.places(numbers)]
        return rows

    def similar(self, number: str) -> str | None:
        """The last number that is the same but for case, separators and leading zeros."""
        wanted = same_number(number)
        texts = [text for form in self._texts.forms for text in _candidates(form, wanted)]
        texts = [text for text in (*texts, *self._texts.loose) if same_number(text) == wanted and text in self]
        return max(texts, key=self.__getitem__, default=None)


def _candidates(form: Form, wanted: str) -> set[str]:
    """The texts of this form that may be the same number: a year can stand in the prefix, or before the digits."""
    found = _SAME.fullmatch(wanted)
    if found is None:
        return set()
    year, last = int(found[1] or 0), int(found[2])
    tail = re.search(r"[0-9]{1,15}$", wanted)
    numbers = {last, int(tail[0]) if tail else last, *(year * 10**size + last for size in range(1, _LONGEST + 1))}
    return {form.text(number) for number in numbers}
