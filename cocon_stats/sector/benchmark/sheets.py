"""The comparison as tables for people, and as one long list for programs."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from cocon_stats.rounding import digits, plain
from cocon_stats.sector.benchmark.compare import Beside, Comparison
from cocon_stats.sheets import Cell, Heading, Sheet

_DECIMALS = 1


def as_sheets(comparisons: Iterable[Comparison]) -> list[Sheet]:
    """One table per topic: per column the count and its share, the base in the heading, the warnings below."""
    return [_sheet(one) for one in comparisons]


def _sheet(comparison: Comparison) -> Sheet:
    headings = [Heading(comparison.heading)]
    for column in comparison.columns:
        headings += [Heading(_named(column), number=True), Heading("%", number=True, decimals=_DECIMALS)]
    rows = [
        (Cell(label), *(cell for column in comparison.columns for cell in _cells(column, label)))
        for label in comparison.rows
    ]
    bases = [cell for column in comparison.columns for cell in (_count(column.base), Cell())]
    rows.append((Cell("samen"), *bases))
    return Sheet(comparison.topic, comparison.title, tuple(headings), tuple(rows), comparison.warnings)


def _named(column: Beside) -> str:
    return f"{column.whose}, {column.year}"


def _cells(column: Beside, label: str) -> tuple[Cell, Cell]:
    if label not in column.counts:
        return Cell(), Cell()
    share = column.share(label)
    return _count(column.counts[label]), Cell() if share is None else Cell(f"{digits(share, _DECIMALS)}%", share)


def _count(amount: int) -> Cell:
    return Cell(digits(Fraction(amount)), Fraction(amount))


def as_list(comparisons: Iterable[Comparison]) -> Sheet:
    """Every count as a row of its own: topic, row, whose, year, count, base, percentage; the warnings below."""
    headings = ("onderwerp", "rij", "van", "jaar", "aantal", "basis", "percentage")
    rows = []
    warnings: dict[str, None] = {}
    for one in comparisons:
        warnings |= dict.fromkeys(one.warnings)
        for column in one.columns:
            for label in one.rows:
                if label in column.counts:
                    share = column.share(label)
                    numbers = (Fraction(column.counts[label]), Fraction(column.base), share)
                    rows.append(
                        (
                            Cell(one.title),
                            Cell(label),
                            Cell(column.whose),
                            Cell(str(column.year)),
                            *map(_exact, numbers),
                        )
                    )
    return Sheet("sector", "", tuple(map(Heading, headings)), tuple(rows), tuple(warnings))


def _exact(value: Fraction | None) -> Cell:
    return Cell() if value is None else Cell(plain(value), value)
