"""A sheet for programs: one object per row, under the headings."""

from __future__ import annotations

from typing import Any

from cocon_stats.figures import number
from cocon_stats.sheets import Sheet


def as_objects(sheet: Sheet) -> list[dict[str, Any]]:
    """Numbers as numbers (nearest double), the rest as text."""
    names = [one.text for one in sheet.headings]
    return [
        dict(zip(names, (cell.text if cell.value is None else number(cell.value) for cell in row), strict=True))
        for row in sheet.rows
    ]
