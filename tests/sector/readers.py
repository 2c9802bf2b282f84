"""A folder checked with each of the readers; all must find the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from cocon_stats.exports import compact, reading
from cocon_stats.exports.folder import find
from cocon_stats.exports.table import Column, Table
from cocon_stats.schemas import load_schemas
from cocon_stats.validation.check import Checked, check

NEVER, ALWAYS = 1 << 40, 0
PIECE = 100


def checked_by_all(folder: Path, patch: pytest.MonkeyPatch, year: int = 2017) -> Checked:
    """The checks with the plain reader, after the others gave equal problems, counts and tables."""
    plain = _checked(folder, year)
    for name in ("careful", "fast", "compact"):
        with patch.context() as here:
            here.setattr(reading, "read_plainly", lambda *_: None)
            here.setattr(reading, "FAST_FROM_BYTES", ALWAYS if name == "fast" else NEVER)
            here.setattr(reading, "COMPACT_FROM_BYTES", ALWAYS if name == "compact" else NEVER)
            here.setattr(compact, "SIZE", PIECE)
            other = _checked(folder, year)
        assert other.problems == plain.problems, name
        assert other.exports.inputs == plain.exports.inputs, name
        assert other.checks == plain.checks, name
        assert {file: _content(one) for file, one in other.exports.tables.items()} == {
            file: _content(one) for file, one in plain.exports.tables.items()
        }, name
    return plain


def _checked(folder: Path, year: int) -> Checked:
    schemas = load_schemas()
    return check(find(folder, year, schemas), schemas)


def _content(table: Table) -> dict[str, list[object]]:
    """The rows of a table, whatever its columns are made of."""
    lines: list[object] = list(table.lines.tolist())
    return {"": lines} | {name: _values(column) for name, column in table.columns.items()}


def _values(column: Column) -> list[object]:
    if column.kind in ("string", "codes", "code", "boolean"):
        return [column.values[one] if one >= 0 else None for one in column.data.tolist()]
    return list(column.data.tolist())
