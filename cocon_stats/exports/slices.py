"""A large file in pieces that end at a line end: each is read and dropped, so that the file never exists whole.

Only for files in which nothing is special: UTF-8, no quote character, one column per column of the schema. Whatever
else is there raises `NotPlain`, and the file is read whole instead.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from cocon_stats.exports.decoding import to_utf8
from cocon_stats.exports.fast import column_of, index_of, offset, read_fast, reader_options
from cocon_stats.exports.fault import Fault
from cocon_stats.exports.grid import Grid
from cocon_stats.exports.header import Header, match_header
from cocon_stats.exports.layout import Layout, find_layout
from cocon_stats.exports.packing import packed_column
from cocon_stats.exports.table import TextColumn
from cocon_stats.schemas import Schema, Schemas

SIZE = 4 * 1024 * 1024
_HEAD = 256 * 1024
_BOM = b"\xef\xbb\xbf"


class NotPlain(Exception):
    """The file has something that only the other readers can judge."""


@dataclass(frozen=True, slots=True)
class Piece:
    """So many whole lines of a file; `line` is that of the first one, `last` tells that nothing follows."""

    body: bytes
    line: int
    lines: int
    last: bool


class Pieces:
    """The pieces of one file below its header; `columns` are its columns in their order.

    `digest` is that of the whole file once the last piece was given.
    """

    def __init__(self, path: Path, schema: Schema, schemas: Schemas, size: int = 0) -> None:
        self._file = path.open("rb")
        self._size = size or SIZE
        self._end = os.fstat(self._file.fileno()).st_size
        self._sum = hashlib.sha256()
        self._first = self._lines()
        head = self._first[: self._first.rfind(b"\n", 0, _HEAD) + 1].removeprefix(_BOM)
        if to_utf8(head) != head or _has_lone_return(head):  # above the data a return alone ends a line too
            raise NotPlain
        layout = find_layout(head, [one.name for one in schema.fields])
        if isinstance(layout, Fault):
            raise NotPlain
        self.layout: Layout = layout
        self.header: Header = match_header(layout, schema, schemas)
        if self.header.faults or len(self.header.positions) != len(layout.header):
            raise NotPlain
        self.columns = tuple(sorted(self.header.positions, key=self.header.positions.__getitem__))

    def __iter__(self) -> Iterator[Piece]:
        """The pieces in their order."""
        with self._file:
            line = self.layout.data_line
            whole = self._first[offset(self._first, line) :] or self._lines()
            self._first = b""
            while whole:
                lines = _line_ends(whole) + (not whole.endswith(b"\n"))
                yield Piece(whole, line, lines, self._file.tell() >= self._end)
                line += lines
                whole = self._lines()

    @property
    def digest(self) -> str:
        """The checksum of what was read."""
        return self._sum.hexdigest()

    def _lines(self) -> bytes:
        """The next whole lines; where they end is looked up first, so that nothing is cut off and put together."""
        here = self._file.tell()
        self._file.seek(here + self._size)
        self._file.readline()
        end = self._file.tell()
        self._file.seek(here)
        found = self._file.read(end - here)
        self._sum.update(found)
        return found


def read_piece(piece: Piece, layout: Layout, numbered: Collection[int] = ()) -> Grid:
    """The cells of a piece, in the order of its columns, and the line of each row. NotPlain when it is not.

    The texts of the `numbered` columns are packed where all rows are regular.
    """
    if not _is_plain(piece.body):
        raise NotPlain
    grid = _regular(piece, layout, numbered)
    if grid is None:  # empty lines, or rows of another width
        grid = read_fast(piece.body, replace(layout, data_line=1), range(len(layout.header)))
        if grid is None:
            raise NotPlain
        odd = [replace(row, line=row.line + piece.line - 1) for row in grid.odd]
        grid = Grid(grid.columns, grid.lines + (piece.line - 1), odd)
    return grid


def cut_piece(piece: Piece, layout: Layout, texts: Collection[int]) -> dict[int, Any] | None:
    """The columns of a piece in which each line is a row, else None; those of `texts` as Arrow has them."""
    if not _is_plain(piece.body):
        raise NotPlain
    table = _table(piece, layout, texts)
    if table is None:
        return None
    return {
        place: table.column(place) if place in texts else column_of(table.column(place))
        for place in range(len(layout.header))
    }


def _is_plain(body: bytes) -> bool:
    if b'"' in body or b"\0" in body or body.endswith(b"\x1a"):
        return False
    if b"\r" in body and _has_lone_return(body):
        return False
    if not body.isascii():
        try:
            body.decode("utf-8")
        except UnicodeDecodeError:
            return False
    return True


def _line_ends(body: bytes) -> int:
    # three times as fast as bytes.count where lines are short
    return int(np.count_nonzero(np.frombuffer(body, np.uint8) == ord("\n")))


def _has_lone_return(body: bytes) -> bool:
    content = np.frombuffer(body, np.uint8)
    returns = content == ord("\r")
    pairs = np.count_nonzero(returns[:-1] & (content[1:] == ord("\n")))
    return int(np.count_nonzero(returns)) != int(pairs)


def _regular(piece: Piece, layout: Layout, numbered: Collection[int]) -> Grid | None:
    """The rows when each line is one; None when some line is empty or has another number of cells."""
    table = _table(piece, layout)
    if table is None:
        return None
    columns = {
        place: _packed(table.column(place)) if place in numbered else column_of(table.column(place))
        for place in range(len(layout.header))
    }
    return Grid(columns, np.arange(piece.line, piece.line + piece.lines, dtype=np.int64))


def _packed(column: Any) -> TextColumn:
    return packed_column(column.chunk(0).dictionary, index_of(column)) if column.num_chunks else column_of(column)


def _table(piece: Piece, layout: Layout, texts: Collection[int] = ()) -> Any:
    """Arrow's table of a piece, None when not every line is a row."""
    import pyarrow as pa
    from pyarrow import csv

    options = reader_options(layout, range(len(layout.header)), block_size=len(piece.body) + 1)
    options["read_options"].use_threads = False
    if texts:
        kinds = options["convert_options"].column_types
        options["convert_options"].column_types = {**kinds, **{str(place): pa.string() for place in texts}}
    try:
        table = csv.read_csv(pa.BufferReader(pa.py_buffer(piece.body)), **options)
    except pa.ArrowInvalid:
        return None
    return table if table.num_rows == piece.lines else None
