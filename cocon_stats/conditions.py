"""Conditions on the rows of a table: (column, operator, values), written as one short line.

The same lines stand in the schemas (``onlyWhen``), in the catalogue (``where``) and behind ``query --where``:

    aanmelder = ocj, vk        one of these codes
    leeftijd < 12              also <=, >, >=, !=
    leeftijd = 6..11           a range, both ends included
    score = 7,5..8,5           a comma between two digits is a decimal comma in a number column, elsewhere a list
    einddatum gekend           filled in
    ysr onbekend               not filled in (also: ysr = onbekend, unless that is a code of its list)

    aanmelder = ocj, onbekend  the unknown among others

Nothing is ever executed: a line is split, its words are looked up (`matching.holds`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, get_args

from cocon_stats.errors import WrongUsage, suggestion

Operator = Literal["=", "!=", "<", "<=", ">", ">=", "gekend", "onbekend"]

OPERATORS: tuple[Operator, ...] = get_args(Operator)

_LINE = re.compile(r"^\s*(?P<column>[\w.]+)\s*(?P<operator>[=<>!~≠≤≥:&|^]+)\s*(?P<values>.*?)\s*$")
_STATE = re.compile(r"^\s*(?P<column>[\w.]+)\s+(?P<state>\w+)(?P<rest>\s.*)?$")
_COMMA = re.compile(r"\s*,\s+|\s+,\s*|,(?!\d)|(?<!\d),")  # not the comma of 8,5
# what people write who know other tools
_MEANT: dict[str, Operator] = {
    "==": "=", "=>": ">=", "=<": "<=", "<>": "!=", "≠": "!=", "≤": "<=", "≥": ">=", "~": "=", ":": "=", "is": "=",
    "in": "=", "niet": "!=", "not": "!=", "bekend": "gekend", "ingevuld": "gekend", "leeg": "onbekend",
}  # fmt: skip


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


@lru_cache(maxsize=1024)  # the blocks of the catalogue repeat the same lines in every chapter
def parse(line: str) -> Condition:
    """Read one condition; WrongUsage when the line is none, with the operator that was meant."""
    match = _LINE.match(line)
    values = tuple(_COMMA.split(match["values"])) if match else ()
    if match and all(values):
        return Condition(match["column"], _operator(match["operator"], line), values)
    state = _STATE.match(line)
    if state and not match:
        operator = _operator(state["state"], line)
        if operator in ("gekend", "onbekend") and not state["rest"]:
            return Condition(state["column"], operator)
    raise _unreadable(line)


def _operator(word: str, line: str) -> Operator:
    for operator in OPERATORS:
        if word == operator:
            return operator
    meant = _MEANT.get(word.lower())
    hint = f" Bedoelde u {meant}?" if meant else suggestion(word, OPERATORS, 1)
    if not hint and word.isalnum():  # no operator at all
        raise _unreadable(line)
    raise WrongUsage(f"«{word}» is geen operator.{hint} Er zijn: {' '.join(OPERATORS)}.")


def _unreadable(line: str) -> WrongUsage:
    return WrongUsage(f"Voorwaarde «{line}» is niet te lezen. Schrijf bijvoorbeeld «leeftijd < 12».")
