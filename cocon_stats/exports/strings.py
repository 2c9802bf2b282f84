"""Texts and numbers of records (dossier_id, medewerker_id …): their pattern, lost zeros."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cocon_stats.exports.judged import Flag, Judge
from cocon_stats.exports.texts import unwrapped
from cocon_stats.schemas import Field

_TOKEN = re.compile(r"\[A-Z\]\{([0-9,]+)\}|\[0-9\]\{([0-9,]+)\}|-|[A-Za-z]+")
_NUMBERED = re.compile(r"\^(?:\[A-Z\]\{[1-9][0-9,]*\}|[A-Z])+(?:-?\[0-9\]\{[1-9][0-9,]*\})+\$")
_ID = re.compile(r"([A-Z]{1,4})[\s_./\-–]*(?:([0-9]{4})[\s_./\-–]*)?([0-9]{1,6})")


def string_judge(field: Field) -> Judge:
    """A judge of the texts of a column of free text, or of record numbers when the field has a pattern."""
    if field.pattern is None:
        return str
    fits = re.compile(field.pattern).fullmatch
    shape = in_words(field.pattern)

    def judge(text: str) -> str | Flag:
        if fits(text):
            return text
        guess = next((guess for guess in _repairs(text) if fits(guess)), None)
        return Flag("nummer-vorm", guess, {"vorm": shape})

    return judge


def is_numbered(pattern: str) -> bool:
    """Whether a pattern is that of letters with digits behind them, whichever digits: ``^C[0-9]{6,8}$``."""
    return _NUMBERED.fullmatch(pattern) is not None


def same_number(text: str) -> str:
    """A record number without what gets lost on the way: case, separators and leading zeros."""
    found = _ID.fullmatch(unwrapped(text).upper())
    if found is None:
        return text.casefold()
    return f"{found[1]}-{found[2] or ''}-{found[3].lstrip('0') or '0'}"


def in_words(pattern: str) -> str:
    """A pattern of the schemas in Dutch: ``^C[0-9]{6,8}$`` is "C en 6 tot 8 cijfers"."""
    words = []
    for token in _TOKEN.finditer(pattern):
        if token[1]:
            words.append(f"{_times(token[1])} hoofdletters")
        elif token[2]:
            words.append(f"{_times(token[2])} cijfers")
        else:
            words.append("een streepje" if token[0] == "-" else token[0])
    return ", ".join(words[:-1]) + f" en {words[-1]}" if len(words) > 1 else "".join(words)


def _times(count: str) -> str:
    return count.replace(",", " tot ")


def _repairs(text: str) -> Iterator[str]:
    """What may have been meant: capitals, hyphens between the parts, zeros in front of the last part."""
    found = _ID.fullmatch(unwrapped(text).upper())
    if found is None:
        return
    for width in range(3, 7):
        last = found[3].zfill(width)
        yield f"{found[1]}-{found[2]}-{last}" if found[2] else f"{found[1]}{last}"
        if found[2]:
            yield f"{found[1]}{found[2]}{last}"
