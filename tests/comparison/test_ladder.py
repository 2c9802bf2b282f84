"""Each rung of the ladder on both sides of its condition, and which rung wins."""

from dataclasses import replace

import pytest

from cocon_stats.comparison import Rules, Verdict, judge
from cocon_stats.comparison.series import Series

from .made import count, mean, published, series, share


def verdict(one: Series, rules: Rules | None = None) -> Verdict:
    """On the last two years."""
    return judge(one, one.earlier[-1], rules or Rules())


@pytest.mark.parametrize(
    ("before", "now", "rung"),
    [
        ((20, 40), (30, 40), "higher"),
        ((20, 40), (29, 40), "chance"),
        ((30, 40), (20, 40), "lower"),
        ((29, 40), (20, 40), "chance"),
        ((9, 19), (10, 20), "too_few"),
        ((10, 20), (9, 19), "too_few"),
        ((0, 19), (40, 40), "too_few"),
        ((10, 20), (10, 20), "chance"),
        ((0, 40), (0, 40), "chance"),
        ((0, 60), (0, 60), "stable"),
        ((300, 600), (301, 600), "stable"),
        ((300, 600), (330, 600), "chance"),
    ],
)
def test_shares(before: tuple[int, int], now: tuple[int, int], rung: str) -> None:
    assert verdict(series(share(*before), share(*now))).rung == rung


@pytest.mark.parametrize(
    ("before", "now", "rung"),
    [(19, 60, "too_few"), (60, 19, "too_few"), (40, 63, "higher"), (40, 62, "chance"), (63, 40, "lower"),
     (2000, 2010, "stable"), (40, 40, "chance")],
)  # fmt: skip
def test_counts(before: int, now: int, rung: str) -> None:
    assert verdict(series(count(before), count(now))).rung == rung


def weeks(middle: float, number: int) -> list[float]:
    """So many values around `middle`, half of them two lower and half two higher."""
    return [middle + (2 if each % 2 else -2) for each in range(number)]


@pytest.mark.parametrize(
    ("before", "now", "rung"),
    [
        (weeks(20, 19), weeks(30, 40), "too_few"),
        (weeks(20, 40), weeks(22, 40), "higher"),
        (weeks(22, 40), weeks(20, 40), "lower"),
        (weeks(20, 40), weeks(20.2, 40), "stable"),  # ±10% of 20 weeks
        (weeks(4, 40), weeks(4.2, 40), "chance"),
    ],
)
def test_means(before: list[float], now: list[float], rung: str) -> None:
    assert verdict(series(mean(before), mean(now))).rung == rung


def test_the_difference_is_exact_and_lies_in_the_interval() -> None:
    found = verdict(series(share(13, 40), share(9, 41)))
    assert found.difference == found.now.value - found.before.value
    assert found.interval is not None
    assert found.interval.low < found.difference < found.interval.high
    assert found.cases == (40, 41)


def test_a_published_value_without_counts_bears_no_verb() -> None:
    found = verdict(series(published(2024, "90"), share(1, 100)))
    assert (found.rung, found.interval, found.cases) == ("no_counts", None, None)


def test_a_figure_without_a_method_bears_no_verb() -> None:
    median = replace(mean(weeks(20, 40)), measure="median", spread=None)
    assert verdict(series(median, median)).rung == "no_method"
    money = replace(share(20, 40), measure="ratio")
    assert verdict(series(money, money)).rung == "no_method"


def test_a_changed_definition_comes_before_everything_else() -> None:
    both = share(1, 40), share(30, 40)
    assert verdict(series(*both, version=2, changed=2024)).rung == "higher"
    assert verdict(series(*both, version=2, changed=2025)).rung == "not_comparable"
    assert verdict(series(published(2024, "1"), both[1], changed=2025, version=2)).rung == "not_comparable"
    assert verdict(series(*both, version=2, changed=2026)).rung == "higher"
    other = series(*both)
    old = replace(other.points[0], version=3)
    assert verdict(replace(other, points=(old, other.now))).rung == "not_comparable"


def test_a_count_over_part_of_a_year_is_not_held_against_a_whole_one() -> None:
    assert verdict(series(count(100), count(40), unfinished=True)).rung == "part_of_year"
    assert verdict(series(share(20, 40), share(30, 40), unfinished=True)).rung == "higher"


def test_a_change_that_print_does_not_show_is_not_said() -> None:
    found = verdict(series(share(1000, 100_000), share(1180, 100_000)))
    assert found.interval is not None and found.interval.excludes_zero
    assert (found.before.text, found.now.text, found.rung) == ("1%", "1%", "stable")


def test_the_numbers_in_the_conditions_are_settings() -> None:
    few = series(share(1, 12), share(12, 12))
    assert verdict(few).rung == "too_few"
    assert verdict(few, Rules(at_least=12)).rung == "higher"
    calm = series(share(300, 600), share(301, 600))
    assert verdict(calm, Rules(stable_within=3)).rung == "chance"
