"""A finished table of the sector report: cells with their exact printed value and their text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from cocon_stats.figures import number
from cocon_stats.rounding import digits, nearest


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: the value as printed (so rounded), None where nothing applies, its text, and for a share its parts."""

    value: Fraction | None
    text: str
    part: int | None = None
    whole: int | None = None


BLANK = Cell(None, "")


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of a table; a total is a row like another."""

    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class SectorTable:
    """One table of the report. `heading` stands above the row labels, `footnote` under the table when there is one."""

    id: str
    number: int
    system: str
    title: str
    unit: str
    source: str
    heading: str
    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]
    footnote: str | None = None

    def cell(self, row: str, column: str) -> Cell:
        """The cell under these labels, stars aside; KeyError when there is none."""
        for one in self.rows:
            if one.label.rstrip("*") == row:
                for label, found in zip(self.columns, one.cells, strict=True):
                    if label.rstrip("*") == column:
                        return found
        raise KeyError(f"{self.id}: {row}, {column}")

    def to_json(self) -> dict[str, Any]:
        """The table as ``tables.json`` holds it (contract, "Sector tables")."""
        return {
            "id": self.id,
            "title": self.title,
            "unit": self.unit,
            "columns": list(self.columns),
            "rows": [
                {
                    "label": row.label,
                    "values": [number(one.value) for one in row.cells],
                    "text": [one.text for one in row.cells],
                }
                for row in self.rows
            ],
        }


def count(amount: int) -> Cell:
    """A count; zero is printed."""
    value = Fraction(int(amount))
    return Cell(value, digits(value))


def counts(amounts: Sequence[int]) -> tuple[Cell, ...]:
    """Several counts."""
    return tuple(count(one) for one in amounts)


def percent(part: int, whole: int, decimals: int) -> Cell:
    """A share with exactly `decimals` decimals, rounded half up; blank when there is nothing to divide by."""
    if not whole:
        return BLANK
    value = nearest(Fraction(100 * part, whole), Fraction(1, 10**decimals))
    return Cell(value, f"{digits(value, decimals)}%", part, whole)


def euros(amount: Fraction) -> Cell:
    """An amount to the cent."""
    value = nearest(amount, Fraction(1, 100))
    return Cell(value, digits(value, 2))
