"""What happens to a section after its template: numbers are checked and put back, blank lines and spaces tidied.

A sentence of a paragraph never opens with a digit: a printed number there is put back in words, with a capital
(``Vijfenvijftig procent``). Tables, headings and the start of list items keep their digits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from cocon_stats.dutch import capital, in_words
from cocon_stats.report.pen import EMPTY, MARK, Pen

Kind = Literal["text", "heading", "table", "item", "quote", "rule"]

_STARTS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("heading", re.compile(r"#{1,6} ")),
    ("table", re.compile(r"\|")),
    ("rule", re.compile(r"(-{3,}|\*{3,}|_{3,})$")),
    ("item", re.compile(r" *[-*+] ")),
    ("quote", re.compile(r"> ?")),
)
_BARE = re.compile(r" *([-*+>]|#{1,6}) *")
_NUMBER = re.compile(r"[^\W_]*\d[^\s]*")
_OPENING = "\"'“‘«([*_"
_CLOSING = "\"'”’»)]*_"
_ABBREVIATIONS = frozenset(
    "art bijv blz bv ca dhr dr excl gem incl max mevr min nr nrs p resp st vgl vnl zgn".split()
)  # a full stop after these ends no sentence; neither does one in o.a., m.b.t. …


class NakedNumberError(Exception):
    """A number in a section that no figure and no declared constant gave; args: the number and its line."""

    def __init__(self, number: str, line: str) -> None:
        super().__init__(number, line)
        self.number = number
        self.line = line


@dataclass
class _Unit:
    kind: Kind
    text: str
    apart: bool  # a blank line stood above it


def finish(raw: str, pen: Pen, names: tuple[str, ...] = ()) -> str:
    """The section as it is printed, from what its template gave.

    `names` are names that end like a sentence (``Terugkeer Naar Thuis?``) and do not end one. Raises
    `NakedNumberError` for a number that was not written with the pen. The result ends with a newline.
    """
    _check(raw, pen)
    units = [_Unit(one.kind, _put_back(one, pen, names), one.apart) for one in _units(raw)]
    pieces = [unit.text for unit in units[:1]]
    for above, unit in pairwise(units):
        together = above.kind == unit.kind and (
            unit.kind == "item" or (unit.kind in ("table", "quote") and not unit.apart)
        )
        pieces.append(("\n" if together else "\n\n") + unit.text)
    return "".join(pieces) + "\n" if pieces else ""


def _check(raw: str, pen: Pen) -> None:
    for line in raw.split("\n"):
        bare = next(filter(str.isnumeric, line), None)
        if bare is not None:
            found = _NUMBER.search(line)
            number = found[0] if found else bare
            readable = MARK.sub(lambda found: pen.read(found[0]), line.replace(EMPTY, ""))
            raise NakedNumberError(number.strip(".,;:()%|"), readable.strip())


def _units(raw: str) -> list[_Unit]:
    units: list[_Unit] = []
    apart = True
    for line in _lines(raw):
        if not line:
            apart = True
            continue
        kind = _kind(line)
        if kind == "text" and not apart and units and units[-1].kind in ("text", "item", "quote"):
            units[-1].text += f" {line.strip()}"
        else:
            units.append(_Unit(kind, line, apart))
        apart = False
    for unit in units:
        unit.text = _tidy(unit.text)
    return units


def _lines(raw: str) -> Iterator[str]:
    """The lines without those of which nothing is left because what they printed was empty."""
    for line in raw.split("\n"):
        kept = line.replace(EMPTY, "").rstrip()
        if EMPTY in line and (not kept.strip() or _BARE.fullmatch(kept)):
            continue
        yield kept


def _kind(line: str) -> Kind:
    for kind, pattern in _STARTS:
        if pattern.match(line):
            return kind
    return "text"


def _tidy(text: str) -> str:
    indent = len(text) - len(text.lstrip())
    words = re.sub(r"\s+", " ", text.strip())
    words = re.sub(r" ([,.;:!?)])(?=\s|$|[*_)])", r"\1", words)
    return " " * indent + words.replace("( ", "(")


def _put_back(unit: _Unit, pen: Pen, names: tuple[str, ...]) -> str:
    """The text with every mark replaced, in words where a sentence opens."""
    opens = unit.kind in ("text", "quote")
    prose = unit.kind in ("text", "quote", "item")
    mark = next((pattern.match(unit.text) for kind, pattern in _STARTS if kind == unit.kind), None)
    start = mark.end() if mark else 0

    def printed(found: re.Match[str]) -> str:
        text = pen.read(found[0])
        if prose and _opens_sentence(unit.text[start : found.start()], opens, names):
            return capital(in_words(text))
        return text

    return MARK.sub(printed, unit.text)


def _opens_sentence(before: str, opens: bool, names: tuple[str, ...]) -> bool:
    bare = before.rstrip(_OPENING)
    if not bare.strip():
        return opens
    if not bare[-1].isspace():
        return False
    ended = bare.rstrip()
    if ended.endswith(names):
        return False
    ended = ended.rstrip(_CLOSING)
    if ended.endswith(("!", "?", "…")):
        return True
    return ended.endswith(".") and not _is_abbreviation(ended.rsplit(None, 1)[-1][:-1])


def _is_abbreviation(word: str) -> bool:
    word = word.lstrip(_OPENING).lower()
    return "." in word or word in _ABBREVIATIONS
