"""Which columns a question may use, what they are called, and which words they hold: from the schemas alone.

Personal columns are left out; only whether they are filled in may be asked. No data are read here, and nothing heavy
is imported: the shell asks this at every press of the tab key.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cocon_stats.classes import AGE_CLASSES, QUARTERS
from cocon_stats.dutch import listing
from cocon_stats.errors import WrongUsage, suggestion
from cocon_stats.query.offered import Offered
from cocon_stats.query.question import MODALITY
from cocon_stats.query.sector_columns import BESIDE, sector_columns
from cocon_stats.schemas import Field, Schema, Schemas

YES_NO = ("nee", "ja")


_ENDED = Offered("beeindigd", "beëindigd in het jaar", "boolean", {})
_IN_YEAR = Offered("in_jaar", "in het jaar", "boolean", {})
_CASE_FILE = (
    _ENDED,
    Offered("begeleid", "begeleid in het jaar", "boolean", {}),
    Offered("lopend", "lopend na 31/12", "boolean", {}),
    Offered("kwartaal", "kwartaal van het einde", "code", dict(zip(QUARTERS, QUARTERS, strict=True))),
    Offered("leeftijd", "leeftijd bij aanmelding", "integer", {}),
    Offered("leeftijdsklasse", "leeftijd bij aanmelding", "code", dict(zip(AGE_CLASSES, AGE_CLASSES, strict=True))),
    Offered("duur_dagen", "duur in dagen", "integer", {}),
    Offered("duur_weken", "duur in weken", "number", {}),
    Offered("contact_direct", "minuten rechtstreeks contact", "integer", {}),
    Offered("contact_minuten", "minuten rechtstreeks contact", "integer", {}),
)
_PERSONNEL: Mapping[str, tuple[Offered, ...]] = {
    "medewerkers": (
        Offered("in_dienst_31_12", "in dienst op 31/12", "boolean", {}),
        Offered("in_dienst_in_jaar", "in dienst in het jaar", "boolean", {}),
        Offered("uit_dienst_in_jaar", "uit dienst in het jaar", "boolean", {}),
        Offered("leeftijd_31_12", "leeftijd op 31/12", "integer", {}),
        Offered("ancienniteit", "anciënniteit op 31/12 in jaren", "integer", {}),
        Offered("vte_dagen", "voltijdse equivalenten × dagen", "number", {}),
        Offered("dagen_in_jaar", "dagen in het jaar", "integer", {}),
        Offered("verzuim", "verzuim door ziekte of ongeval", "boolean", {}),
    ),
    "afwezigheden": (_IN_YEAR,),
    "opleidingen": (_IN_YEAR,),
    "personeel_jaar": (_IN_YEAR,),
}


def offered(source: str, schemas: Schemas) -> dict[str, Offered]:
    """The columns of `source` (an export, or ``ikt.tevredenheid``) with those derived from it."""
    parent, _, child = source.partition(".")
    if child:
        return _exported(schemas[child], schemas) | _of_case_file(parent, schemas)
    if schemas[source].kind == "care":
        return _of_case_file(source, schemas)
    own = _exported(schemas[source], schemas) | {one.name: _complete(one) for one in _derived(schemas[source])}
    beside = offered(BESIDE[source], schemas) if source in BESIDE else {}
    return own | {name: one for name, one in beside.items() if name not in own}


def _of_case_file(source: str, schemas: Schemas) -> dict[str, Offered]:
    columns = _exported(schemas[source], schemas)
    codes = schemas.codes
    more = list(_CASE_FILE)
    for code, label in codes["contact_soort"].items():
        more.append(Offered(f"contact.{code}", f"minuten contact: {label}", "integer", {}))
    for code, label in codes["kenmerk"].items():
        more.append(Offered(f"kenmerk.{code}", f"kenmerk: {label}", "code", codes["ernst"]))
    for code, label in codes["respondent"].items():
        more.append(Offered(f"tevredenheid.{code}", f"aantal metingen: {label}", "integer", {}))
    follow_up = schemas["opvolging"]
    if any(one.file == source for one in follow_up.references):
        questions = [one for one in follow_up.fields if one.kind == "boolean"]
        more += [Offered(f"opvolging.{one.name}", f"opvolging: {one.title}", "boolean", {}) for one in questions]
    return columns | {one.name: _complete(one) for one in more}


def _exported(schema: Schema, schemas: Schemas) -> dict[str, Offered]:
    keys = {one.field for one in schema.references} | set(schema.primary_key if len(schema.primary_key) == 1 else ())
    return {one.name: _complete(_field(one, keys, schemas)) for one in schema.fields if not one.personal}


def _field(field: Field, keys: set[str], schemas: Schemas) -> Offered:
    words = schemas.codes[field.code_list] if field.code_list else {}
    return Offered(field.name, field.title, field.kind, words, field.kind == "string" and field.name in keys)


def _complete(column: Offered) -> Offered:
    if column.kind != "boolean":
        return column
    return Offered(column.name, column.title, column.kind, {one: one for one in YES_NO})


def _derived(schema: Schema) -> tuple[Offered, ...]:
    if schema.kind == "sector":
        return sector_columns(schema.name)
    if schema.kind == "personnel":
        return _PERSONNEL.get(schema.name, ())
    names = {one.name for one in schema.fields}
    return (_IN_YEAR,) * ("datum" in names) + (_ENDED,) * ("einddatum" in names)


def find(name: str, sources: Iterable[str], schemas: Schemas) -> Offered:
    """The column called `name`, which every source must have; WrongUsage names the nearest right ones."""
    sources = tuple(sources)
    if name == MODALITY:
        return Offered(MODALITY, "hulpvorm", "code", {one.partition(".")[0]: _title(one, schemas) for one in sources})
    found = None
    for source in sources:
        columns = offered(source, schemas)
        if name not in columns:
            raise WrongUsage(f"{source} heeft geen kolom «{name}».{_hint(name, source, sources, schemas)}")
        found = found or columns[name]
    assert found is not None, "a question has at least one source"
    return found


def is_personal(name: str, sources: Iterable[str], schemas: Schemas) -> bool:
    """Whether `name` is a personal column of one of the exports behind these sources."""
    files = {file for source in sources for file in source.split(".")}
    return any(field.name == name and field.personal for file in files for field in schemas[file].fields)


def _title(source: str, schemas: Schemas) -> str:
    return schemas[source.partition(".")[0]].title


def _hint(name: str, source: str, sources: tuple[str, ...], schemas: Schemas) -> str:
    having = [one for one in (*sources, *schemas.modalities) if name in offered(one, schemas)]
    if having:
        return f" Die is er wel bij {listing(dict.fromkeys(having))}."
    names = [MODALITY, *offered(source, schemas)]
    plain = [one for one in names if "." not in one]
    return suggestion(name, names) or f" Mogelijk zijn: {', '.join(plain)}."
