"""The intervals against published examples, and their exact error: the chance that unchanged years seem to change."""

import numpy as np
import pytest
from numpy.typing import NDArray

from cocon_stats.comparison.intervals import Interval, Z, newcombe, of_counts, of_means, poisson, student, wilson
from cocon_stats.comparison.ladder import difference_interval

from .made import mean

Z95 = 1.959963984540054


@pytest.mark.parametrize(
    ("count", "base", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_as_published(count: int, base: int, low: float, high: float) -> None:
    # Newcombe, Statistics in Medicine 17 (1998) 857-872, table I, method 3
    found = wilson(count, base, Z95)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


@pytest.mark.parametrize(
    ("first", "second", "low", "high"),
    [
        ((48, 80), (56, 70), 0.0524, 0.3339),
        ((3, 10), (9, 10), 0.1705, 0.8090),
        ((2, 7), (6, 7), 0.0582, 0.8062),
        ((0, 29), (5, 56), -0.0381, 0.1926),
        ((0, 20), (0, 10), -0.1611, 0.2775),
        ((0, 10), (10, 10), 0.6075, 1.0),
    ],
)
def test_newcombe_as_published(first: tuple[int, int], second: tuple[int, int], low: float, high: float) -> None:
    # Newcombe, Statistics in Medicine 17 (1998) 873-890, table II, method 10
    found = newcombe(first, second, Z95)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


@pytest.mark.parametrize(
    ("freedom", "quantile"), [(10, 2.228), (19, 2.093), (30, 2.042), (60, 2.000), (120, 1.980), (10**9, 1.960)]
)
def test_student_as_in_the_tables(freedom: int, quantile: float) -> None:
    assert round(student(freedom, Z95), 3) == quantile


def test_the_interval_of_a_count() -> None:
    low, high = poisson(40, Z95).low, poisson(40, Z95).high
    for expected, side in ((low, -1), (high, 1)):  # where a score test just says no: (x − λ) / √λ = ±z
        assert (40 - expected) / expected**0.5 == pytest.approx(-side * Z95)
    assert poisson(0).low == 0


def test_welch_as_worked_out_by_hand() -> None:
    # two samples of 4 and 5: means 5 and 9, squared standard errors 5/3 and 2.5/5 → 6.0 degrees of freedom or so
    before, now = mean([2, 4, 6, 8]), mean([7, 8, 9, 10, 11])
    found = difference_interval(before, now, Z95)
    assert found is not None
    assert (found.low + found.high) / 2 == pytest.approx(4)
    free = (5 / 3 + 0.5) ** 2 / ((5 / 3) ** 2 / 3 + 0.5**2 / 4)
    assert (found.high - found.low) / 2 == pytest.approx(student(free, Z95) * (5 / 3 + 0.5) ** 0.5)
    assert before.value is not None and before.spread is not None
    same = of_means((before.value, before.spread), (before.value, before.spread))
    assert same.low == -same.high


def test_values_that_never_differ_have_an_interval_without_width() -> None:
    assert difference_interval(mean([3] * 20), mean([4] * 20)) == Interval(1, 1)


def test_turning_the_years_round_turns_the_interval_round() -> None:
    for found, turned in (
        (newcombe((12, 40), (20, 55)), newcombe((20, 55), (12, 40))),
        (of_counts(31, 52), of_counts(52, 31)),
    ):
        assert (found.low, found.high) == pytest.approx((-turned.high, -turned.low))


Array = NDArray[np.float64]


def claims(first: int, second: int) -> NDArray[np.bool_]:
    """For every pair of counts: whether the interval of the difference excludes zero."""
    return np.array(
        [[newcombe((a, first), (b, second)).excludes_zero for b in range(second + 1)] for a in range(first + 1)]
    )


def binomial(base: int, share: float) -> Array:
    """The chance of each count 0..base."""
    chances = np.zeros(base + 1)
    chances[0] = 1.0
    for _ in range(base):
        chances[1:] = chances[1:] * (1 - share) + chances[:-1] * share
        chances[0] *= 1 - share
    return chances


@pytest.mark.parametrize(
    ("first", "second"),
    [(20, 20), (21, 21), (22, 22), (25, 25), (30, 30), (40, 40), (41, 38), (77, 77), (20, 77), (45, 90)],
)
def test_unchanged_shares_seem_to_change_in_less_than_five_percent(first: int, second: int) -> None:
    table = claims(first, second)
    for hundredths in (2, 5, 10, 20, 30, 40, 45, 50):
        chance = binomial(first, hundredths / 100) @ table @ binomial(second, hundredths / 100)
        assert chance < 0.05, hundredths


def test_the_usual_level_would_claim_too_much() -> None:
    usual = np.array([[newcombe((a, 25), (b, 25), Z95).excludes_zero for b in range(26)] for a in range(26)])
    assert binomial(25, 0.5) @ usual @ binomial(25, 0.5) > 0.06


@pytest.mark.parametrize(("base", "start", "rise"), [(40, 20, 10), (77, 38, 14), (20, 10, 7)])
def test_the_smallest_rise_that_can_be_seen(base: int, start: int, rise: int) -> None:
    seen = [step for step in range(base - start + 1) if newcombe((start, base), (start + step, base)).excludes_zero]
    assert seen[0] == rise
    assert seen == list(range(rise, base - start + 1))


def test_the_level() -> None:
    from statistics import NormalDist

    assert pytest.approx(NormalDist().inv_cdf(0.985)) == Z
