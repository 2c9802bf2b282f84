"""What was checked, as files to keep: a description in JSON, and Parquet for everything that has rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cocon_stats.cache.parquet import Arrays, packed, packed_texts, unpacked, unpacked_texts
from cocon_stats.exports.passed import PartlyRead, Passed, at_hand, places, streamed
from cocon_stats.exports.table import Column, Exports, Input, Table
from cocon_stats.lazy import Lazy
from cocon_stats.registrations import Registrations
from cocon_stats.schemas import Schemas
from cocon_stats.validation.check import Checked
from cocon_stats.validation.outcomes import CheckResult
from cocon_stats.validation.problem import Problem

Files = dict[str, bytes]
_FEW = 1000
_LINES, _PLACES = "lines", "places"


def with_places(checked: Checked, schemas: Schemas, read_whole: Callable[[], Exports]) -> Checked:
    """The same, in which stands on which case file each row hangs: to find that again costs all texts of their ids."""
    tables, sums = at_hand(checked.exports), streamed(checked.exports)
    care = {name: tables[name] for name in schemas.modalities if name in tables}
    hanging = Registrations(care, tables.__getitem__, sums)
    names = [one.name for one in schemas.of_kind("case rows") if one.name in tables]
    numbers = {name: hanging.at_hand(name)[2] for name in names}
    return replace(checked, exports=replace(checked.exports, tables=PartlyRead(tables, sums, read_whole, numbers)))


def as_files(checked: Checked) -> tuple[dict[str, Any], Files]:
    """The description, and the files it speaks of."""
    files: Files = {}
    exports = checked.exports
    for name, numbers in places(exports).items():
        files[f"{name}.{_PLACES}.parquet"] = packed({_PLACES: numbers.astype(np.int32)})
    return {
        "tables": {name: _table(one, files) for name, one in at_hand(exports).items()},
        "streamed": {name: _passed(name, one, files) for name, one in streamed(exports).items()},
        "places": list(places(exports)),
        "inputs": [asdict(one) for one in exports.inputs],
        "absent": exports.absent,
        "unusable": exports.unusable,
        "problems": [asdict(one) for one in checked.problems],
        "accepted": [asdict(one) for one in checked.accepted],
        "checks": [asdict(one) for one in checked.checks],
    }, files


def from_files(about: Mapping[str, Any], files: Mapping[str, bytes], read_whole: Callable[[], Exports]) -> Checked:
    """What was checked; KeyError, ValueError or TypeError when the description does not fit the files."""
    tables = Lazy({name: partial(_as_table, name, one, files) for name, one in about["tables"].items()})
    sums = Lazy({name: partial(_as_passed, name, one, files, tables) for name, one in about["streamed"].items()})
    numbers = Lazy({name: partial(_as_places, name, files) for name in about["places"]})
    inputs = tuple(Input(**one) for one in about["inputs"])
    return Checked(
        Exports(
            PartlyRead(tables, sums, read_whole, numbers), inputs, tuple(about["absent"]), tuple(about["unusable"])
        ),
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
            columns[name]["values"] = list(one.values)
        else:
            files[f"{table.name}.{name}.parquet"] = packed_texts(one.values)
    return {"rows": table.rows, "columns": columns}


def _columns(table: Table) -> list[tuple[str, Column]]:
    return list(table.columns.items())


def _as_table(table: str, about: Mapping[str, Any], files: Mapping[str, bytes]) -> Table:
    arrays = unpacked(files[f"{table}.parquet"], [_LINES, *about["columns"]])
    columns = {
        name: partial(_as_column, one, arrays, name, files.get(f"{table}.{name}.parquet"))
        for name, one in about["columns"].items()
    }
    return Table(table, Lazy(columns), about["rows"], arrays[_LINES])


def _as_column(about: Mapping[str, Any], arrays: Arrays, name: str, texts: bytes | None) -> Column:
    values = about["values"] if texts is None else unpacked_texts(texts)
    return Column(about["kind"], arrays[name], tuple(values), about["decimals"], about["divisor"])


def _passed(name: str, passed: Passed, files: Files) -> dict[str, Any]:
    sums = {str(number): row for number, row in enumerate(passed.sums)}
    files[f"{name}.sums.parquet"] = packed({_LINES: passed.linked.astype(np.int8), **sums})
    return {"rows": passed.rows, "values": passed.values}


def _as_passed(name: str, about: Mapping[str, Any], files: Mapping[str, bytes], tables: Mapping[str, Table]) -> Passed:
    numbers = [str(number) for number in range(len(about["values"]))]
    arrays = unpacked(files[f"{name}.sums.parquet"], [_LINES, *numbers])
    sums = np.stack([arrays[number] for number in numbers])
    return Passed(about["rows"], tuple(about["values"]), sums, arrays[_LINES].astype(np.bool_), tables[name])


def _as_places(name: str, files: Mapping[str, bytes]) -> NDArray[np.int64]:
    return unpacked(files[f"{name}.{_PLACES}.parquet"], [_PLACES])[_PLACES].astype(np.int64)
