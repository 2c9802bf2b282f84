"""Texts that can tell who somebody is, whatever column they stand in: numbers of persons, dates of birth, names.

Contract: "Values of personal columns are never printed". Such values also end up in other columns, when cells of a
row were shifted or two column names exchanged; these are the forms by which they are known there.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from cocon_stats.exports.dates import judge_date
from cocon_stats.exports.judged import Flag
from cocon_stats.exports.texts import trim

MASK = "…"
# The pseudonym of a client (C) or of a person of the sector (P), with or without a separator behind the letter.
_PSEUDONYM = re.compile(r"(?<![A-Za-z0-9])[CP][ ._\-]?[0-9]{5,10}(?![0-9])", re.IGNORECASE)
_NATIONAL = re.compile(
    r"(?<![0-9])[0-9]{2}[ ./\-]?([0-9]{2})[ ./\-]?([0-9]{2})[ ./\-]{0,3}[0-9]{3}[ ./\-]?[0-9]{2}(?![0-9])"
)
_DATE = re.compile(
    r"(?<![0-9])(?:[0-9]{1,2}\s*([/.\-])\s*[0-9]{1,2}\s*\1\s*(?:[0-9]{4}|[0-9]{2})"
    r"|[0-9]{4}\s*([/.\-])\s*[0-9]{1,2}\s*\2\s*[0-9]{1,2}|[0-3][0-9][01][0-9](?:19|20)[0-9]{2})(?![0-9])"
)
_CLEAR_DATE = re.compile(
    r"(?<![0-9])(?:[0-9]{1,2}[/.\-][0-9]{1,2}[/.\-](?:19|20)[0-9]{2}|[0-9]{1,2}[/\-][0-9]{1,2}[/\-][0-9]{2}"
    r"|(?:19|20)[0-9]{2}[/.\-][0-9]{1,2}[/.\-][0-9]{1,2})(?![0-9])"
)
_NAME_WORD = re.compile(r"[A-ZÀ-ÖØ-Þ][\w.'’\-]*[a-zß-öø-ÿ][\w.'’\-]*")
_LINK = re.compile(r"[a-zß-öø-ÿ'’]{1,4}|[A-Z]\.?")
_MOST_WORDS = 5
_SAME_START = 4


def holds_person_number(text: str) -> bool:
    """Whether a pseudonym or a number of the national register, in any spelling, stands in the text."""
    return _PSEUDONYM.search(text) is not None or any(map(_is_national, _NATIONAL.finditer(text)))


def masked(text: str) -> str:
    """The text with every number of a person in it replaced by ``…``."""
    text = _PSEUDONYM.sub(MASK, text)
    return _NATIONAL.sub(lambda found: MASK if _is_national(found) else found[0], text)


def reads_as_date(text: str) -> bool:
    """Whether the text is or holds a date, also one that is written in a form that is not accepted."""
    judged = judge_date(trim(text))
    is_date = judged.suggestion is not None or judged.value is not None if isinstance(judged, Flag) else True
    return is_date or _DATE.search(text) is not None


def date_inside(text: str) -> str | None:
    """The first date with its separators that stands in the text."""
    found = _CLEAR_DATE.search(text)
    return found[0] if found else None


def is_clearly_date(text: str) -> bool:
    """Whether a date with its separators stands in the text, so that no number can be meant."""
    return _CLEAR_DATE.search(text) is not None


def may_be_name(text: str, words: Collection[str]) -> bool:
    """Whether the text looks like the name of a person: two to five words with a capital in front.

    `words` are those of the codes and labels that belong there: a text that shares one, or the beginning of one, is a
    label that was written in place of its code.
    """
    parts = text.replace(",", " ").split()
    if not 2 <= len(parts) <= _MOST_WORDS or not all(map(_is_name_part, (parts[0], parts[-1]))):
        return False
    if not all(_is_name_part(part) or _LINK.fullmatch(part) for part in parts):
        return False
    starts = {word[:_SAME_START].casefold() for word in words if len(word) >= _SAME_START}
    return not any(part[:_SAME_START].casefold() in starts for part in parts if len(part) >= _SAME_START)


def words_of(texts: Collection[str]) -> frozenset[str]:
    """The words of codes and labels."""
    return frozenset(word for text in texts for word in re.split(r"[\W_]+", text) if word)


def _is_name_part(part: str) -> bool:
    return _NAME_WORD.fullmatch(part) is not None and not any(map(str.isdigit, part))


def _is_national(found: re.Match[str]) -> bool:
    """Whether the second and third pair can be a month and a day; 20 or 40 is added to the month of some people."""
    month, day = int(found[1]), int(found[2])
    return month <= 52 and month % 20 <= 12 and day <= 31
