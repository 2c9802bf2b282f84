"""Counting unique persons: once in every cell where they occur, once in a total."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]


def unique_per_cell(cells: Numbers, persons: Numbers, size: int) -> Numbers:
    """For each of the cells 0 … `size` - 1 how many different persons have a row in it; cells below 0 are passed over.

    `cells` and `persons` hold one whole number per row.
    """
    if not size:
        return np.zeros(0, np.int64)
    here = cells >= 0
    # sorted, not np.unique: that hashes, which takes fifty times as long, and imports numpy.ma
    pairs = np.sort(persons[here].astype(np.int64) * size + cells[here])
    first = np.append(True, pairs[1:] != pairs[:-1])[: len(pairs)]
    return np.bincount(pairs[first] % size, minlength=size).astype(np.int64)


def unique_count(persons: Numbers) -> int:
    """How many different persons there are; `persons` are positions in a list, so they lie close together."""
    if not len(persons):
        return 0
    seen = np.zeros(int(persons.max()) + 1, dtype=bool)
    seen[persons] = True
    return int(np.count_nonzero(seen))


def crossed(rows: Numbers, columns: Numbers, width: int) -> Numbers:
    """The cell of each row in a grid of `width` columns, -1 when it stands outside."""
    return np.where((rows >= 0) & (columns >= 0), rows * width + columns, -1)
