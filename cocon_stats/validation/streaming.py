"""Large exports of rows that hang on case files, checked piece by piece and added up per case file.

A row in which nothing is wrong goes into the sums and is dropped. All other rows stay, with their lines, and go
through the ordinary checks as if the others did not exist: a check of such a row looks at the row and its case file
only. Where that is not so (a key that stands twice) the file is read whole instead, as with any `NotPlain`.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial

import numpy as np
from numpy.typing import NDArray

from cocon_stats.exports.cores import on_cores
from cocon_stats.exports.folder import ExportFile
from cocon_stats.exports.grid import Grid, OddRow
from cocon_stats.exports.passed import Passed
from cocon_stats.exports.reading import Reading, Source, told_apart
from cocon_stats.exports.slices import NotPlain, Piece, Pieces, read_piece
from cocon_stats.exports.table import TextColumn
from cocon_stats.exports.totals import Rows, trimmed
from cocon_stats.progress import Progress
from cocon_stats.schemas import Schema, Schemas
from cocon_stats.validation.judging import Judged, Judging
from cocon_stats.validation.parents import Parents
from cocon_stats.validation.sums import sums_for


@dataclass(frozen=True, slots=True)
class Streamed:
    """The rows that stay, as a reading of their own, and what the others added up to."""

    reading: Reading
    passed: Passed


@dataclass(slots=True)
class _Rest:
    """The rows that stay: their cells column by column, their lines, and the rows of another width."""

    columns: list[list[str]]
    lines: list[NDArray[np.int64]] = field(default_factory=list)
    odd: list[OddRow] = field(default_factory=list)

    def add(self, judged: Judged) -> None:
        """Keep the rows of one piece that did not pass."""
        for texts, more in zip(self.columns, judged.rest, strict=True):
            texts.extend(more)
        self.lines.append(judged.lines)
        self.odd += judged.odd

    def grid(self) -> Grid:
        """The rows that stay as the readers give them."""
        columns = {place: _encoded(texts) for place, texts in enumerate(self.columns)}
        return Grid(columns, np.concatenate([np.empty(0, np.int64), *self.lines]), self.odd)


def can_stream(schema: Schema, schemas: Schemas) -> bool:
    """Whether rows of this schema can be added up: they hang on case files, with two or three simple columns."""
    numbers = [schemas[name].field("dossier_id") for name in schemas.modalities]
    known = sums_for(schema, schemas) is not None and all(one.pattern for one in numbers)
    return known and all(one.kind == "care" and one.field == "dossier_id" for one in schema.references)


def stream(
    file: ExportFile, schemas: Schemas, parents: Parents, year: int | None, progress: Progress
) -> Streamed | None:
    """Check and add up a large file; None when it must be read whole."""
    schema = schemas[file.name]
    try:
        pieces = Pieces(file.path, schema, schemas)
        judging = Judging(schema, schemas, parents, year, pieces.columns)
        sums = sums_for(schema, schemas)
        assert sums is not None
        if not len(judging.first):
            return None
        total = sums(len(judging.first))
        rest = _Rest([[] for _ in pieces.layout.header])
        for judged in on_cores(partial(_judge, pieces=pieces, judging=judging), pieces):
            total.add(judged)
            rest.add(judged)
            progress.add(judged.size)
        total.close()
    except (NotPlain, OSError):
        return None
    # rows of which a line break may have cut a piece off are looked at beside the others
    if len(rest.odd) * 2 >= total.rows or any(len(row.cells) < pieces.layout.named for row in rest.odd):
        return None
    if _may_add_up(rest, pieces.columns, schema):
        return None
    source = Source(file, pieces.digest, pieces.layout, pieces.header, schemas)
    return Streamed(told_apart(source, rest.grid(), schema, total.rows), total.passed())


def _may_add_up(rest: _Rest, names: tuple[str, ...], schema: Schema) -> bool:
    """Whether a row of numbers only is left: all rows must tell whether it is the total of those above."""
    grid = rest.grid()
    columns = trimmed({name: grid.columns[place] for place, name in enumerate(names)})
    return bool(Rows(columns, schema, len(grid.lines), np.zeros(len(grid.lines), np.bool_)).bare.any())


def _judge(piece: Piece, pieces: Pieces, judging: Judging) -> Judged:
    judged = judging(read_piece(piece, pieces.layout, judging.numbered), piece.last)
    return replace(judged, size=len(piece.body))


def _encoded(texts: list[str]) -> TextColumn:
    places = {text: place for place, text in enumerate(dict.fromkeys(texts))}
    return TextColumn(list(places), np.fromiter(map(places.__getitem__, texts), np.int32, len(texts)))
