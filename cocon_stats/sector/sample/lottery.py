"""Drawing one of a few things, each as often as its weight says; the sums are made once, for thousands of draws."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from random import Random
from typing import Generic, TypeVar

Item = TypeVar("Item")


class Lottery(Generic[Item]):
    """Items with whole weights of 0 or more, not all 0."""

    def __init__(self, items: Sequence[Item], weights: Sequence[int]) -> None:
        self._items = list(items)
        self._sums = list(accumulate(weights))

    def draw(self, rng: Random) -> Item:
        """One of the items."""
        return self._items[bisect_right(self._sums, rng.randrange(self._sums[-1]))]
