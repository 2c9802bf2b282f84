"""Answers of SQL as sheets and as JSON, and the list of what can be asked."""

from __future__ import annotations

import datetime
from decimal import Decimal
from fractions import Fraction
from math import isfinite
from typing import Any

from cocon_stats.figures import number
from cocon_stats.rounding import shortest
from cocon_stats.schemas import Kind, Schemas
from cocon_stats.sheets import Cell, Heading, Sheet
from cocon_stats.sql.engine import Result, described
from cocon_stats.validation.personal import masked

_TYPES: dict[Kind, str] = {
    "string": "VARCHAR",
    "code": "VARCHAR",
    "codes": "VARCHAR",
    "date": "DATE",
    "boolean": "BOOLEAN",
    "integer": "BIGINT",
    "number": "DECIMAL",
}
_SEVENTHS = "duur_weken"


def tables(schemas: Schemas) -> Sheet:
    """Every table and column with its type, and what it means."""
    headings = tuple(Heading(one) for one in ("tabel", "kolom", "type", "betekenis"))
    rows = []
    for table, column in described(schemas):
        kind = "DOUBLE" if column.name == _SEVENTHS else _TYPES[column.kind]
        rows.append((Cell(table), Cell(column.name), Cell(kind), Cell(column.title)))
    return Sheet("tabellen", "Tabellen en kolommen voor SQL", headings, tuple(rows))


def as_sheet(result: Result, title: str) -> Sheet:
    """The rows; numbers with a decimal comma and at most two decimals, ja and nee, dates as 2025-12-31."""
    numeric = [_is_number(tuple(row[place] for row in result.rows)) for place in range(len(result.columns))]
    headings = tuple(Heading(name, number=one, decimals=2) for name, one in zip(result.columns, numeric, strict=True))
    return Sheet("antwoord", title, headings, tuple(tuple(map(_cell, row)) for row in result.rows))


def as_objects(result: Result) -> list[dict[str, Any]]:
    """One object per row, with exact numbers (nearest double)."""
    return [dict(zip(result.columns, map(_plain, row), strict=True)) for row in result.rows]


def _is_number(values: tuple[Any, ...]) -> bool:
    known = [one for one in values if one is not None]
    return bool(known) and all(_exact(one) is not None for one in known)


def _exact(value: Any) -> Fraction | None:
    if isinstance(value, bool) or not isinstance(value, (int, float, Decimal)) or not isfinite(value):
        return None
    return Fraction(value)


def _cell(value: Any) -> Cell:
    exact = _exact(value)
    if exact is not None:
        return Cell(str(value) if isinstance(value, int) else shortest(exact), exact)
    if value is None:
        return Cell()
    if isinstance(value, bool):
        return Cell("ja" if value else "nee")
    return Cell(value.isoformat() if isinstance(value, datetime.date) else masked(str(value)))


def _plain(value: Any) -> Any:
    exact = _exact(value)
    if exact is not None:
        return number(exact)
    return value if value is None or isinstance(value, bool) else _cell(value).text
