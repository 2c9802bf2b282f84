"""The mean, median and third quartile of a column, exact.

Quantiles are interpolated between the two values around them, as Excel's PERCENTIEL.INC does (type 7 of Hyndman and
Fan): the quantile p of n sorted values lies at place 1 + (n - 1) × p. The median so is the middle value, or the mean
of the middle two, as in the figures of the report.
"""

from __future__ import annotations

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
    """What is measured, per row: above[row] / (below[row] × scale); only where `known`.

    The mean is the ratio of the sums (contract: minutes per week = total minutes / total weeks); quantiles go over
    the rows whose `below` is not zero.
    """

    above: Numbers
    below: Numbers
    known: Mask
    scale: int = 1

    def of(self, rows: Mask) -> Statistics:
        """The statistics of these rows."""
        known = rows & self.known
        above, below = self.above[known], self.below[known]
        under = int(below.sum()) * self.scale
        places = np.flatnonzero(below)
        # exact: neighbouring fractions of minutes and days lie much further apart than doubles
        order = places[np.argsort(above[places] / below[places], kind="stable")]
        values = _Sorted(above[order], below[order], self.scale)
        return Statistics(
            number=len(above),
            unknown=int(rows.sum()) - len(above),
            mean=Fraction(int(above.sum()), under) if under else None,
            median=values.quantile(MEDIAN),
            third_quartile=values.quantile(THIRD_QUARTILE),
        )

    def value(self, row: int) -> Fraction | None:
        """The amount of one row."""
        if not self.known[row] or not self.below[row]:
            return None
        return Fraction(int(self.above[row]), int(self.below[row]) * self.scale)


@dataclass(frozen=True, slots=True)
class _Sorted:
    above: Numbers
    below: Numbers
    scale: int

    def quantile(self, part: Fraction) -> Fraction | None:
        if not len(self.above):
            return None
        place = (len(self.above) - 1) * part
        low = place.numerator // place.denominator
        first = self._at(low)
        return first if place == low else first + (place - low) * (self._at(low + 1) - first)

    def _at(self, place: int) -> Fraction:
        return Fraction(int(self.above[place]), int(self.below[place]) * self.scale)


def amounts(measure: MeasureName, rows: Rows) -> Amounts:
    """What `measure` measures in each row: days, minutes, minutes per week, points on 10, or years of age."""
    column, *per = (rows.column(name) for name in MEASURED[measure])
    known = column.known()
    if not per:
        return Amounts(_where(known, column.data), np.ones(rows.rows, dtype=np.int64), known, column.scale)
    days = per[0]
    known &= days.known()
    return Amounts(_where(known, column.data) * DAYS_IN_WEEK, _where(known, days.data), known)


def _where(known: Mask, data: NDArray[np.signedinteger]) -> Numbers:
    return np.where(known, data, 0).astype(np.int64)
