"""Checks that a team keeps as SQL: one file with one ``select`` per check, whose rows are faults."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from cocon_stats.errors import NothingToRead, WrongUsage
from cocon_stats.handwritten import UnreadableError, text_of
from cocon_stats.sheets import Cell, Heading, Sheet
from cocon_stats.sql.engine import Database, Result
from cocon_stats.sql.shown import as_objects, as_sheet

if TYPE_CHECKING:
    from cocon_stats.year import Year

Outcome = Literal["holds", "fails", "crashed"]

_WORDS: dict[Outcome, str] = {"holds": "geslaagd", "fails": "fouten", "crashed": "niet uitgevoerd"}


@dataclass(frozen=True, slots=True)
class SqlCheck:
    """One file: its name without suffix, the comment it opens with, and its statement."""

    name: str
    title: str
    statement: str


@dataclass(frozen=True, slots=True)
class SqlOutcome:
    """How a check came out: `faults` are the rows it gave, `reason` says why it could not be run."""

    check: SqlCheck
    outcome: Outcome
    faults: Result | None = None
    reason: str = ""


def find_checks(folder: Path) -> list[SqlCheck]:
    """The checks of a folder by name; NothingToRead when there are none, WrongUsage for a file that is no UTF-8."""
    paths = sorted(folder.glob("*.sql")) if folder.is_dir() else []
    if not paths:
        raise NothingToRead(f"In de map {folder} staat geen enkele controle (*.sql).")
    return [_read(path) for path in paths]


def _read(path: Path) -> SqlCheck:
    try:
        statement = text_of(path)
    except UnreadableError as error:
        raise WrongUsage(f"{path} kan niet gelezen worden (regel {error.line}): {error.reason}.") from None
    comment = []
    for line in statement.lstrip().splitlines():
        if not line.startswith("--"):
            break
        comment.append(line.removeprefix("--").strip())
    return SqlCheck(path.stem, " ".join(comment), statement)


def run_checks(checks: Sequence[SqlCheck], year: Year) -> list[SqlOutcome]:
    """Run every check, also when one before it cannot be run."""
    with Database(year, *(one.statement for one in checks)) as database:
        return [_run(one, database) for one in checks]


def _run(check: SqlCheck, database: Database) -> SqlOutcome:
    try:
        found = database.select(check.statement)
    except WrongUsage as error:
        return SqlOutcome(check, "crashed", reason=str(error))
    return SqlOutcome(check, "fails" if found.rows else "holds", found)


def summary(outcomes: Iterable[SqlOutcome], year: int) -> Sheet:
    """One row per check."""
    headings = (Heading("controle"), Heading("uitslag"), Heading("fouten", number=True), Heading("omschrijving"))
    rows = []
    for one in outcomes:
        number = "" if one.faults is None else str(len(one.faults.rows))
        rows.append(
            (Cell(one.check.name), Cell(_WORDS[one.outcome]), Cell(number), Cell(one.reason or one.check.title))
        )
    return Sheet("controles", f"Eigen controles op {year}", headings, tuple(rows))


def fault_sheets(outcomes: Iterable[SqlOutcome]) -> list[Sheet]:
    """The rows of every check that fails."""
    return [
        replace(as_sheet(one.faults, f"{one.check.name}: {one.check.title}".removesuffix(": ")), name=one.check.name)
        for one in outcomes
        if one.faults is not None and one.faults.rows
    ]


def for_programs(outcomes: Iterable[SqlOutcome]) -> list[dict[str, Any]]:
    """One object per check, with its faults."""
    return [
        {
            "check": one.check.name,
            "title": one.check.title,
            "outcome": one.outcome,
            "reason": one.reason or None,
            "faults": as_objects(one.faults) if one.faults else [],
        }
        for one in outcomes
    ]
