"""The published figures of earlier years that belong to the sample."""

from __future__ import annotations

import tomllib
from fractions import Fraction
from pathlib import Path

from cocon_stats.rounding import shortest

_FILE = Path(__file__).parent / "historiek.toml"


def history_rows() -> list[tuple[str, str, str, str]]:
    """The rows of historiek.csv: figure, year, value as published, where it was published."""
    reports = tomllib.loads(_FILE.read_text(encoding="utf-8"), parse_float=Fraction)["report"]
    return sorted(
        (figure, str(report["year"]), shortest(Fraction(value)), report["source"])
        for report in reports
        for figure, value in report["figures"].items()
    )
