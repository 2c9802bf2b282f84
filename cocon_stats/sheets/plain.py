"""A sheet for the next program in a pipe: cells with a tab between them, no title, no notes, no lines."""

from __future__ import annotations

from collections.abc import Iterable

from cocon_stats.sheets import Sheet
from cocon_stats.validation.present.words import clean


def as_lines(sheet: Sheet) -> str:
    """The headings and the rows; ends with a line break."""
    rows: list[Iterable[str]] = [[one.text for one in sheet.headings]]
    rows += [[cell.text for cell in row] for row in sheet.rows]
    return "".join("\t".join(map(clean, row)) + "\n" for row in rows)
