"""The code that someone meant who typed something else: its label, a part of it, or a slip of the keyboard.

A wrong suggestion is worse than none: where two codes can be meant there is no suggestion.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from cocon_stats.exports.nearest import nearest, only, plain

_PART = 3
_WORD = 6


class Meant:
    """Finds the code that a text stands for. `codes` are codes with their Dutch labels."""

    def __init__(self, codes: Mapping[str, str]) -> None:
        self._codes = list(codes)
        self._labels = {plain(label): code for code, label in codes.items()}
        self._parts = _owners((plain(part), code) for code, label in codes.items() for part in _parts_of(label))
        self._words = {code: _words(code) | _words(label) for code, label in codes.items()}
        self._own = _owners((word, code) for code in codes for word in _words(code) if len(word) >= _WORD)

    def __call__(self, text: str) -> str | None:
        """The code that was clearly meant; None when there is none, or more than one."""
        typed = plain(text)
        if not typed:
            return None
        same = self._labels.get(typed) or only(self._parts.get(typed, ())) or self._several(typed)
        if same is not None or self._is_shared(typed):
            return same
        return only(self._own.get(typed, ())) or nearest(text, self._codes) or self._like_label(text, typed)

    def _is_shared(self, typed: str) -> bool:
        """Whether it is a word of several codes, or the beginning of several."""
        holding = sum(typed in words for words in self._words.values())
        return max(holding, sum(plain(code).startswith(typed) for code in self._codes)) > 1

    def _several(self, typed: str) -> str | None:
        """The one code of which the code and the label together have all of several words."""
        words = _words(typed)
        if len(words) < 2 or min(map(len, words)) < _PART:
            return None
        return only(code for code, its in self._words.items() if words <= its)

    def _like_label(self, text: str, typed: str) -> str | None:
        """A slip of a label or of a part of one, or its beginning; a short word tells nothing here."""
        if len(typed) < _WORD:
            return None
        label = nearest(text, list(self._labels))
        if label is not None:
            return self._labels[label]
        part = nearest(text, list(self._parts))
        return only(self._parts[part]) if part is not None else None


def _parts_of(label: str) -> list[str]:
    """What stands beside each other in a label (``politie of parket``); abbreviations in brackets tell nothing."""
    parts = re.split(r"[/(),]| of ", re.sub(r"\([A-Z]+\)", "", label))
    return [part.strip() for part in parts if len(part.strip()) >= _PART and not part.strip().endswith("-")]


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", plain(text)))


def _owners(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for word, code in pairs:
        found.setdefault(word, set()).add(code)
    return found
