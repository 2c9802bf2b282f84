"""Which rows of a column fit a condition (`conditions.Condition`): looked up, never executed."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from fractions import Fraction

import numpy as np

from cocon_stats.conditions import Condition
from cocon_stats.errors import WrongUsage, suggestion
from cocon_stats.exports.table import Column, Mask

UNKNOWN = "onbekend"

_NUMBER = re.compile(r"-?\d+(,\d+)?")
_DAYS = (
    (r"(\d{4})-(\d{1,2})-(\d{1,2})", (1, 2, 3)),
    (r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})", (3, 2, 1)),
)
_EPOCH = datetime.date(1970, 1, 1).toordinal()


def holds(condition: Condition, column: Column) -> Mask:
    """The rows for which `condition` is true; an unknown value makes only ``onbekend`` true."""
    if condition.operator == "gekend":
        return column.known()
    if condition.operator == "onbekend":
        return ~column.known()
    on_scale = column.kind in ("date", "integer", "number")
    if condition.operator not in ("=", "!="):
        if not on_scale:
            raise WrongUsage(f"«{condition}»: {condition.column} heeft geen volgorde; gebruik = of !=.")
        return np.asarray(_compare(condition, column) & column.known())
    listed = [one for one in _listed(condition, column) if one != UNKNOWN or _is_code(column)]
    equal = _in_ranges(listed, condition, column) if on_scale else _in_words(listed, condition, column)
    if condition.operator == "!=":
        return np.asarray(column.known() & ~equal)
    return np.asarray(equal | ~column.known()) if asks_unknown(condition, column) else equal


def asks_unknown(condition: Condition, column: Column) -> bool:
    """Whether the condition can be judged where the column is unknown, because it asks just that.

    ``= onbekend`` does, alone or in a list, unless a code of the column is called so.
    """
    if condition.operator in ("gekend", "onbekend"):
        return True
    return UNKNOWN in _listed(condition, column) and not _is_code(column)


def _is_code(column: Column) -> bool:
    """Whether ``onbekend`` is a code of the column; cells that hold several codes are empty when nothing is known."""
    return column.kind == "codes" or UNKNOWN in column.values


def _listed(condition: Condition, column: Column) -> tuple[str, ...]:
    """The values one by one; the head of `conditions` tells about the comma."""
    if column.kind == "number":
        return condition.values
    return tuple(word for one in condition.values for word in one.split(","))


def _in_words(listed: list[str], condition: Condition, column: Column) -> Mask:
    words = {word.lower(): word for word in listed}
    spelled = [one.lower() for one in column.values]
    for lower, word in words.items():
        if lower not in spelled and column.kind in ("code", "boolean"):
            near = suggestion(word, column.values) or f" Mogelijk zijn: {', '.join(column.values)}."
            raise WrongUsage(f"«{word}» is geen waarde van {condition.column}.{near}")
    several = column.kind == "codes"  # a cell holds codes with a bar between them: one of them is enough
    fits = (one in words or (several and any(part in words for part in one.split("|"))) for one in spelled)
    wanted = np.array([*fits, False])  # the last, index -1: unknown
    return np.asarray(wanted[column.data])


def _in_ranges(listed: list[str], condition: Condition, column: Column) -> Mask:
    inside = np.zeros(len(column.data), dtype=bool)
    for word in listed:
        low, dots, high = word.partition("..")
        first, last = _scaled(low, condition, column), _scaled(high if dots else low, condition, column)
        if first > last:
            raise WrongUsage(f"«{condition}»: «{word}» loopt achteruit.")
        inside |= (column.data >= _ceil(first)) & (column.data <= _floor(last))
    return np.asarray(inside & column.known())


def _compare(condition: Condition, column: Column) -> Mask:
    if len(condition.values) > 1 or ".." in condition.values[0]:
        raise WrongUsage(f"«{condition}»: na {condition.operator} hoort één waarde.")
    value = _scaled(condition.values[0], condition, column)
    tests: dict[str, Callable[[], Mask]] = {
        "<": lambda: np.asarray(column.data < _ceil(value)),
        "<=": lambda: np.asarray(column.data <= _floor(value)),
        ">": lambda: np.asarray(column.data > _floor(value)),
        ">=": lambda: np.asarray(column.data >= _ceil(value)),
    }
    return tests[condition.operator]()


def _scaled(word: str, condition: Condition, column: Column) -> Fraction:
    """The number or the day that a word means, on the scale of the column's data."""
    read = _day if column.kind == "date" else _number
    return read(word, condition) * column.scale


def _floor(value: Fraction) -> int:
    return value.numerator // value.denominator


def _ceil(value: Fraction) -> int:
    return -(-value.numerator // value.denominator)


def _number(word: str, condition: Condition) -> Fraction:
    if not _NUMBER.fullmatch(word):
        raise WrongUsage(f"«{condition}»: «{word}» is geen getal (met een decimale komma, zoals 8,5).")
    return Fraction(word.replace(",", "."))


def _day(word: str, condition: Condition) -> Fraction:
    for pattern, order in _DAYS:
        match = re.fullmatch(pattern, word)
        if match:
            try:
                return Fraction(datetime.date(*(int(match[part]) for part in order)).toordinal() - _EPOCH)
            except ValueError:
                break
    raise WrongUsage(f"«{condition}»: «{word}» is geen datum (zoals 31/12/2025).")
