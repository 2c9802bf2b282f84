"""The mending list for the teams: one row per problem, to sort and to tick off; as CSV that Excel opens.

There is no column of values: what a message quotes is all that is shown, and messages never quote personal columns.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from cocon_stats.schemas import Schemas
from cocon_stats.validation.findings import Findings
from cocon_stats.validation.present.words import SEVERITY_WORDS, clean, figures, no_formula
from cocon_stats.validation.problem import Problem

HEADINGS = ("team", "bestand", "regel", "ernst", "dossier", "kolom", "wat er is", "wat u doet", "raakt", "controle")
BYTE_ORDER_MARK = "\ufeff"  # without it Excel takes UTF-8 for Windows-1252

Cell = str | int | None


@dataclass(frozen=True, slots=True)
class Task:
    """One row of the list: `team` is the modality that mends it, or the export when it is no modality's; `touched`
    are the figures that rest on it.
    """

    team: str
    problem: Problem
    touched: Sequence[str] = ()

    def cells(self) -> tuple[Cell, ...]:
        """The row under `HEADINGS`; texts cannot run as formulas."""
        one = self.problem
        texts = [self.team, one.file, SEVERITY_WORDS[one.severity], one.dossier_id, one.column, one.message]
        team, file, severity, dossier, column, message = (no_formula(clean(text)) if text else "" for text in texts)
        advice = no_formula(clean(one.advice))
        return (team, file, one.line, severity, dossier, column, message, advice, figures(self.touched), one.rule)


def tasks(findings: Findings, schemas: Schemas) -> list[Task]:
    """All problems, by team in the order of the contract, then by file and line."""
    groups = findings.by_file(findings.shown).values()
    found = [Task(team_of(one, schemas), one, findings.touches(one)) for group in groups for one in group]
    order = [*schemas.files, ""]
    return sorted(found, key=lambda one: order.index(one.team))


def team_of(problem: Problem, schemas: Schemas) -> str:
    """``ikt`` for a problem in ikt.csv and for one about a dossier IKT-…, otherwise the name of the export."""
    name = PurePosixPath(problem.file or "").stem.lower()
    prefix = (problem.dossier_id or "").partition("-")[0]
    owner = next((one.name for one in schemas.of_kind("care") if one.dossier_prefix == prefix), None)
    if name not in schemas.files:
        return owner or ""
    return owner if owner and schemas[name].kind == "case rows" else name


def as_csv(findings: Findings, schemas: Schemas) -> str:
    """The list with semicolons and a byte order mark; ends with a line break."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADINGS)
    writer.writerows(one.cells() for one in tasks(findings, schemas))
    return BYTE_ORDER_MARK + stream.getvalue()
