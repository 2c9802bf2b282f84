"""The bounds of a share of which some cases are unknown."""

from dataclasses import replace
from fractions import Fraction

from cocon_stats.comparison.unknowns import bounds, telling_bounds

from .made import count, share


def test_the_bounds_are_reached_when_all_or_none_of_the_unknown_count() -> None:
    found = bounds(share(18, 36, unknown=4))
    assert found is not None
    assert (found.low, found.high) == (45, 55)
    assert found.printed == (45, 55)


def test_unknown_that_stand_in_the_base_stay_in_it() -> None:
    found = bounds(replace(share(18, 40, unknown=4), unknown_in_base=True))
    assert found is not None
    assert (found.low, found.high) == (45, 55)


def test_printed_bounds_are_rounded_as_every_figure() -> None:
    found = bounds(share(10, 31, unknown=3))
    assert found is not None
    assert (found.low, found.high) == (Fraction(1000, 34), Fraction(1300, 34))
    assert found.printed == (29, 38)
    half_up = bounds(share(28, 35, unknown=5))
    assert half_up is not None
    assert half_up.high == Fraction(165, 2)
    assert half_up.printed == (70, 83)


def test_told_only_when_they_could_move_the_share_by_more_than_the_setting() -> None:
    exactly = share(18, 36, unknown=4)  # 50% could become 45% or 55%
    assert telling_bounds(exactly) is None
    assert telling_bounds(exactly, 4) is not None
    assert telling_bounds(share(18, 36, unknown=5)) is not None
    one_side = share(0, 40, unknown=3)  # 0% could become 7%
    assert telling_bounds(one_side) is not None
    assert telling_bounds(share(20, 400, unknown=4)) is None


def test_those_who_stand_in_the_base_without_an_answer_move_nothing() -> None:
    assert telling_bounds(replace(share(17, 22, unknown=2), unknown_in_base=True)) is None


def test_nothing_for_what_is_no_share_or_has_nothing_unknown() -> None:
    assert bounds(share(18, 36)) is None
    assert bounds(replace(count(40), unknown=9)) is None
    assert (
        telling_bounds(replace(share(0, 1, unknown=9), numerator=Fraction(0), denominator=Fraction(0), value=None))
        is None
    )
