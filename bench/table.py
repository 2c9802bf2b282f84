"""What was measured as a Markdown table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

OURS = "cocon-stats"
_HEADER = (
    "program",
    "rows",
    "wall s",
    "CPU s",
    "peak MB",
    "wall ÷ cocon-stats",
    "CPU ÷ cocon-stats",
    "µs CPU per row",
)


@dataclass(frozen=True, slots=True)
class Line:
    """The medians of one program on one size."""

    size: str
    program: str
    rows: int
    wall: float
    cpu: float
    peak: float


def written(lines: Sequence[Line], of: str = "case files") -> str:
    """The table; ratios are to cocon-stats (without its cache) on the same size, which is so many `of` something."""
    header = (of, *_HEADER)
    rows = [header, tuple("---" for _ in header), *(_cells(one, _ours(one, lines)) for one in lines)]
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def _ours(line: Line, lines: Sequence[Line]) -> Line:
    return next(one for one in lines if one.program == OURS and one.size == line.size)


def _cells(one: Line, ours: Line) -> tuple[str, ...]:
    return (
        one.size,
        one.program,
        f"{one.rows:,}",
        f"{one.wall:.2f}",
        f"{one.cpu:.2f}",
        f"{one.peak:,.0f}",
        f"{one.wall / ours.wall:.2f}",
        f"{one.cpu / ours.cpu:.2f}",
        f"{one.cpu / one.rows * 1e6:.2f}",
    )
