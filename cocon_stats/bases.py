"""The rows that figures are about: a population, and the bases of its figures.

Many figures ask of the same population whether something holds, and only what they count differs: the parts of one
distribution share their base, so it is worked out once.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cocon_stats.catalogue import Definition
from cocon_stats.conditions import Condition
from cocon_stats.exports.table import Mask
from cocon_stats.records import Rows, Selection, asked_in, known_in_all, true_for_all


@dataclass(frozen=True, slots=True, eq=False)
class Base:
    """The rows of a population that a figure is about, and those that could not be judged; how many both are."""

    rows: Mask
    unknown: Mask
    number: int
    number_unknown: int


_Key = tuple[tuple[Condition, ...], tuple[str, ...], str | None, bool]


class Population(Selection):
    """The rows of a source for which the conditions `select` hold, as a table of their own."""

    def __init__(self, records: Rows, select: tuple[Condition, ...]) -> None:
        super().__init__(records, true_for_all(select, records))
        self._bases: dict[_Key, Base] = {}

    def base(self, definition: Definition) -> Base:
        """The base of a figure. Contract, "Counting rules": who is unknown is no part of it, unless it says so."""
        asked = asked_in(definition.where, self) + ((definition.column,) if definition.column else ())
        key = (definition.base, asked, definition.unknown, definition.keep_unknown)
        if key not in self._bases:
            self._bases[key] = self._base(*key)
        return self._bases[key]

    def _base(self, narrowed: tuple[Condition, ...], asked: tuple[str, ...], named: str | None, keep: bool) -> Base:
        whole = true_for_all(narrowed, self)
        answered = known_in_all(asked, self)
        rows = whole if keep else whole & answered
        unknown = whole & ~answered
        if named:
            unknown = ~self.known(named) & whole if keep else ~self.known(named)
        return Base(rows, unknown, int(np.count_nonzero(rows)), int(np.count_nonzero(unknown)))
