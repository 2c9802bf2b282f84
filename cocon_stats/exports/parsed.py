"""Texts of record numbers read as a form (``S``, six digits) and a number each, all of one length at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cocon_stats.exports.packed import MAX_DIGITS, Form, form_of

MOST_FORMS, MOST_LOOSE = 1000, 100_000
_TOGETHER = 50
_WORD = 8
Bytes = NDArray[np.uint8]


class TooManyFormsError(Exception):
    """The texts of a column have no regular form: they are better kept as texts."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """The texts of one piece: per row the number that its form has in `forms`, and its number in that form.

    Rows whose text has none hold -1 and the place of the text in `loose`. `highest` is no lower than any number in a
    form.
    """

    forms: dict[Form, int]
    highest: list[int]
    loose: list[str]
    numbers: NDArray[np.int16]
    rest: NDArray[np.int64]

    def note(self, form: Form, rows: NDArray[np.intp], rest: NDArray[np.int64]) -> None:
        """The numbers of these rows in a form. TooManyFormsError when that is one too many."""
        number = self.forms.setdefault(form, len(self.forms))
        if number == MOST_FORMS:
            raise TooManyFormsError
        if number == len(self.highest):
            self.highest.append(-1)
        self.highest[number] = max(self.highest[number], int(rest.max()))
        self.numbers[rows], self.rest[rows] = number, rest

    def note_loose(self, text: str, rows: NDArray[np.intp]) -> None:
        """The rows that hold a text without a form. TooManyFormsError when that is one too many."""
        if len(self.loose) >= MOST_LOOSE:
            raise TooManyFormsError
        self.rest[rows] = len(self.loose)
        self.loose.append(text)


def parse(ends: NDArray[Any], content: Bytes) -> Parsed:
    """Parse texts that stand behind each other in `content`; `ends` has the start of the first and the end of each.

    TooManyFormsError when hardly two of them look alike.
    """
    lengths = np.diff(ends)
    parsed = Parsed({}, [], [], np.full(len(lengths), -1, np.int16), np.full(len(lengths), -1, np.int64))
    for length in np.flatnonzero(np.bincount(lengths, minlength=1)).tolist():
        rows = np.flatnonzero(lengths == length)
        if len(rows) == len(lengths):
            cells = content[ends[0] : ends[-1]].reshape(len(rows), length)
        else:
            cells = content[ends[:-1][rows, np.newaxis] + np.arange(length)]
        _parse_equal(cells, rows, parsed)
    return parsed


def buffers(array: Any) -> tuple[NDArray[np.int32], Bytes]:
    """The texts of an Arrow array as `parse` takes them."""
    _, ends, content = array.buffers()
    places = np.frombuffer(ends, np.int32, count=len(array) + 1, offset=4 * array.offset)
    return places, np.frombuffer(content, np.uint8) if content is not None else np.empty(0, np.uint8)


def parse_texts(texts: Sequence[str]) -> Parsed:
    """Parse a list of texts."""
    pieces = [text.encode() for text in texts]
    ends = np.zeros(len(pieces) + 1, np.int64)
    np.cumsum(np.fromiter(map(len, pieces), np.int64, len(pieces)), out=ends[1:])
    return parse(ends, np.frombuffer(b"".join(pieces), np.uint8))


class _Alike:
    """Texts of one length: in words of eight bytes, with the digits at the end of each counted and read."""

    def __init__(self, cells: Bytes) -> None:
        count, length = cells.shape
        words = np.zeros((count, -(-length // _WORD) * _WORD), np.uint8)
        words[:, :length] = cells
        self._words = np.ascontiguousarray(words.view(np.uint64).T)
        self._digits = np.zeros(count, np.int8)
        self._leads = np.zeros(count, np.bool_)
        self.numbers = np.zeros(count, np.int64)
        running = np.ones(count, np.bool_)
        last = cells[:, ::-1][:, : MAX_DIGITS + 1]  # more digits than that have no form
        for place, column in enumerate(np.ascontiguousarray(last.T) - np.uint8(ord("0"))):
            running &= column <= 9
            self._digits += running
            np.equal(column, 0, out=self._leads, where=running)
            self.numbers += np.where(running, column, np.uint8(0)) * np.int64(10**place)

    def same(self, place: int, size: int) -> NDArray[np.bool_]:
        """Which texts have the first `size` signs of the text at `place`."""
        whole, beyond = divmod(size, _WORD)
        words = self._words[:whole]
        here = np.asarray((words == words[:, place, np.newaxis]).all(axis=0))
        if beyond:
            mask = np.zeros(_WORD, np.uint8)
            mask[:beyond] = 0xFF
            last = self._words[whole]
            here &= ((last ^ last[place]) & mask.view(np.uint64)) == 0
        return here

    def in_form(self, place: int, form: Form) -> NDArray[np.bool_]:
        """Which texts have the form of the text at `place`."""
        here = self.same(place, len(form.prefix))
        here &= self._digits == self._digits[place]
        here &= self._leads == bool(form.width)
        return here


def _parse_equal(cells: Bytes, rows: NDArray[np.intp], parsed: Parsed) -> None:
    """Parse texts of one length: those that look like the first one together, and so on."""
    alike = _Alike(cells)
    left = np.ones(len(rows), np.bool_)
    for _ in range(_TOGETHER):
        place = int(left.argmax())
        text = cells[place].tobytes().decode("utf-8")
        formed = form_of(text)
        if formed is None:
            here = alike.same(place, len(cells[place]))
            parsed.note_loose(text, rows[here])
        else:
            here = alike.in_form(place, formed[0])
            parsed.note(formed[0], rows[here], alike.numbers[here])
        left &= ~here
        if not left.any():
            return
    _parse_singly(cells[left], rows[left], parsed)


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
        if len(loose) > MOST_LOOSE or len(formed) > MOST_FORMS:
            raise TooManyFormsError
    for text, places in loose.items():
        parsed.note_loose(text, np.array(places))
    for form, pairs in formed.items():
        parsed.note(form, np.array([row for row, _ in pairs]), np.array([number for _, number in pairs], np.int64))
