"""Which problems were solved and which are new. Lines shift between exports, so a problem is known by what it says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from cocon_stats.validation.problem import SEVERITIES, Problem, Severity

_Known = tuple[str, str, str | None, str | None, str | None]


@dataclass(frozen=True, slots=True)
class ProblemChange:
    """One rule in one column of one file: how many of its problems are gone, new, and still there."""

    file: str
    rule: str
    column: str | None
    severity: Severity
    solved: int
    new: int
    left: int


def compare_problems(old: Iterable[Problem], new: Iterable[Problem]) -> list[ProblemChange]:
    """The rules with problems solved or new, the worst first; a problem moved to another line is the same one."""
    before, after = list(old), list(new)
    severity = {_group(one): one.severity for one in (*before, *after)}
    was, has = Counter(map(_known, before)), Counter(map(_known, after))
    solved, added, left = (_per_group(one) for one in (was - has, has - was, was & has))
    changes = [
        ProblemChange(*group, word, solved[group], added[group], left[group])
        for group, word in severity.items()
        if solved[group] or added[group]
    ]
    return sorted(changes, key=lambda one: SEVERITIES.index(one.severity))


def _group(problem: Problem) -> tuple[str, str, str | None]:
    return (PurePosixPath(problem.file or "").name.lower(), problem.rule, problem.column)


def _known(problem: Problem) -> _Known:
    return (*_group(problem), problem.dossier_id, problem.value)


def _per_group(problems: Counter[_Known]) -> Counter[tuple[str, str, str | None]]:
    groups: Counter[tuple[str, str, str | None]] = Counter()
    for known, times in problems.items():
        groups[known[:3]] += times
    return groups
