"""From the column names of a file to the columns of its schema, and what is wrong with the names."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from cocon_stats.exports.fault import Fault
from cocon_stats.exports.layout import Layout
from cocon_stats.exports.nearest import nearest
from cocon_stats.exports.texts import folded
from cocon_stats.schemas import Schema, Schemas


@dataclass(frozen=True, slots=True)
class Header:
    """`positions` of the schema's columns that are there; `nameless` the places of columns without a name.

    `spare` is how many columns are absent.
    """

    positions: dict[str, int]
    nameless: tuple[int, ...]
    faults: tuple[Fault, ...]
    spare: int = 0


def match_header(layout: Layout, schema: Schema, schemas: Schemas) -> Header:
    """Match the header of a file with its schema. Faults: two columns with one name, absent and unknown columns."""
    line = layout.header_line
    names = {folded(field.name): field.name for field in schema.fields}
    positions = {names[name]: place for place, name in reversed(list(enumerate(layout.header))) if name in names}
    nameless = tuple(place for place, name in enumerate(layout.header) if not name)
    double = [name for name, times in Counter(layout.header).items() if name and times > 1]
    faults = [Fault("kolom-dubbel", line, names.get(name, name), layout.written[layout.header.index(name)],
                    {"kolom": names.get(name, name)}) for name in double]  # fmt: skip
    if layout.damaged:
        faults.append(Fault("tekst-verminkt-kop", line))
    absent = [field.name for field in schema.fields if field.name not in positions]
    unknown = {
        name: layout.written[place]
        for place, name in enumerate(layout.header)
        if name and name not in names and name not in double
    }
    other = _other_schema(layout, schema, absent, schemas)
    if other is not None:
        return Header(positions, nameless, (Fault("verkeerd-bestand", line, details={"ander": other.name}),))
    faults += _column_faults(schema, absent, unknown, line)
    return Header(positions, nameless, tuple(faults), len(absent))


def _column_faults(schema: Schema, absent: list[str], unknown: dict[str, str], line: int) -> list[Fault]:
    """Absent and unknown columns; a misspelled name is both, and gives one fault: that of the absent column."""
    faults = []
    left = dict(unknown)
    for name in absent:
        written = _misspelled(name, left, alone=len(absent) == len(unknown) == 1)
        if written is not None:
            left.pop(folded(written), None)
        rule = "kolom-verplicht-ontbreekt" if schema.field(name).required else "kolom-ontbreekt"
        hint = f" Er staat wel een onbekende kolom '{written}'." if written else ""
        faults.append(Fault(rule, line, name, None, {"hint": hint}))
    for name, written in left.items():
        guess = nearest(name, [folded(field.name) for field in schema.fields if field.name not in absent])
        hint = f" De naam lijkt op die van de kolom {guess}, die er al is." if guess else ""
        faults.append(Fault("kolom-onbekend", line, written, written, {"hint": hint}))
    return faults


def _misspelled(name: str, unknown: dict[str, str], alone: bool) -> str | None:
    close = nearest(folded(name), list(unknown))
    if close is None and alone:
        close = next(iter(unknown))
    return unknown[close] if close is not None else None


def _other_schema(layout: Layout, schema: Schema, absent: list[str], schemas: Schemas) -> Schema | None:
    """The schema whose columns these are, when the file's own are absent and several are unknown to it."""
    present = {name for name in layout.header if name}
    unknown = present - {folded(field.name) for field in schema.fields}
    if len(unknown) < 2 or not any(schema.field(name).required for name in absent):
        return None
    for other in schemas.files.values():
        required = {folded(field.name) for field in other.fields if field.required}
        if other.name != schema.name and required <= present <= {folded(field.name) for field in other.fields}:
            return other
    return None
