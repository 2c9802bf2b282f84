"""Series made by hand, and a pen that writes numbers as they are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

from cocon_stats.comparison import Point, Rules, Series
from cocon_stats.dutch import count_text, text_of
from cocon_stats.figures import Figure, Spread
from cocon_stats.rounding import round_to

KEY = Rules(key_figures=("*",))
PLAIN = Rules()


class PlainPen:
    """Writes numbers as they are printed."""

    def write(self, text: str) -> str:
        return text

    def count(self, number: int) -> str:
        return count_text(number)


def share(numerator: int, denominator: int, unknown: int = 0) -> Figure:
    """A share printed in whole percents."""
    value = Fraction(100 * numerator, denominator)
    figure = Figure("ikt.uitval", "uitval", "uitval", "percent", "4.1", "", "whole", measure="share", unknown=unknown)
    text = text_of("percent", round_to(value, "whole"), "whole")
    return replace(figure, value=value, text=text, numerator=Fraction(numerator), denominator=Fraction(denominator))


def count(number: int) -> Figure:
    """A count of case files."""
    figure = Figure("ikt.aantal", "aantal", "aantal", "count", "4.1", "", "whole", measure="count")
    return replace(figure, value=Fraction(number), text=text_of("count", Fraction(number), "whole"))


def mean(values: Iterable[float]) -> Figure:
    """A mean of weeks with the spread of its values."""
    exact = [Fraction(one).limit_denominator(10**6) for one in values]
    number = len(exact)
    middle = sum(exact, Fraction(0)) / number
    variance = sum(((one - middle) ** 2 for one in exact), Fraction(0)) / (number - 1) / number
    figure = Figure("ikt.duur.gemiddeld", "duur", "duur", "weeks", "4.1", "", "0.1", measure="mean")
    text = text_of("weeks", round_to(middle, "0.1"), "0.1")
    return replace(
        figure, value=middle, text=text, numerator=sum(exact, Fraction(0)), denominator=Fraction(number),
        spread=Spread(variance, number),
    )  # fmt: skip


def published(year: int, value: str, unit: str = "percent") -> Point:
    """A value of which only the printed number is left."""
    text = text_of(unit, Fraction(value), "half")  # type: ignore[arg-type]
    return Point(year, Fraction(value), text, "historiek")


def series(*figures: Figure | Point, version: int = 1, changed: int | None = None, unfinished: bool = False) -> Series:
    """The last figure is that of 2025, the one before that of 2024 and so on; a ready point stands for itself."""
    points = []
    for number, one in enumerate(reversed(figures)):
        if isinstance(one, Point):
            points.append(one)
        else:
            assert one.value is not None and one.text is not None
            points.append(Point(2025 - number, one.value, one.text, "export", one, version))
    last = points[0].figure
    assert last is not None
    return Series(last.id, last.label, last.unit, last.measure, tuple(reversed(points)), version, changed, unfinished)
