"""The exports a figure rests on, found in its definition."""

from __future__ import annotations

from collections.abc import Iterator

from cocon_stats.catalogue import Catalogue, Definition
from cocon_stats.schemas import Schemas

# Derived columns and the export they are derived from; those of the case file itself need no other.
_BEHIND = {
    "contact": "contacten",
    "contact_direct": "contacten",
    "contact_minuten": "contacten",
    "kenmerk": "kenmerken",
    "tevredenheid": "tevredenheid",
    "opvolging": "opvolging",
    "verzuim": "afwezigheden",
}


def files_behind(definition: Definition, catalogue: Catalogue, schemas: Schemas) -> tuple[str, ...]:
    """The names of the exports, in the order of the schemas."""
    found = set(_files(definition, catalogue))
    return tuple(one for one in schemas.files if one in found)


def _files(definition: Definition, catalogue: Catalogue) -> Iterator[str]:
    if definition.figures is not None:
        for part in parts_of(definition, catalogue):
            yield from _files(part, catalogue)
        return
    for source in definition.sources:
        yield from source.split(".")
    for column in columns_of(definition):
        behind = _BEHIND.get(column.partition(".")[0])
        if behind:
            yield behind
    if definition.per and definition.per.source:
        yield definition.per.source
    if definition.per and definition.per.figure:
        yield from _files(catalogue[definition.per.figure], catalogue)


def parts_of(definition: Definition, catalogue: Catalogue) -> list[Definition]:
    """The figures that a total adds up; of any other figure the figure itself."""
    if definition.figures is None:
        return [definition]
    return [one for one in catalogue.matching(definition.figures) if one.id != definition.id]


def columns_of(definition: Definition) -> list[str]:
    """The columns a definition looks at."""
    names = [one.column for one in (*definition.select, *definition.base, *definition.where)]
    per = definition.per
    named = [definition.column, definition.unknown, per.column if per else None]
    names += [one for one in named if one]
    names += [one.column for one in (per.select if per and per.select else ())]
    return list(dict.fromkeys(names))
