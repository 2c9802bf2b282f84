"""The reader of small files in which nothing is special: split at line ends and delimiters, with the standard library.

No quote character, every row as wide as the header. Whatever else there is goes to the careful reader, which gives
the same grid of these files in twice the time.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Sequence
from itertools import count

import numpy as np

from cocon_stats.exports.fast import offset, shape
from cocon_stats.exports.grid import Grid
from cocon_stats.exports.layout import Layout
from cocon_stats.exports.table import TextColumn


def read_plainly(body: bytes, layout: Layout, positions: Sequence[int]) -> Grid | None:
    """Read all rows below the header of a file (UTF-8); None when the careful reader must do it."""
    end = _line_end(body)
    if end is None or _may_be_special(body, layout.delimiter):
        return None
    start = offset(body, layout.data_line)
    width, filled = shape(body, start, layout.delimiter)
    if (width[filled] != len(layout.header)).any():
        return None
    rows = body[start:].decode("utf-8").removesuffix(end)
    if not filled.all():
        rows = end.join(filter(None, rows.split(end)))
    cells = rows.replace(end, layout.delimiter).split(layout.delimiter) if rows else []
    columns = {position: _encoded(cells[position :: len(layout.header)]) for position in positions}
    return Grid(columns, np.flatnonzero(filled).astype(np.int64) + layout.data_line)


def _line_end(body: bytes) -> str | None:
    """What stands behind every line; None when that is not the same everywhere."""
    returns = body.count(b"\r")
    if not returns:
        return "\n"
    return "\r\n" if returns == body.count(b"\n") == body.count(b"\r\n") else None


def _may_be_special(body: bytes, delimiter: str) -> bool:
    """Whether there is a quote, a space behind a delimiter (the careful reader drops it), or a cell without end."""
    if b'"' in body or (b" " in body and (delimiter.encode() + b" " in body or b"\n " in body)):
        return True
    return len(body) > csv.field_size_limit() and max(map(len, body.split(b"\n"))) > csv.field_size_limit()


def _encoded(texts: list[str]) -> TextColumn:
    places: defaultdict[str, int] = defaultdict(count().__next__)
    index = np.fromiter(map(places.__getitem__, texts), np.int32, len(texts))
    return TextColumn(list(places), index)
