"""A row that a line break cuts in two, or more: text with a line break that lost its quotes, or a break too many.

The pieces are no rows of their own: together they have as many cells as the header and look like a row of the file.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from cocon_stats.exports.grid import Grid, OddRow
from cocon_stats.exports.layout import Layout
from cocon_stats.exports.likeness import Likeness, Test
from cocon_stats.exports.table import Mask
from cocon_stats.exports.texts import trim

_APART = 3
"""So many lines further the next piece may begin: one or two empty lines may stand between."""


@dataclass(frozen=True, slots=True)
class Broken:
    """The row as it was, the line of its last piece, and which rows of the grid and odd rows were pieces of it."""

    row: OddRow
    last: int
    regular: tuple[int, ...]
    odd: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    line: int
    cells: list[str]
    row: int | None = None


def broken_rows(grid: Grid, data: Mask, layout: Layout, likeness: Likeness) -> list[Broken]:
    """The rows that were cut; `data` marks the rows of the grid that can be pieces of one."""
    width, ends = len(layout.header), likeness.ends
    short = {row.line: row.cells for row in grid.odd if len(row.cells) < layout.named}
    found: list[Broken] = []
    taken: set[int] = set()
    for line, texts in short.items():
        if line in taken:
            continue
        pieces = _joined(line, short, width)
        if pieces is None or not likeness(_glued(pieces)):
            pieces = _up_to_quote(line, short)
        if pieces is None:
            lone = _Piece(line, texts)
            pieces = _with_neighbour(lone, grid, data, width, ends) if len(texts) == 1 else None
        if pieces is not None:
            taken.update(one.line for one in pieces)
            found.append(_broken(pieces))
    return found


def _joined(line: int, short: dict[int, list[str]], width: int) -> list[_Piece] | None:
    """The short rows from `line` on that have as many cells together as a row."""
    pieces = [_Piece(line, short[line])]
    while sum(len(one.cells) - 1 for one in pieces) + 1 < width:
        following = next((at for at in range(line + 1, line + 1 + _APART) if at in short), None)
        if following is None:
            return None
        line = following
        pieces.append(_Piece(line, short[line]))
    whole = sum(len(one.cells) - 1 for one in pieces) + 1 == width
    return pieces if whole and len(pieces) > 1 else None


def _up_to_quote(line: int, short: dict[int, list[str]]) -> list[_Piece] | None:
    """The lines from `line` on of a text that lost its opening quote, and maybe a part; its closing quote is there."""
    pieces = [_Piece(line, short[line])]
    while not any(cell.endswith('"') and cell.count('"') % 2 for cell in pieces[-1].cells):
        following = line + len(pieces)
        if following not in short or (len(pieces) > 1 and len(pieces[-1].cells) > 1):
            return None
        pieces.append(_Piece(following, short[following]))
    return pieces if len(pieces) > 1 else None


def _with_neighbour(lone: _Piece, grid: Grid, data: Mask, width: int, ends: tuple[Test, Test]) -> list[_Piece] | None:
    """A single cell that is the end of the last cell of the row above, or the start of the first one below."""
    below = int(np.searchsorted(grid.lines, lone.line))
    for row, above in ((below - 1, True), (below, False)):
        if not 0 <= row < len(grid.lines) or not data[row] or abs(int(grid.lines[row]) - lone.line) > _APART:
            continue
        neighbour = _Piece(int(grid.lines[row]), _all_cells(grid, row, width), row)
        first, second = (neighbour, lone) if above else (lone, neighbour)
        if _is_one(first.cells[-1], second.cells[0], ends[1] if above else ends[0], below < len(grid.lines)):
            return [first, second]
    return None


def _is_one(start: str, rest: str, end: Test, more: bool) -> bool:
    """Whether two texts are right as one cell; where no rows follow one may also be a number below the data."""
    start, rest = trim(start), trim(rest)
    return end(start + rest) and (more or not (start and rest and end(start) and end(rest)))


def _all_cells(grid: Grid, row: int, width: int) -> list[str]:
    filled = {place: column.values[column.index[row]] for place, column in grid.columns.items()}
    return [filled.get(place, "") for place in range(width)]


def _glued(pieces: Sequence[_Piece]) -> list[str]:
    whole: list[str] = []
    for one in pieces:
        start = whole.pop() if whole else ""
        whole += [start + one.cells[0], *one.cells[1:]]
    return whole


def _broken(pieces: Sequence[_Piece]) -> Broken:
    return Broken(
        OddRow(pieces[0].line, _glued(pieces)),
        pieces[-1].line,
        tuple(one.row for one in pieces if one.row is not None),
        tuple(one.line for one in pieces if one.row is None),
    )
