"""The list of problems for programs, as the contract describes it under "What must come back"."""

from __future__ import annotations

import json
from collections.abc import Iterable

from cocon_stats.printable import escaped_json
from cocon_stats.validation.problem import Problem


def as_json(problems: Iterable[Problem]) -> str:
    """A JSON list of objects with the keys of the contract, null where there is none; ends with a line break.

    `message` is what is wrong and what to do, as one text.
    """
    text = json.dumps([_entry(one) for one in problems], ensure_ascii=False, indent=1)
    return escaped_json(text) + "\n"


def _entry(problem: Problem) -> dict[str, str | int | None]:
    return {
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "value": problem.value,
        "rule": problem.rule,
        "severity": problem.severity,
        "message": f"{problem.message} {problem.advice}".strip(),
        "dossier_id": problem.dossier_id,
    }
