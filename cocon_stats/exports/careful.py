"""The careful reader: every file, quotes and line breaks inside cells included, with the standard library only."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from operator import itemgetter

import numpy as np

from cocon_stats.exports.fault import Fault
from cocon_stats.exports.grid import Grid, OddRow
from cocon_stats.exports.layout import Layout
from cocon_stats.exports.quotes import open_quote, without_spaces_behind
from cocon_stats.exports.table import Index, TextColumn
from cocon_stats.exports.texts import trim

_BATCH = 20_000
_LINE_END = re.compile(r"\r\n|\n|\r")

Rows = list[tuple[int, list[str]]]


class _Encoder(dict[str, int]):
    """Gives each distinct text the next number, in order of appearance."""

    def __missing__(self, text: str) -> int:
        self[text] = number = len(self)
        return number


class _Reader:
    """Rows of a text with the line each starts on; `line` is the start of the row being read."""

    def __init__(self, text: str, layout: Layout) -> None:
        lines = islice(io.StringIO(text, newline=""), layout.data_line - 1, None)
        csv.field_size_limit(max(len(text), csv.field_size_limit()))  # a long cell is no fault
        self._reader = csv.reader(lines, delimiter=layout.delimiter, strict=True, skipinitialspace=True)
        self._above = layout.data_line - 1
        self.line = layout.data_line

    def batches(self) -> Iterator[Rows]:
        """Lists of (line, cells); rows without any cell are left out. Raises csv.Error."""
        while True:
            rows: Rows = []
            taken = 0
            for cells in islice(self._reader, _BATCH):
                taken += 1
                if cells:
                    rows.append((self.line, cells))
                self.line = self._above + self._reader.line_num + 1
            if not taken:
                return
            yield rows


def read_carefully(body: bytes, layout: Layout, positions: Sequence[int], spare: int = 0) -> Grid | Fault:
    """Read all rows below the header of a file (UTF-8); a fault when a quote is not closed.

    Most rows may have more cells than the header: empty ones, or `spare` filled ones (so many columns are absent,
    which may have lost their names). Those columns are read too.
    """
    text = body.decode("utf-8")
    reader = _Reader(text, layout)
    try:
        return _grid(reader.batches(), layout, positions, spare)
    except csv.Error:
        fault = _quote_fault(text, layout, reader.line)
    spaced = without_spaces_behind(text, layout.delimiter)
    if spaced == text:
        return fault
    try:
        return _grid(_Reader(spaced, layout).batches(), layout, positions, spare)
    except csv.Error:
        return fault


def _grid(batches: Iterator[Rows], layout: Layout, positions: Sequence[int], spare: int) -> Grid | Fault:
    encoders = {position: _Encoder() for position in positions}
    parts: dict[int, list[Index]] = {position: [] for position in positions}
    lines: list[np.ndarray[tuple[int], np.dtype[np.int64]]] = []
    odd: list[OddRow] = []
    width = 0
    for batch in batches:
        if not width:
            width = _width(batch, len(layout.header), spare)
            encoders |= {position: _Encoder() for position in range(len(layout.header), width)}
        regular = _regular(batch, layout, width, odd)
        lines.append(np.fromiter(map(itemgetter(0), regular), np.int64, len(regular)))
        rows = [cells for _, cells in regular]
        for position, encoder in encoders.items():
            texts = map(itemgetter(position), rows)
            numbers = np.fromiter(map(encoder.__getitem__, texts), np.int32, len(rows))
            parts.setdefault(position, []).append(numbers)
    swallowed = next((row for row in odd if _swallowed(row, layout.delimiter)), None)
    if swallowed is not None:
        return Fault("aanhalingsteken-open", swallowed.line + _break_before(swallowed, layout.delimiter))
    empty = np.empty(0, np.int32)
    columns = {
        position: TextColumn(list(encoder), np.concatenate([empty, *parts[position]]))
        for position, encoder in encoders.items()
    }
    return Grid(columns, np.concatenate([np.empty(0, np.int64), *lines]), odd)


def _regular(batch: Rows, layout: Layout, width: int, odd: list[OddRow]) -> Rows:
    """The rows of the right width; the others go to `odd`, empty ones nowhere."""
    if all(len(cells) == width for _, cells in batch):
        return batch
    regular: Rows = []
    for line, cells in batch:
        if len(cells) == width:
            regular.append((line, cells))
        elif (fitted := _fitted(cells, layout, width)) is not None:
            regular.append((line, fitted))
        elif any(map(trim, cells)):
            odd.append(OddRow(line, cells))
    return regular


def _width(batch: Rows, header: int, spare: int) -> int:
    """How many cells a row should have: as many as the header, or as most rows have beyond it."""
    if all(len(cells) == header for _, cells in batch):
        return header
    counted = Counter(len(cells) for _, cells in batch if any(map(trim, cells)))
    if not counted:
        return header
    width, times = counted.most_common(1)[0]
    if width <= header or times * 2 <= counted.total():
        return header
    filled = any(any(map(trim, cells[header:])) for _, cells in batch if len(cells) == width)
    return width if not filled or (times > 1 and width == header + spare) else header


def _fitted(cells: list[str], layout: Layout, width: int) -> list[str] | None:
    """The row when it only lacks (or leaves empty) nameless columns at the end; else None."""
    if layout.named <= len(cells) < width:
        return cells + [""] * (width - len(cells))
    return None


def _swallowed(row: OddRow, delimiter: str) -> bool:
    """Whether a quoted cell of a row of a wrong width holds what looks like the rest of other rows."""
    return any(_LINE_END.search(cell) and cell.count(delimiter) > 1 for cell in row.cells)


def _break_before(row: OddRow, delimiter: str) -> int:
    """How many lines below the start of the row that cell begins."""
    above = 0
    for cell in row.cells:
        if _LINE_END.search(cell) and cell.count(delimiter) > 1:
            break
        above += len(_LINE_END.findall(cell))
    return above


def _quote_fault(text: str, layout: Layout, line: int) -> Fault:
    """The fault of a row (starting at `line`) that the strict reader refused."""
    rest = "".join(islice(io.StringIO(text, newline=""), line - 1, None))
    place = open_quote(rest, layout.delimiter)
    return Fault("aanhalingsteken-open", line + len(_LINE_END.findall(rest, 0, place or 0)))
