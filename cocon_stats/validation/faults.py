"""From what reading found wrong with a file, its header or a row to problems.

A column name that the schema does not know can be a value: when the cell with the name was deleted and the column
shifted up. One that can be personal is not told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from cocon_stats.exports.fault import Fault
from cocon_stats.exports.reading import Reading
from cocon_stats.schemas import Schema
from cocon_stats.validation.messages import Place, more_of, problem
from cocon_stats.validation.personal import holds_person_number, reads_as_date
from cocon_stats.validation.problem import Problem
from cocon_stats.validation.sheet import MOST

_NAMES = 4
_ABSENT = ("kolom-verplicht-ontbreekt", "kolom-ontbreekt")
_SAME = "Is dat dezelfde kolom, geef ze dan de naam {}."
_OPEN = "begint een cel met een aanhalingsteken dat niet goed gesloten wordt"
_QUOTED = re.compile(r"'([^']*)'")
_MANY_DIGITS = 6
_NOT_TOLD = "(de naam wordt niet getoond, want ze kan een persoonlijk gegeven zijn)"


def reading_problems(reading: Reading, schema: Schema) -> Iterator[Problem]:
    """The problems of one file as such; beyond `MOST` of one rule the others become one problem."""
    by_rule: dict[str, list[Fault]] = {}
    for fault in reading.faults:
        by_rule.setdefault(fault.rule, []).append(fault)
    for rule, faults in by_rule.items():
        faults.sort(key=lambda fault: fault.line or 0)
        for fault in faults[:MOST]:
            yield _problem(_told(fault), reading.file.shown, schema)
        if len(faults) > MOST:
            yield more_of(rule, Place(reading.file.shown, faults[MOST].line), len(faults) - MOST)


def _problem(fault: Fault, shown: str, schema: Schema) -> Problem:
    details = dict(fault.details)
    if fault.rule == "kopregel-ontbreekt":
        details["kolommen"] = ", ".join(field.name for field in schema.fields[:_NAMES])
    if fault.rule == "aanhalingsteken-open":
        details.setdefault("wat", _OPEN)
    if fault.rule in _ABSENT and details.get("hint"):
        details["advies"] = _SAME.format(fault.column)
    if "cellen" in details:
        details["cel_woord"] = "cel" if details["cellen"] == "1" else "cellen"
    personal = {field.name for field in schema.fields if field.personal}
    value = None if fault.column in personal else fault.value
    other = None if fault.other_line is None else shown
    place = Place(shown, fault.line, fault.column, value, other_file=other, other_line=fault.other_line)
    return problem(fault.rule, place, details)


def _told(fault: Fault) -> Fault:
    """The fault without names of columns that can be personal values."""
    details = dict(fault.details)
    if any(map(_can_be_personal, _QUOTED.findall(details.get("hint", "")))):
        details["hint"] = ""
    if not _can_be_personal(fault.column or "") and not _can_be_personal(fault.value or ""):
        return replace(fault, details=details)
    return replace(fault, column=None, value=None, details={**details, "kolom": _NOT_TOLD})


def _can_be_personal(name: str) -> bool:
    return bool(name) and (
        holds_person_number(name) or reads_as_date(name) or sum(map(str.isdigit, name)) >= _MANY_DIGITS
    )
