"""``python -m bench [--sizes 400,100k] [--engines duckdb polars] [--rounds 3]``: measure, compare, write the table.

Programs run in turns (A B A B …), so that a busy machine is busy for all of them; the medians are compared. Those that
read what they kept before run once more at the start, which is not counted.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path
from statistics import median

from bench.agreement import check
from bench.data import SIZES, made
from bench.measured import Run, run
from bench.plan import recipes
from bench.table import Line, written

ENGINES = ("duckdb", "polars", "pandas", "duckdb, Parquet")
OURS = "cocon-stats"
CACHED = "cocon-stats, cached"
QUERY = "cocon-stats query, cached"
REPORT = "cocon-stats report"
KEEPING = (CACHED, QUERY, "duckdb, Parquet")
ROUNDS = {"400": 7, "100 k": 3, "1 M": 3}
PAGE = Path(__file__).parents[1] / "docs" / "performance.md"


def main() -> None:
    """Measure every size and put the table into docs/performance.md, or print it."""
    options = _options()
    lines: list[Line] = []
    for size in options.sizes.split(","):
        lines += _measure(size, options)
        print(written(lines), file=sys.stderr)
    print(written(lines))
    if options.write:
        into_page(written(lines))


def _measure(size: str, options: argparse.Namespace) -> list[Line]:
    data, plan = made(size), recipes()
    rows = sum(_count(path) for path in data.rglob("20*/*.csv"))
    names = [OURS, CACHED, QUERY, *([REPORT] if size == "400" else []), *options.engines]
    runs: dict[str, list[Run]] = {name: [] for name in names}
    for name in names:
        if name in KEEPING:
            _run(name, data)
    ours = None
    for turn in range(options.rounds or ROUNDS[size]):
        for name in names:
            if name == "pandas" and size == "1 M" and turn:
                continue  # once is enough: it is far behind
            runs[name].append(_run(name, data))
            ours = ours or runs[name][0].output
            if name in ENGINES and not turn:
                figures = check(name, runs[name][0].output, ours, plan)
                print(f"{size}: {name} found the same {figures} figures", file=sys.stderr)
    return [_line(size, name, rows, runs[name]) for name in names]


def _run(name: str, data: Path) -> Run:
    return run(_command(name, data), prints_json=name not in (QUERY, REPORT))


def _command(name: str, data: Path) -> list[str]:
    if name in ENGINES:
        engine, _, kept = name.partition(", ")
        return [sys.executable, "-m", f"bench.job_{engine}", str(data), *(["--parquet"] if kept else [])]
    program = shutil.which("cocon-stats", path=str(Path(sys.executable).parent)) or "cocon-stats"
    here = ["--data", str(data)]
    if name == REPORT:
        return [program, "report", "2025", *here, "--out", str(Path(tempfile.gettempdir()) / "cocon-stats-bench")]
    if name == QUERY:
        return [program, "query", "ikt", "--by", "geslacht", "--year", "2025", *here]
    ask = [program, "figures", "*", "--year", "2025", "--format", "json", *here]
    return ask if name == CACHED else [*ask, "--no-cache"]


def _line(size: str, name: str, rows: int, runs: list[Run]) -> Line:
    return Line(
        size,
        name,
        rows,
        median(one.wall for one in runs),
        median(one.cpu for one in runs),
        max(one.peak for one in runs),
    )


def _count(path: Path) -> int:
    with path.open("rb") as file:
        return sum(piece.count(b"\n") for piece in iter(lambda: file.read(1 << 24), b"")) - 1


def into_page(table: str, name: str = "bench") -> None:
    """Put a table between its marks in docs/performance.md."""
    text = PAGE.read_text(encoding="utf-8")
    start, end = f"<!-- {name} -->\n", f"<!-- /{name} -->"
    head, _, rest = text.partition(start)
    PAGE.write_text(f"{head}{start}{table}\n{end}{rest.partition(end)[2]}", encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--sizes", default=",".join(SIZES))
    parser.add_argument("--engines", nargs="*", default=ENGINES, help="such as: duckdb polars 'duckdb, Parquet'")
    parser.add_argument("--rounds", type=int, default=0)
    parser.add_argument("--write", action="store_true", help="put the table into docs/performance.md")
    return parser.parse_args()


if __name__ == "__main__":
    main()
