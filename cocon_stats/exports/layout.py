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
from cocon_stats.exports.quotes import open_quote
from cocon_stats.exports.texts import folded, trim

DELIMITERS = (";", ",", "\t")
_STRANGE = {"|": "het teken |", ":": "een dubbelpunt", " ": "spaties", "^": "het teken ^", "~": "het teken ~"}
_HEAD_LINES = 300
_HEAD_BYTES = 256 * 1024
_SEP_LINE = re.compile(r'"?\s*sep\s*=\s*(.|\\t)?\s*"?[;,\t\s]*', re.IGNORECASE)
_LINE_END = re.compile(r"\r\n|\n|\r")
_DOUBLE_BOM = "ï»¿"


@dataclass(frozen=True, slots=True)
class Layout:
    """`header` are the column names, folded ("" = nameless), `written` as they stand in the file.

    `header_line` is the first line of the header, `data_line` the first line behind it; `titles` are the lines of the
    filled rows above it. `damaged` tells that a byte order mark was read as text.
    """

    delimiter: str
    header: tuple[str, ...]
    written: tuple[str, ...]
    header_line: int
    data_line: int
    titles: tuple[int, ...] = ()
    damaged: bool = False

    @property
    def named(self) -> int:
        """How many columns there are up to the last one with a name."""
        return max(number + 1 for number, name in enumerate(self.header) if name)


@dataclass(frozen=True, slots=True)
class _Row:
    first: int
    last: int
    cells: list[str]


def find_layout(body: bytes, names: Collection[str]) -> Layout | Fault:
    """The layout of a file (UTF-8) whose columns are called `names`; a fault when no row holds any of them."""
    head = body[:_HEAD_BYTES].decode("utf-8", errors="ignore")
    known = set(names)
    best: tuple[int, str, list[_Row]] | None = None
    for delimiter in DELIMITERS:
        above: list[_Row] = []
        for row in _rows(head, delimiter):
            above.append(row)
            filled = [name for name in map(_name, row.cells) if name]
            score = len(known.intersection(filled))
            if score and (best is None or score > best[0]):
                best = (score, delimiter, list(above))
            if score > 1 and score == len(filled):
                return _layout(above, delimiter)
    if best is None:
        return _open_quote(head) or _strange_delimiter(head, known) or Fault("kopregel-ontbreekt", _first_filled(head))
    if any(best[1] in cell and _LINE_END.search(cell) for cell in best[2][-1].cells):
        return _open_quote(head) or Fault("aanhalingsteken-open", best[2][-1].first)
    return _layout(best[2], best[1])


def _open_quote(head: str) -> Fault | None:
    """The fault of a quote that opens above or in the header and swallows it."""
    for delimiter in DELIMITERS:
        place = open_quote(head, delimiter)
        if place is not None:
            return Fault("aanhalingsteken-open", 1 + len(_LINE_END.findall(head, 0, place)))
    return None


def _strange_delimiter(head: str, names: set[str]) -> Fault | None:
    """The fault of a header whose names are separated by something else than the contract allows."""
    for number, line in enumerate(islice(io.StringIO(head, newline=""), _HEAD_LINES), start=1):
        for delimiter, name in _STRANGE.items():
            if len(names.intersection(map(_name, line.split(delimiter)))) > 1:
                return Fault("scheidingsteken-onbekend", number, details={"teken": name})
    return None


def _layout(rows: list[_Row], delimiter: str) -> Layout:
    """The layout of a file whose header is the last of `rows`."""
    row = rows[-1]
    titles = [one.first for one in rows[:-1] if any(map(trim, one.cells)) and not _is_sep(one, delimiter)]
    return Layout(
        delimiter=delimiter,
        header=tuple(_name(cell) for cell in row.cells),
        written=tuple(trim(cell).removeprefix(_DOUBLE_BOM) for cell in row.cells),
        header_line=row.first,
        data_line=row.last + 1,
        titles=tuple(titles),
        damaged=any(trim(cell).startswith(_DOUBLE_BOM) for cell in row.cells),
    )


def _name(cell: str) -> str:
    return folded(trim(cell).removeprefix(_DOUBLE_BOM))


def _is_sep(row: _Row, delimiter: str) -> bool:
    return row.first == 1 and _SEP_LINE.fullmatch(delimiter.join(row.cells)) is not None


def _rows(head: str, delimiter: str) -> Iterator[_Row]:
    """The first rows of the file under this delimiter, leniently; stops where they cannot be read."""
    lines = islice(io.StringIO(head, newline=""), _HEAD_LINES)
    reader = csv.reader(lines, delimiter=delimiter, skipinitialspace=True)
    before = 0
    try:
        for cells in reader:
            yield _Row(before + 1, reader.line_num, cells)
            before = reader.line_num
    except csv.Error:
        return


def _first_filled(head: str) -> int | None:
    for number, line in enumerate(io.StringIO(head, newline=""), start=1):
        if trim(line):
            return number
    return None
