"""Conditions on the rows of a table: (column, operator, values), written as one short line.

The same lines stand in the schemas (``onlyWhen``), in the catalogue (``where``) and behind ``query --where``:

    aanmelder = ocj, vk        one of these codes
    leeftijd < 12              also <=, >, >=, !=
    leeftijd = 6..11           a range, both ends included
    score = 7,5..8,5           a comma between two digits is a decimal comma in a number column, elsewhere a list
    einddatum gekend           filled in
    ysr onbekend               not filled in (also: ysr = onbekend, unless that is a code of its list)

Nothing is ever executed: a line is split, its words are looked up.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

import numpy as np

from cocon_stats.errors import WrongUsage, suggestion
from cocon_stats.exports.table import Column, Mask

Operator = Literal["=", "!=", "<", "<=", ">", ">=", "gekend", "onbekend"]

_LINE = re.compile(r"^\s*(?P<column>[\w.]+)\s*(?P<operator><=|>=|!=|=|<|>)\s*(?P<values>.*?)\s*$")
_STATE = re.compile(r"^\s*(?P<column>[\w.]+)\s+(?P<state>gekend|onbekend)\s*$")
_COMMA = re.compile(r"\s*,\s+|\s+,\s*|,(?!\d)|(?<!\d),")  # not the comma of 8,5
_NUMBER = re.compile(r"-?\d+(,\d+)?")
_DAYS = (
    (r"(\d{4})-(\d{1,2})-(\d{1,2})", (1, 2, 3)),
    (r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})", (3, 2, 1)),
)
_EPOCH = datetime.date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition on one column."""

    column: str
    operator: Operator
    values: tuple[str, ...] = ()

    def __str__(self) -> str:
        if self.operator in ("gekend", "onbekend"):
            return f"{self.column} {self.operator}"
        return f"{self.column} {self.operator} {', '.join(self.values)}"


def parse(line: str) -> Condition:
    """Read one condition; WrongUsage when the line is none."""
    state = _STATE.match(line)
    if state:
        return Condition(state["column"], "gekend" if state["state"] == "gekend" else "onbekend")
    match = _LINE.match(line)
    values = tuple(_COMMA.split(match["values"])) if match else ()
    if not match or not all(values):
        raise WrongUsage(f"Voorwaarde «{line}» is niet te lezen. Schrijf bijvoorbeeld «leeftijd < 12».")
    operator: Operator = match["operator"]  # type: ignore[assignment]  # the pattern holds just these
    return Condition(match["column"], operator, values)


def holds(condition: Condition, column: Column) -> Mask:
    """The rows for which `condition` is true; an unknown value makes only ``onbekend`` true."""
    if condition.operator == "gekend":
        return column.known()
    if condition.operator == "onbekend":
        return ~column.known()
    if _asks_for_unknown(condition, column):
        return column.known() if condition.operator == "!=" else ~column.known()
    if column.kind in ("date", "integer", "number"):
        return _on_scale(condition, column)
    return _on_words(condition, column)


def _asks_for_unknown(condition: Condition, column: Column) -> bool:
    """Whether this is ``= onbekend`` or ``!= onbekend`` and no code of the list is called so."""
    alone = condition.operator in ("=", "!=") and condition.values == ("onbekend",)
    return alone and "onbekend" not in column.values


def _listed(condition: Condition, column: Column) -> tuple[str, ...]:
    """The values one by one; see the head of this module for the comma."""
    if column.kind == "number":
        return condition.values
    return tuple(word for one in condition.values for word in one.split(","))


def _on_words(condition: Condition, column: Column) -> Mask:
    if condition.operator not in ("=", "!="):
        raise WrongUsage(f"«{condition}»: {condition.column} heeft geen volgorde; gebruik = of !=.")
    words = {word.lower(): word for word in _listed(condition, column)}
    spelled = [one.lower() for one in column.values]
    for lower, word in words.items():
        if lower not in spelled and column.kind in ("code", "boolean"):
            near = suggestion(word, column.values) or f" Mogelijk zijn: {', '.join(column.values)}."
            raise WrongUsage(f"«{word}» is geen waarde van {condition.column}.{near}")
    wanted = np.array([*(one in words for one in spelled), False])  # the last, index -1: unknown
    if condition.operator == "!=":
        wanted[:-1] = ~wanted[:-1]
    return np.asarray(wanted[column.data])


def _on_scale(condition: Condition, column: Column) -> Mask:
    if condition.operator not in ("=", "!="):
        return np.asarray(_compare(condition, column) & column.known())
    inside = np.zeros(len(column.data), dtype=bool)
    for word in _listed(condition, column):
        low, dots, high = word.partition("..")
        first, last = _scaled(low, condition, column), _scaled(high if dots else low, condition, column)
        if first > last:
            raise WrongUsage(f"«{condition}»: «{word}» loopt achteruit.")
        inside |= (column.data >= _ceil(first)) & (column.data <= _floor(last))
    return np.asarray((~inside if condition.operator == "!=" else inside) & column.known())


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
    scale: int = 10**column.decimals
    return read(word, condition) * scale


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
