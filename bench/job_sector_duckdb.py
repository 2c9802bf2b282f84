"""A part of the sector's report in DuckDB: typed columns, three checks, and counts of dossiers and persons."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import duckdb

YEAR = 2017
SYSTEMS = ("ovbj", "pleegzorg", "cig", "oooc")
_FIRST, _LAST = f"DATE '{YEAR}-01-01'", f"DATE '{YEAR}-12-31'"
PERIODS = (
    f"startdatum BETWEEN {_FIRST} AND {_LAST}",
    f"einddatum BETWEEN {_FIRST} AND {_LAST}",
    f"startdatum <= {_LAST} AND (einddatum IS NULL OR einddatum >= {_FIRST})",
)
_CHECKS = (
    "SELECT count(*) - count(DISTINCT dossier_id) FROM dossiers",
    "SELECT count(*) - count(DISTINCT module_id) FROM modules",
    "SELECT count(*) FROM modules ANTI JOIN dossiers USING (dossier_id)",
)


def main(folder: Path) -> None:
    """Print per system the dossiers and the unique persons begun, closed and open; RuntimeError for a fault."""
    base = duckdb.connect()
    base.execute("SET preserve_insertion_order = false")
    for name in ("dossiers", "modules"):
        path = folder / str(YEAR) / f"sector_{name}.csv"
        days = ", ".join(f"strptime({one}, '%d/%m/%Y')::DATE AS {one}" for one in ("startdatum", "einddatum"))
        base.execute(
            f"CREATE TABLE {name} AS SELECT * REPLACE ({days}) "
            f"FROM read_csv('{path}', delim=';', header=true, all_varchar=true)"
        )
    faults = [_number(base, one) for one in _CHECKS]
    if any(faults):
        raise RuntimeError(f"{faults} faults")
    print(json.dumps({system: _counted(base, system) for system in SYSTEMS}))


def _counted(base: duckdb.DuckDBPyConnection, system: str) -> list[list[int]]:
    return [
        [_number(base, f"SELECT {what} FROM dossiers WHERE systeem = '{system}' AND {one}") for one in PERIODS]
        for what in ("count(*)", "count(DISTINCT persoon_id)")
    ]


def _number(base: duckdb.DuckDBPyConnection, statement: str) -> int:
    row = base.execute(statement).fetchone()
    assert row is not None
    return int(row[0])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
