"""The few ways in which the recount turns rows into a figure, after the text of the contract.

Where the contract leaves a choice, a comment or docstring with "choice" says which one is expected of the program.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from .recount_cells import Row

Exports = dict[str, list[Row]]


@dataclass(frozen=True)
class Recounted:
    """One figure; None everywhere when a file on which it rests is absent."""

    value: Fraction | None = None
    numerator: Fraction | None = None
    denominator: Fraction | None = None
    unknown: int | None = None
    text: str | None = None


def part(counted: int, base: int, unknown: int) -> Recounted:
    value = Fraction(100 * counted, base) if base else None
    return Recounted(value, Fraction(counted), Fraction(base), unknown)


def share(rows: Sequence[Row], column: str, *wanted: object) -> Recounted:
    filled = [one for one in rows if one[column] is not None]
    return part(sum(one[column] in wanted for one in filled), len(filled), len(rows) - len(filled))


def number(count: int, base: int | None = None, unknown: int = 0) -> Recounted:
    return Recounted(Fraction(count), Fraction(count), None if base is None else Fraction(base), unknown)


def mean(values: Iterable[Fraction | int], unknown: int = 0) -> Recounted:
    known = [Fraction(one) for one in values]
    value = sum(known, Fraction(0)) / len(known) if known else None
    return Recounted(value, sum(known, Fraction(0)), Fraction(len(known)), unknown)


def median(values: Iterable[Fraction | int]) -> Recounted:
    """Choice: a median has no numerator; its denominator is the number of values."""
    known = sorted(Fraction(one) for one in values)
    middle = (known[(len(known) - 1) // 2] + known[len(known) // 2]) / 2 if known else None
    return Recounted(middle, None, Fraction(len(known)), 0)


def ratio(above: Fraction, below: Fraction, factor: int = 1) -> Recounted:
    return Recounted(factor * above / below if below else None, above, below, 0)


def total(rows: Sequence[Row], column: str) -> Recounted:
    """Choice: a sum over rows none of which is filled is unknown; over no rows at all it is 0."""
    known = [one[column] for one in rows if one[column] is not None]
    unknown = len(rows) - len(known)
    if unknown and not known:
        return Recounted(unknown=unknown)
    return Recounted(sum(known, Fraction(0)), sum(known, Fraction(0)), None, unknown)


def ended_in(rows: Sequence[Row], year: int) -> list[Row]:
    return [one for one in rows if one["einddatum"] and one["einddatum"].year == year]
