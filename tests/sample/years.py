"""The sample of the checkout, read once."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from .recount import Recount

SAMPLE = Path(__file__).parents[2] / "data" / "sample"
YEARS = (2024, 2025)


@cache
def recount(year: int) -> Recount:
    return Recount(SAMPLE / str(year), year)
