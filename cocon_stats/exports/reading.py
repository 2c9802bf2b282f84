"""One export file from disk to text cells: the first of the two passes.

Nothing is judged here but the file as such: encoding, layout, column names, the shape of rows. What a cell holds is
judged afterwards, on the distinct texts.
"""

from __future__ import annotations

import hashlib
import sys
from dataclasses import dataclass

from cocon_stats.exports.careful import read_carefully
from cocon_stats.exports.decoding import to_utf8
from cocon_stats.exports.fast import read_fast
from cocon_stats.exports.fault import Fault
from cocon_stats.exports.folder import ExportFile
from cocon_stats.exports.furniture import odd_row_fault, sort_rows
from cocon_stats.exports.grid import Grid, OddRow
from cocon_stats.exports.header import Header, match_header
from cocon_stats.exports.layout import DELIMITERS, Layout, find_layout
from cocon_stats.exports.nameless import cells, judge_nameless
from cocon_stats.exports.plain import read_plainly
from cocon_stats.exports.shapes import shaped
from cocon_stats.exports.table import TextColumn, TextTable
from cocon_stats.schemas import Schema, Schemas

FAST_FROM_BYTES = 2_000_000
"""Files from this size on are read with Arrow where they allow it; importing it costs more than a smaller file."""


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Source:
    """A file whose layout and columns are known."""

    file: ExportFile
    digest: str
    layout: Layout
    header: Header


def read(file: ExportFile, schemas: Schemas) -> Reading:
    """Read one export file. Never raises for what is in it: that becomes a fault."""
    try:
        data = file.path.read_bytes()
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
    header = match_header(layout, schema, schemas)
    if any(is_fatal(fault) for fault in header.faults):
        return Reading(file, digest, None, header.faults, header_line=layout.header_line)
    return _read_rows(file, digest, body, layout, header, schema)


def is_fatal(fault: Fault) -> bool:
    """Whether a fault of the header makes the file unusable."""
    return fault.rule in ("kolom-verplicht-ontbreekt", "kolom-dubbel", "verkeerd-bestand")


def _read_rows(file: ExportFile, digest: str, body: bytes, layout: Layout, header: Header, schema: Schema) -> Reading:
    grid = _grid(body, layout, header)
    if isinstance(grid, Fault):
        return Reading(file, digest, None, (*header.faults, grid), header_line=layout.header_line)
    other = _other_delimiter(grid, layout)
    if other is not None:
        return Reading(file, digest, None, (*header.faults, other), header_line=layout.header_line)
    return told_apart(Source(file, digest, layout, header), grid, schema)


def told_apart(source: Source, grid: Grid, schema: Schema) -> Reading:
    """The reading of a file from its cells: rows of data, and apart from them what is none."""
    file, layout, header = source.file, source.layout, source.header
    in_order = sorted(header.positions.items(), key=lambda item: item[1])
    columns = {name: grid.columns[position] for name, position in in_order}
    furniture = sort_rows(shaped(columns, schema), grid.lines, schema)
    data = furniture.data.copy()
    nameless = judge_nameless(grid, layout, header, data)
    odd = [(row, odd_row_fault(row, schema, layout)) for row in [*grid.odd, *nameless.overfull]]
    lone = [OddRow(int(grid.lines[row]), cells(grid, row)) for row in furniture.lone]
    faults = [Fault("titelrij", line) for line in layout.titles]
    faults += [*nameless.faults, *furniture.faults, *(fault for _, fault in odd)]
    whole = bool(data.all())
    table = TextTable(
        file.name,
        {name: column if whole else TextColumn(column.values, column.index[data]) for name, column in columns.items()},
        grid.lines if whole else grid.lines[data],
    )
    refused = (*(row for row, fault in odd if fault.rule.startswith("rij-")), *lone)
    return Reading(file, source.digest, table, tuple(faults), refused, layout.header_line)


def _grid(body: bytes, layout: Layout, header: Header) -> Grid | Fault:
    positions = sorted([*header.positions.values(), *header.nameless])
    if len(body) >= (FAST_FROM_BYTES if "pyarrow" not in sys.modules else FAST_FROM_BYTES // 10):
        fast = read_fast(body, layout, positions)
        if fast is not None:
            return fast
    elif (plain := read_plainly(body, layout, positions)) is not None:
        return plain
    return read_carefully(body, layout, positions, header.spare)


def _other_delimiter(grid: Grid, layout: Layout) -> Fault | None:
    """One fault for a file whose rows all use another delimiter than its column names."""
    if len(grid.lines) or not grid.odd:
        return None
    for delimiter in DELIMITERS:
        widths = {len(layout.delimiter.join(row.cells).split(delimiter)) for row in grid.odd[:1000]}
        if delimiter != layout.delimiter and widths == {len(layout.header)} and len(layout.header) > 1:
            return Fault("scheidingsteken-gemengd", grid.odd[0].line)
    return None
