"""How a file is laid out: delimiter, the line of the column names, what stands above them. By evidence.

The row that holds most of the known column names is the header, and the delimiter is the one that shows it: neither a
``sep=;`` line nor a count of characters can be believed alone. Contract, "How they are written".
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import islice

from cocon_stats.exports.fault import Fault
from cocon_stats.exports.quotes import LINE_END, loose_quote, open_quote, without_spaces_before, without_spaces_behind
from cocon_stats.exports.texts import folded, trim

DELIMITERS = (";", ",", "\t")
_STRANGE = {"|": "het teken |", ":": "een dubbelpunt", " ": "spaties", "^": "het teken ^", "~": "het teken ~"}
_HEAD_LINES = 300
_HEAD_BYTES = 256 * 1024
_SEP_LINE = re.compile(r'"?\s*sep\s*=\s*(.|\\t)?\s*"?[;,\t\s]*', re.IGNORECASE)
_BOM = "\ufeff"
_DOUBLE_BOM = "ï»¿"
_LONGEST_NAME = 60
# What values have and names of columns have not: four digits together, a day and a month, a code with a number.
_VALUE = re.compile(r"[0-9]{4}|[0-9][/.:-][0-9]|[A-Za-z]-[0-9]|[\r\n\";]")


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
class _Row:
    """A row with its lines and its cells; `names` are its filled cells as column names, `known` how many are known."""

    first: int
    last: int
    cells: list[str]
    names: list[str]
    known: int


@dataclass(frozen=True, slots=True)
class _Found:
    """The header that was found: the last of `rows`, which are those down to it under one delimiter."""

    rows: list[_Row]
    delimiter: str
    damaged: bool

    @property
    def header(self) -> _Row:
        """The row of the column names."""
        return self.rows[-1]


def find_layout(body: bytes, names: Collection[str]) -> Layout | Fault:
    """The layout of a file (UTF-8) whose columns are called `names`; a fault when no row holds any of them.

    A quote in or above the header that is not properly used is a fault too: what it took along are no names.
    """
    head = body[:_HEAD_BYTES].decode("utf-8", errors="ignore").removeprefix(_BOM)
    damaged = head.startswith(_DOUBLE_BOM)
    head = head.removeprefix(_DOUBLE_BOM)
    known = set(names)
    best: _Found | None = None
    for delimiter in DELIMITERS:
        text = _tidied(head, delimiter)
        above: list[_Row] = []
        for row in _rows(text, delimiter, known):
            above.append(row)
            hidden = _hidden_header(row, delimiter, known)
            if hidden is not None:
                return hidden
            if row.known and (best is None or row.known > best.header.known):
                best = _Found(list(above), delimiter, damaged)
            if row.known > 1 and row.known == len(row.names):
                return _checked(_Found(above, delimiter, damaged), text, known)
    if best is None or _is_data(best.header):
        return _open_quote(head) or _strange_delimiter(head, known) or Fault("kopregel-ontbreekt", _first_filled(head))
    return _checked(best, _tidied(head, best.delimiter), known)


def is_name(text: str) -> bool:
    """Whether a text is clearly a name of a column, and no value that stands where the names should stand."""
    return len(text) <= _LONGEST_NAME and _VALUE.search(text) is None and any(map(str.isalpha, text))


def is_sep(text: str) -> bool:
    """Whether a line tells Excel the delimiter (``sep=;``)."""
    return _SEP_LINE.fullmatch(text) is not None


def _tidied(head: str, delimiter: str) -> str:
    if '"' not in head:
        return head
    return without_spaces_behind(without_spaces_before(head, delimiter), delimiter)


def _is_data(row: _Row) -> bool:
    """Whether a row that holds a column name or two is one of data: it holds more values than names."""
    return row.known * 3 < len(row.names) and not all(map(is_name, row.names))


def _hidden_header(row: _Row, delimiter: str, known: set[str]) -> Fault | None:
    """The fault of a quote that opens above the header, when the row has swallowed it."""
    above = 0
    for cell in row.cells:
        for line in LINE_END.split(cell)[1:]:
            if len(known.intersection(map(_name, line.split(delimiter)))) > 1:
                return Fault("aanhalingsteken-open", row.first + above)
        above += len(LINE_END.findall(cell))
    return None


def _checked(found: _Found, text: str, known: set[str]) -> Layout | Fault:
    """The layout, or the fault of a line break in the header, or of a quote that is not properly used."""
    row = found.header
    lines = "".join(islice(io.StringIO(text, newline=""), row.first - 1, row.last))
    cut = _cut_header(found, text, known)
    if cut is not None:
        return cut
    if '"' not in lines:
        return _layout(found)
    place = loose_quote(lines, found.delimiter)
    if place is None and any(found.delimiter in cell and LINE_END.search(cell) for cell in row.cells):
        place = 0
    if place is None:
        return _layout(found)
    stray = lines[:place].rstrip(" \r\n")[-1:] not in ("", found.delimiter)
    words = {"wat": "staat een aanhalingsteken in een kolomnaam, of maar aan één kant ervan"} if stray else {}
    return Fault("aanhalingsteken-open", row.first + len(LINE_END.findall(lines, 0, place)), details=words)


def _cut_header(found: _Found, text: str, known: set[str]) -> Fault | None:
    """The fault of a line break that cuts the header in two: with the line above or below it holds more names."""
    header = found.header
    below = "".join(islice(io.StringIO(text, newline=""), header.last, header.last + 1))
    after = next(_rows(below, found.delimiter, known), None)
    before = found.rows[-2] if len(found.rows) > 1 and found.rows[-2].last == header.first - 1 else None
    for first, second in ((before, header), (header, after)):
        if first is not None and second is not None and first.cells and second.cells:
            whole = [*first.cells[:-1], first.cells[-1] + second.cells[0], *second.cells[1:]]
            if len(known.intersection(map(_name, whole))) > header.known:
                return Fault("kopregel-onderbroken", first.first, other_line=first.last + 1)
    return None


def _open_quote(head: str) -> Fault | None:
    """The fault of a quote that opens above or in the header and swallows it."""
    for delimiter in DELIMITERS:
        place = open_quote(head, delimiter)
        if place is not None:
            return Fault("aanhalingsteken-open", 1 + len(LINE_END.findall(head, 0, place)))
    return None


def _strange_delimiter(head: str, names: set[str]) -> Fault | None:
    """The fault of a header whose names are separated by something else than the contract allows."""
    for number, line in enumerate(islice(io.StringIO(head, newline=""), _HEAD_LINES), start=1):
        for delimiter, name in _STRANGE.items():
            if len(names.intersection(map(_name, line.split(delimiter)))) > 1:
                return Fault("scheidingsteken-onbekend", number, details={"teken": name})
    return None


def _layout(found: _Found) -> Layout:
    row, delimiter = found.header, found.delimiter
    filled = (one for one in found.rows[:-1] if any(map(trim, one.cells)))
    above = [one for one in filled if not is_sep(delimiter.join(one.cells))]
    return Layout(
        delimiter=delimiter,
        header=tuple(_name(cell) for cell in row.cells),
        written=tuple(trim(cell).removeprefix(_DOUBLE_BOM) for cell in row.cells),
        header_line=row.first,
        data_line=row.last + 1,
        titles=tuple(one.first for one in above),
        above=tuple(tuple(one.cells) for one in above),
        damaged=found.damaged or any(trim(cell).startswith(_DOUBLE_BOM) for cell in row.cells),
    )


def _name(cell: str) -> str:
    return folded(trim(cell).removeprefix(_DOUBLE_BOM))


def _rows(head: str, delimiter: str, known: set[str]) -> Iterator[_Row]:
    """The first rows of the file under this delimiter, leniently; stops where they cannot be read."""
    lines = islice(io.StringIO(head, newline=""), _HEAD_LINES)
    reader = csv.reader(lines, delimiter=delimiter, skipinitialspace=True)
    before = 0
    try:
        for cells in reader:
            names = [name for name in map(_name, cells) if name]
            yield _Row(before + 1, reader.line_num, cells, names, len(known.intersection(names)))
            before = reader.line_num
    except csv.Error:
        return


def _first_filled(head: str) -> int | None:
    for number, line in enumerate(io.StringIO(head, newline=""), start=1):
        if trim(line):
            return number
    return None
