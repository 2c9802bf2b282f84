"""Repeats of one fault in one column become one line: the first, how many there are, and where they stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from cocon_stats.validation.present.words import sentence, whole
from cocon_stats.validation.problem import Problem

MOST_REPEATS = 10
FIRST_LINES = 8


@dataclass(frozen=True, slots=True)
class Fold:
    """One line to show: `first` stands for all `count` problems of its rule in its column; `lines` are theirs."""

    first: Problem
    count: int = 1
    lines: tuple[int, ...] = ()

    @property
    def text(self) -> str:
        """What is wrong and what to do; for repeats how many there are, where, and the first one."""
        if self.count == 1:
            return sentence(self.first)
        shown = ", ".join(str(line) for line in self.lines[:FIRST_LINES])
        more = " …" if len(self.lines) > FIRST_LINES else ""
        where = f" (regels {shown}{more})" if shown else ""
        return f"{whole(self.count)} keer{where}. De eerste keer: {sentence(self.first)}"

    @property
    def subject(self) -> Problem:
        """The problem, for repeats without the dossier of the first: what holds for all of them."""
        return self.first if self.count == 1 else replace(self.first, dossier_id=None)


def folded(problems: Iterable[Problem]) -> list[Fold]:
    """The problems of one file in their order, a rule that fails over ten times in one column once."""
    groups: dict[tuple[str, str | None], list[Problem]] = {}
    for problem in problems:
        groups.setdefault((problem.rule, problem.column), []).append(problem)
    folds = []
    for group in groups.values():
        if len(group) > MOST_REPEATS:
            lines = tuple(dict.fromkeys(one.line for one in group if one.line is not None))
            folds.append(Fold(group[0], len(group), lines))
        else:
            folds.extend(Fold(one) for one in group)
    return sorted(folds, key=lambda one: one.first.line or 0)
