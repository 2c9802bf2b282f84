"""Columns that must, or may only, be filled in when another column says so ("required when", "only when").

The fault stands at the dependent column. Fields are taken in the order of the schema and a fault makes its cell
doubtful, so that what follows from it is not reported again. Where several columns depend on one condition and break
it in one row, that is one cause: one problem at the first of them, which names the others.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

import numpy as np

from cocon_stats.dutch import listing
from cocon_stats.exports.table import Mask
from cocon_stats.schemas import Field, Schema
from cocon_stats.validation.messages import quoted
from cocon_stats.validation.problem import Problem
from cocon_stats.validation.sheet import Note, Sheet

_FILLED = re.compile(r"(\w+) gekend")
_EQUALS = re.compile(r"(\w+) = (\w+)")


def check_conditions(sheet: Sheet) -> None:
    """Report cells that are empty but must be filled in, and cells that are filled in but must be empty."""
    done: set[str] = set()
    for field in sheet.schema.fields:
        if field.name not in sheet.cells:
            continue
        if field.required_when is not None:
            _required_when(sheet, field, field.required_when)
        if field.only_when is not None and field.only_when not in done:
            done.add(field.only_when)
            _only_when(sheet, field.only_when)


def together(schema: Schema, problem: Problem) -> Iterator[str]:
    """The columns that a problem is about: its own, and with a broken "only when" all that depend on the condition."""
    for field in schema.fields:
        own = field.name == problem.column
        condition = schema.field(problem.column or "").only_when if problem.rule == "enkel-wanneer" else None
        if own or (condition is not None and field.only_when == condition):
            yield field.name


def column_of(condition: str) -> str:
    """The column a condition of the schemas is about."""
    found = _FILLED.fullmatch(condition) or _EQUALS.fullmatch(condition)
    if found is None:
        raise ValueError(f"not a condition of a schema: {condition}")
    return found[1]


def in_words(condition: str) -> str:
    """A condition in Dutch: ``als einddatum ingevuld is``."""
    found = _EQUALS.fullmatch(condition)
    return f"als {found[1]} = {found[2]}" if found else f"als {column_of(condition)} ingevuld is"


def _state(sheet: Sheet, condition: str) -> tuple[Mask, Mask] | None:
    """Where the condition is true, and where that can be decided; None when the column is absent."""
    name = column_of(condition)
    if name not in sheet.cells:
        return None
    column = sheet.cells[name].column
    found = _EQUALS.fullmatch(condition)
    true = column.data == column.values.index(found[2]) if found else column.known()
    return np.asarray(true), ~sheet.doubtful[name]


def _required_when(sheet: Sheet, field: Field, condition: str) -> None:
    state = _state(sheet, condition)
    if state is None:
        return
    true, decided = state
    rows = np.flatnonzero(true & decided & ~sheet.cells[field.name].filled & ~sheet.doubtful[field.name])
    details = {"voorwaarde": in_words(condition), "ander": column_of(condition)}
    sheet.report("verplicht-wanneer", field.name, rows.tolist(), Note(details))
    sheet.fault(field.name, rows)


def _only_when(sheet: Sheet, condition: str) -> None:
    state = _state(sheet, condition)
    if state is None:
        return
    true, decided = state
    names = [one.name for one in sheet.schema.fields if one.only_when == condition and one.name in sheet.cells]
    broken = {name: ~true & decided & sheet.sure(name) for name in names}
    told = np.zeros(sheet.rows, np.bool_)
    for place, name in enumerate(names):
        others = {one: broken[one] for one in names[place + 1 :]}
        rows = np.flatnonzero(broken[name] & ~told)
        sheet.report("enkel-wanneer", name, rows.tolist(), _only_note(sheet, name, others, condition))
        told |= broken[name]
        sheet.fault(name, broken[name])


def _only_note(sheet: Sheet, name: str, others: Mapping[str, Mask], condition: str) -> Callable[[int], Note]:
    """The words of one row: the column, what stands in it, and the other columns that must be empty as well."""

    def note(row: int) -> Note:
        all_names = listing([name, *(one for one, broken in others.items() if broken[row])])
        several = all_names != name
        return Note(
            {
                "kolommen_zijn": f"De kolommen {all_names} zijn" if several else f"De kolom {name} is",
                "met": "" if several else f" met{quoted(sheet.text(name, row))}",
                "mag": "mogen" if several else "mag",
                "voorwaarde": in_words(condition),
                "ander": column_of(condition),
                "wat": all_names,
            }
        )

    return note
