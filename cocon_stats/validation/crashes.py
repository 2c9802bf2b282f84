"""A check that stops by a fault of the program: neither passed nor failed, and no figure rests on it.

What the error says is not passed on, since it may hold a value of the exports: only its kind and its place.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import ParamSpec, TypeVar

from cocon_stats.errors import CoconError, fault_place
from cocon_stats.validation.messages import Place, problem
from cocon_stats.validation.problem import Problem

Given = ParamSpec("Given")
Result = TypeVar("Result")

CRASHED = "controle-vastgelopen"
"""The rule of the problem."""

_CHECKS: Mapping[str, tuple[str, ...]] = {
    "check_order": ("order",),
    "check_conditions": ("condition",),
    "check_dates": ("years",),
    "check_years": ("years",),
    "check_ages": ("age",),
    "check_keys": ("key",),
    "check_dossiers": ("key",),
    "check_prefixes": ("prefix",),
    "check_references": ("reference", "period", "contacts", "modules", "spells"),
    "check_periods": ("period",),
    "check_contacts": ("contacts",),
    "check_spells": ("period", "modules", "spells"),
}
"""The checks, as they are counted, that a function makes; any other is about the values of the cells."""
_OF_CELLS = ("shape", "required")


@dataclass(frozen=True, slots=True)
class Crash:
    """What stopped: the `files` under check (names of schemas), the `checks` that were not made, and the problem."""

    files: tuple[str, ...]
    checks: tuple[str, ...]
    problem: Problem


class Crashes:
    """The checks that stopped in one run."""

    def __init__(self) -> None:
        self.found: list[Crash] = []

    def run(
        self,
        files: Sequence[tuple[str, str]],
        step: Callable[Given, Result],
        *given: Given.args,
        **named: Given.kwargs,
    ) -> Result | None:
        """What `step` gives; None when it stopped. `files` are those under check: name of the schema, path as shown.

        Errors that are meant for the user, and a lack of memory, pass.
        """
        try:
            return step(*given, **named)
        except (CoconError, MemoryError):
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is, it counts as no verdict
            name = step.__name__
            words = {"controle": name.removeprefix("check_"), "plaats": fault_place(error)}
            found = problem(CRASHED, Place(files[0][1]), words)
            self.found.append(Crash(tuple(one for one, _ in files), _CHECKS.get(name, _OF_CELLS), found))
            return None

    @property
    def problems(self) -> list[Problem]:
        """One problem per fault of the program, in the first file where it showed."""
        return list({one.problem.message: one.problem for one in reversed(self.found)}.values())

    def stopped(self, file: str, check: str) -> bool:
        """Whether this check of this file was among those that stopped."""
        return any(file in one.files and check in one.checks for one in self.found)
