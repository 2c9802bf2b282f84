"""A table of the sector as Markdown: title, unit above, source below, and the footnote where totals are no sums."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cocon_stats.printable import one_line
from cocon_stats.sector.table import SectorTable

_SPECIAL = re.compile(r"([*|\\])")


def as_markdown(table: SectorTable) -> str:
    """The table with everything that belongs to it; numbers stand right, a star in a label is no emphasis."""
    from tabulate import tabulate

    rows = [[_escaped(row.label), *(cell.text for cell in row.cells)] for row in table.rows]
    headers = [_escaped(one) for one in (table.heading, *table.columns)]
    align = ("left", *("right" for _ in table.columns))
    grid = tabulate(rows, headers, tablefmt="pipe", colalign=align, disable_numparse=True)
    parts = [
        f"## Tabel {table.number}. {_escaped(table.title)}",
        f"*(teleenheid: {table.unit})*",
        grid,
        f"*(Bron: {table.source})*",
    ]
    if table.footnote:
        parts.append(f"\\* {table.footnote}")
    return "\n\n".join(parts) + "\n"


def together(tables: Iterable[SectorTable]) -> str:
    """Several tables under each other."""
    return "\n".join(as_markdown(one) for one in tables)


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", one_line(text))
