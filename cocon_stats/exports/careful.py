"""The careful reader: every file, quotes and line breaks inside cells included, with the standard library only."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from operator import itemgetter

import numpy as np

from cocon_stats.exports.fault import Fault
from cocon_stats.exports.grid import Grid, OddRow
from cocon_stats.exports.layout import Layout
from cocon_stats.exports.likeness import Likeness
from cocon_stats.exports.quotes import (
    LINE_END,
    open_quote,
    swallowed,
    without_spaces_before,
    without_spaces_behind,
)
from cocon_stats.exports.table import Index, TextColumn
from cocon_stats.exports.texts import trim

_BATCH = 20_000

Rows = list[tuple[int, list[str]]]


class _Encoder(dict[str, int]):
    """Gives each distinct text the next number, in order of appearance."""

    def __missing__(self, text: str) -> int:
        self[text] = number = len(self)
        return number


class _Swallowed(csv.Error):
    """A quoted cell holds rows of the file; the argument is the line on which it begins."""

    line: int

    def __init__(self, line: int) -> None:
        self.line = line


class _Reader:
    """Rows of a text with the line each starts on; `line` is the start of the row being read."""

    def __init__(self, text: str, layout: Layout, likeness: Likeness | None) -> None:
        lines = islice(io.StringIO(text, newline=""), layout.data_line - 1, None)
        csv.field_size_limit(max(len(text), csv.field_size_limit()))  # a long cell is no fault
        self._reader = csv.reader(lines, delimiter=layout.delimiter, strict=True, skipinitialspace=True)
        self._above = layout.data_line - 1
        self._delimiter = layout.delimiter
        self._likeness = likeness
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
                following = self._above + self._reader.line_num + 1
                if following - self.line > 1:
                    self._look_inside(cells)
                self.line = following
            if not taken:
                return
            yield rows

    def _look_inside(self, cells: list[str]) -> None:
        """Raise when a row on several lines holds other rows."""
        above = swallowed(cells, self._delimiter, self._likeness) if self._likeness is not None else None
        if above is not None:
            raise _Swallowed(self.line + above)


def read_carefully(
    body: bytes, layout: Layout, positions: Sequence[int], spare: int = 0, likeness: Likeness | None = None
) -> Grid | Fault:
    """Read all rows below the header of a file (UTF-8); a fault when a quote is not closed, or only below other rows.

    Most rows may have more cells than the header: empty ones, or `spare` filled ones (so many columns are absent,
    which may have lost their names). Those columns are read too. `likeness` tells what looks like a row of the file:
    without it a quote that is closed in another row goes unseen.
    """
    text = body.decode("utf-8")
    if '"' in text and ("\t" in text or not body.isascii()):
        text = without_spaces_before(text, layout.delimiter)
    grid = _attempt(text, layout, positions, spare, likeness)
    if isinstance(grid, Grid):
        return grid
    spaced = without_spaces_behind(text, layout.delimiter)
    if spaced == text:
        return grid
    return _attempt(spaced, layout, positions, spare, likeness)


def _attempt(
    text: str, layout: Layout, positions: Sequence[int], spare: int, likeness: Likeness | None
) -> Grid | Fault:
    reader = _Reader(text, layout, likeness)
    try:
        return _grid(reader.batches(), layout, positions, spare)
    except _Swallowed as found:
        return Fault("aanhalingsteken-open", found.line)
    except csv.Error:
        return _quote_fault(text, layout, reader.line)


def _grid(batches: Iterator[Rows], layout: Layout, positions: Sequence[int], spare: int) -> Grid:
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


def _quote_fault(text: str, layout: Layout, line: int) -> Fault:
    """The fault of a row (starting at `line`) that the strict reader refused."""
    rest = "".join(islice(io.StringIO(text, newline=""), line - 1, None))
    place = open_quote(rest, layout.delimiter)
    return Fault("aanhalingsteken-open", line + len(LINE_END.findall(rest, 0, place or 0)))
