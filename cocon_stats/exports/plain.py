"""The reader of small files in which nothing is special: split at line ends and delimiters, with the standard library.

No quote character, every row as wide as the header. Whatever else there is goes to the careful reader, which gives
the same grid of these files in twice the time.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from operator import methodcaller

import numpy as np

from cocon_stats.exports.grid import Grid
from cocon_stats.exports.layout import Layout
from cocon_stats.exports.table import TextColumn


def read_plainly(body: bytes, layout: Layout, positions: Sequence[int]) -> Grid | None:
    """Read all rows below the header of a file (UTF-8); None when the careful reader must do it."""
    lines = _lines(body, layout.delimiter)
    if lines is None:
        return None
    rows = lines[layout.data_line - 1 :]
    numbers = np.arange(layout.data_line, layout.data_line + len(rows), dtype=np.int64)
    if "" in rows:
        numbers = numbers[np.fromiter(map(bool, rows), np.bool_, len(rows))]
        rows = list(filter(None, rows))
    width = len(layout.header)
    if set(map(methodcaller("count", layout.delimiter), rows)) - {width - 1}:
        return None
    cells = layout.delimiter.join(rows).split(layout.delimiter) if rows else []
    return Grid({position: _encoded(cells[position::width]) for position in positions}, numbers)


def _lines(body: bytes, delimiter: str) -> list[str] | None:
    """The lines of a file without anything special; a space behind a delimiter is, for the careful reader drops it."""
    if b'"' in body or delimiter.encode() + b" " in body or b"\n " in body:
        return None
    if b"\r" in body:
        body = body.replace(b"\r\n", b"\n")
        if b"\r" in body or b"\n " in body:
            return None
    lines = body.decode("utf-8").split("\n")
    too_long = len(body) > csv.field_size_limit() and max(map(len, lines)) > csv.field_size_limit()
    return None if too_long else lines


def _encoded(texts: list[str]) -> TextColumn:
    places = {text: place for place, text in enumerate(dict.fromkeys(texts))}
    return TextColumn(list(places), np.fromiter(map(places.__getitem__, texts), np.int32, len(texts)))
