"""From the column names of a file to the columns of its schema, and what is wrong with the names."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from cocon_stats.exports.fault import Fault
from cocon_stats.exports.heading import is_name
from cocon_stats.exports.layout import Layout
from cocon_stats.exports.nearest import nearest
from cocon_stats.exports.texts import folded
from cocon_stats.schemas import Schema, Schemas


@dataclass(frozen=True, slots=True)
class Header:
    """`positions` of the schema's columns that are there; `nameless` the places of columns without a name.

    `spare` is how many columns are absent when they are the last ones, so that they may only have lost their names;
    of columns absent in between nobody knows where the cells of the others stand.
    """

    positions: dict[str, int]
    nameless: tuple[int, ...]
    faults: tuple[Fault, ...]
    spare: int = 0


def match_header(layout: Layout, schema: Schema, schemas: Schemas) -> Header:
    """Match the header of a file with its schema. Faults: two columns with one name, absent and unknown columns.

    A text that is not clearly a name is never told: it may be a value in the place of a name.
    """
    line = layout.header_line
    names = {folded(field.name): field.name for field in schema.fields}
    positions = {names[name]: place for place, name in reversed(list(enumerate(layout.header))) if name in names}
    nameless = tuple(place for place, name in enumerate(layout.header) if not name)
    double = {name: times - 1 for name, times in Counter(layout.header).items() if name and times > 1}
    faults = [_double_fault(layout, layout.header.index(name), names.get(name)) for name in double]
    if layout.damaged:
        faults.append(Fault("tekst-verminkt-kop", line))
    absent = [field.name for field in schema.fields if field.name not in positions]
    unknown = {
        name: place for place, name in enumerate(layout.header) if name and name not in names and name not in double
    }
    other = _other_schema(layout, schema, absent, schemas)
    if other is not None:
        return Header(positions, nameless, (Fault("verkeerd-bestand", line, details={"ander": other.name}),))
    # a column that got the name of another is there twice under that name, and so not absent
    lost = absent if len(absent) > sum(double.values()) else []
    faults += _column_faults(schema, lost, unknown, layout)
    ordered = [name for name in layout.header if name] == [folded(one.name) for one in schema.fields][: len(positions)]
    return Header(positions, nameless, tuple(faults), len(absent) if ordered else 0)


def _double_fault(layout: Layout, place: int, known: str | None) -> Fault:
    return _named("kolom-dubbel", layout, place, known or layout.written[place])


def _named(rule: str, layout: Layout, place: int, name: str, hint: str = "") -> Fault:
    """The fault of a column under its name; by its place when the name is not clearly one."""
    written = layout.written[place]
    if not is_name(written):
        return Fault(rule, layout.header_line, details={"kolom": f"nummer {place + 1}", "hint": hint})
    return Fault(rule, layout.header_line, name, written, {"kolom": name, "hint": hint})


def _column_faults(schema: Schema, absent: list[str], unknown: dict[str, int], layout: Layout) -> list[Fault]:
    """Absent and unknown columns; a misspelled name is both, and gives one fault: that of the absent column."""
    faults = []
    left = dict(unknown)
    for name in absent:
        close = _misspelled(name, left, alone=len(absent) == len(unknown) == 1)
        written = _quoted(layout, left.pop(close)) if close is not None else ""
        rule = "kolom-verplicht-ontbreekt" if schema.field(name).required else "kolom-ontbreekt"
        hint = f" Er staat wel een onbekende kolom {written}." if written else ""
        faults.append(Fault(rule, layout.header_line, name, None, {"hint": hint}))
    for name, place in left.items():
        guess = nearest(name, [folded(field.name) for field in schema.fields if field.name not in absent])
        hint = f" De naam lijkt op die van de kolom {guess}, die er al is." if guess else ""
        faults.append(_named("kolom-onbekend", layout, place, layout.written[place], hint))
    return faults


def _quoted(layout: Layout, place: int) -> str:
    written = layout.written[place]
    return f"'{written}'" if is_name(written) else f"(nummer {place + 1})"


def _misspelled(name: str, unknown: dict[str, int], alone: bool) -> str | None:
    close = nearest(folded(name), list(unknown))
    return next(iter(unknown)) if close is None and alone else close


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
