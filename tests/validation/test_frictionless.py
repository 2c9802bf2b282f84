"""Frictionless and our checks agree on everything that both can express: type, code, range, pattern, required."""

from __future__ import annotations

from pathlib import Path

import pytest
from frictionless import Resource, system

from cocon_stats.exports.folder import find
from cocon_stats.schemas import Field, load_schemas
from cocon_stats.schemas.descriptor import DIALECT, PROFILES, table_schema
from cocon_stats.validation.check import check
from tests.validation.clean import FIGURE_IDS, Year

SCHEMAS = load_schemas()
LINE = 2
# what Frictionless calls the faults that both have a word for
SAME = {"type-error", "constraint-error", "primary-key"}


def faults(field: Field) -> list[str]:
    """Values that break what both can say of a column; nothing about forms that only one of them knows."""
    wrong = [""] if field.required else []
    if field.kind == "code":
        wrong += ["zz_geen_code"]
    if field.kind in ("date", "boolean", "integer", "number"):
        wrong += ["abc"]
    if field.kind == "date":
        wrong += ["31/02/2025"]
    if field.pattern:
        wrong += ["?!"]
    if field.maximum is not None:
        wrong += [str(field.maximum + 1)]
    if field.minimum is not None:
        wrong += [str(field.minimum - 1)]
    if field.exclusive_minimum is not None:
        wrong += [str(field.exclusive_minimum)]
    return wrong


def theirs(folder: Path, name: str) -> set[tuple[int, str]]:
    """Line and column of each cell that Frictionless finds wrong."""
    schema = {key: value for key, value in table_schema(SCHEMAS, name).items() if key != "foreignKeys"}
    descriptor = {
        "$schema": f"{PROFILES}/dataresource.json",
        "name": name,
        "path": f"{name}.csv",
        "encoding": "utf-8-sig",
        "dialect": DIALECT,
        "schema": schema,
    }
    with system.use_context(trusted=True):
        resource = Resource.from_descriptor(descriptor, basepath=str(folder / "2025"))
        found = resource.validate().flatten(["type", "rowNumber", "fieldName"])
    return {(row, column) for kind, row, column in found if kind in SAME and column}


def ours(folder: Path, name: str) -> set[tuple[int, str]]:
    """Line and column of each error that our checks find in the file."""
    found = check(find(folder, 2025, SCHEMAS), SCHEMAS, FIGURE_IDS).problems
    shown = f"2025/{name}.csv"
    return {(one.line or 0, one.column or "") for one in found if one.file == shown and one.severity == "error"}


NAMES = ["ci", "kenmerken", "tevredenheid", "groepen", "medewerkers", "opleidingen"]


@pytest.mark.parametrize("name", NAMES)
def test_both_name_the_same_cell(name: str, tmp_path: Path) -> None:
    assert theirs(Year().write(tmp_path), name) == ours(tmp_path, name) == set()
    for field in SCHEMAS[name].fields:
        for value in faults(field):
            folder = Year().put(name, LINE, field.name, value).write(tmp_path)
            assert (LINE, field.name) in ours(folder, name), (field.name, value)
            assert theirs(folder, name) == {(LINE, field.name)}, (field.name, value)
