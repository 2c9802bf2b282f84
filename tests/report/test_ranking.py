"""Largest first, ties together, top lists that do not cut through a tie."""

from __future__ import annotations

from fractions import Fraction

import pytest

from cocon_stats.figures import Figure
from cocon_stats.report.ranking import ranked, top


def figure(name: str, value: str | None) -> Figure:
    exact = None if value is None else Fraction(value)
    return Figure(name, name, name, "percent", "", "", "whole", value=exact)


def names(values: dict[str, str | None], zeros: bool = False) -> list[str]:
    ranks = ranked([figure(name, value) for name, value in values.items()], zeros)
    return ["+".join(one.id for one in rank) for rank in ranks]


def test_largest_first_and_ties_in_the_order_of_the_list() -> None:
    assert names({"a": "10", "b": "30", "c": "10", "d": "30", "e": "50"}) == ["e", "b+d", "a+c"]


def test_equality_is_exact_not_as_printed() -> None:
    assert names({"a": "33", "b": "100/3"}) == ["b", "a"]


def test_zero_and_unknown_are_left_out() -> None:
    values = {"a": "0", "b": None, "c": "1"}
    assert names(values) == ["c"]
    assert names(values, zeros=True) == ["c", "a"]
    assert names({"a": None}) == []


@pytest.mark.parametrize(
    ("sizes", "count", "shown"),
    [
        ([1, 1, 1, 1], 3, 3),
        ([1, 2, 1], 3, 2),
        ([1, 1, 2, 1], 3, 3),  # one more than asked: the tie at the edge is shown
        ([1, 1, 3, 1], 3, 3),  # two more
        ([1, 1, 4, 1], 3, 2),  # three more: left out
        ([8], 3, 0),
        ([5, 1], 3, 1),
        ([1], 3, 1),
        ([], 3, 0),
    ],
)
def test_a_top_does_not_cut_through_a_tie(sizes: list[int], count: int, shown: int) -> None:
    ranks = [tuple(figure(f"{place}.{one}", "1") for one in range(size)) for place, size in enumerate(sizes)]
    first, rest = top(ranks, count)
    assert len(first) == shown
    assert first + rest == ranks
