"""Accepted exceptions: rules that do not hold for one dossier, with a reason, a name and an end date.

They stand in ``uitzonderingen.toml``, in the data directory (for all years) or in the folder of a year:

    [[uitzondering]]
    controle = "contact-buiten-periode"
    dossier = "IKT-2025-0007"          # or: bestand = "groepen.csv" and regel = 12
    kolom = "datum"                    # optional
    reden = "Nazorg, zo afgesproken met de verwijzer."
    naam = "An Peeters"
    tot = 2026-06-30                   # the last day on which it holds

There is no clock: whether an exception still holds is judged on the day given, or on the last day of the year asked.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

import numpy as np

from cocon_stats.validation.conditions import together
from cocon_stats.validation.problem import Problem
from cocon_stats.validation.sheet import Sheet

FILE_NAME = "uitzonderingen.toml"


@dataclass(frozen=True, slots=True)
class Accepted:
    """One accepted exception. `place` and `written_on` are the file and the line in which it stands.

    It is about a dossier, or about one `line` of `file` where there are no dossiers; None in `column` is any column.
    """

    rule: str
    reason: str
    name: str
    until: datetime.date
    place: str
    written_on: int
    dossier_id: str | None = None
    file: str | None = None
    line: int | None = None
    column: str | None = None

    def covers(self, problem: Problem) -> bool:
        """Whether this exception takes `problem` away. A fatal problem is never taken away."""
        if problem.rule != self.rule or problem.severity == "fatal":
            return False
        if self.column is not None and problem.column != self.column:
            return False
        if self.dossier_id is not None:
            return problem.dossier_id == self.dossier_id
        return problem.line == self.line and _same_file(problem.file, self.file)

    def holds_on(self, day: datetime.date | None) -> bool:
        """Whether it still holds on `day`; always when there is no day to judge it on."""
        return day is None or day <= self.until

    @property
    def about(self) -> str:
        """What it is about, in words: ``dossier IKT-2025-0007``, ``regel 12 van groepen.csv``."""
        return f"dossier {self.dossier_id}" if self.dossier_id else f"regel {self.line} van {self.file}"


@dataclass(frozen=True, slots=True)
class Exceptions:
    """The exceptions that hold, and what is wrong with those written down."""

    entries: tuple[Accepted, ...] = ()
    problems: tuple[Problem, ...] = ()

    def __call__(self, problem: Problem) -> bool:
        """Whether some exception takes `problem` away."""
        return any(one.covers(problem) for one in self.entries)


NO_EXCEPTIONS = Exceptions()


def split(problems: Iterable[Problem], exceptions: Exceptions) -> tuple[list[Problem], list[Problem]]:
    """The problems that stand, and those that an exception takes away."""
    if not exceptions.entries:
        return list(problems), []
    standing: list[Problem] = []
    accepted: list[Problem] = []
    for one in problems:
        (accepted if exceptions(one) else standing).append(one)
    return standing, accepted


def keep_accepted(sheets: Iterable[Sheet], accepted: Iterable[Problem]) -> None:
    """Let the values at which only accepted problems stand count again, where they can be read."""
    by_file = {sheet.shown: sheet for sheet in sheets}
    for one in accepted:
        sheet = by_file.get(one.file or "")
        if sheet is None or one.line is None or one.column is None or one.column not in sheet.cells:
            continue
        row = int(np.searchsorted(sheet.lines, one.line))
        if row < sheet.rows and sheet.lines[row] == one.line and sheet.cells[one.column].column.known()[row]:
            for column in together(sheet.schema, one):
                if column in sheet.cells and sheet.cells[column].column.known()[row]:
                    sheet.faulty[column][row] = False


def _same_file(shown: str | None, written: str | None) -> bool:
    """Whether ``2025/groepen.csv`` is what was meant with ``groepen.csv`` or with ``2025/groepen.csv``."""
    if shown is None or written is None:
        return False
    return written.lower() in (shown.lower(), PurePosixPath(shown).name.lower())
