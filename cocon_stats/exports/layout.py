"""How a file is laid out: delimiter, the line of the column names, what stands above them. By evidence.

The row that holds most of the known column names is the header, and the delimiter is the one that shows it: neither a
``sep=;`` line nor a count of characters can be believed alone. Contract, "How they are written".
"""

from __future__ import annotations

import io
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import islice

from cocon_stats.exports.fault import Fault
from cocon_stats.exports.heading import (
    DOUBLE_BOM,
    HEAD_LINES,
    Row,
    cut_header,
    hidden_header,
    lines_of,
    name_of,
    rows_of,
)
from cocon_stats.exports.quotes import LINE_END, loose_quote, open_quote, without_spaces_before, without_spaces_behind
from cocon_stats.exports.texts import trim

DELIMITERS = (";", ",", "\t")
_STRANGE = {"|": "het teken |", ":": "een dubbelpunt", " ": "spaties", "^": "het teken ^", "~": "het teken ~"}
_HEAD_BYTES = 256 * 1024
_SEP_LINE = re.compile(r'"?\s*sep\s*=\s*(.|\\t)?\s*"?[;,\t\s]*', re.IGNORECASE)
_BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class Layout:
    """`header` are the column names, folded ("" = nameless), `written` as they stand in the file.

    `header_line` is the first line of the header, `data_line` the first line behind it; `titles` are the lines of the
    filled rows above it, `above` their cells. `damaged` tells that a byte order mark was read as text.
    """

    delimiter: str
    header: tuple[str, ...]
    written: tuple[str, ...]
    header_line: int
    data_line: int
    titles: tuple[int, ...] = ()
    damaged: bool = False
    above: tuple[tuple[str, ...], ...] = ()

    @property
    def named(self) -> int:
        """How many columns there are up to the last one with a name."""
        return max(number + 1 for number, name in enumerate(self.header) if name)


@dataclass(frozen=True, slots=True)
class _Found:
    """The header that was found: the last of `rows`, which are those down to it under one delimiter."""

    rows: list[Row]
    delimiter: str
    damaged: bool

    @property
    def header(self) -> Row:
        """The row of the column names."""
        return self.rows[-1]


def find_layout(body: bytes, names: Collection[str]) -> Layout | Fault:
    """The layout of a file (UTF-8) whose columns are called `names`; a fault when no row holds any of them.

    A quote in or above the header that is not properly used is a fault too: what it took along are no names.
    """
    head = body[:_HEAD_BYTES].decode("utf-8", errors="ignore").removeprefix(_BOM)
    damaged = head.startswith(DOUBLE_BOM)
    head = head.removeprefix(DOUBLE_BOM)
    known = set(names)
    best: _Found | None = None
    for delimiter in DELIMITERS:
        lines = lines_of(_tidied(head, delimiter))
        above: list[Row] = []
        for row in rows_of(lines, delimiter, known):
            above.append(row)
            hidden = hidden_header(row, delimiter, known)
            if hidden is not None:
                return hidden
            if row.known and (best is None or row.known > best.header.known):
                best = _Found(list(above), delimiter, damaged)
            if row.known > 1 and row.known == len(row.names):
                return _checked(_Found(above, delimiter, damaged), lines, known)
    if best is None or best.header.is_data:
        return _open_quote(head) or _strange_delimiter(head, known) or Fault("kopregel-ontbreekt", _first_filled(head))
    return _checked(best, lines_of(_tidied(head, best.delimiter)), known)


def is_sep(text: str) -> bool:
    """Whether a line tells Excel the delimiter (``sep=;``)."""
    return _SEP_LINE.fullmatch(text) is not None


def _tidied(head: str, delimiter: str) -> str:
    if '"' not in head:
        return head
    return without_spaces_behind(without_spaces_before(head, delimiter), delimiter)


def _checked(found: _Found, lines: Sequence[str], known: set[str]) -> Layout | Fault:
    """The layout, or the fault of a line break in the header, or of a quote that is not properly used."""
    row = found.header
    own = "".join(lines[row.first - 1 : row.last])
    after = next(rows_of(lines[row.last : row.last + 1], found.delimiter, known), None)
    before = found.rows[-2] if len(found.rows) > 1 and found.rows[-2].last == row.first - 1 else None
    cut = cut_header(before, row, after, known)
    if cut is not None:
        return cut
    if '"' not in own:
        return _layout(found)
    place = loose_quote(own, found.delimiter)
    if place is None and any(found.delimiter in cell and LINE_END.search(cell) for cell in row.cells):
        place = 0
    if place is None:
        return _layout(found)
    stray = own[:place].rstrip(" \r\n")[-1:] not in ("", found.delimiter)
    words = {"wat": "staat een aanhalingsteken in een kolomnaam, of maar aan één kant ervan"} if stray else {}
    return Fault("aanhalingsteken-open", row.first + len(LINE_END.findall(own, 0, place)), details=words)


def _open_quote(head: str) -> Fault | None:
    """The fault of a quote that opens above or in the header and swallows it."""
    for delimiter in DELIMITERS:
        place = open_quote(head, delimiter)
        if place is not None:
            return Fault("aanhalingsteken-open", 1 + len(LINE_END.findall(head, 0, place)))
    return None


def _strange_delimiter(head: str, names: set[str]) -> Fault | None:
    """The fault of a header whose names are separated by something else than the contract allows."""
    for number, line in enumerate(islice(io.StringIO(head, newline=""), HEAD_LINES), start=1):
        for delimiter, name in _STRANGE.items():
            if len(names.intersection(map(name_of, line.split(delimiter)))) > 1:
                return Fault("scheidingsteken-onbekend", number, details={"teken": name})
    return None


def _layout(found: _Found) -> Layout:
    row, delimiter = found.header, found.delimiter
    filled = (one for one in found.rows[:-1] if any(map(trim, one.cells)))
    above = [one for one in filled if not is_sep(delimiter.join(one.cells))]
    return Layout(
        delimiter=delimiter,
        header=tuple(name_of(cell) for cell in row.cells),
        written=tuple(trim(cell).removeprefix(DOUBLE_BOM) for cell in row.cells),
        header_line=row.first,
        data_line=row.last + 1,
        titles=tuple(one.first for one in above),
        above=tuple(tuple(one.cells) for one in above),
        damaged=found.damaged or any(trim(cell).startswith(DOUBLE_BOM) for cell in row.cells),
    )


def _first_filled(head: str) -> int | None:
    for number, line in enumerate(io.StringIO(head, newline=""), start=1):
        if trim(line):
            return number
    return None
