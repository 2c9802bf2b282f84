"""Where a quoted cell goes wrong: the place where the quote opens that is never, or not properly, closed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from cocon_stats.exports.likeness import Likeness
from cocon_stats.exports.texts import BLANKS

LINE_END = re.compile(r"\r\n|\n|\r")


def open_quote(text: str, delimiter: str) -> int | None:
    """The place in `text` (which starts at the start of a row) of the quote that opens a cell and is not closed.

    None when every quoted cell ends before a delimiter, a line end or the end of the text.
    """
    start = re.compile(rf'(?:^|(?<=[{re.escape(delimiter)}\r\n])) *"')
    place = 0
    while opening := start.search(text, place):
        closing = _closing(text, opening.end())
        if closing < 0 or text[closing + 1 : closing + 2] not in ("", delimiter, "\r", "\n"):
            return opening.end() - 1
        place = closing + 1
    return None


def loose_quote(row: str, delimiter: str) -> int | None:
    """The place in the text of one row of the first quote that is not properly used; None when there is none.

    Stricter than `open_quote`: a quote inside a cell that does not begin with one is wrong too.
    """
    place = 0
    while place <= len(row):
        while row[place : place + 1] == " ":
            place += 1
        if row[place : place + 1] == '"':
            end = _closing(row, place + 1) + 1
            if not end or row[end : end + 1] not in ("", delimiter, "\r", "\n"):
                return place
        else:
            end = row.find(delimiter, place)
            end = end if end >= 0 else len(row)
            quote = row.find('"', place, end)
            if quote >= 0:
                return quote
        place = end + 1
    return None


def swallowed(cells: Sequence[str], delimiter: str, likeness: Likeness) -> int | None:
    """On which line of its row (0 = the first) the quoted cell begins that holds the start of another row.

    Only a line inside the row that looks like a row of the file by itself is evidence: text on several lines is not.
    """
    above = 0
    for number, cell in enumerate(cells):
        _, *others = LINE_END.split(cell)
        for line in others[:-1]:
            if likeness(line.split(delimiter)):
                return above
        if others and likeness.begins(others[-1].split(delimiter), len(cells) - number - 1):
            return above
        above += len(others)
    return None


def without_spaces_before(text: str, delimiter: str) -> str:
    """The text with the blanks gone that stand between a delimiter or line end and an opening quote."""
    return _blanks_before(delimiter).sub("", text)


def without_spaces_behind(text: str, delimiter: str) -> str:
    """The text with the blanks gone that stand between a closing quote and the next delimiter or line end."""
    return _blanks_behind(delimiter).sub('"', text)


@cache
def _blanks_before(delimiter: str) -> re.Pattern[str]:
    blanks = _blanks(delimiter)
    return re.compile(rf'(?:^|(?<=[{re.escape(delimiter)}\r\n]))[{blanks}]+(?=")')


@cache
def _blanks_behind(delimiter: str) -> re.Pattern[str]:
    return re.compile(rf'"[{_blanks(delimiter)}]+(?=[{re.escape(delimiter)}\r\n]|\Z)')


def _blanks(delimiter: str) -> str:
    """What counts as a space beside a quote, as the inside of a character class."""
    return re.escape("".join(one for one in BLANKS if one not in "\r\n" + delimiter))


def _closing(text: str, place: int) -> int:
    """The place of the quote that closes the cell whose text begins at `place`; -1 when there is none."""
    while (quote := text.find('"', place)) >= 0:
        if text[quote + 1 : quote + 2] != '"':
            return quote
        place = quote + 2
    return -1
