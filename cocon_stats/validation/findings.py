"""What a run of the checks found, put together for people and programs to read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from cocon_stats.validation.problem import SEVERITIES, Problem, Severity

NO_FILE = ""  # the place of a problem that stands in no file


def _none(problem: Problem) -> Sequence[str]:
    return ()


@dataclass(frozen=True, slots=True)
class Findings:
    """The files that were read, the problems in them, and how the checks came out.

    `files` are paths under the data directory in the order of the contract, `outcomes` counts the checks by outcome
    (``holds``, ``fails``, ``undecided``, ``skipped``, ``crashed``), `accepted` the problems that an accepted
    exception took away, `absent` the known files that are not there, `strangers` the tables whose name is not that of
    an export. Only problems at least as bad as `shown_from` are listed; counts and verdict are about all. `touches`
    tells which figures a problem touches.
    """

    files: tuple[str, ...]
    problems: tuple[Problem, ...]
    outcomes: Mapping[str, int] = field(default_factory=dict)
    accepted: int = 0
    absent: tuple[str, ...] = ()
    strangers: tuple[str, ...] = ()
    shown_from: Severity = "warning"
    touches: Callable[[Problem], Sequence[str]] = _none

    @property
    def shown(self) -> tuple[Problem, ...]:
        """The problems to list."""
        return at_least(self.problems, self.shown_from)

    @property
    def worst(self) -> Severity | None:
        """The worst severity among the problems, None when there are none."""
        found = {one.severity for one in self.problems}
        return next((one for one in SEVERITIES if one in found), None)

    def by_file(self, problems: Iterable[Problem]) -> dict[str, list[Problem]]:
        """`problems` by the file they stand in: files in the order read, problems by line."""
        groups: dict[str, list[Problem]] = {name: [] for name in (NO_FILE, *self.files)}
        for problem in problems:
            groups.setdefault(problem.file or NO_FILE, []).append(problem)
        return {name: sorted(group, key=_place) for name, group in groups.items() if group}


def _place(problem: Problem) -> tuple[int, int]:
    return (problem.line or 0, SEVERITIES.index(problem.severity))


def tally(problems: Iterable[Problem]) -> Counter[Severity]:
    """How many problems of each severity."""
    return Counter(one.severity for one in problems)


def at_least(problems: Iterable[Problem], severity: Severity) -> tuple[Problem, ...]:
    """The problems that are as bad as `severity` or worse."""
    limit = SEVERITIES.index(severity)
    return tuple(one for one in problems if SEVERITIES.index(one.severity) <= limit)
