"""The fast reader for large files without a quote character: Arrow's CSV reader, all columns as dictionaries.

Without quotes a row is a line, so that the line of every row follows from where the line ends are. Lines with another
number of cells than the header are found by counting delimiters; whatever is not plain is left to the careful reader,
which gives the same grid.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cocon_stats.exports.grid import Grid, OddRow
from cocon_stats.exports.layout import Layout
from cocon_stats.exports.table import TextColumn
from cocon_stats.exports.texts import trim

_SLICE = 8 * 1024 * 1024
_BLOCK = 4 * 1024 * 1024


def read_fast(body: bytes, layout: Layout, positions: Sequence[int]) -> Grid | None:
    """Read all rows below the header of a file (UTF-8); None when the careful reader must do it."""
    if b'"' in body or (b"\r" in body and body.count(b"\r") != body.count(b"\r\n")):
        return None
    start = offset(body, layout.data_line)
    cells, filled = shape(body, start, layout.delimiter)
    width = len(layout.header)
    if not filled.any() or np.bincount(cells[filled]).argmax() != width:
        return None
    regular = filled & (cells == width)
    irregular = np.flatnonzero(filled & ~regular)
    odd = list(_odd_rows(body, start, irregular, layout))
    if any(_lacks_nameless(row.cells, layout) for row in odd):
        return None
    columns = _columns(body, start, layout, positions)
    lines = np.flatnonzero(regular).astype(np.int64) + layout.data_line
    if columns is None or any(len(column.index) != len(lines) for column in columns.values()):
        return None
    return Grid(columns, lines, odd)


def offset(body: bytes, line: int) -> int:
    """The place of the first byte of `line`."""
    place = 0
    for _ in range(line - 1):
        end = body.find(b"\n", place)
        if end < 0:
            return len(body)
        place = end + 1
    return place


def shape(body: bytes, start: int, delimiter: str) -> tuple[NDArray[np.int32], NDArray[np.bool_]]:
    """Per line from `start`: how many cells it has, and whether there is anything on it."""
    cells: list[NDArray[np.int32]] = []
    filled: list[NDArray[np.bool_]] = []
    for piece in _slices(body, start):
        content = np.frombuffer(piece, np.uint8)
        ends = np.flatnonzero(content == 10)
        if not len(ends) or ends[-1] != len(content) - 1:
            ends = np.append(ends, len(content))
        delimiters = np.flatnonzero(content == ord(delimiter))
        before = np.searchsorted(delimiters, ends)
        cells.append((np.diff(before, prepend=0) + 1).astype(np.int32))
        lengths = np.diff(ends, prepend=-1) - 1
        only_return = (lengths == 1) & (content[np.maximum(ends - 1, 0)] == 13)
        filled.append((lengths > 0) & ~only_return)
    return (
        np.concatenate([np.empty(0, np.int32), *cells]),
        np.concatenate([np.empty(0, np.bool_), *filled]),
    )


def _slices(body: bytes, start: int) -> Iterator[memoryview]:
    """Pieces of some megabytes that end at a line end."""
    view = memoryview(body)
    while start < len(body):
        end = start + _SLICE
        if end < len(body):
            cut = body.rfind(b"\n", start, end)
            cut = cut if cut >= 0 else body.find(b"\n", end)
            end = cut + 1 if cut >= 0 else len(body)
        yield view[start:end]
        start = end


def _odd_rows(body: bytes, start: int, numbers: NDArray[np.intp], layout: Layout) -> Iterator[OddRow]:
    place, line = start, 0
    for number in numbers.tolist():
        while line < number:
            place = body.find(b"\n", place) + 1
            line += 1
        end = body.find(b"\n", place)
        text = body[place : end if end >= 0 else len(body)].decode("utf-8").rstrip("\r")
        cells = text.split(layout.delimiter)
        if any(map(trim, cells)):
            yield OddRow(layout.data_line + number, cells)


def _lacks_nameless(cells: list[str], layout: Layout) -> bool:
    return layout.named <= len(cells) < len(layout.header)


def _columns(body: bytes, start: int, layout: Layout, positions: Sequence[int]) -> dict[int, TextColumn] | None:
    import pyarrow as pa
    from pyarrow import csv

    options = reader_options(layout, positions, _BLOCK)
    options["parse_options"].invalid_row_handler = lambda row: "skip"
    try:
        table = csv.read_csv(pa.BufferReader(pa.py_buffer(memoryview(body)[start:])), **options)
    except pa.ArrowInvalid:
        return None
    table = table.unify_dictionaries()
    return {position: column_of(table.column(number)) for number, position in enumerate(positions)}


def reader_options(layout: Layout, positions: Sequence[int], block_size: int) -> dict[str, Any]:
    """How Arrow reads rows of this layout: no quotes, these columns, each as a dictionary of texts."""
    import pyarrow as pa
    from pyarrow import csv

    names = [str(position) for position in range(len(layout.header))]
    wanted = [str(position) for position in positions]
    coded = pa.dictionary(pa.int32(), pa.string())
    return {
        "read_options": csv.ReadOptions(column_names=names, block_size=block_size),
        "parse_options": csv.ParseOptions(
            delimiter=layout.delimiter, quote_char=False, escape_char=False, ignore_empty_lines=True
        ),
        "convert_options": csv.ConvertOptions(
            include_columns=wanted,
            column_types=dict.fromkeys(wanted, coded),
            strings_can_be_null=False,
            null_values=[],
            check_utf8=False,
        ),
    }


def column_of(column: Any) -> TextColumn:
    """The texts of a dictionary column whose chunks share one dictionary."""
    if not column.num_chunks:
        return TextColumn([], np.empty(0, np.int32))
    return TextColumn(column.chunk(0).dictionary.to_pylist(), index_of(column))


def index_of(column: Any) -> NDArray[np.int32]:
    """The places in its dictionary of a column that has chunks."""
    return np.concatenate([_indices(chunk) for chunk in column.chunks])


def _indices(chunk: Any) -> NDArray[np.int32]:
    """The indices of a dictionary array; ``to_numpy`` would import pandas."""
    indices = chunk.indices
    return np.frombuffer(indices.buffers()[1], np.int32, count=len(indices), offset=4 * indices.offset)
