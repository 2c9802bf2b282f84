"""Cells of the exports and exact counts, with the standard library alone."""

from __future__ import annotations

import csv
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

Row = dict[str, str]


class Found(NamedTuple):
    """A figure: its value, and the count and base behind it (for a mean the sum and the number of values)."""

    value: Fraction
    count: Fraction
    base: Fraction | None = None


def read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream, delimiter=";", strict=True))


def day(text: str) -> date:
    days, months, years = text.split("/")
    return date(int(years), int(months), int(days))


def amount(text: str) -> Fraction:
    return Fraction(text.replace(".", "").replace(",", "."))


def years(start: date, end: date) -> int:
    return end.year - start.year - ((end.month, end.day) < (start.month, start.day))


def share(rows: list[Row], column: str, *codes: str) -> Found:
    known = [row for row in rows if row[column]]
    return percent(sum(row[column] in codes for row in known), len(known))


def percent(count: int, base: int) -> Found:
    return Found(Fraction(100 * count, base), Fraction(count), Fraction(base))


def number(count: int | Fraction, base: int | None = None) -> Found:
    return Found(Fraction(count), Fraction(count), None if base is None else Fraction(base))


def mean(values: list[Fraction], divisor: int = 1) -> Found:
    return Found(sum(values, Fraction(0)) / len(values) / divisor, sum(values, Fraction(0)), Fraction(len(values)))


def rounded(value: Fraction, step: Fraction) -> Fraction:
    """`value` to the nearest multiple of `step`, a half upwards."""
    return ((value / step + Fraction(1, 2)) // 1) * step


def closed(values: list[Fraction]) -> list[Fraction]:
    """The percentages of one distribution in whole points, or halves of one, that add up to 100 (style `closing`)."""
    whole = [value // 1 for value in values]
    left = 100 - sum(whole)
    rests = sorted({value % 1 for value in values}, reverse=True)
    for rest in rests:
        equal = [place for place, value in enumerate(values) if value % 1 == rest]
        if left >= len(equal):
            point = Fraction(1)
        elif left == 1 and len(equal) == 2:
            point = Fraction(1, 2)
        elif left:
            return [rounded(value, Fraction(1)) for value in values]
        else:
            break
        for place in equal:
            whole[place] += point
        left -= int(point * len(equal))
    return [Fraction(value) for value in whole]
