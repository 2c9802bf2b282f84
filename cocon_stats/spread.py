"""How far chance alone moves a mean or a ratio of sums: its squared standard error, exact.

What `cocon_stats.comparison` needs of the values behind a figure is this one number; the values themselves go no
further than here.
"""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from cocon_stats.exports.table import Column, Mask
from cocon_stats.figures import Spread

_LARGEST = 2**62


def of_mean(column: Column, rows: Mask, divide: int = 1) -> Spread | None:
    """The spread of the mean of a number column over these rows; None for fewer than two.

    s² / n, with s² = (Σx² − (Σx)² / n) / (n − 1).
    """
    values = column.data[rows]
    count = len(values)
    if count < 2:
        return None
    total = _products(values, np.ones_like(values))
    squares = _products(values, values)
    variance = Fraction(count * squares - total * total, count * count * (count - 1))
    return Spread(variance / (column.scale * divide) ** 2, count)


def of_ratio(above: Column, below: Column, rows: Mask, divide: int = 1) -> Spread | None:
    """The spread of Σy / Σx over rows that have both (`above` is y, `below` is x / `divide`); None when it has none.

    By linearisation: n / (n − 1) × Σ(y − R·x)² / (Σx)².
    """
    both = rows & above.known() & below.known()
    y, x = above.data[both], below.data[both]
    count = len(x)
    total = _products(x, np.ones_like(x))
    if count < 2 or total == 0:
        return None
    ratio = Fraction(_products(y, np.ones_like(y)), total)
    rest = _products(y, y) - 2 * ratio * _products(x, y) + ratio * ratio * _products(x, x)
    variance = Fraction(count, count - 1) * rest / Fraction(total) ** 2
    return Spread(variance * Fraction(below.scale * divide, above.scale) ** 2, count)


def _products(left: np.ndarray, right: np.ndarray) -> int:
    """The exact sum of products, in Python's own integers where 64 bits could be too few."""
    if not len(left):
        return 0
    largest = int(np.abs(left).max()) * int(np.abs(right).max())
    if largest * len(left) >= _LARGEST:
        return int(np.dot(left.astype(object), right.astype(object)))
    return int(np.dot(left.astype(np.int64), right.astype(np.int64)))
