"""The errors a user can mend: each becomes one clear line, never a traceback.

Messages are Dutch sentences that say what is wrong and what to do.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


class CoconError(Exception):
    """Something the user can mend; `exit_status` is how the program ends (contract, "What must come back")."""

    exit_status = 1


class WrongUsage(CoconError):
    """A word on the command line, in the settings, catalogue or a template that means nothing."""

    exit_status = 2


class NothingToRead(CoconError):
    """There is no directory, or no known export in it."""

    exit_status = 3


def suggestion(word: str, known: Iterable[str], count: int = 3) -> str:
    """`` Bedoelde u …?`` with the nearest right words, or nothing when none is near."""
    by_lower = {one.lower(): one for one in known}
    near = [by_lower[one] for one in get_close_matches(word.lower(), list(by_lower), n=count, cutoff=0.6)]
    return f" Bedoelde u {' of '.join(near)}?" if near else ""
