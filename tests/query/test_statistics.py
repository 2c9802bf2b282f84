"""Mean, median and P75: exact, against the standard library."""

from __future__ import annotations

import statistics
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cocon_stats.query.statistics import Amounts, Statistics

NUMBERS = st.lists(st.integers(0, 10_000), min_size=2, max_size=60)


def plain(values: list[int], scale: int = 1) -> Amounts:
    return Amounts(np.array(values), np.ones(len(values), dtype=bool), scale=scale)


def everywhere(amounts: Amounts) -> Statistics:
    return amounts.of(np.ones(len(amounts.above), dtype=bool))


@given(NUMBERS, st.sampled_from([1, 7, 10, 70]))
@settings(derandomize=True, database=None)
def test_quantiles_are_those_of_the_standard_library(values: list[int], scale: int) -> None:
    found = everywhere(plain(values, scale))
    exact = [Fraction(one, scale) for one in values]
    _, median, third = statistics.quantiles(exact, n=4, method="inclusive")  # type 7, as PERCENTIEL.INC
    assert (found.median, found.third_quartile) == (median, third)
    assert found.mean == sum(exact) / len(exact)


@given(st.lists(st.tuples(st.integers(0, 5_000), st.integers(0, 900)), max_size=40))
@settings(derandomize=True, database=None)
def test_minutes_per_week_are_a_ratio_of_sums_and_quantiles_of_ratios(pairs: list[tuple[int, int]]) -> None:
    minutes, days = (np.array([one[place] for one in pairs], dtype=np.int64) for place in (0, 1))
    found = everywhere(Amounts(minutes * 7, np.ones(len(pairs), dtype=bool), days))
    ratios = [Fraction(7 * one, other) for one, other in pairs if other]
    total = sum(other for _, other in pairs)
    assert found.mean == (Fraction(7 * sum(one for one, _ in pairs), total) if total else None)
    assert found.median == (statistics.median(ratios) if ratios else None)
    assert found.number == len(pairs)


@pytest.mark.parametrize(
    ("values", "median", "third"),
    [
        ([5], Fraction(5), Fraction(5)),
        ([1, 2], Fraction(3, 2), Fraction(7, 4)),
        ([1, 2, 3, 4], Fraction(5, 2), Fraction(13, 4)),
        ([4, 1, 3, 2, 5], Fraction(3), Fraction(4)),
    ],
)
def test_by_hand(values: list[int], median: Fraction, third: Fraction) -> None:
    found = everywhere(plain(values))
    assert (found.median, found.third_quartile) == (median, third)


def test_nothing_known_has_no_statistics() -> None:
    amounts = Amounts(np.array([3, 4]), np.array([False, False]))
    assert everywhere(amounts) == Statistics(0, 2, None, None, None)
    assert amounts.value(0) is None
