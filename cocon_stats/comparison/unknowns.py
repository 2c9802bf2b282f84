"""How far the unknown cases could move a share: its bounds if all of them counted, or none."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from cocon_stats.figures import Figure
from cocon_stats.rounding import nearest


@dataclass(frozen=True, slots=True)
class Bounds:
    """The share in percent if none of the unknown cases counted, and if all did."""

    low: Fraction
    high: Fraction

    @property
    def printed(self) -> tuple[Fraction, Fraction]:
        """Both as whole percentages, rounded as every other figure."""
        return nearest(self.low), nearest(self.high)


def bounds(figure: Figure) -> Bounds | None:
    """The bounds of a share; None for other figures, where nothing is unknown, and where it was not for all."""
    if (
        figure.not_for_all
        or figure.measure != "share"
        or figure.numerator is None
        or figure.denominator is None
        or not figure.unknown
    ):
        return None
    base = figure.denominator if figure.unknown_in_base else figure.denominator + figure.unknown
    return Bounds(100 * figure.numerator / base, 100 * (figure.numerator + figure.unknown) / base)


def telling_bounds(figure: Figure, points: int = 5) -> Bounds | None:
    """The bounds when the unknown cases could move the share by more than `points`, otherwise None.

    A share of which everything is unknown has no value to move: None as well. Neither is there anything to move where
    those who did not answer stand in the base: the share says how many of all gave this answer.
    """
    found = bounds(figure)
    if found is None or figure.value is None or figure.unknown_in_base:
        return None
    furthest = max(figure.value - found.low, found.high - figure.value)
    return found if furthest > points else None
