"""From a column of texts, piece by piece, to `Packed` record numbers and to dictionaries of small integers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cocon_stats.exports.packed import Form, Packed, assembled, code_type, form_of, starts_of
from cocon_stats.exports.table import Index, TextColumn

_FORMS, _LOOSE = 1000, 100_000
_TOGETHER = 50
_BLOCK = 1 << 20
Bytes = NDArray[np.uint8]


class TooManyFormsError(Exception):
    """The texts of a column have no regular form: they are better kept as texts."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """The texts of one piece: per row the number of its form in `forms` and its number in that form.

    Rows whose text has none hold -1 and the place of the text in `loose`.
    """

    forms: list[Form]
    loose: list[str]
    numbers: NDArray[np.int16]
    rest: NDArray[np.int64]

    def note(self, form: Form, rows: NDArray[np.intp], rest: NDArray[np.int64]) -> None:
        """The numbers of these rows in a form."""
        self.numbers[rows] = len(self.forms)
        self.forms.append(form)
        self.rest[rows] = rest

    def note_loose(self, text: str, rows: NDArray[np.intp]) -> None:
        """The rows that hold a text without a form."""
        self.rest[rows] = len(self.loose)
        self.loose.append(text)


def parse(ends: NDArray[Any], content: Bytes) -> Parsed:
    """Parse texts that stand behind each other in `content`; `ends` has the start of the first and the end of each."""
    lengths = np.diff(ends)
    parsed = Parsed([], [], np.full(len(lengths), -1, np.int16), np.full(len(lengths), -1, np.int64))
    for length in np.flatnonzero(np.bincount(lengths, minlength=1)).tolist():
        rows = np.flatnonzero(lengths == length)
        if len(rows) == len(lengths):
            cells = content[ends[0] : ends[-1]].reshape(len(rows), length)
        else:
            cells = content[ends[:-1][rows, np.newaxis] + np.arange(length)]
        _parse_equal(cells, rows, parsed)
    return parsed


def parse_texts(texts: Sequence[str]) -> Parsed:
    """Parse a list of texts."""
    pieces = [text.encode() for text in texts]
    ends = np.zeros(len(pieces) + 1, np.int64)
    np.cumsum(np.fromiter(map(len, pieces), np.int64, len(pieces)), out=ends[1:])
    return parse(ends, np.frombuffer(b"".join(pieces), np.uint8))


def packed_column(dictionary: Any, index: Index) -> TextColumn:
    """A column whose distinct texts are Arrow's; as texts when they are not regular."""
    _, ends, content = dictionary.buffers()
    places = np.frombuffer(ends, np.int32, count=len(dictionary) + 1, offset=4 * dictionary.offset)
    try:
        found = parse(places, np.frombuffer(content, np.uint8) if content is not None else np.empty(0, np.uint8))
    except TooManyFormsError:
        return TextColumn(dictionary.to_pylist(), index)
    numbers = np.where(found.numbers < 0, len(found.forms), found.numbers).astype(np.int32)
    return TextColumn(assembled(found.forms, found.loose, numbers, found.rest), index)


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
    return Parsed([texts.forms[one] for one in used.tolist()], list(texts.loose), table[numbers], rest)


def _parse_equal(cells: Bytes, rows: NDArray[np.intp], parsed: Parsed) -> None:
    """Parse texts of one length: those that look like the first one together, and so on."""
    for _ in range(_TOGETHER):
        if not len(rows):
            return
        text = cells[0].tobytes().decode("utf-8")
        formed = form_of(text)
        if formed is None:
            here = np.asarray((cells == cells[0]).all(axis=1))
            parsed.note_loose(text, rows[here])
        else:
            here = _alike(cells, formed[0])
            parsed.note(formed[0], rows[here], _numbers(cells if here.all() else cells[here], len(formed[0].prefix)))
        if here.all():
            return
        cells, rows = cells[~here], rows[~here]
    _parse_singly(cells, rows, parsed)


def _parse_singly(cells: Bytes, rows: NDArray[np.intp], parsed: Parsed) -> None:
    """Parse texts of which hardly two look alike."""
    loose: dict[str, list[int]] = {}
    formed: dict[Form, list[tuple[int, int]]] = {}
    for cell, row in zip(cells, rows.tolist(), strict=True):
        text = cell.tobytes().decode("utf-8")
        found = form_of(text)
        if found is None:
            loose.setdefault(text, []).append(row)
        else:
            formed.setdefault(found[0], []).append((row, found[1]))
        if len(loose) > _LOOSE or len(formed) > _FORMS:
            raise TooManyFormsError
    for text, places in loose.items():
        parsed.note_loose(text, np.array(places))
    for form, pairs in formed.items():
        parsed.note(form, np.array([row for row, _ in pairs]), np.array([number for _, number in pairs], np.int64))


def _alike(cells: Bytes, form: Form) -> NDArray[np.bool_]:
    """Which texts have this form; all have the length of the first."""
    size = len(form.prefix)
    here = (cells[:, size:] - np.uint8(48) <= 9).all(axis=1)
    if size:
        here &= (cells[:, :size] == cells[0, :size]).all(axis=1)
    return np.asarray(here & ((cells[:, size] == 48) == bool(form.width)))


def _numbers(cells: Bytes, size: int) -> NDArray[np.int64]:
    numbers = np.zeros(len(cells), np.int64)
    for column in range(size, cells.shape[1]):
        numbers *= 10
        numbers += cells[:, column] - np.uint8(48)
    return numbers


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
        if len(self._forms) > _FORMS or len(self._loose) > _LOOSE:
            raise TooManyFormsError
        rest = parsed.rest
        if loose:
            without = parsed.numbers < 0
            rest[without] = np.array(loose)[rest[without]]
        single = len(parsed.forms) == 1 and not loose
        for place, form in enumerate(parsed.forms):
            number = self._forms[form]
            highest = int((rest if single else rest[parsed.numbers == place]).max())
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
