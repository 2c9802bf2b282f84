"""Where a quoted cell goes wrong: the place where the quote opens that is never, or not properly, closed."""

from __future__ import annotations

import re


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


def _closing(text: str, place: int) -> int:
    """The place of the quote that closes the cell whose text begins at `place`; -1 when there is none."""
    while (quote := text.find('"', place)) >= 0:
        if text[quote + 1 : quote + 2] != '"':
            return quote
        place = quote + 2
    return -1


def without_spaces_behind(text: str, delimiter: str) -> str:
    """The text with the spaces gone that stand between a closing quote and the next delimiter or line end."""
    return re.sub(rf'"[ \u00a0]+(?=[{re.escape(delimiter)}\r\n]|\Z)', '"', text)
