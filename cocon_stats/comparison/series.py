"""A figure with its earlier years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from cocon_stats.figures import EarlierValue, Figure, FigureSet, Unit

THIS_YEAR = "export"


@dataclass(frozen=True, slots=True)
class Point:
    """The value of one year. `figure` has the counts behind it; None when only a published value is left."""

    year: int
    value: Fraction
    text: str
    source: str = THIS_YEAR
    figure: Figure | None = None
    version: int = 1

    @property
    def counted(self) -> bool:
        """Whether the counts behind the value are known."""
        return self.figure is not None

    @property
    def lacking(self) -> tuple[str, ...]:
        """The exports, of several, that it was worked out without; a published value is taken to lack none."""
        return self.figure.lacking if self.figure else ()


@dataclass(frozen=True, slots=True)
class Series:
    """The values of a figure, oldest first; at least one. The last is the year it is about.

    `measure`, `version` and `changed` are those of the definition that holds for the last year. `unfinished` says
    that the last year is not over, so that its counts are those of a part of a year.
    """

    id: str
    label: str
    unit: Unit
    measure: str
    points: tuple[Point, ...]
    version: int = 1
    changed: int | None = None
    unfinished: bool = False

    @property
    def now(self) -> Point:
        """The year it is about."""
        return self.points[-1]

    @property
    def earlier(self) -> tuple[Point, ...]:
        """The years before, oldest first."""
        return self.points[:-1]

    def same_definition(self, point: Point) -> bool:
        """Whether the value was worked out with the definition of the last year, and that held in its year.

        A definition with `changed` does not hold before that year, also when today's exports let it be worked out.
        """
        held = self.changed is None or point.year >= self.changed or self.now.year < self.changed
        return held and point.version == self.version

    def comparable(self, point: Point) -> bool:
        """Whether the value is about the same: the same definition, over the same exports."""
        return self.same_definition(point) and set(point.lacking) == set(self.now.lacking)


def series_of(figures: FigureSet, figure_id: str, history: Sequence[EarlierValue] | None = None) -> Series | None:
    """The series of a figure that is known this year, None otherwise; `history` replaces its earlier values."""
    figure = figures[figure_id]
    before = figures.history(figure_id) if history is None else history
    return series(figure, figures.year, before, unfinished=figures.unfinished)


def series(figure: Figure, year: int, history: Sequence[EarlierValue], unfinished: bool = False) -> Series | None:
    """The same, from the figure of `year` and its earlier values, oldest first."""
    if figure.value is None or figure.text is None:
        return None
    before = [Point(one.year, one.value, one.text, one.source, one.figure, one.version) for one in history]
    now = Point(year, figure.value, figure.text, THIS_YEAR, figure, figure.version)
    points = (*before, now)
    return Series(
        figure.id, figure.label, figure.unit, figure.measure, points, figure.version, figure.changed, unfinished
    )
