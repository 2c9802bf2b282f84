"""Where codes stand in a long list of them, found at once for many."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from cocon_stats.exports.table import Index

Codes = NDArray[Any]
_SPARSE = 16
"""How many codes there may be for each that is used before a table of them costs more than it saves."""
_ALWAYS, _NEVER = 65_536, 1 << 23


class CodePlaces:
    """Where codes stand: in a table by code when most codes are used, else by searching them in their order."""

    def __init__(self, codes: Codes) -> None:
        self._codes = codes
        self._sorter: Index | None = None
        self._table: Index | None = None
        highest = int(codes.max(initial=-1))
        if highest < max(_ALWAYS, len(codes), min(_SPARSE * len(codes), _NEVER)):
            self._table = np.full(highest + 2, -1, np.int32)  # the last one is for -1, no code at all
            self._table[codes] = np.arange(len(codes), dtype=np.int32)
        elif not (codes[1:] > codes[:-1]).all():
            self._sorter = np.argsort(codes).astype(np.int32)

    def __call__(self, codes: NDArray[np.int64]) -> Index:
        """The place of each of these codes, -1 where it is not among them."""
        if self._table is not None:
            places: Index = self._table[np.where(codes < len(self._table) - 1, codes, -1)]
            return places
        wanted = codes.astype(self._codes.dtype)
        at = np.minimum(np.searchsorted(self._codes, wanted, sorter=self._sorter), len(self._codes) - 1)
        rows = at if self._sorter is None else self._sorter[at]
        return np.asarray(np.where(self._codes[rows] == codes, rows, -1), dtype=np.int32)
