"""From a column of texts, piece by piece, to `Packed` record numbers and to dictionaries of small integers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cocon_stats.exports.packed import Form, Packed, code_type, starts_of, with_codes
from cocon_stats.exports.parsed import MOST_FORMS, MOST_LOOSE, Parsed, TooManyFormsError, buffers, parse, parse_texts
from cocon_stats.exports.table import Index, TextColumn

_BLOCK = 1 << 20


def packed_column(dictionary: Any, index: Index) -> TextColumn:
    """A column whose distinct texts are Arrow's; as texts when they are not regular."""
    try:
        found = parse(*buffers(dictionary))
    except TooManyFormsError:
        return TextColumn(dictionary.to_pylist(), index)
    numbers = np.where(found.numbers < 0, len(found.forms), found.numbers).astype(np.int32)
    return TextColumn(with_codes(list(found.forms), found.loose, numbers, found.rest, found.highest), index)


def joined(parts: Sequence[Sequence[str]]) -> TextColumn:
    """The distinct texts of several lists under each other, packed. TooManyFormsError when they are not regular."""
    column = Numbers(sum(map(len, parts)))
    for texts in parts:
        column.add(_unpacked(texts) if isinstance(texts, Packed) else parse_texts(texts))
    return column.column()


def _unpacked(texts: Packed) -> Parsed:
    numbers = texts.form_numbers()
    rest = (texts.codes - texts.starts[numbers]).astype(np.int64)
    used = np.flatnonzero(np.bincount(numbers, minlength=len(texts.forms) + 1)[: len(texts.forms)])
    table = np.full(len(texts.forms) + 1, -1, np.int16)
    table[used] = np.arange(len(used))
    highest = (np.diff(texts.starts) - 1)[used].tolist()
    forms = {texts.forms[one]: number for number, one in enumerate(used.tolist())}
    return Parsed(forms, highest, list(texts.loose), table[numbers], rest)


class Growing:
    """Whole numbers that come piece by piece, in one stretch of memory; `rows` is how many may be expected.

    Memory is taken when it is written to, so that too high an expectation costs nothing.
    """

    def __init__(self, kind: type[np.signedinteger[Any]], rows: int) -> None:
        self._data = np.empty(rows, kind)
        self._rows = 0

    def add(self, numbers: NDArray[Any] | int, rows: int) -> None:
        """Add the numbers of so many rows, or one number for all of them."""
        highest = numbers if isinstance(numbers, int) else int(numbers.max(initial=0))
        kind = np.promote_types(self._data.dtype, np.min_scalar_type(-2 - highest))  # room for one more
        end = self._rows + rows
        if end > len(self._data) or kind != self._data.dtype:
            more = np.empty(max(end + end // 4, len(self._data)), kind)
            more[: self._rows] = self._data[: self._rows]
            self._data = more
        self._data[self._rows : end] = numbers
        self._rows = end

    @property
    def all(self) -> NDArray[Any]:
        """All numbers, to be changed in place."""
        return self._data[: self._rows]


class Numbers:
    """The record numbers of a whole column, piece by piece."""

    def __init__(self, rows: int) -> None:
        self._forms: dict[Form, int] = {}
        self._loose: dict[str, int] = {}
        self._highest: list[int] = []
        self._numbers = Growing(np.int8, rows)
        self._rest = Growing(np.int32, rows)

    def add(self, parsed: Parsed) -> None:
        """Add the rows of one piece. TooManyFormsError when the texts are not regular after all."""
        for form in parsed.forms:
            if form not in self._forms:
                self._forms[form] = len(self._forms)
                self._highest.append(-1)
        loose = [self._loose.setdefault(text, len(self._loose)) for text in parsed.loose]
        if len(self._forms) > MOST_FORMS or len(self._loose) > MOST_LOOSE:
            raise TooManyFormsError
        rest = parsed.rest
        if loose:
            without = parsed.numbers < 0
            rest[without] = np.array(loose)[rest[without]]
        single = len(parsed.forms) == 1 and not loose
        for form, highest in zip(parsed.forms, parsed.highest, strict=True):
            number = self._forms[form]
            self._highest[number] = max(self._highest[number], highest)
        table = np.array([*(self._forms[form] for form in parsed.forms), -1], np.int16)
        self._numbers.add(int(table[0]) if single else table[parsed.numbers], len(rest))
        self._rest.add(rest, len(rest))

    def column(self) -> TextColumn:
        """All rows: the distinct texts in the order of their appearance, and where the text of each row stands."""
        starts = starts_of(self._highest)
        codes, numbers = self._rest.all, self._numbers.all
        codes = codes.astype(code_type(starts, tuple(self._loose)), copy=False)
        for row in range(0, len(codes), _BLOCK):
            codes[row : row + _BLOCK] += starts[numbers[row : row + _BLOCK]].astype(codes.dtype)
        del numbers
        self._numbers = self._rest = Growing(np.int8, 0)
        distinct, index = _distinct(codes)
        return TextColumn(Packed(tuple(self._forms), starts, tuple(self._loose), distinct), index)


class Words:
    """The texts of a whole column of which there are few, piece by piece."""

    def __init__(self, rows: int) -> None:
        self._places: dict[str, int] = {}
        self._index = Growing(np.int8, rows)

    def add(self, texts: Sequence[str], index: Index) -> None:
        """Add the rows of one piece: its distinct texts, and where the text of each row stands among them."""
        places = self._places
        table = np.array([places.setdefault(text, len(places)) for text in texts], np.int32)
        self._index.add(table[index], len(index))

    def column(self) -> TextColumn:
        """All rows."""
        return TextColumn(list(self._places), self._index.all)


def _distinct(codes: NDArray[Any]) -> tuple[NDArray[Any], NDArray[np.int32]]:
    """The distinct codes in the order of their appearance, and for each row the place of its code."""
    if (codes[1:] > codes[:-1]).all():
        return codes, np.arange(len(codes), dtype=np.int32)
    if (codes[1:] >= codes[:-1]).all():
        first = np.append(True, codes[1:] != codes[:-1])
        return codes[first], np.cumsum(first, dtype=np.int32) - np.int32(1)
    order = np.argsort(codes, kind="stable").astype(np.int32)
    ordered = codes[order]
    first = np.append(True, ordered[1:] != ordered[:-1])
    rank = np.cumsum(first, dtype=np.int32) - np.int32(1)
    rows = order[first]  # per rank the first row, for the order is stable
    appearance = np.argsort(rows).astype(np.int32)
    place = np.empty(len(rows), np.int32)
    place[appearance] = np.arange(len(rows), dtype=np.int32)
    index = np.empty(len(codes), np.int32)
    index[order] = place[rank]
    return codes[rows[appearance]], index
