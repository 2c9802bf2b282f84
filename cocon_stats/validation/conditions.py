"""Columns that must, or may only, be filled in when another column says so ("required when", "only when").

The fault stands at the dependent column. Fields are taken in the order of the schema and a fault makes its cell
doubtful, so that what follows from it is not reported again.
"""

from __future__ import annotations

import re

import numpy as np

from cocon_stats.exports.table import Mask
from cocon_stats.schemas import Field
from cocon_stats.validation.messages import quoted
from cocon_stats.validation.sheet import Note, Sheet

_FILLED = re.compile(r"(\w+) gekend")
_EQUALS = re.compile(r"(\w+) = (\w+)")


def check_conditions(sheet: Sheet) -> None:
    """Report cells that are empty but must be filled in, and cells that are filled in but must be empty."""
    for field in sheet.schema.fields:
        if field.name not in sheet.cells:
            continue
        if field.required_when is not None:
            _required_when(sheet, field, field.required_when)
        if field.only_when is not None:
            _only_when(sheet, field, field.only_when)


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


def _only_when(sheet: Sheet, field: Field, condition: str) -> None:
    state = _state(sheet, condition)
    if state is None:
        return
    true, decided = state
    rows = np.flatnonzero(~true & decided & sheet.sure(field.name))
    details = {"voorwaarde": in_words(condition), "ander": column_of(condition)}

    def note(row: int) -> Note:
        return Note({**details, "met": f" met{quoted(sheet.text(field.name, row))}"})

    sheet.report("enkel-wanneer", field.name, rows.tolist(), note)
    sheet.fault(field.name, rows)
