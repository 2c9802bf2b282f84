"""The spread of means and ratios, against the textbook and against what repeating the year gives."""

from fractions import Fraction

import numpy as np
import pytest

from cocon_stats.exports.table import UNKNOWN_NUMBER, Column
from cocon_stats.figures import Spread
from cocon_stats.spread import of_mean, of_ratio


def column(values: list[int], decimals: int = 0) -> Column:
    return Column("number", np.array(values, np.int64), decimals=decimals)


def everything(one: Column) -> np.ndarray:
    return np.ones(len(one.data), dtype=bool)


def test_of_a_mean() -> None:
    days = column([2, 4, 4, 4, 5, 5, 7, 9])
    assert of_mean(days, everything(days)) == Spread(Fraction(32, 7) / 8, 8)
    assert of_mean(days, everything(days), divide=7) == Spread(Fraction(32, 7) / 8 / 49, 8)
    assert of_mean(days, np.array([True] * 2 + [False] * 6)) == Spread(Fraction(1), 2)


def test_decimals_count() -> None:
    scores = column([75, 80, 85], decimals=1)
    assert of_mean(scores, everything(scores)) == Spread(Fraction(1, 12), 3)


def test_fewer_than_two_have_none() -> None:
    one = column([5])
    assert of_mean(one, everything(one)) is None
    assert of_ratio(one, one, everything(one)) is None
    zeros = column([0, 0, 0])
    assert of_ratio(zeros, zeros, everything(zeros)) is None


def test_sums_of_squares_beyond_64_bits_stay_exact() -> None:
    large = column([3_000_000_000 + each for each in (-1, 0, 1)] * 4)
    assert of_mean(large, everything(large)) == Spread(Fraction(8, 11) / 12, 12)


def test_of_a_ratio() -> None:
    minutes, days = column([70, 140, 280]), column([7, 14, 21])
    found = of_ratio(minutes, days, everything(days), divide=7)
    # R = 490 minutes / 6 weeks; rests 70 − R, 140 − 2R, 280 − 3R
    ratio = Fraction(490, 6)
    rests = [70 - ratio, 140 - 2 * ratio, 280 - 3 * ratio]
    assert found == Spread(Fraction(3, 2) * sum(one**2 for one in rests) / 36, 3)


def test_rows_that_lack_one_of_both_are_left_out_of_a_ratio() -> None:
    minutes, days = column([70, 140, 280, UNKNOWN_NUMBER, 9]), column([7, 14, 21, 5, UNKNOWN_NUMBER])
    found = of_ratio(minutes, days, everything(days))
    assert found is not None
    assert found.cases == 3


def test_the_spread_of_a_ratio_is_what_other_years_would_show() -> None:
    random = np.random.default_rng(3)
    ratios, spreads = [], []
    for _ in range(2000):
        days = random.integers(20, 200, 60)
        minutes = days * 20 + random.integers(0, 2000, 60)
        above, below = column(list(minutes)), column(list(days))
        found = of_ratio(above, below, everything(below))
        assert found is not None
        ratios.append(minutes.sum() / days.sum())
        spreads.append(float(found.variance))
    assert np.mean(spreads) == pytest.approx(np.var(ratios), rel=0.1)
