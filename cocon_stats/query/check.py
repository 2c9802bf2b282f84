"""Whether a question can be asked: its columns exist, are nobody's secret, and fit what is done with them."""

from __future__ import annotations

from collections.abc import Collection

from cocon_stats.conditions import Condition
from cocon_stats.errors import WrongUsage
from cocon_stats.query.columns import find, is_personal, offered
from cocon_stats.query.offered import Offered
from cocon_stats.query.question import MEASURED, PERSON, STATUSES, Question, Status
from cocon_stats.query.sector_columns import BESIDE
from cocon_stats.schemas import Kind, Schemas

MOST_COLUMNS = 2
_LENGTH = "--measure duur"
_INSTEAD = {"duur_dagen": _LENGTH, "duur_weken": _LENGTH, "einddatum": "kwartaal"}
_CHOOSE = "kies een kolom met codes of klassen"


def check(question: Question, schemas: Schemas, with_cases: bool = False) -> None:
    """Pass, or raise WrongUsage with the nearest right words; `with_cases` when the case files are to be listed."""
    status_of(question, schemas)
    for source in question.sources:
        if not _measurable(question, source, schemas):
            raise WrongUsage(f"--measure {question.measure} kan niet bij {source}.")
    for condition in question.where:
        _check_condition(condition, question, schemas)
    if len(question.by) > MOST_COLUMNS:
        raise WrongUsage(f"--by neemt hoogstens twee kolommen, niet {len(question.by)}.")
    if len(set(question.by)) < len(question.by):
        raise WrongUsage(f"--by noemt twee keer {question.by[0]}.")
    for name in question.by:
        _check_group(name, question, schemas)
    if with_cases:
        number_column(question, schemas)


def _measurable(question: Question, source: str, schemas: Schemas) -> bool:
    if question.measure == "personen":
        return any(is_personal(PERSON, (one,), schemas) for one in (source, BESIDE.get(source, source)))
    return set(MEASURED[question.measure]) <= offered(source, schemas).keys()


def status_of(question: Question, schemas: Schemas) -> Status:
    """The status asked, or the usual one: in the year, for records that have a day or are help used in it; ended, for
    records that end; on its last day, for what is recognised or open then; otherwise all. WrongUsage when the records
    do not know the status asked.
    """
    common = set.intersection(*(set(offered(one, schemas)) for one in question.sources))
    usual: tuple[Status, ...] = ("in_jaar", "beeindigd", "op_31_12")
    if question.status is None:
        return next((one for one in usual if one in common), "alle")
    if question.status != "alle" and question.status not in common:
        possible = [one for one in STATUSES if one in common or one == "alle"]
        raise WrongUsage(
            f"--status {question.status} kan niet bij {', '.join(question.sources)}; mogelijk: {', '.join(possible)}."
        )
    return question.status


def _check_condition(condition: Condition, question: Question, schemas: Schemas) -> None:
    if is_personal(condition.column, question.sources, schemas):
        if condition.operator not in ("gekend", "onbekend"):
            raise _personal(condition.column)
        return
    column = find(condition.column, question.sources, schemas)
    import numpy as np

    from cocon_stats.exports.table import Column
    from cocon_stats.matching import holds

    kind: Kind = "code" if column.kind == "codes" else column.kind  # each of several codes is one of the list
    holds(condition, Column(kind, np.empty(0, dtype=np.int64), tuple(column.words)))  # a value that means nothing


def _check_group(name: str, question: Question, schemas: Schemas) -> None:
    if is_personal(name, question.sources, schemas):
        raise _personal(name)
    known = set(offered(question.sources[0], schemas))
    reason = refusal(find(name, question.sources, schemas), known)
    if reason:
        raise WrongUsage(reason)


def refusal(column: Offered, known: Collection[str] = ()) -> str | None:
    """Why rows cannot be grouped by a column, with what can of the `known` columns; None when they can."""
    if column.identifier:
        return f"Op {column.name} groeperen toont losse dossiers; gebruik --rows."
    if column.kind in ("date", "number") or column.name in _INSTEAD:
        instead = _INSTEAD.get(column.name, "")
        hint = f"gebruik {instead}" if instead in known or instead == _LENGTH else _CHOOSE
        return f"Op {column.name} kan niet gegroepeerd worden; {hint}."
    return None


def _personal(name: str) -> WrongUsage:
    instead = " Gebruik leeftijd of leeftijdsklasse." if name == "geboortedatum" else ""
    return WrongUsage(
        f"{name} is een persoonlijk gegeven; alleen «{name} gekend» en «{name} onbekend» kunnen.{instead}"
    )


def number_column(question: Question, schemas: Schemas) -> str:
    """The column that bears the number of the case file; WrongUsage when the rows belong to none."""
    for name in ("dossier_id", "traject_id"):
        if all(any(field.name == name for field in schemas[one.rpartition(".")[2]].fields) for one in question.sources):
            return name
    raise WrongUsage(f"--rows noemt dossiers, en die zijn er niet bij {', '.join(question.sources)}.")
