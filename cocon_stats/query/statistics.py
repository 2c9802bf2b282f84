"""The mean, median and third quartile of a column, exact.

Quantiles are interpolated between the two values around them, as Excel's PERCENTIEL.INC does (type 7 of Hyndman and
Fan): the quantile p of n sorted values lies at place 1 + (n - 1) × p. The median so is the middle value, or the mean
of the middle two, as in the figures of the report.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from cocon_stats.exports.table import Mask
from cocon_stats.query.question import MEASURED, MeasureName
from cocon_stats.records import Rows

Numbers = NDArray[np.int64]

DAYS_IN_WEEK = 7
MEDIAN, THIRD_QUARTILE = Fraction(1, 2), Fraction(3, 4)


@dataclass(frozen=True, slots=True)
class Statistics:
    """Of `number` values the mean, median and third quartile, None when there is no value; `unknown` had none."""

    number: int
    unknown: int
    mean: Fraction | None
    median: Fraction | None
    third_quartile: Fraction | None


@dataclass(frozen=True, slots=True)
class Amounts:
    """What is measured, per row: above[row] / (below[row] × scale), or above[row] / scale; only where `known`.

    The mean over `below` is the ratio of the sums (contract: minutes per week = total minutes / total weeks); quantiles
    go over the rows whose `below` is not zero.
    """

    above: Numbers
    known: Mask
    below: Numbers | None = None
    scale: int = 1

    def of(self, rows: Mask) -> Statistics:
        """The statistics of these rows."""
        known = rows & self.known
        above = self.above[known]
        number = len(above)
        below = None if self.below is None else self.below[known]
        under = (number if below is None else int(below.sum())) * self.scale
        count, value_at = _sorted(above, below, self.scale)
        return Statistics(
            number=number,
            unknown=int(rows.sum()) - number,
            mean=Fraction(int(above.sum()), under) if under else None,
            median=_quantile(MEDIAN, count, value_at),
            third_quartile=_quantile(THIRD_QUARTILE, count, value_at),
        )

    def value(self, row: int) -> Fraction | None:
        """The amount of one row."""
        below = 1 if self.below is None else int(self.below[row])
        if not self.known[row] or not below:
            return None
        return Fraction(int(self.above[row]), below * self.scale)


def _sorted(above: Numbers, below: Numbers | None, scale: int) -> tuple[int, Callable[[int], Fraction]]:
    """How many values there are, and the value at a place in their order."""
    if below is None:
        values = np.sort(above)
        return len(values), lambda place: Fraction(int(values[place]), scale)
    places = np.flatnonzero(below)
    # exact: neighbouring fractions of minutes and days lie much further apart than doubles
    order = places[np.argsort(above[places] / below[places], kind="stable")]
    return len(order), lambda place: Fraction(int(above[order[place]]), int(below[order[place]]) * scale)


def _quantile(part: Fraction, count: int, value_at: Callable[[int], Fraction]) -> Fraction | None:
    if not count:
        return None
    place = (count - 1) * part
    low = place.numerator // place.denominator
    first = value_at(low)
    return first if place == low else first + (place - low) * (value_at(low + 1) - first)


def amounts(measure: MeasureName, rows: Rows) -> Amounts:
    """What `measure` measures in each row: days, minutes, minutes per week, points on 10, or years of age."""
    column, *per = (rows.column(name) for name in MEASURED[measure])
    known = column.known()
    if not per:
        return Amounts(_where(known, column.data), known, scale=column.scale)
    days = per[0]
    known &= days.known()
    return Amounts(_where(known, column.data) * DAYS_IN_WEEK, known, _where(known, days.data))


def _where(known: Mask, data: NDArray[np.signedinteger]) -> Numbers:
    return np.where(known, data, 0).astype(np.int64)
