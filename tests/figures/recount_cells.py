"""Reads a folder of exports with nothing but the standard library, after the text of the contract.

Belongs to the recount: it shares no code with the program, so that a fault in one is not a fault in both.
"""

import csv
import datetime
import re
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
EMPTY = {"", "-", "n.v.t.", "onbekend"}
YES = {"ja", "j", "1", "waar", "true"}

Row = dict[str, Any]


def contract(name: str) -> list[dict[str, str]]:
    """One of the tables of the contract."""
    with (HERE / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@dataclass(frozen=True)
class Column:
    kind: str
    codes: dict[str, str]


def _columns() -> dict[str, dict[str, Column]]:
    lists: dict[str, dict[str, str]] = {}
    for one in contract("codes"):
        lists.setdefault(one["list"], {})[one["code"].lower()] = one["code"]
    columns: dict[str, dict[str, Column]] = {}
    for one in contract("fields"):
        columns.setdefault(one["file"], {})[one["column"]] = Column(one["type"], lists.get(one["codes"], {}))
    return columns


COLUMNS = _columns()
CODES: dict[str, list[str]] = {}
for _one in contract("codes"):
    CODES.setdefault(_one["list"], []).append(_one["code"])


def read_folder(folder: Path) -> dict[str, list[Row]]:
    """The rows of every export in `folder` by file name, each cell as date, bool, Fraction, text or None."""
    return {name: _read(folder / f"{name}.csv", COLUMNS[name]) for name in COLUMNS if (folder / f"{name}.csv").exists()}


def _read(path: Path, columns: dict[str, Column]) -> list[Row]:
    text = path.read_bytes().decode("utf-8-sig")
    head = text.splitlines()[0]
    delimiter = max(";,\t", key=head.count)
    lines = csv.reader(text.splitlines(keepends=True), delimiter=delimiter)
    names = [one.strip().lower() for one in next(lines)]
    rows = []
    for cells in lines:
        raw = {name: cell.strip() for name, cell in zip(names, cells, strict=False)}
        if any(raw.values()):
            rows.append({name: _cell(raw.get(name, ""), column) for name, column in columns.items()})
    return rows


def _cell(text: str, column: Column) -> Any:
    if text.lower() in EMPTY and text.lower() not in column.codes:
        return None
    if column.kind == "date":
        return _date(text)
    if column.kind == "boolean":
        return text.lower() in YES
    if column.kind in ("integer", "number"):
        return Fraction(text.replace(".", "").replace(",", "."))
    if column.kind == "code":
        return column.codes[text.lower()]
    return text


def _date(text: str) -> datetime.date:
    parts = [int(one) for one in re.split(r"[-/]", re.split(r"[ T]", text)[0])]
    year, month, day = parts if parts[0] > 31 else reversed(parts)
    return datetime.date(year, month, day)


def completed_years(born: datetime.date, until: datetime.date) -> int:
    """Whole years; who was born on 29 February is a year older on 1 March in other years."""
    return until.year - born.year - ((until.month, until.day) < (born.month, born.day))
