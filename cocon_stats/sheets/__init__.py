"""A table as people see it, and the small writers that put it on a screen, in a pipe, a page, a CSV or a workbook.

Each writer is one module with one function; none of them knows what the table is about, and none rounds: a cell comes
with its text, and with the exact number behind it for programs that calculate on.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a column. A column of numbers is set to the right; `decimals` is how a workbook shows them."""

    text: str
    number: bool = False
    decimals: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell, and the number it stands for when it is one."""

    text: str = ""
    value: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with a title above it and notes below; `name` is what a workbook calls it."""

    name: str
    title: str
    headings: tuple[Heading, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()
