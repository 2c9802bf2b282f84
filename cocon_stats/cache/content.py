"""What was checked, as files to keep: a description in JSON, and Parquet for everything that has rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any

import numpy as np

from cocon_stats.cache.parquet import packed, packed_texts, unpacked, unpacked_texts
from cocon_stats.exports.passed import PartlyRead, Passed, at_hand, streamed
from cocon_stats.exports.table import Column, Exports, Input, Table
from cocon_stats.validation.check import Checked
from cocon_stats.validation.outcomes import CheckResult
from cocon_stats.validation.problem import Problem

Files = dict[str, bytes]
_FEW = 1000
_LINES = "lines"


def as_files(checked: Checked) -> tuple[dict[str, Any], Files]:
    """The description, and the files it speaks of."""
    files: Files = {}
    exports = checked.exports
    return {
        "tables": {name: _table(one, files) for name, one in at_hand(exports).items()},
        "streamed": {name: _passed(name, one, files) for name, one in streamed(exports).items()},
        "inputs": [asdict(one) for one in exports.inputs],
        "absent": exports.absent,
        "unusable": exports.unusable,
        "problems": [asdict(one) for one in checked.problems],
        "accepted": [asdict(one) for one in checked.accepted],
        "checks": [asdict(one) for one in checked.checks],
    }, files


def from_files(about: Mapping[str, Any], files: Mapping[str, bytes], read_whole: Callable[[], Exports]) -> Checked:
    """What was checked; KeyError, ValueError or TypeError when the description does not fit the files."""
    tables: Mapping[str, Table] = {name: _as_table(name, one, files) for name, one in about["tables"].items()}
    if about["streamed"]:
        sums = {name: _as_passed(name, one, files, tables[name]) for name, one in about["streamed"].items()}
        tables = PartlyRead(tables, sums, read_whole)
    inputs = tuple(Input(**one) for one in about["inputs"])
    return Checked(
        Exports(tables, inputs, tuple(about["absent"]), tuple(about["unusable"])),
        tuple(Problem(**one) for one in about["problems"]),
        tuple(CheckResult(**one) for one in about["checks"]),
        tuple(Problem(**one) for one in about["accepted"]),
    )


def _table(table: Table, files: Files) -> dict[str, Any]:
    files[f"{table.name}.parquet"] = packed({_LINES: table.lines, **{name: one.data for name, one in _columns(table)}})
    columns: dict[str, dict[str, Any]] = {}
    for name, one in _columns(table):
        columns[name] = {"kind": one.kind, "decimals": one.decimals, "divisor": one.divisor}
        if len(one.values) <= _FEW:
            columns[name]["values"] = one.values
        else:
            files[f"{table.name}.{name}.parquet"] = packed_texts(one.values)
    return {"rows": table.rows, "columns": columns}


def _columns(table: Table) -> list[tuple[str, Column]]:
    return list(table.columns.items())


def _as_table(table: str, about: Mapping[str, Any], files: Mapping[str, bytes]) -> Table:
    arrays = unpacked(files[f"{table}.parquet"])
    columns = {}
    for name, one in about["columns"].items():
        values = one["values"] if "values" in one else unpacked_texts(files[f"{table}.{name}.parquet"])
        columns[name] = Column(one["kind"], arrays[name], tuple(values), one["decimals"], one["divisor"])
    return Table(table, columns, about["rows"], arrays[_LINES])


def _passed(name: str, passed: Passed, files: Files) -> dict[str, Any]:
    sums = {str(number): row for number, row in enumerate(passed.sums)}
    files[f"{name}.sums.parquet"] = packed({_LINES: passed.linked.astype(np.int8), **sums})
    return {"rows": passed.rows, "values": passed.values}


def _as_passed(name: str, about: Mapping[str, Any], files: Mapping[str, bytes], rest: Table) -> Passed:
    arrays = unpacked(files[f"{name}.sums.parquet"])
    linked = arrays.pop(_LINES).astype(np.bool_)
    sums = np.stack([arrays[str(number)] for number in range(len(about["values"]))])
    return Passed(about["rows"], tuple(about["values"]), sums, linked, rest)
