"""Rows that do not fit the column names all in the same way: one fault of the file, not one of every row."""

from __future__ import annotations

import csv
import io
from collections import Counter

from cocon_stats.exports.fault import Fault
from cocon_stats.exports.grid import Grid, OddRow
from cocon_stats.exports.header import Header
from cocon_stats.exports.heading import is_name
from cocon_stats.exports.layout import DELIMITERS, Layout
from cocon_stats.exports.likeness import Likeness
from cocon_stats.exports.texts import trim

_LOOKED_AT = 1000


def misfit(grid: Grid, layout: Layout, header: Header, likeness: Likeness, others: int = 0) -> Fault | None:
    """The fault of rows with another delimiter, or of (nearly) all rows with more or fewer cells than there are names.

    `others` is how many rows there are that fit and are not in the grid. None when each row is a case of its own.
    """
    fitting = len(grid.lines) + others
    if not grid.odd:
        return None if fitting else _values_among_names(layout)
    return _other_delimiter(grid, layout, likeness) or _other_width(grid, layout, header, fitting)


def other_delimiter(body: bytes, layout: Layout, likeness: Likeness) -> Fault | None:
    """The same for a file whose quotes are wrong under its delimiter: they may be right under that of the rows."""
    lines = body.decode("utf-8").splitlines()[layout.data_line - 1 :][:_LOOKED_AT]
    rows = [OddRow(layout.data_line + number, [line]) for number, line in enumerate(lines) if trim(line)]
    found = _of_other_delimiter(rows, layout, likeness)
    return Fault("scheidingsteken-gemengd", found[0]) if found and len(found) * 2 > len(rows) else None


def _other_delimiter(grid: Grid, layout: Layout, likeness: Likeness) -> Fault | None:
    found = _of_other_delimiter(grid.odd[:_LOOKED_AT], layout, likeness)
    if len(found) > 1 or (found and not len(grid.lines)):
        return Fault("scheidingsteken-gemengd", found[0])
    return None


def _of_other_delimiter(rows: list[OddRow], layout: Layout, likeness: Likeness) -> list[int]:
    """The lines of the rows that fit the column names when another delimiter splits them."""
    width = len(layout.header)
    for delimiter in DELIMITERS:
        if delimiter == layout.delimiter or width < 2:
            continue
        split = ((row.line, _split(layout.delimiter.join(row.cells), delimiter)) for row in rows)
        found = [line for line, cells in split if len(cells) == width and _fits(cells, layout, likeness)]
        if found:
            return found
    return []


def _split(text: str, delimiter: str) -> list[str]:
    """The cells of a text that is one row under this delimiter; none when it is not."""
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True))
    except csv.Error:
        return []
    return rows[0] if len(rows) == 1 else []


def _fits(cells: list[str], layout: Layout, likeness: Likeness) -> bool:
    return likeness(cells) or [trim(cell).casefold() for cell in cells] == list(layout.header)


def _other_width(grid: Grid, layout: Layout, header: Header, fitting: int) -> Fault | None:
    """One fault when most rows have one and the same other number of cells; of one row only when names are wrong."""
    width, times = Counter(len(row.cells) for row in grid.odd).most_common(1)[0]
    if times * 2 <= fitting + len(grid.odd) or (times == 1 and not header.faults):
        return None
    values = _values_among_names(layout)
    if values is not None:
        return values
    absent = next((one.column for one in header.faults if one.column and "ontbreekt" in one.rule), None)
    only = absent if width == len(layout.header) + len(header.faults) == len(layout.header) + 1 else None
    words = {
        "cellen": str(width),
        "kolommen": str(layout.named),
        "hint": f" De kolom {only} ontbreekt." if only else "",
    }
    return Fault("rijen-andere-breedte", layout.header_line, only, details=words)


def _values_among_names(layout: Layout) -> Fault | None:
    """The fault of a header that took the first row along: a name or two may look like a value, but not as many."""
    values = sum(1 for name in layout.written if name and not is_name(name))
    return Fault("kopregel-met-gegevens", layout.header_line) if values > 1 else None
