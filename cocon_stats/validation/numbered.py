"""The records of a large file by their packed numbers: which row has a number, without a text for each of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from cocon_stats.exports.packed import Form, Packed
from cocon_stats.exports.strings import same_number
from cocon_stats.exports.table import Index

_SAME = re.compile(r".*?([0-9]{4})?-?([0-9]{1,15})")
_LONGEST = 6
"""How many digits `same_number` takes behind a year."""


class NumberedRecords(Mapping[str, int]):
    """The rows of records by number; `rows` holds per text its first row, -1 where it has none."""

    def __init__(self, texts: Packed, rows: Index) -> None:
        self._texts = texts
        self._rows = rows

    def __getitem__(self, number: str) -> int:
        place = self._texts.place(number)
        if place < 0 or self._rows[place] < 0:
            raise KeyError(number)
        return int(self._rows[place])

    def __iter__(self) -> Iterator[str]:
        return (text for text, row in zip(self._texts, self._rows.tolist(), strict=True) if row >= 0)

    def __len__(self) -> int:
        return int(np.count_nonzero(self._rows >= 0))

    def rows(self, numbers: Sequence[str]) -> Index:
        """The row of each of these numbers, -1 where there is none."""
        places = self._texts.places(numbers)
        return np.asarray(np.append(self._rows, np.int32(-1))[places])

    def similar(self, number: str) -> str | None:
        """The last number that is the same but for case, separators and leading zeros."""
        wanted = same_number(number)
        texts = [text for form in self._texts.forms for text in _candidates(form, wanted)]
        texts = [text for text in (*texts, *self._texts.loose) if same_number(text) == wanted and text in self]
        return max(texts, key=self._texts.place, default=None)


def _candidates(form: Form, wanted: str) -> set[str]:
    """The texts of this form that may be the same number: a year can stand in the prefix, or before the digits."""
    found = _SAME.fullmatch(wanted)
    if found is None:
        return set()
    year, last = int(found[1] or 0), int(found[2])
    tail = re.search(r"[0-9]{1,15}$", wanted)
    numbers = {last, int(tail[0]) if tail else last, *(year * 10**size + last for size in range(1, _LONGEST + 1))}
    return {form.text(number) for number in numbers}
