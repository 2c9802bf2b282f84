"""From what reading found wrong with a file, its header or a row to problems."""

from __future__ import annotations

from collections.abc import Iterator

from cocon_stats.exports.reading import Reading
from cocon_stats.schemas import Schema
from cocon_stats.validation.messages import Place, problem
from cocon_stats.validation.problem import Problem

_NAMES = 4


def reading_problems(reading: Reading, schema: Schema) -> Iterator[Problem]:
    """The problems of one file as such."""
    personal = {field.name for field in schema.fields if field.personal}
    for fault in reading.faults:
        details = dict(fault.details)
        if fault.rule == "kopregel-ontbreekt":
            details["kolommen"] = ", ".join(field.name for field in schema.fields[:_NAMES])
        if "cellen" in details:
            details["cel_woord"] = "cel" if details["cellen"] == "1" else "cellen"
        value = None if fault.column in personal else fault.value
        yield problem(fault.rule, Place(reading.file.shown, fault.line, fault.column, value), details)
