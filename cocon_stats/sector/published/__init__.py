"""The tables of the sector as its yearbook printed them: one folder per year, one CSV file per table.

The values are those of the print, with a decimal point and without thousands marks; an empty cell was blank. What is
known to be wrong in the print is left as it was: docs/sector.md lists it.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class PublishedTable:
    """One table of the print: column labels, and rows of a label with its values (None where blank)."""

    id: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Fraction | None, ...]], ...]

    def row(self, label: str) -> tuple[Fraction | None, ...]:
        """The values of the row called `label`, stars aside; KeyError when there is none."""
        for name, values in self.rows:
            if name.rstrip("*") == label:
                return values
        raise KeyError(label)


def published_years() -> list[int]:
    """The years whose tables are in the package, oldest first."""
    return sorted(int(one.name) for one in _FOLDER.iterdir() if one.name.isdigit())


@cache
def load_published(year: int) -> Mapping[str, PublishedTable]:
    """The tables of `year` by id; empty when that year is not in the package."""
    paths = sorted((_FOLDER / str(year)).glob("*.csv"))
    return {path.stem: _read(path) for path in paths}


def _read(path: Path) -> PublishedTable:
    with path.open(encoding="utf-8", newline="") as stream:
        head, *lines = csv.reader(stream)
    rows = tuple((line[0], tuple(Fraction(one) if one else None for one in line[1:])) for line in lines)
    return PublishedTable(path.stem, tuple(head[1:]), rows)
