"""Column names that stand a second time, with rows below that follow them: files that were pasted below each other.

With the same names in the same places they are one row too many. In other places the rows below cannot be read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from cocon_stats.exports.fault import Fault
from cocon_stats.exports.grid import OddRow
from cocon_stats.exports.table import Mask, TextColumn
from cocon_stats.exports.texts import folded
from cocon_stats.schemas import Schema


def moved_header(
    columns: Mapping[str, TextColumn], lines: np.ndarray, headers: Sequence[int], data: Mask, schema: Schema
) -> Fault | None:
    """The fault of the first repeated header that has known names in other places, with rows of data below it.

    `headers` are the rows of the table that hold column names, `columns` those of the schema that are there.
    """
    last = int(lines[data].max()) if data.any() else 0
    names = _names(schema) if len(headers) else {}
    for row in headers:
        if int(lines[row]) < last and any(_moved(columns, row, names)):
            return Fault("kopregel-anders", int(lines[row]))
    return None


def other_header(headers: Sequence[OddRow], odd: Sequence[OddRow]) -> Fault | None:
    """The same for repeated headers with more or fewer names: rows of that width stand below."""
    for header in headers:
        width = len(header.cells)
        if sum(1 for row in odd if row.line > header.line and len(row.cells) == width) > 1:
            return Fault("kopregel-anders", header.line)
    return None


def _moved(columns: Mapping[str, TextColumn], row: int, names: Mapping[str, set[str]]) -> Iterator[bool]:
    """Per column whether the name of another one stands in it."""
    for name, column in columns.items():
        found = names.get(folded(column.values[column.index[row]]))
        yield found is not None and name not in found


def _names(schema: Schema) -> dict[str, set[str]]:
    """The columns that a text may be the name of, by name and by title."""
    names: dict[str, set[str]] = {}
    for field in schema.fields:
        for text in (field.name, field.title):
            names.setdefault(folded(text), set()).add(field.name)
    return names
