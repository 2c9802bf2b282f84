"""The known word that a mistyped one was meant to be: said only when one word is clearly nearer than all others."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

_LONGEST = 60
_SLIPS = ((14, 3), (9, 2), (3, 1))
"""From which length on how many slips of the keyboard are still the same word."""
_SHORT = 4
_STEM = 5
_ENDING = 5
_DENIALS = ("on", "niet", "geen", "zonder")


def nearest(word: str, known: Sequence[str]) -> str | None:
    """The word of `known` that `word` was meant to be; None when none or more than one can be meant.

    Spaces, hyphens and underscores count as one (``face-to-face`` is ``face_to_face``), accents and case as none.
    """
    typed = plain(word)
    if not typed or len(typed) > _LONGEST:
        return None
    words = {one: plain(one) for one in known}
    same = [one for one, other in words.items() if other == typed]
    if same:
        return same[0]
    return _slipped(typed, words.items()) or only(one for one, other in words.items() if same_start(typed, other))


def plain(word: str) -> str:
    """The word as it is compared: small letters without accents, one underscore for what stands between its parts."""
    letters = unicodedata.normalize("NFKD", word).casefold()
    return re.sub(r"[\s_\-./]+", "_", "".join(one for one in letters if not unicodedata.combining(one))).strip("_")


def only(words: Iterable[str]) -> str | None:
    """The word when there is just one (it may come more than once)."""
    found = set(words)
    return found.pop() if len(found) == 1 else None


def same_start(typed: str, other: str) -> bool:
    """Whether one word is the other cut short, or both have a long beginning in common and another ending."""
    if len(typed) >= 3 and other.startswith(typed):
        return True
    shared = next(
        (at for at, (a, b) in enumerate(zip(typed, other, strict=False)) if a != b), min(len(typed), len(other))
    )
    endings = max(len(typed), len(other)) - shared
    return shared >= _STEM and endings <= _ENDING and 10 * shared >= 7 * min(len(typed), len(other))


def _slipped(typed: str, words: Iterable[tuple[str, str]]) -> str | None:
    """The word that some slips of the keyboard turn into `typed`, when every other word needs clearly more."""
    allowed = next((slips for length, slips in _SLIPS if len(typed) >= length), 0)
    found = sorted((slips(typed, other), one, other) for one, other in words if not _denies(typed, other))
    if not found or found[0][0] > allowed or (found[0][0] > 1 and found[0][2][0] != typed[0]):
        return None
    apart = 1 if found[0][0] == 1 and len(typed) > _SHORT else 2
    return found[0][1] if len(found) == 1 or found[1][0] >= found[0][0] + apart else None


def _denies(typed: str, other: str) -> bool:
    """Whether a word says the opposite: ``ongedeeld`` is no slip of ``gedeeld``."""
    return any(typed.startswith(one) and not other.startswith(one) for one in _DENIALS)


def slips(typed: str, other: str) -> int:
    """How many letters were left out, added, mistaken, or exchanged with the next one."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(typed, 1):
        before, last, row = row, before, [i]
        for j, wanted in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and typed[i - 2] == wanted:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]
