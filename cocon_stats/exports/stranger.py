"""Care files that hold the export of another modality: one fault of the file, not one of every row.

A single number with the letters of another modality can be right and is a warning of its row. A file in which there is
no other number was saved under the wrong name: its rows would be counted as the wrong help.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from cocon_stats.exports.fault import Fault
from cocon_stats.exports.table import Mask, TextColumn
from cocon_stats.exports.texts import trim
from cocon_stats.schemas import Schema, Schemas

_FEWEST = 5
_DOSSIER = "dossier_id"


def other_modality(
    columns: Mapping[str, TextColumn], data: Mask, schema: Schema, schemas: Schemas, line: int
) -> Fault | None:
    """The fault of a file in which all numbers, and at least five, have the letters of one other modality.

    `columns` are the texts of the file and `data` its rows of data; `line` is that of the column names.
    """
    if schema.dossier_prefix is None or _DOSSIER not in columns:
        return None
    column, pattern = columns[_DOSSIER], schema.field(_DOSSIER).pattern
    if _prefix(column.values[column.index[0]] if len(column.index) else "", pattern) == schema.dossier_prefix:
        return None  # nearly every file: its first number tells
    numbers = {trim(column.values[place]) for place in set(column.index[data].tolist())}
    right = [number for number in numbers if _prefix(number, pattern)]
    prefixes = {_prefix(number, pattern) for number in right}
    if len(right) < _FEWEST or len(prefixes) > 1:
        return None
    other = next((one for one in schemas.of_kind("care") if one.dossier_prefix in prefixes), schema)
    return Fault("verkeerd-bestand", line, details={"ander": other.name}) if other is not schema else None


def _prefix(number: str, pattern: str | None) -> str:
    """The letters of a number; none when it is not written as numbers are."""
    number = trim(number)
    return number.partition("-")[0] if pattern is None or re.fullmatch(pattern, number) else ""
