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
    waivable: bool = False

    @property
    def is_waivable(self) -> bool:
        """Whether an accepted exception may take a problem of this rule away: never where a figure would be wrong.

        Warnings may, apart from those about the exceptions themselves; of the errors those marked `waivable`.
        """
        return not self.is_about_exceptions and (self.severity == "warning" or self.waivable)

    @property
    def is_about_exceptions(self) -> bool:
        """Whether the rule is about the file of accepted exceptions."""
        return self.name.startswith("uitzondering-")

    @property
    def why_not(self) -> str:
        """Why no exception is accepted on a rule that is not waivable."""
        if self.is_about_exceptions:
            return "ze gaat over de uitzonderingen zelf"
        return "er zou een fout cijfer in het rapport kunnen komen"


@cache
def load_rules() -> Mapping[str, Rule]:
    """All rules by name, in the order of the catalogue."""
    with _FILE.open("rb") as file:
        raw = tomllib.load(file)
    return {name: Rule(name=name, **texts) for name, texts in raw.items()}
