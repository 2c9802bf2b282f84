"""Conditions on the rows of a table: (column, operator, values), written as one short line.

The same lines stand in the schemas (``onlyWhen``), in the catalogue (``where``) and behind ``query --where``:

    aanmelder = ocj, vk        one of these codes
    leeftijd < 12              also <=, >, >=, !=
    leeftijd = 6..11           a range, both ends included
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
    values = tuple(one.strip() for one in match["values"].split(",")) if match else ()
    if not match or not all(values):
        raise WrongUsage(f"Voorwaarde «{line}» is niet te lezen. Schrijf bijvoorbeeld «leeftijd < 12».")
    operator: Operator = match["operator"]  # type: ignore[assignment]  # the pattern holds just these
    if _is_number_list(values) and operator in ("<", "<=", ">", ">="):
        values = (",".join(values),)  # the comma of 8,5 is a decimal comma
    return Condition(match["column"], operator, values)


def _is_number_list(values: tuple[str, ...]) -> bool:
    return len(values) == 2 and all(one.isdigit() for one in values)


def holds(condition: Condition, column: Column) -> Mask:
    """The rows for which `condition` is true; an unknown value makes only ``onbekend`` true."""
    if condition.operator == "gekend":
        return column.known()
    if condition.operator == "onbekend" or (condition.values == ("onbekend",) and "onbekend" not in column.values):
        return column.known() if condition.operator == "!=" else ~column.known()
    if column.kind in ("date", "integer", "number"):
        return _on_scale(condition, column)
    return _on_words(condition, column)


def _on_words(condition: Condition, column: Column) -> Mask:
    if condition.operator not in ("=", "!="):
        raise WrongUsage(f"«{condition}»: {condition.column} heeft geen volgorde; gebruik = of !=.")
    spelled = {one.lower(): position for position, one in enumerate(column.values)}
    wanted = np.zeros(len(column.values) + 1, dtype=bool)
    for word in condition.values:
        if word.lower() in spelled:
            wanted[spelled[word.lower()]] = True
        elif column.kind in ("code", "boolean"):
            near = suggestion(word, column.values) or f" Mogelijk zijn: {', '.join(column.values)}."
            raise WrongUsage(f"«{word}» is geen waarde van {condition.column}.{near}")
    if condition.operator == "!=":
        wanted = ~wanted
    wanted[-1] = False  # index -1: unknown
    return np.asarray(wanted[column.data])


def _on_scale(condition: Condition, column: Column) -> Mask:
    read = _day if column.kind == "date" else _number
    data = column.data
    scale = 10**column.decimals
    result = np.zeros(len(data), dtype=bool)
    for word in condition.values:
        low, dots, high = word.partition("..")
        if dots:
            inside = (data >= _ceil(read(low, condition) * scale)) & (data <= _floor(read(high, condition) * scale))
            result |= inside
        else:
            result |= _compare(condition.operator, read(word, condition) * scale, column)
    if condition.operator == "!=" and (len(condition.values) > 1 or ".." in condition.values[0]):
        result = ~holds(Condition(condition.column, "=", condition.values), column)
    return np.asarray(result & column.known())


def _compare(operator: Operator, value: Fraction, column: Column) -> Mask:
    data = column.data
    tests: dict[str, Callable[[], Mask]] = {
        "=": lambda: np.asarray((data == value.numerator) & (value.denominator == 1)),
        "!=": lambda: np.asarray((data != value.numerator) | (value.denominator != 1)),
        "<": lambda: np.asarray(data < _ceil(value)),
        "<=": lambda: np.asarray(data <= _floor(value)),
        ">": lambda: np.asarray(data > _floor(value)),
        ">=": lambda: np.asarray(data >= _ceil(value)),
    }
    return tests[operator]()


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
