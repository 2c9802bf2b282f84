"""Which figures move between two exports, and by how much."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from cocon_stats.figures import Figure, FigureSet


@dataclass(frozen=True, slots=True)
class FigureChange:
    """One figure, old and new; `difference` is in the figure's unit (points of a percentage), None when unknown."""

    old: Figure
    new: Figure

    @property
    def difference(self) -> Fraction | None:
        """New value less old value, exact."""
        if self.old.value is None or self.new.value is None:
            return None
        return self.new.value - self.old.value

    @property
    def in_print(self) -> bool:
        """Whether the report prints another text."""
        return self.old.text != self.new.text


def compare_figures(old: FigureSet, new: FigureSet) -> list[FigureChange]:
    """The figures whose value differs, in the order of the catalogue."""
    pairs = [FigureChange(old[one.id], one) for one in new if one.id in old]
    return [one for one in pairs if one.old.value != one.new.value]
