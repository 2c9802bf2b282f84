"""Rows that may hold the column names: read leniently, with how many known names stand in each."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from cocon_stats.exports.fault import Fault
from cocon_stats.exports.quotes import LINE_END
from cocon_stats.exports.texts import folded, trim

HEAD_LINES = 300
DOUBLE_BOM = "ï»¿"
_LONGEST_NAME = 60
# What values have and names of columns have not: four digits together, a day and a month, a code with a number.
_VALUE = re.compile(r"[0-9]{4}|[0-9][/.:-][0-9]|[A-Za-z]-[0-9]|[\r\n\";]")


@dataclass(frozen=True, slots=True)
class Row:
    """A row with its lines and its cells; `names` are its filled cells as column names, `known` how many are known."""

    first: int
    last: int
    cells: list[str]
    names: list[str]
    known: int

    @property
    def is_data(self) -> bool:
        """Whether a row that holds a column name or two is one of data: it holds more values than names."""
        return self.known * 3 < len(self.names) and not all(map(is_name, self.names))


def lines_of(head: str) -> list[str]:
    """The first lines of the file, with their ends."""
    return list(islice(io.StringIO(head, newline=""), HEAD_LINES))


def rows_of(lines: Sequence[str], delimiter: str, known: set[str]) -> Iterator[Row]:
    """The first rows of the file under this delimiter, leniently; stops where they cannot be read."""
    reader = csv.reader(lines, delimiter=delimiter, skipinitialspace=True)
    before = 0
    try:
        for cells in reader:
            names = [name for name in map(name_of, cells) if name]
            yield Row(before + 1, reader.line_num, cells, names, len(known.intersection(names)))
            before = reader.line_num
    except csv.Error:
        return


def name_of(cell: str) -> str:
    """A cell as column names are compared."""
    return folded(trim(cell).removeprefix(DOUBLE_BOM))


def is_name(text: str) -> bool:
    """Whether a text is clearly a name of a column, and no value that stands where the names should stand."""
    return len(text) <= _LONGEST_NAME and _VALUE.search(text) is None and any(map(str.isalpha, text))


def hidden_header(row: Row, delimiter: str, known: set[str]) -> Fault | None:
    """The fault of a quote that opens above the header, when the row has swallowed it."""
    above = 0
    for cell in row.cells:
        for line in LINE_END.split(cell)[1:]:
            if len(known.intersection(map(name_of, line.split(delimiter)))) > 1:
                return Fault("aanhalingsteken-open", row.first + above)
        above += len(LINE_END.findall(cell))
    return None


def cut_header(before: Row | None, header: Row, after: Row | None, known: set[str]) -> Fault | None:
    """The fault of a line break that cuts the header in two: with the row above or below it holds more names."""
    for first, second in ((before, header), (header, after)):
        if first is not None and second is not None and first.cells and second.cells:
            whole = [*first.cells[:-1], first.cells[-1] + second.cells[0], *second.cells[1:]]
            if len(known.intersection(map(name_of, whole))) > header.known:
                return Fault("kopregel-onderbroken", first.first, other_line=first.last + 1)
    return None
