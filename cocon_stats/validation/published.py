"""Published figures of earlier years: can the value be one of that figure? Its unit tells.

Names of figures that do not exist are reported with the other references, two values for one figure and year with the
other keys.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from fractions import Fraction
from typing import Protocol

import numpy as np

from cocon_stats.validation.sheet import Note, Sheet

HISTORY = "history"
FIGURE, VALUE, YEAR = "figuur", "waarde", "jaar"
_HIGHEST: Mapping[str, int] = {"percent": 100, "score": 10}
_YEARS = (1990, 2100)


class Measured(Protocol):
    """What is needed of the definition of a figure."""

    @property
    def unit(self) -> str:
        """``percent``, ``count`` …"""
        ...


def check_published(sheet: Sheet, figures: Collection[str] | None) -> None:
    """Report values that a figure cannot have: below 0, a percentage above 100, a score above 10.

    Without the definitions of the figures (a mapping by name) the values are left alone.
    """
    if not isinstance(figures, Mapping) or not {FIGURE, VALUE} <= set(sheet.cells):
        return
    names, values = sheet.cells[FIGURE].column, sheet.cells[VALUE].column
    for row in np.flatnonzero(sheet.sure(VALUE) & sheet.sure(FIGURE)).tolist():
        definition: Measured | None = figures.get(names.values[int(names.data[row])])
        highest = _HIGHEST.get(definition.unit) if definition else None
        value = Fraction(int(values.data[row]), values.scale)
        if definition is not None and (value < 0 or (highest is not None and value > highest)):
            expected = "minstens 0" if highest is None else f"tussen 0 en {highest}"
            _report(sheet, VALUE, row, expected)


def check_years(sheet: Sheet) -> None:
    """Report numbers in a column ``jaar`` that are no years of the reports: another column stands under that name."""
    if YEAR not in sheet.cells:
        return
    column = sheet.cells[YEAR].column
    low, high = (limit * column.scale for limit in _YEARS)
    wrong = sheet.sure(YEAR) & ((column.data < low) | (column.data > high))
    for row in np.flatnonzero(wrong).tolist():
        _report(sheet, YEAR, row, f"tussen {_YEARS[0]} en {_YEARS[1]}")


def _report(sheet: Sheet, column: str, row: int, expected: str) -> None:
    sheet.report("getal-buiten-bereik", column, [row], Note({"bereik": expected}))
    sheet.fault(column, np.array([row]))
