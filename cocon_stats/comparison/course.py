"""Words about several years: the highest or lowest of the last N, a rising or falling trend.

Both look at the run of years right before this one, without a gap, at most `MOST_YEARS` with this one, of which every
year could be compared with this one by the ladder: the same definition, counts, a method, enough case files.

    lowest of the last N years   N is three or more; lower than each of the N − 1 years before, each difference beyond
                                 chance as for `lower`. N is as large as that holds. The highest likewise.
    falling trend                the run has three years or more; from no year to the next does the value go up, the
                                 first and the last are printed differently, and the 99% interval of their difference
                                 excludes zero. A rising trend likewise. The whole run is looked at, never a piece that
                                 was chosen because it falls.

In unchanged years, both together with the verdict on the last two years claim a change in less than 5% of sentences.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from cocon_stats.comparison.intervals import Z_OF_A_TREND
from cocon_stats.comparison.ladder import Rules, Verdict, difference_interval, judge
from cocon_stats.comparison.series import Point, Series

MOST_YEARS = 5
FEWEST_YEARS = 3
Direction = Literal["higher", "lower"]
_JUDGED = ("higher", "lower", "stable", "chance")


@dataclass(frozen=True, slots=True)
class Extreme:
    """The highest or the lowest of the last `years` years."""

    direction: Direction
    years: int


@dataclass(frozen=True, slots=True)
class Trend:
    """A rising or a falling trend since the year `since`."""

    direction: Direction
    since: int


def run(series: Series, rules: Rules) -> list[Verdict]:
    """The verdicts on this year against the years right before it, nearest first, as far as they can be compared."""
    verdicts: list[Verdict] = []
    before = {point.year: point for point in series.earlier}
    while len(verdicts) < MOST_YEARS - 1 and (point := before.get(series.now.year - len(verdicts) - 1)):
        verdict = judge(series, point, rules)
        if verdict.rung not in _JUDGED:
            break
        verdicts.append(verdict)
    return verdicts


def extreme(series: Series, rules: Rules) -> Extreme | None:
    """Whether this year is the highest or lowest of the last three or more."""
    verdicts = run(series, rules)
    if not verdicts or not verdicts[0].is_change:
        return None
    rung = verdicts[0].rung
    alike = next((number for number, one in enumerate(verdicts) if one.rung != rung), len(verdicts))
    if alike + 1 < FEWEST_YEARS:
        return None
    return Extreme("higher" if rung == "higher" else "lower", alike + 1)


def trend(series: Series, rules: Rules) -> Trend | None:
    """Whether the values rise or fall over three years or more."""
    points = [series.now, *(one.before for one in run(series, rules))][::-1]
    if len(points) < FEWEST_YEARS or points[0].text == points[-1].text:
        return None
    interval = difference_interval(points[0].figure, points[-1].figure, Z_OF_A_TREND)
    if interval is None or not interval.excludes_zero:
        return None
    direction: Direction = "higher" if interval.low > 0 else "lower"
    return Trend(direction, points[0].year) if _one_way(points, direction) else None


def _one_way(points: list[Point], direction: Direction) -> bool:
    sign = 1 if direction == "higher" else -1
    return all(sign * (later.value - earlier.value) >= 0 for earlier, later in pairwise(points))
