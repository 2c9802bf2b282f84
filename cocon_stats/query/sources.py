"""Which records a question is about: from the words people type to the names of `Dataset.records`."""

from __future__ import annotations

from collections.abc import Iterable

from cocon_stats.errors import WrongUsage, suggestion
from cocon_stats.query.question import MeasureName
from cocon_stats.schemas import Schemas

EVERY_MODALITY = "alle"
SURVEY = "tevredenheid"


def words(schemas: Schemas) -> list[str]:
    """What may be typed: the modalities, ``alle``, the other exports, and ``ikt.tevredenheid`` and the like."""
    hanging = [one.name for one in schemas.of_kind("case rows")]
    return [
        *schemas.modalities,
        EVERY_MODALITY,
        *(one for one in schemas.files if one not in schemas.modalities),
        *(one for child in hanging for one in _per_modality(child, schemas)),
    ]


def resolve(typed: Iterable[str], measure: MeasureName, schemas: Schemas) -> tuple[str, ...]:
    """The records that are meant. ``alle`` are all modalities; an export that hangs on case files is taken per
    modality; a score is asked of the surveys of the case files. WrongUsage names the nearest right words.
    """
    names: dict[str, None] = {}
    for word in typed:
        names.update(dict.fromkeys(_one(word.strip().lower(), schemas)))
    sector = [one for one in names if one in schemas.files and schemas[one].kind == "sector"]
    if 0 < len(sector) < len(names):
        own = next(one for one in names if one not in sector)
        raise WrongUsage(f"{sector[0]} en {own} kunnen niet samen: de sector telt anders dan de organisatie.")
    if measure == "score":
        return tuple(_surveyed(one, schemas) for one in names)
    return tuple(names)


def of_sector(sources: Iterable[str], schemas: Schemas) -> bool:
    """Whether the records are those of the sector."""
    return all(one in schemas.files and schemas[one].kind == "sector" for one in sources)


def _one(word: str, schemas: Schemas) -> list[str]:
    known = words(schemas)
    if word not in known:
        hint = suggestion(word, known) or f" Mogelijk zijn: {', '.join(one for one in known if '.' not in one)}."
        raise WrongUsage(f"«{word}» is geen hulpvorm of bestand.{hint}")
    if word == EVERY_MODALITY:
        return list(schemas.modalities)
    if word in schemas.files and schemas[word].kind == "case rows":
        return _per_modality(word, schemas)
    return [word]


def _per_modality(child: str, schemas: Schemas) -> list[str]:
    references = schemas[child].references
    every = any(one.kind == "care" for one in references)
    owners = {one.file for one in references}
    return [f"{one}.{child}" for one in schemas.modalities if every or one in owners]


def _surveyed(source: str, schemas: Schemas) -> str:
    parent, _, child = source.partition(".")
    if child not in ("", SURVEY) or schemas[parent].kind != "care":
        raise WrongUsage(f"Een score is er alleen bij dossiers en bij tevredenheid, niet bij {source}.")
    return f"{parent}.{SURVEY}"


def titled(sources: Iterable[str], schemas: Schemas) -> str:
    """What the records are called: ``IKT``, ``IKT + CBAW``, ``Alle hulpvormen``, ``Tevredenheidsmetingen van IKT``."""
    pairs = [one.partition(".") for one in sources]
    parents = tuple(dict.fromkeys(parent for parent, _, _ in pairs))
    every = len(parents) > 1 and parents == schemas.modalities
    names = "Alle hulpvormen" if every else " + ".join(schemas[one].title for one in parents)
    children = dict.fromkeys(schemas[child].title for _, _, child in pairs if child)
    if not children:
        return names
    return f"{' + '.join(children)} van {names[0].lower() + names[1:] if every else names}"
