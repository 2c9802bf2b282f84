"""Which figures a problem in the exports can touch: from a file and a column to the figures that rest on it.

Worked out from the definitions. A derived column rests on the columns named here, as docs/columns.md describes them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import PurePosixPath

from cocon_stats.catalogue import Catalogue, Definition
from cocon_stats.schemas import Schemas
from cocon_stats.validation.problem import Problem

_PERIOD = ("startdatum", "einddatum")
_AGE = ("geboortedatum", "aanmelddatum")
_EMPLOYED = ("in_dienst", "uit_dienst")
_WITHIN: dict[str, tuple[str, ...]] = {
    "beeindigd": ("einddatum",),
    "begeleid": _PERIOD,
    "lopend": _PERIOD,
    "kwartaal": ("einddatum",),
    "leeftijd": _AGE,
    "leeftijdsklasse": _AGE,
    "duur_dagen": _PERIOD,
    "duur_weken": _PERIOD,
    "in_jaar": ("datum", "van", "jaar"),
    "in_dienst_31_12": _EMPLOYED,
    "in_dienst_in_jaar": _EMPLOYED,
    "uit_dienst_in_jaar": _EMPLOYED,
    "leeftijd_31_12": ("geboortedatum",),
    "ancienniteit": ("in_dienst",),
    "vte_dagen": ("vte", *_EMPLOYED),
    "dagen_in_jaar": (),
}
_FROM: dict[str, str] = {
    "contact": "contacten",
    "kenmerk.": "kenmerken",
    "tevredenheid.": "tevredenheid",
    "opvolging.": "opvolging",
    "verzuim": "afwezigheden",
}
_UNUSED = {("contacten", "datum")}  # a contact counts whatever its date
_LINKS = ("dossier_id", "medewerker_id")
_ALL = ""  # stands for all columns of a file

Place = tuple[str, str]


def rests_on(definition: Definition, schemas: Schemas) -> set[Place]:
    """The (file, column) pairs behind a definition; an empty column stands for every column of the file."""
    places: set[Place] = set()
    for source in definition.sources:
        files = _files(source)
        places |= {(part, _ALL) for part in files}
        places |= {(part, "dossier_id") for part in files if len(files) > 1}
        places |= {place for name in _columns(definition) for place in _places(source, name, schemas)}
    per = definition.per
    if per and per.column:
        source = per.source or definition.sources[0]
        names = [per.column, *(one.column for one in per.select or ())]
        places |= {(source, _ALL), *(place for name in names for place in _places(source, name, schemas))}
    return places


class Touched:
    """Answers which figures a problem touches."""

    def __init__(self, catalogue: Catalogue, schemas: Schemas) -> None:
        self._schemas = schemas
        self._places = {one.id: rests_on(one, schemas) for one in catalogue}
        for one in catalogue:
            for part in _figures(one, catalogue):
                self._places[one.id] |= self._places[part]
        self._found: dict[tuple[str, str, str], tuple[str, ...]] = {}

    def __call__(self, problem: Problem) -> Sequence[str]:
        """The ids of the figures, in the order of the catalogue; none for a file that no figure rests on."""
        file = PurePosixPath(problem.file or "").stem.lower()
        if file not in self._schemas.files:
            return ()
        key = (file, self._column(file, problem), self._modality(file, problem))
        if key not in self._found:
            self._found[key] = tuple(self._select(*key))
        return self._found[key]

    def _column(self, file: str, problem: Problem) -> str:
        """The column that matters; all of them when the row or the whole file is left out."""
        field = next((one for one in self._schemas[file].fields if one.name == problem.column), None)
        if field is None or (field.required and problem.severity == "error"):
            return _ALL
        return field.name

    def _modality(self, file: str, problem: Problem) -> str:
        """The modality on whose case files the row hangs, when that is known."""
        prefix = (problem.dossier_id or "").partition("-")[0]
        if self._schemas[file].kind != "case rows" or not prefix:
            return ""
        return next((one.name for one in self._schemas.of_kind("care") if one.dossier_prefix == prefix), "")

    def _select(self, file: str, column: str, modality: str) -> Iterator[str]:
        for figure, places in self._places.items():
            if (file, column) in places and (not modality or (modality, _ALL) in places):
                yield figure


def _figures(definition: Definition, catalogue: Catalogue) -> Iterator[str]:
    """The figures that a total or a ratio is made of."""
    if definition.figures:
        yield from (one.id for one in catalogue if fnmatchcase(one.id, definition.figures) and one.id != definition.id)
    if definition.per and definition.per.figure:
        yield definition.per.figure


def _files(source: str) -> list[str]:
    """``ikt.tevredenheid`` are rows of tevredenheid that hang on ikt."""
    return source.split(".")


def _columns(definition: Definition) -> Iterator[str]:
    for condition in (*definition.select, *definition.base, *definition.where):
        yield condition.column
    yield from (name for name in (definition.column, definition.unknown) if name)


def _places(source: str, name: str, schemas: Schemas) -> Iterator[Place]:
    """Where a column of `source`, of the export or derived, comes from."""
    own = _files(source)[-1]
    for file in _files(source):
        if any(field.name == name for field in schemas[file].fields):
            yield (file, name)
    for start, other in _FROM.items():
        if name.startswith(start):
            used = {(other, field.name) for field in schemas[other].fields} - _UNUSED
            yield from (*used, (other, _ALL))
            yield from ((own, field.name) for field in schemas[own].fields if field.name in _LINKS)
    owner = _files(source)[0] if name == "beeindigd" else own
    yield from ((owner, column) for column in _WITHIN.get(name, ()))
