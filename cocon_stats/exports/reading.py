"""One export file from disk to text cells: the first of the two passes.

Nothing is judged here but the file as such: encoding, layout, column names, the shape of rows. What a cell holds is
judged afterwards, on the distinct texts.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cocon_stats.exports.decoding import to_utf8
from cocon_stats.exports.fast import read_fast
from cocon_stats.exports.fault import Fault
from cocon_stats.exports.folder import ExportFile, content, size
from cocon_stats.exports.furniture import Furniture, odd_row_fault, sort_rows
from cocon_stats.exports.grid import Grid, OddRow
from cocon_stats.exports.header import Header, match_header
from cocon_stats.exports.layout import Layout, find_layout, is_sep
from cocon_stats.exports.likeness import Likeness
from cocon_stats.exports.nameless import cells, judge_nameless
from cocon_stats.exports.pasted import moved_header, other_header
from cocon_stats.exports.plain import read_plainly
from cocon_stats.exports.shapes import shaped
from cocon_stats.exports.stranger import other_modality
from cocon_stats.exports.table import Mask, TextColumn, TextTable
from cocon_stats.schemas import Schema, Schemas

if TYPE_CHECKING:
    from cocon_stats.exports.broken import Broken

FAST_FROM_BYTES = 2_000_000
"""Files from this size on are read with Arrow where they allow it; importing it costs more than a smaller file."""
COMPACT_FROM_BYTES = FAST_FROM_BYTES
"""And piece by piece when they hold free record numbers."""


_FATAL = ("kolom-verplicht-ontbreekt", "kolom-dubbel", "verkeerd-bestand")


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """One file as text. `table` is None when the file cannot be used; `faults` says why, and what else is wrong.

    `refused` are the data rows that could not be put in the table for their number of cells; `header_line` the line
    of the column names.
    """

    file: ExportFile
    sha256: str
    table: TextTable | None
    faults: tuple[Fault, ...]
    refused: tuple[OddRow, ...] = ()
    header_line: int | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """A file whose layout and columns are known."""

    file: ExportFile
    digest: str
    layout: Layout
    header: Header
    schemas: Schemas

    def unusable(self, *faults: Fault) -> Reading:
        """The reading of the file when these faults make it unusable."""
        return Reading(self.file, self.digest, None, faults, header_line=self.layout.header_line)

    @property
    def likeness(self) -> Likeness:
        """What looks like a row of the file."""
        return Likeness(self.schemas[self.file.name], self.schemas, self.header.positions, len(self.layout.header))


def read(file: ExportFile, schemas: Schemas) -> Reading:
    """Read one export file. Never raises for what is in it: that becomes a fault."""
    return _read_compactly(file, schemas) or _read_whole(file, schemas)


def _read_compactly(file: ExportFile, schemas: Schemas) -> Reading | None:
    """The reading of a large plain file of records with free numbers; None for any other."""
    if size(file) < _fast_from(COMPACT_FROM_BYTES):
        return None
    from cocon_stats.exports.compact import numbered, read_grid

    schema = schemas[file.name]
    found = read_grid(file, schema, schemas) if numbered(schema) else None
    if found is None:
        return None
    pieces, grid = found
    return told_apart(Source(file, pieces.digest, pieces.layout, pieces.header, schemas), grid, schema)


def _fast_from(size: int) -> int:
    """Arrow is worth more when it is there already."""
    return size if "pyarrow" not in sys.modules else size // 10


def _read_whole(file: ExportFile, schemas: Schemas) -> Reading:
    try:
        data = content(file)
    except OSError:
        return Reading(file, "", None, (Fault("bestand-onleesbaar"),))
    digest = hashlib.sha256(data).hexdigest()
    body = to_utf8(data)
    if isinstance(body, Fault):
        return Reading(file, digest, None, (body,))
    del data
    schema = schemas[file.name]
    layout = find_layout(body, [field.name for field in schema.fields])
    if isinstance(layout, Fault):
        return Reading(file, digest, None, (layout,))
    source = Source(file, digest, layout, match_header(layout, schema, schemas), schemas)
    faults = source.header.faults
    if len(faults) == 1 and is_fatal(faults[0]):
        return source.unusable(*faults)
    return _read_rows(source, body, schema)


def is_fatal(fault: Fault) -> bool:
    """Whether a fault of the header makes the file unusable."""
    return fault.rule in _FATAL


def _read_rows(source: Source, body: bytes, schema: Schema) -> Reading:
    """The rows too where columns lack: names that do not fit the rows are one cause for all of that."""
    grid = _grid(body, source)
    if isinstance(grid, Fault):
        from cocon_stats.exports.misfit import other_delimiter

        other = other_delimiter(body, source.layout, source.likeness)
        return source.unusable(other) if other is not None else source.unusable(*source.header.faults, grid)
    return told_apart(source, grid, schema)


def told_apart(source: Source, grid: Grid, schema: Schema, passed: int = 0) -> Reading:
    """The reading of a file from its cells: rows of data, and apart from them what is none.

    `passed` is how many rows are right and not in the grid.
    """
    header = source.header
    if len(source.layout.above) > 1 and sum(map(source.likeness, source.layout.above)) > 1:
        return source.unusable(*header.faults, Fault("kopregel-lager", source.layout.header_line))
    if grid.odd or not len(grid.lines):
        from cocon_stats.exports.misfit import misfit

        fault = misfit(grid, source.layout, header, source.likeness, passed)
        if fault is not None:
            return source.unusable(fault)
    if any(map(is_fatal, header.faults)):
        return source.unusable(*header.faults)
    in_order = sorted(header.positions.items(), key=lambda item: item[1])
    columns = {name: grid.columns[position] for name, position in in_order}
    furniture = sort_rows(shaped(columns, schema), grid.lines, schema)
    other = other_modality(columns, furniture.data, schema, source.schemas, source.layout.header_line)
    if other is not None:
        return source.unusable(other)
    repeated = [row for row in grid.odd if odd_row_fault(row, schema, source.layout).rule == "kopregel-herhaald"]
    fault = moved_header(columns, grid.lines, furniture.headers, furniture.data, schema)
    fault = fault or other_header(repeated, grid.odd)
    if fault is not None:
        return source.unusable(*header.faults, fault)
    return _with_rows(source, columns, grid, furniture)


def _with_rows(source: Source, columns: dict[str, TextColumn], grid: Grid, furniture: Furniture) -> Reading:
    layout, schema = source.layout, source.schemas[source.file.name]
    data = furniture.data.copy()
    broken = _broken(source, grid, data)
    data[[row for one in broken for row in one.regular]] = False
    nameless = judge_nameless(grid, layout, source.header, data)
    pieces = {line for one in broken for line in one.odd}
    left = [row for row in grid.odd if row.line not in pieces]
    odd = [(row, odd_row_fault(row, schema, layout)) for row in [*left, *nameless.overfull]]
    odd = _without_sep(odd, [*furniture.faults, *(fault for _, fault in odd)], layout)
    lone = [OddRow(int(grid.lines[row]), cells(grid, row)) for row in furniture.lone]
    faults = [Fault("titelrij", line) for line in layout.titles]
    faults += [*nameless.faults, *furniture.faults, *(fault for _, fault in odd)]
    faults += [Fault("rij-onderbroken", one.row.line, other_line=one.last) for one in broken]
    whole = bool(data.all())
    table = TextTable(
        source.file.name,
        {name: column if whole else TextColumn(column.values, column.index[data]) for name, column in columns.items()},
        grid.lines if whole else grid.lines[data],
    )
    refused = (*(row for row, fault in odd if fault.rule.startswith("rij-")), *lone, *(one.row for one in broken))
    return Reading(source.file, source.digest, table, tuple(faults), refused, layout.header_line)


def _broken(source: Source, grid: Grid, data: Mask) -> list[Broken]:
    """The rows that a line break cut in pieces; where no row is odd nobody needs to look."""
    if not grid.odd:
        return []
    from cocon_stats.exports.broken import broken_rows

    return broken_rows(grid, data, source.layout, source.likeness)


def _without_sep(
    odd: list[tuple[OddRow, Fault]], faults: Sequence[Fault], layout: Layout
) -> list[tuple[OddRow, Fault]]:
    """The rows without the ``sep=;`` lines right above repeated column names: they came along with those."""
    headers = {fault.line for fault in faults if fault.rule == "kopregel-herhaald"}
    return [
        (row, fault)
        for row, fault in odd
        if row.line + 1 not in headers or not is_sep(layout.delimiter.join(row.cells))
    ]


def _grid(body: bytes, source: Source) -> Grid | Fault:
    layout, header = source.layout, source.header
    positions = sorted([*header.positions.values(), *header.nameless])
    if len(body) >= _fast_from(FAST_FROM_BYTES):
        fast = read_fast(body, layout, positions)
        if fast is not None:
            return fast
    elif (plain := read_plainly(body, layout, positions)) is not None:
        return plain
    from cocon_stats.exports.careful import read_carefully

    return read_carefully(body, layout, positions, header.spare, source.likeness)
