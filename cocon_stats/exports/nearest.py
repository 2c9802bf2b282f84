"""The known word that a mistyped one resembles."""

from __future__ import annotations

import re
from collections.abc import Sequence

_CUTOFF = 0.66


def nearest(word: str, known: Sequence[str]) -> str | None:
    """The word of `known` that looks most like `word`; None when none looks like it.

    Spaces, hyphens and underscores count as one (``face-to-face`` is ``face_to_face``).
    """
    plain = _plain(word)
    if not plain or len(plain) > 60:
        return None
    for candidate in known:
        if _plain(candidate) == plain:
            return candidate
    from difflib import SequenceMatcher

    best, score = None, _CUTOFF
    for candidate in known:
        ratio = SequenceMatcher(None, plain, _plain(candidate)).ratio()
        if ratio > score or (ratio == score and best is None):
            best, score = candidate, ratio
    return best


def _plain(word: str) -> str:
    return re.sub(r"[\s_\-./]+", "_", word.casefold()).strip("_")
