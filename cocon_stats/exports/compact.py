"""The reader for large files of records: piece by piece, so that of a file only codes and small integers stay.

Columns of record numbers become `Packed`, all others small integers into a list of their distinct texts. Rows, lines
and faults are those of the other readers; whatever is not plain is left to them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cocon_stats.exports.cores import on_cores
from cocon_stats.exports.folder import ExportFile, size
from cocon_stats.exports.grid import Grid, OddRow
from cocon_stats.exports.packing import Growing, Numbers, Words
from cocon_stats.exports.parsed import Parsed, TooManyFormsError, buffers, parse, parse_texts
from cocon_stats.exports.slices import NotPlain, Piece, Pieces, cut_piece, read_piece
from cocon_stats.exports.strings import is_numbered
from cocon_stats.exports.table import TextColumn
from cocon_stats.schemas import Field, Schema, Schemas

SIZE = 8 * 1024 * 1024
_MARGIN = 1.1


@dataclass(frozen=True, slots=True)
class _Part:
    """One piece, column by column, its lines and the rows of another width."""

    columns: list[Parsed | TextColumn]
    lines: NDArray[np.int64]
    odd: list[OddRow]


def numbered(schema: Schema) -> frozenset[str]:
    """The columns of record numbers: keys, references and pseudonyms, free or letters with digits behind them."""
    keys = {*schema.primary_key, *(one.field for one in schema.references)}
    return frozenset(one.name for one in schema.fields if _is_number(one) and (one.personal or one.name in keys))


def _is_number(field: Field) -> bool:
    forms = "".join(field.missing)
    return (
        field.kind == "string"
        and (field.pattern is None or is_numbered(field.pattern))
        and field.name.endswith("_id")
        and not any(map(str.isdigit, forms))
    )


def read_grid(file: ExportFile, schema: Schema, schemas: Schemas) -> tuple[Pieces, Grid] | None:
    """The cells of a file and the pieces they came from; None when another reader must do it."""
    try:
        pieces = Pieces(file.path, schema, schemas, SIZE)
        packed = [name in numbered(schema) for name in pieces.columns]
        columns: list[Numbers | Words] = []
        lines = Growing(np.int32, 0)
        odd: list[OddRow] = []
        for part in on_cores(partial(_part, pieces=pieces, packed=packed), pieces):
            if not columns:
                rows = _expected(file, part)
                columns = [Numbers(rows) if one else Words(rows) for one in packed]
                lines = Growing(np.int32, rows)
            for column, found in zip(columns, part.columns, strict=True):
                _add(column, found)
            lines.add(part.lines, len(part.lines))
            odd += part.odd
    except (NotPlain, TooManyFormsError, OSError):
        return None
    import pyarrow as pa

    if len(odd) * 2 >= len(lines.all):
        return None  # perhaps the column names are what is odd
    pa.default_memory_pool().release_unused()
    return pieces, Grid({place: _finished(columns, place) for place in range(len(columns))}, lines.all, odd)


def _expected(file: ExportFile, part: _Part) -> int:
    """How many rows there will be if all are as long as those of the first piece, and some more."""
    share = len(part.lines) / min(SIZE, size(file) or 1)
    return int(size(file) * share * _MARGIN) + SIZE // 100


def _finished(columns: list[Numbers | Words], place: int) -> TextColumn:
    """A column, which is then forgotten here."""
    column, columns[place] = columns[place], Words(0)
    return column.column()


def _add(column: Numbers | Words, found: Parsed | TextColumn) -> None:
    if isinstance(column, Numbers):
        assert isinstance(found, Parsed)
        column.add(found)
    else:
        assert isinstance(found, TextColumn)
        column.add(found.values, found.index)


def _part(piece: Piece, pieces: Pieces, packed: list[bool]) -> _Part:
    cut = cut_piece(piece, pieces.layout, [place for place, one in enumerate(packed) if one])
    if cut is not None:
        columns = [_parsed_texts(cut[place]) if one else cut[place] for place, one in enumerate(packed)]
        return _Part(columns, np.arange(piece.line, piece.line + piece.lines), [])
    grid = read_piece(piece, pieces.layout)  # empty lines, or rows of another width
    columns = [_parsed_words(grid.columns[place]) if one else grid.columns[place] for place, one in enumerate(packed)]
    return _Part(columns, grid.lines, grid.odd)


def _parsed_texts(column: Any) -> Parsed:
    """The record numbers of an Arrow column of texts."""
    parts = [buffers(chunk) for chunk in column.chunks]
    if len(parts) == 1:
        return parse(*parts[0])
    lengths = [np.diff(ends) for ends, _ in parts]
    ends = np.cumsum(np.concatenate([np.zeros(1, np.int64), *lengths]))
    return parse(ends, np.concatenate([np.empty(0, np.uint8), *(text[one[0] : one[-1]] for one, text in parts)]))


def _parsed_words(column: TextColumn) -> Parsed:
    """The record numbers of a column that was read as distinct texts."""
    found = parse_texts(column.values)
    return replace(found, numbers=found.numbers[column.index], rest=found.rest[column.index])
