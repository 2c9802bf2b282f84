"""Who comes first: figures of one distribution by exact value, equal ones together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from cocon_stats.figures import Figure

Rank = tuple[Figure, ...]
"""Figures with exactly the same value, in the order of their code list."""

SLACK = 2
"""How many more than asked a top list may hold when a tie stands at its edge."""


def ranked(figures: Iterable[Figure], zeros: bool = False) -> list[Rank]:
    """The figures that have a value, largest first, equal ones in one rank; those of zero only with `zeros`.

    Ties keep the order of the code list (contract, "Counting rules"). Equality is exact: 33,2% and 33,4% are not a
    tie though both print as 33%.
    """
    known = [one for one in figures if one.value is not None and (one.value or zeros)]
    ordered = sorted(known, key=lambda one: -(one.value or 0))  # stable: ties stay in their order
    return [tuple(equal) for _, equal in groupby(ordered, key=lambda one: one.value)]


def top(ranks: Sequence[Rank], count: int, slack: int = SLACK) -> tuple[list[Rank], list[Rank]]:
    """The first `count` figures and the rest, without cutting through a tie.

    A tie at the edge is shown whole when the list then grows by at most `slack`, otherwise it is left out whole.
    """
    shown: list[Rank] = []
    number = 0
    for rank in ranks:
        if number >= count or number + len(rank) > count + slack:
            break
        shown.append(rank)
        number += len(rank)
    return shown, list(ranks[len(shown) :])
