"""The catalogue of rules: everything that can be wrong, how bad it is, what it means. The texts stand in rules.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cocon_stats.validation.problem import Severity

_FILE = Path(__file__).with_name("rules.toml")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `message` (what is wrong) and `advice` (what to do) are templates that a problem fills in; `right` is
    the `example` as it should be, where one can be given.
    """

    name: str
    severity: Severity
    title: str
    meaning: str
    example: str
    message: str
    advice: str
    right: str = ""


@cache
def load_rules() -> Mapping[str, Rule]:
    """All rules by name, in the order of the catalogue."""
    with _FILE.open("rb") as file:
        raw = tomllib.load(file)
    return {name: Rule(name=name, **texts) for name, texts in raw.items()}
