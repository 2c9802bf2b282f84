"""The Dutch words around problems: severities, counts, places, and text made safe to print."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction

from cocon_stats.dutch import listing
from cocon_stats.printable import one_line
from cocon_stats.rounding import digits
from cocon_stats.validation.problem import SEVERITIES, Problem, Severity

SEVERITY_WORDS: Mapping[Severity, str] = {"fatal": "fataal", "error": "fout", "warning": "waarschuwing"}
SEVERITY_PLURALS: Mapping[Severity, str] = {"fatal": "fataal", "error": "fouten", "warning": "waarschuwingen"}
_COUNTED: Mapping[Severity, tuple[str, str]] = {
    "fatal": ("fataal probleem", "fatale problemen"),
    "error": ("fout", "fouten"),
    "warning": ("waarschuwing", "waarschuwingen"),
}
_ALL_NAMED = 3  # more figures than this are counted
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def whole(number: int) -> str:
    """A count in digits: 1250 → ``1.250``."""
    return digits(Fraction(number))


def counted(number: int, one: str, several: str) -> str:
    """``1 fout``, ``3 fouten``."""
    return f"{whole(number)} {one if number == 1 else several}"


def severities(counts: Counter[Severity]) -> str:
    """``1 fataal probleem, 3 fouten en 1 waarschuwing``; severities without any are left out."""
    return listing([counted(counts[one], *_COUNTED[one]) for one in SEVERITIES if counts[one]])


def sentence(problem: Problem) -> str:
    """What is wrong and what to do, in one go."""
    return clean(f"{problem.message} {problem.advice}".strip())


def figures(ids: Sequence[str]) -> str:
    """The figures a problem touches: ``ci.m_document``, ``ci.x, ci.y en ci.z``, ``45 cijfers, zoals ci.x``."""
    return listing(ids) if len(ids) <= _ALL_NAMED else f"{whole(len(ids))} cijfers, zoals {ids[0]}"


clean = one_line
"""A text of an export on one line, without characters that steer a terminal."""


def no_formula(text: str) -> str:
    """`text` so that a spreadsheet shows it and does not run it: ``=1+1`` → ``'=1+1``."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
