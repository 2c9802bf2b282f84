"""The schemas against the contract's own tables, and as other tools read them."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from frictionless import Package, Schema, system

from cocon_stats.cli.schema import command
from cocon_stats.schemas import load_schemas
from cocon_stats.schemas.descriptor import datapackage, table_schema

ROOT = Path(__file__).parents[2]
TABLES = ROOT / "tests" / "figures"
ROWS = list(csv.DictReader((TABLES / "fields.csv").open(encoding="utf-8")))


def test_every_column_of_the_contract_is_there_in_its_order() -> None:
    ours = [(schema.name, field.name) for schema in load_schemas().files.values() for field in schema.fields]
    assert ours == sorted(((row["file"], row["column"]) for row in ROWS), key=ours.index)
    assert len(ours) == len(ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['file']}.{row['column']}")
def test_a_column_is_what_the_contract_says(row: dict[str, str]) -> None:
    field = load_schemas()[row["file"]].field(row["column"])
    assert (field.kind, field.required, field.code_list or "") == (row["type"], row["required"] == "yes", row["codes"])
    pattern = re.search(r"pattern (\S+)", row["constraint"])
    assert field.pattern == (pattern[1] if pattern else None)
    bounds = re.match(r"(\d+)\.\.(\d+)", row["constraint"])
    assert field.maximum == (int(bounds[2]) if bounds else None)


def test_the_code_lists_are_those_of_the_contract() -> None:
    theirs: dict[str, dict[str, str]] = {}
    for row in csv.DictReader((TABLES / "codes.csv").open(encoding="utf-8")):
        theirs.setdefault(row["list"], {})[row["code"]] = row["label_nl"]
    assert load_schemas().codes == theirs


@pytest.mark.parametrize("name", load_schemas().files)
def test_frictionless_reads_every_schema(name: str) -> None:
    schema = Schema.from_descriptor(table_schema(load_schemas(), name))
    assert schema.field_names == [field.name for field in load_schemas()[name].fields]


def test_frictionless_finds_the_sample_year_valid() -> None:
    descriptor = datapackage(load_schemas())
    here = [one for one in descriptor["resources"] if (ROOT / "data/sample/2025" / one["path"]).is_file()]
    small = [one for one in here if one["name"] not in ("contacten", "kenmerken")]
    with system.use_context(trusted=True):
        package = Package.from_descriptor({**descriptor, "resources": small}, basepath=str(ROOT / "data/sample/2025"))
        report = package.validate()
    assert report.flatten(["name", "rowNumber", "fieldName", "type", "note"]) == []


def test_the_command_prints_one_schema_a_package_or_the_names() -> None:
    run = CliRunner().invoke
    assert json.loads(run(command, ["ikt"]).output) == table_schema(load_schemas(), "ikt")
    assert json.loads(run(command, ["IKT.csv"]).output)["name"] == "ikt"
    assert json.loads(run(command, ["--package"]).output) == datapackage(load_schemas())
    assert run(command, []).output.splitlines()[3] == "ikt\tIKT"
