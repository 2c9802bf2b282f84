"""The wording ladder: what may be said of the difference between two years, and on which conditions.

The first rung whose condition holds is the verdict:

    not_comparable  the definition changed between the two years, or a figure over several exports lacks one of them in
                    one year and not in the other
    part_of_year    one of the two is a count over a year that is not over
    no_counts       one of the two is a published value of which the counts are not known
    no_method       there is no stated method for this kind of figure (medians, sums, shares of hours or money)
    too_few         one of the two rests on fewer than 20 case files (setting ``minstens``)
    higher, lower   the interval of the difference excludes zero, and the printed values differ
    stable          the whole interval lies within ±10: points for a share, hundredths of the earlier value for the
                    others (setting ``stabiel_binnen``)
    chance          none of these: both numbers, and that the difference is within the margin of chance

Only `higher`, `lower` and `stable` are verbs, and only key figures (setting ``kerncijfers``) carry one. The methods
stand in `cocon_stats.comparison.intervals`.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from cocon_stats.comparison.intervals import Interval, Z, newcombe, of_counts, of_means
from cocon_stats.comparison.series import Point, Series
from cocon_stats.figures import Figure
from cocon_stats.patterns import fits
from cocon_stats.settings import Settings

Rung = Literal[
    "not_comparable", "part_of_year", "no_counts", "no_method", "too_few", "higher", "lower", "stable", "chance"
]
CHANGES: tuple[Rung, ...] = ("higher", "lower")
_COUNTS = ("count", "total", "sum")


@dataclass(frozen=True, slots=True)
class Rules:
    """The numbers in the conditions, and the patterns of the figures that may carry a verb."""

    at_least: int = 20
    stable_within: int = 10
    key_figures: tuple[str, ...] = ()

    def may_judge(self, figure_id: str) -> bool:
        """Whether a sentence about this figure may carry a verb."""
        return fits(figure_id, self.key_figures)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What may be said of `now` against `before`.

    `difference` and `interval` are in the figure's unit (points for a share), the interval None where there is no
    method or are no counts. `cases` is how many case files each rests on.
    """

    rung: Rung
    before: Point
    now: Point
    difference: Fraction
    interval: Interval | None = None
    cases: tuple[int, int] | None = None

    @property
    def is_change(self) -> bool:
        """Whether it says that something went up or down."""
        return self.rung in CHANGES


def rules_of(settings: Settings) -> Rules:
    """The rules as the organisation set them."""
    return Rules(settings.at_least, settings.stable_within, settings.key_figures)


def judge(series: Series, before: Point, rules: Rules) -> Verdict:
    """The verdict on the last year of `series` against `before`."""
    now = series.now
    interval = difference_interval(before.figure, now.figure)
    cases = _cases_of_both(before, now)
    rung = _barred(series, before, interval) or _rung(before, now, interval, cases, rules)
    return Verdict(rung, before, now, now.value - before.value, interval, cases)


def _barred(series: Series, before: Point, interval: Interval | None) -> Rung | None:
    """Why nothing may be said, whatever the numbers are."""
    if not series.comparable(before):
        return "not_comparable"
    if series.unfinished and series.measure in _COUNTS:
        return "part_of_year"
    if not before.counted or not series.now.counted:
        return "no_counts"
    return "no_method" if interval is None else None


def _rung(before: Point, now: Point, interval: Interval | None, cases: tuple[int, int] | None, rules: Rules) -> Rung:
    assert interval is not None and cases is not None
    if min(cases) < rules.at_least:
        return "too_few"
    if interval.excludes_zero and before.text != now.text:
        return "higher" if interval.low > 0 else "lower"
    is_share = now.figure is not None and now.figure.measure == "share"
    margin = rules.stable_within * (1.0 if is_share else abs(float(before.value)) / 100)
    return "stable" if interval.within(margin) else "chance"


def difference_interval(before: Figure | None, now: Figure | None, z: float = Z) -> Interval | None:
    """The interval of now − before in the figure's unit; None without counts or without a method."""
    if before is None or now is None or before.measure != now.measure:
        return None
    if now.measure == "share":
        first, second = _share(before), _share(now)
        return newcombe(first, second, z).scaled(100) if first and second else None
    if now.measure in ("count", "total") and now.unit == "count":
        return of_counts(_whole(before.value), _whole(now.value), z)
    if before.spread and now.spread and before.value is not None and now.value is not None:
        return of_means((before.value, before.spread), (now.value, now.spread), z)
    return None


def cases_of(figure: Figure) -> int | None:
    """How many case files (answers, sessions) a figure rests on; None when it has no method."""
    if figure.measure == "share" and figure.denominator is not None:
        return int(figure.denominator)
    if figure.measure in ("count", "total") and figure.unit == "count":
        return _whole(figure.value)
    return figure.spread.cases if figure.spread else None


def _cases_of_both(before: Point, now: Point) -> tuple[int, int] | None:
    if before.figure is None or now.figure is None:
        return None
    first, second = cases_of(before.figure), cases_of(now.figure)
    return (first, second) if first is not None and second is not None else None


def _share(figure: Figure) -> tuple[int, int] | None:
    if figure.numerator is None or not figure.denominator:
        return None
    return int(figure.numerator), int(figure.denominator)


def _whole(value: Fraction | None) -> int:
    return int(value or 0)
