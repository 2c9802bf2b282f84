"""What the judgement of one text can be: a value, or a flag that names the rule it breaks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple


class Scaled(NamedTuple):
    """An exact number: `mantissa` × 10 ** -`decimals`."""

    mantissa: int
    decimals: int


@dataclass(frozen=True, slots=True)
class Flag:
    """A text that breaks a rule. With a `value` the rule is only a warning and the value counts."""

    rule: str
    suggestion: str | None = None
    details: Mapping[str, str] = field(default_factory=dict)
    value: int | str | None = None


Judged = int | str | Scaled | Flag
Judge = Callable[[str], Judged]
"""Judges one trimmed text that is not empty."""
