"""Intervals around shares, counts and means, and around the difference between two years; closed forms only.

Every interval is one of 97%, not of the usual 95%. Shares and counts jump from one case file to the next, so that 95%
intervals of the difference call up to 6.5% of unchanged pairs a change (25 and 25 case files, half and half). At 97%
it is less than 5% for all pairs of bases from 20 to 120 on; tests/comparison works that out exactly. The price: the
smallest rise from 50% that can be seen is 25 points at 40 case files instead of 22, 18 instead of 17 at 77.

Words about several years (`cocon_stats.comparison.course`) ask for 99%: they are said beside the words about two
years, and all of them together may not be wrong in more than 5%.

    share     Wilson's score interval; the difference by Newcombe's method of two of them
    count     the score interval of a Poisson count; the difference by the same method
    mean      Welch: the difference ± t × √(squared standard errors), degrees of freedom by Satterthwaite
    ratio     hours per week: the same, with the standard error by linearisation (`cocon_stats.spread`)
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import sqrt

from cocon_stats.figures import Spread

LEVEL = 97
Z = 2.17009037758456  # the normal quantile at 0.985
Z_OF_A_TREND = 2.5758293035489  # at 0.995


@dataclass(frozen=True, slots=True)
class Interval:
    """From `low` to `high`, both included."""

    low: float
    high: float

    def scaled(self, factor: float) -> Interval:
        """The interval in another unit."""
        return Interval(self.low * factor, self.high * factor)

    @property
    def excludes_zero(self) -> bool:
        """Whether zero lies outside."""
        return self.low > 0 or self.high < 0

    def within(self, margin: float) -> bool:
        """Whether all of it lies between -`margin` and +`margin`."""
        return -margin <= self.low and self.high <= margin


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value with its own interval."""

    value: float
    interval: Interval


def wilson(count: int, base: int, z: float = Z) -> Interval:
    """Wilson's score interval of the share `count` / `base`, between 0 and 1; `base` is at least 1."""
    share = count / base
    shrink = 1 + z * z / base
    middle = (share + z * z / (2 * base)) / shrink
    half = z * sqrt(share * (1 - share) / base + z * z / (4 * base * base)) / shrink
    return Interval(0.0 if count == 0 else middle - half, 1.0 if count == base else middle + half)


def newcombe(before: tuple[int, int], now: tuple[int, int], z: float = Z) -> Interval:
    """Newcombe's interval of the difference of two shares, now − before; each as (count, base)."""
    return _square_and_add(*(Estimate(count / base, wilson(count, base, z)) for count, base in (before, now)))


def poisson(count: int, z: float = Z) -> Interval:
    """The score interval of what a count may be expected to be."""
    middle = count + z * z / 2
    half = z * sqrt(count + z * z / 4)
    return Interval(0.0 if count == 0 else middle - half, middle + half)


def of_counts(before: int, now: int, z: float = Z) -> Interval:
    """The interval of the difference of two counts, now − before."""
    return _square_and_add(Estimate(before, poisson(before, z)), Estimate(now, poisson(now, z)))


def of_means(before: tuple[Fraction, Spread], now: tuple[Fraction, Spread], z: float = Z) -> Interval:
    """Welch's interval of the difference of two means or ratios, now − before, each as (value, spread)."""
    parts = [float(spread.variance) for _, spread in (before, now)]
    difference = float(now[0] - before[0])
    total = sum(parts)
    if total == 0:
        return Interval(difference, difference)
    free = [part * part / (spread.cases - 1) for part, (_, spread) in zip(parts, (before, now), strict=True)]
    half = student(total * total / sum(free), z) * sqrt(total)
    return Interval(difference - half, difference + half)


def student(freedom: float, z: float = Z) -> float:
    """The quantile of Student's t that goes with the normal quantile `z`: the Cornish-Fisher expansion.

    From 10 degrees of freedom on it is right to three decimals.
    """
    terms = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    )
    return z + sum(term / freedom**power for power, term in enumerate(terms, start=1))


def _square_and_add(before: Estimate, now: Estimate) -> Interval:
    difference = now.value - before.value
    down = sqrt((now.value - now.interval.low) ** 2 + (before.interval.high - before.value) ** 2)
    up = sqrt((now.interval.high - now.value) ** 2 + (before.value - before.interval.low) ** 2)
    return Interval(difference - down, difference + up)
