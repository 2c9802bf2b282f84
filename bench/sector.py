"""``python -m bench.sector [--copies 1,10,100] [--rounds 3] [--write]``: the sector's report, many years at once.

The job is all of it: read, check, 45 tables, texts, files written. DuckDB does a part of it beside: it reads dossiers
and spells as typed columns, checks that numbers are unique and spells have a dossier, and counts dossiers and unique
persons of four systems; these must be the printed ones. Years are made in ``BENCH_DIR`` or the user's cache directory;
a thousand take 9 GB.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from bench.__main__ import into_page
from bench.agreement import DisagreementError
from bench.data import made_sector
from bench.job_sector_duckdb import PERIODS, SYSTEMS, YEAR
from bench.measured import Run, run
from bench.table import OURS, Line, written

PEER = "duckdb, part of it"


def main() -> None:
    """Measure every size and put the table into docs/performance.md, or print it."""
    options = _options()
    lines: list[Line] = []
    for copies in map(int, options.copies.split(",")):
        lines += _measure(copies, options)
    table = written(lines, "sample years")
    print(table)
    if options.write:
        into_page(table, "bench sector")


def _measure(copies: int, options: argparse.Namespace) -> list[Line]:
    data = made_sector(copies)
    rows = sum(_lines(path) for path in data.rglob("20*/*.csv"))
    names = [OURS] if options.alone else [OURS, PEER]
    runs: dict[str, list[Run]] = {name: [] for name in names}
    with tempfile.TemporaryDirectory() as out:
        for _ in range(options.rounds):
            for name in names:
                runs[name].append(run(_command(name, data, Path(out)), name == PEER))
        if PEER in runs:
            _agree(runs[PEER][0].output, json.loads((Path(out) / "tables.json").read_text(encoding="utf-8")))
    return [_line(str(copies), name, rows, runs[name]) for name in names]


def _command(name: str, data: Path, out: Path) -> list[str]:
    if name == PEER:
        return [sys.executable, "-m", "bench.job_sector_duckdb", str(data)]
    program = shutil.which("cocon-stats", path=str(Path(sys.executable).parent)) or "cocon-stats"
    return [program, "report", str(YEAR), "--report", "sector", "--data", str(data), "--out", str(out)]


def _agree(found: dict[str, list[list[int]]], tables: dict[str, list[dict[str, object]]]) -> None:
    """DisagreementError when the other program counted something else than what is printed."""
    printed = {str(one["id"]): one["rows"] for one in tables["tables"]}
    for system in SYSTEMS:
        rows = printed[f"{system}_started_closed_all"]
        assert isinstance(rows, list)
        if [row["values"] for row in rows] != found[system] or len(found[system][0]) != len(PERIODS):
            raise DisagreementError(f"{system}: {found[system]}")


def _line(size: str, name: str, rows: int, runs: Sequence[Run]) -> Line:
    wall, cpu = median(one.wall for one in runs), median(one.cpu for one in runs)
    return Line(size, name, rows, wall, cpu, max(one.peak for one in runs))


def _lines(path: Path) -> int:
    with path.open("rb") as file:
        return sum(piece.count(b"\n") for piece in iter(lambda: file.read(1 << 24), b"")) - 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.sector", description=__doc__)
    parser.add_argument("--copies", default="1,10,100")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--alone", action="store_true", help="without DuckDB")
    parser.add_argument("--write", action="store_true", help="put the table into docs/performance.md")
    return parser.parse_args()


if __name__ == "__main__":
    main()
