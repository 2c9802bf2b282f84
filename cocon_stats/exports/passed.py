"""Rows that were checked, found right, added up per case file and dropped: what stays of a streamed export."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cocon_stats.exports.table import Exports, Mask, Table


@dataclass(frozen=True, slots=True, eq=False)
class Passed:
    """`sums` holds a row per code of `values` and a column per case file, all modalities numbered through.

    Of contacts the minutes of each kind, of characteristics their severity (-1 where there is none). `linked` tells
    which case files have a row at all, `rows` how many rows there were. `rest` are the rows that did not go this way.
    """

    rows: int
    values: tuple[str, ...]
    sums: NDArray[Any]
    linked: Mask
    rest: Table | None = None


class PartlyRead(Mapping[str, Table]):
    """The tables of a year of which some were streamed: those are read whole when somebody asks for their rows.

    `places` holds, for rows of which it is known, the number of the case file on which each hangs (-1: on none).
    """

    def __init__(
        self,
        at_hand: Mapping[str, Table],
        streamed: Mapping[str, Passed],
        read_whole: Callable[[], Exports],
        places: Mapping[str, NDArray[np.int64]] | None = None,
    ) -> None:
        self.at_hand = at_hand
        self.streamed = streamed
        self.places = places or {}
        self._read_whole = read_whole

    @cached_property
    def _whole(self) -> Mapping[str, Table]:
        return self._read_whole().tables

    def __getitem__(self, name: str) -> Table:
        return self._whole[name] if name in self.streamed else self.at_hand[name]

    def __contains__(self, name: object) -> bool:
        return name in self.at_hand

    def __iter__(self) -> Iterator[str]:
        return iter(self.at_hand)

    def __len__(self) -> int:
        return len(self.at_hand)


def streamed(exports: Exports) -> Mapping[str, Passed]:
    """What was streamed of the exports, by name."""
    return exports.tables.streamed if isinstance(exports.tables, PartlyRead) else {}


def places(exports: Exports) -> Mapping[str, NDArray[np.int64]]:
    """By export the number of the case file of each row, where that is known already."""
    return exports.tables.places if isinstance(exports.tables, PartlyRead) else {}


def at_hand(exports: Exports) -> Mapping[str, Table]:
    """The tables without reading anything again; of a streamed export the rows that were not added up."""
    return exports.tables.at_hand if isinstance(exports.tables, PartlyRead) else exports.tables


def chosen(passed: Passed, kept: NDArray[np.int64], rest: Table) -> Passed:
    """The same for these case files only, in their order, and with the rows that stayed."""
    whole = len(kept) == len(passed.linked)
    sums = passed.sums if whole else passed.sums[:, kept]
    return Passed(passed.rows, passed.values, sums, passed.linked if whole else passed.linked[kept], rest)
