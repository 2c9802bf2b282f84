"""Many record numbers as whole numbers: ``S000123`` is a form (``S``, six digits) and 123, in four bytes.

Exact: every text has one code and every code one text. Texts that are not letters with digits behind them are kept as
they are, behind the last code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, overload

import numpy as np
from numpy.typing import NDArray

from cocon_stats.exports.code_places import CodePlaces, Codes
from cocon_stats.exports.table import Index
from cocon_stats.exports.texts import folded

MAX_DIGITS = 15
NUMBERED = re.compile(r"((?:[A-Za-z][A-Za-z0-9._/-]*)?)(?<![0-9])([0-9]{1,15})")
"""A prefix and a number. No such text is empty to anybody, or a failure of Excel, or badly encoded."""
_BLOCK = 65_536


@dataclass(frozen=True, slots=True)
class Form:
    """A prefix, and how many digits stand behind it when they begin with zero; 0 when they do not."""

    prefix: str
    width: int

    def text(self, number: int) -> str:
        """The text of a number in this form."""
        return f"{self.prefix}{number:0{self.width}}" if self.width else f"{self.prefix}{number}"


def form_of(text: str) -> tuple[Form, int] | None:
    """The form and the number of a text; None when it has none."""
    found = NUMBERED.fullmatch(text)
    if found is None or not text.isascii():
        return None
    digits = found[2]
    return Form(found[1], len(digits) if digits[0] == "0" else 0), int(digits)


class Packed(Sequence[str]):
    """Distinct texts as codes, readable as a sequence of those texts.

    The codes of `forms[n]` begin at `starts[n]`, those of `loose` texts at the last of `starts`.
    """

    __slots__ = ("_loose", "_places", "codes", "forms", "loose", "starts")

    def __init__(self, forms: Sequence[Form], starts: NDArray[np.int64], loose: Sequence[str], codes: Codes) -> None:
        self.forms, self.starts, self.loose, self.codes = tuple(forms), starts, tuple(loose), codes
        self._loose = {text: place for place, text in enumerate(self.loose)}
        self._places: CodePlaces | None = None

    def __len__(self) -> int:
        return len(self.codes)

    @overload
    def __getitem__(self, place: int) -> str: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[str]: ...

    def __getitem__(self, place: int | slice) -> str | Sequence[str]:
        if isinstance(place, slice):
            return Packed(self.forms, self.starts, self.loose, self.codes[place])
        code = int(self.codes[place])
        number = int(np.searchsorted(self.starts, code, side="right")) - 1
        return self._text(number, code - int(self.starts[number]))

    def __iter__(self) -> Iterator[str]:
        for start in range(0, len(self), _BLOCK):
            codes = self.codes[start : start + _BLOCK]
            numbers = np.searchsorted(self.starts, codes, side="right") - 1
            yield from map(self._text, numbers.tolist(), (codes - self.starts[numbers]).tolist())

    def __contains__(self, text: object) -> bool:
        return isinstance(text, str) and self.place(text) >= 0

    def holds_folded(self, text: str) -> bool:
        """Whether a text stands here, given as `folded` writes it."""
        found = NUMBERED.fullmatch(text)
        prefixes = {one.prefix for one in self.forms if found is not None and one.prefix.casefold() == found[1]}
        formed = (f"{one}{found[2]}" for one in prefixes if found is not None)
        return any(map(self.__contains__, formed)) or any(folded(one) == text for one in self.loose)

    def _text(self, number: int, rest: int) -> str:
        """The text of what stands at `rest` in the form `number`, or among the loose texts."""
        return self.loose[rest] if number == len(self.forms) else self.forms[number].text(rest)

    @property
    def loose_places(self) -> NDArray[np.intp]:
        """Where the texts stand that have no form."""
        return np.flatnonzero(self.codes >= self.starts[-1]) if self.loose else np.empty(0, np.intp)

    def renamed(self, texts: Mapping[int, str]) -> Packed:
        """The same with other texts at these places, none of which stands here yet."""
        numbers = self.form_numbers()
        rest = self.codes - self.starts[numbers]
        forms, loose = list(self.forms), list(self.loose)
        renumbered = numbers == len(forms)
        for place, text in texts.items():
            formed = form_of(text)
            if formed is None:
                loose.append(text)
                renumbered[place], rest[place] = True, len(loose) - 1
                continue
            if formed[0] not in forms:
                forms.append(formed[0])
            renumbered[place] = False
            numbers[place], rest[place] = forms.index(formed[0]), formed[1]
        numbers[renumbered] = len(forms)
        return assembled(forms, loose, numbers, rest)

    def form_numbers(self) -> NDArray[np.int32]:
        """For each text the number of its form, that of the loose ones last."""
        return np.asarray(np.searchsorted(self.starts, self.codes, side="right") - 1, dtype=np.int32)

    def place(self, text: str) -> int:
        """Where a text stands, -1 when it does not."""
        return int(self._found(np.array([self._code(text)], np.int64))[0])

    def _code(self, text: str) -> int:
        formed = form_of(text)
        if formed is None or formed[0] not in self.forms:
            return int(self.starts[-1]) + self._loose[text] if text in self._loose else -1
        return int(self._codes_of(formed[0], np.array([formed[1]], np.int64))[0])

    def _codes_of(self, form: Form, numbers: NDArray[np.int64]) -> NDArray[np.int64]:
        """The codes of numbers in a form, -1 where a number lies beyond those that are there."""
        if form not in self.forms:
            return np.full(len(numbers), -1, np.int64)
        place = self.forms.index(form)
        codes = numbers + self.starts[place]
        return np.where(codes < self.starts[place + 1], codes, -1)

    def places(self, others: Sequence[str]) -> Index:
        """For each of the other texts its place among these, -1 where it is not; of packed ones no text is made."""
        if not isinstance(others, Packed):
            return self._found(np.fromiter(map(self._code, others), np.int64, len(others)))
        found = np.empty(len(others), np.int32)
        for start in range(0, len(others), _BLOCK):
            found[start : start + _BLOCK] = self._found(self._translated(others, others.codes[start : start + _BLOCK]))
        return found

    def _translated(self, others: Packed, theirs: Codes) -> NDArray[np.int64]:
        """The codes that the codes of others have here, -1 for texts that are not here."""
        numbers = np.searchsorted(others.starts, theirs, side="right") - 1
        shift, end = np.zeros(len(others.forms) + 1, np.int64), np.full(len(others.forms) + 1, -1, np.int64)
        for place, form in enumerate(others.forms):
            if form in self.forms:
                here = self.forms.index(form)
                shift[place] = self.starts[here] - others.starts[place]
                end[place] = self.starts[here + 1]
        codes = theirs + shift[numbers]
        codes[codes >= end[numbers]] = -1
        if others.loose:
            loose = numbers == len(others.forms)
            codes[loose] = [self._code(others.loose[one]) for one in (theirs[loose] - others.starts[-1]).tolist()]
        return codes

    def _found(self, codes: NDArray[np.int64]) -> Index:
        if self._places is None:
            self._places = CodePlaces(self.codes)
        return self._places(codes)


def assembled(
    forms: Sequence[Form], loose: Sequence[str], numbers: NDArray[np.int32], rest: NDArray[np.int64]
) -> Packed:
    """Texts from the number of the form of each (one beyond the last: loose), and its number in that form."""
    highest = [int(rest[numbers == place].max(initial=-1)) for place in range(len(forms))]
    return with_codes(forms, loose, numbers, rest, highest)


def with_codes(
    forms: Sequence[Form],
    loose: Sequence[str],
    numbers: NDArray[np.int32],
    rest: NDArray[np.int64],
    highest: Sequence[int],
) -> Packed:
    """The same when the highest number of each form is known."""
    starts = starts_of(highest)
    codes = rest + starts[numbers]
    return Packed(forms, starts, loose, codes.astype(code_type(starts, loose)))


def starts_of(highest: Sequence[int]) -> NDArray[np.int64]:
    """Where the codes of each form begin, given the highest number of each; the last one is that of loose texts."""
    return np.cumsum([0, *(one + 1 for one in highest)], dtype=np.int64)


def code_type(starts: NDArray[np.int64], loose: Sequence[str]) -> type[np.int32 | np.int64]:
    """The smallest type that holds all codes."""
    return np.int32 if int(starts[-1]) + len(loose) < np.iinfo(np.int32).max else np.int64


def settled(texts: Packed, judged: Mapping[int, str | None]) -> tuple[Index | None, Packed]:
    """What becomes of texts of which some mean another one, or nothing: ``S1`` with a space behind it is ``S1``.

    Gives the new place of each text (-1: nothing; None: all stay), and the texts.
    """
    others = {place: text for place, text in judged.items() if text is None or text != texts[place]}
    if not others:
        return None, texts
    table = np.arange(len(texts), dtype=np.int32)
    table[list(others)] = -1
    meant: dict[str, int] = {}
    named = list(dict.fromkeys(text for text in others.values() if text is not None))
    here = dict(zip(named, texts.places(named).tolist(), strict=True))
    for place, text in others.items():
        if text is not None:
            table[place] = here[text] if here[text] >= 0 else meant.setdefault(text, place)
    return table, texts.renamed({place: text for text, place in meant.items()}) if meant else texts


def look_up(wanted: Sequence[str], texts: Sequence[str]) -> NDArray[Any]:
    """For each of the `wanted` texts its place in `texts` (distinct), -1 where it is not there."""
    if isinstance(texts, Packed):
        return texts.places(wanted)
    place_of = {text: place for place, text in enumerate(texts)}
    return np.fromiter((place_of.get(one, -1) for one in wanted), np.int32, len(wanted))
