"""Counting unique persons: once in every cell where they occur, once in a total."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Places = NDArray[np.integer[Any]]


def unique_per_cell(cells: Places, persons: Places, size: int) -> Numbers:
    """For each of the cells 0 … `size` - 1 how many different persons have a row in it; cells below 0 are passed over.

    `cells` and `persons` hold one whole number per row.
    """
    if not size:
        return np.zeros(0, np.int64)
    here = cells >= 0
    # sorted, not np.unique: that hashes, which takes fifty times as long, and imports numpy.ma
    pairs = persons[here].astype(np.int64)
    pairs *= size
    pairs += cells[here]
    pairs.sort()
    first = np.append(True, pairs[1:] != pairs[:-1])[: len(pairs)]
    pairs %= size
    return np.bincount(pairs[first], minlength=size).astype(np.int64)


def unique_count(persons: Places) -> int:
    """How many different persons there are; `persons` are positions in a list, so they lie close together."""
    if not len(persons):
        return 0
    seen = np.zeros(int(persons.max()) + 1, dtype=bool)
    seen[persons] = True
    return int(np.count_nonzero(seen))


def crossed(rows: Places, columns: Places, width: int) -> Places:
    """The cell of each row in a grid of `width` columns, -1 when it stands outside."""
    cells = rows.astype(np.int32)
    cells *= width
    cells += columns
    cells[(rows < 0) | (columns < 0)] = -1
    return cells
