"""Lists of figure ids in the settings, with or without a star."""

from __future__ import annotations

from fnmatch import fnmatchcase
from functools import cache


def fits(figure_id: str, patterns: tuple[str, ...]) -> bool:
    """Whether an id is one of these, or fits one such as ``ikt.doel.*``."""
    whole, open_ = _told_apart(patterns)
    return figure_id in whole or any(fnmatchcase(figure_id, one) for one in open_)


@cache
def _told_apart(patterns: tuple[str, ...]) -> tuple[frozenset[str], tuple[str, ...]]:
    """The patterns that are an id, and the others; most are, and a report asks of hundreds of figures."""
    open_ = tuple(one for one in patterns if any(sign in one for sign in "*?["))
    return frozenset(patterns) - set(open_), open_
