"""From what reading found wrong with a file, its header or a row to problems."""

from __future__ import annotations

from collections.abc import Iterator

from cocon_stats.exports.fault import Fault
from cocon_stats.exports.reading import Reading
from cocon_stats.schemas import Schema
from cocon_stats.validation.messages import Place, more_of, problem
from cocon_stats.validation.problem import Problem
from cocon_stats.validation.sheet import MOST

_NAMES = 4
_ABSENT = ("kolom-verplicht-ontbreekt", "kolom-ontbreekt")
_SAME = "Is dat dezelfde kolom, geef ze dan de naam {}."
_OPEN = "begint een cel met een aanhalingsteken dat niet goed gesloten wordt"


def reading_problems(reading: Reading, schema: Schema) -> Iterator[Problem]:
    """The problems of one file as such; beyond `MOST` of one rule the others become one problem."""
    by_rule: dict[str, list[Fault]] = {}
    for fault in reading.faults:
        by_rule.setdefault(fault.rule, []).append(fault)
    for rule, faults in by_rule.items():
        faults.sort(key=lambda fault: fault.line or 0)
        for fault in faults[:MOST]:
            yield _problem(fault, reading.file.shown, schema)
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
