"""A thousand unchanged pairs of years, and a thousand unchanged runs: how many sentences claim a change."""

from collections.abc import Callable
from math import comb

import numpy as np
import pytest

from cocon_stats.comparison import judge, sentence
from cocon_stats.comparison.course import extreme, trend
from cocon_stats.figures import Figure

from .made import KEY, PlainPen, count, mean, series, share

PAIRS = 1000
CHANGED = ("stijging", "daling", "stijgende", "dalende", "hoogste", "laagste")
PEN = PlainPen()


def claimed(text: str) -> bool:
    return any(word in text for word in CHANGED)


def unchanged(make: Callable[[np.random.Generator], Figure], years: int, seed: int) -> float:
    """The part of sentences about unchanged years that claims a change."""
    random = np.random.default_rng(seed)
    texts = [sentence(series(*(make(random) for _ in range(years))), KEY, PEN) for _ in range(PAIRS)]
    assert len(set(texts)) > 5  # they do say something
    return sum(map(claimed, texts)) / PAIRS


@pytest.mark.parametrize("chance", [0.05, 0.1, 0.3, 0.5])
@pytest.mark.parametrize("base", [20, 40, 77])
def test_unchanged_shares(base: int, chance: float) -> None:
    seed = base * 100 + int(100 * chance)
    assert unchanged(lambda random: share(int(random.binomial(base, chance)), base), 2, seed) <= 0.05


def test_unchanged_shares_over_four_and_five_years() -> None:
    parts = [
        unchanged(lambda random, b=base, c=chance: share(int(random.binomial(b, c)), b), years, 7 * years + base)
        for years in (4, 5)
        for base, chance in ((21, 0.5), (40, 0.2), (77, 0.1))
    ]
    assert sum(parts) / len(parts) <= 0.05


def test_unchanged_shares_over_three_years_exactly() -> None:
    """All 22³ runs of three years of 21 case files, where pairs of years come nearest to 5%."""
    base = 21
    shares = [share(number, base) for number in range(base + 1)]
    claims = np.array(
        [[[claimed(sentence(series(a, b, c), KEY, PEN)) for c in shares] for b in shares] for a in shares]
    )
    for chance in (0.05, 0.1, 0.2, 0.3, 0.4, 0.5):
        each = np.array([comb(base, number) * chance**number * (1 - chance) ** (base - number) for number in range(22)])
        assert np.einsum("abc,a,b,c->", claims.astype(float), each, each, each) < 0.05, chance


@pytest.mark.parametrize("years", [2, 4])
@pytest.mark.parametrize("expected", [25, 60, 330])
def test_unchanged_counts(expected: int, years: int) -> None:
    assert unchanged(lambda random: count(int(random.poisson(expected))), years, expected + years) <= 0.05


def long_tail(random: np.random.Generator, number: int) -> list[float]:
    """Weeks as they are: most short, some very long."""
    return [round(one, 3) for one in random.lognormal(2.5, 0.8, number)]


@pytest.mark.parametrize(("number", "years"), [(20, 2), (40, 2), (25, 4)])
def test_unchanged_means_of_a_skewed_column(number: int, years: int) -> None:
    assert unchanged(lambda random: mean(long_tail(random, number)), years, number + years) <= 0.05


def test_a_real_change_is_seen() -> None:
    random = np.random.default_rng(5)
    pairs = [
        series(share(int(random.binomial(40, 0.5)), 40), share(int(random.binomial(40, 0.9)), 40)) for _ in range(200)
    ]
    rungs = [judge(one, one.earlier[-1], KEY).rung for one in pairs]
    assert rungs.count("higher") > 180
    assert "lower" not in rungs


def test_a_real_trend_is_seen() -> None:
    random = np.random.default_rng(6)
    found = 0
    for _ in range(200):
        run = series(*(share(int(random.binomial(77, chance)), 77) for chance in (0.8, 0.6, 0.4, 0.2)))
        fall, low = trend(run, KEY), extreme(run, KEY)
        assert fall is None or fall.direction == "lower"
        assert low is None or low.direction == "lower"
        found += fall is not None
    assert found > 180
