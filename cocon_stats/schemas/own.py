"""Reads the schemas that an organisation adds, and says in one line what is wrong with one."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from cocon_stats.errors import WrongUsage, suggestion

KINDS = ("care", "case rows", "registration", "personnel", "history", "sector")
TYPES = ("string", "date", "boolean", "integer", "number")
_CARE = ("dossier_id", "geboortedatum", "aanmelddatum", "startdatum", "einddatum")
_CONDITION = re.compile(r"([a-z_0-9]+) (?:gekend|onbekend|= .+)")


def check_codes(path: Path, raw: Any) -> None:
    """WrongUsage when `raw` does not hold code lists: name → list of value and label."""
    for entries in raw.values() if isinstance(raw, dict) else [None]:
        if not isinstance(entries, list) or not all(_is_code(one) for one in entries):
            raise WrongUsage(f'{path.name}: schrijf elke codelijst als [{{"value": "…", "label": "…"}}, …].')


def _is_code(raw: Any) -> bool:
    return isinstance(raw, dict) and all(isinstance(raw.get(key), str) for key in ("value", "label"))


def check_schema(path: Path, raw: Any, code_lists: Collection[str]) -> None:
    """WrongUsage, naming file and column, when `raw` is no schema that the program can use."""
    if not isinstance(raw, dict):
        raise WrongUsage(f"{path.name} is geen schema: het moet met {{ beginnen.")
    for key, kind in (("name", str), ("title", str), ("kind", str), ("fields", list)):
        if not isinstance(raw.get(key), kind):
            raise WrongUsage(f"{path.name}: «{key}» ontbreekt of is niet wat het moet zijn.")
    if raw["name"] != path.stem:
        raise WrongUsage(f"{path.name}: «name» is {raw['name']}; noem het bestand {raw['name']}.json.")
    _one_of(path, "kind", raw["kind"], KINDS)
    names = [_field_name(path, one) for one in raw["fields"]]
    for one in raw["fields"]:
        _check_field(f"{path.name}, kolom {one['name']}", one, names, code_lists)
    _check_names(path, raw, names)


def _field_name(path: Path, raw: Any) -> str:
    name = raw.get("name") if isinstance(raw, dict) else None
    if not isinstance(name, str) or not name:
        raise WrongUsage(f"{path.name}: elke kolom heeft een «name».")
    return name


def _check_field(place: str, raw: Mapping[str, Any], names: list[str], code_lists: Collection[str]) -> None:
    _one_of(place, "type", raw.get("type"), TYPES)
    if names.count(raw["name"]) > 1:
        raise WrongUsage(f"{place}: deze kolom staat er twee keer in.")
    if "codeList" in raw:
        _one_of(place, "codeList", raw["codeList"], code_lists)
    for key in ("notBefore", "notAfter"):
        if key in raw and "." not in str(raw[key]):
            _one_of(place, key, raw[key], names)
    for key in ("requiredWhen", "onlyWhen"):
        match = _CONDITION.fullmatch(str(raw.get(key, "x gekend")))
        if not match:
            raise WrongUsage(f"{place}: {key} kan niet «{raw[key]}» zijn; schrijf «kolom gekend» of «kolom = code».")
        if key in raw:
            _one_of(place, key, match[1], names)
    try:
        re.compile(raw.get("constraints", {}).get("pattern", ""))
    except (re.error, AttributeError, TypeError):
        raise WrongUsage(f"{place}: «constraints» of het patroon daarin is niet te lezen.") from None


def _check_names(path: Path, raw: Mapping[str, Any], names: list[str]) -> None:
    needed = _CARE if raw["kind"] == "care" else ("dossier_id",) if raw["kind"] == "case rows" else ()
    for name in needed:
        if name not in names:
            raise WrongUsage(f"{path.name}: een bestand van de soort «{raw['kind']}» heeft een kolom {name} nodig.")
    for name in raw.get("primaryKey", ()):
        _one_of(path.name, "primaryKey", name, names)


def _one_of(place: object, key: str, word: object, allowed: Collection[str]) -> None:
    if word not in allowed:
        shown = place.name if isinstance(place, Path) else place
        near = suggestion(str(word), allowed) or f" Mogelijk: {', '.join(allowed)}."
        raise WrongUsage(f"{shown}: {key} kan niet «{word}» zijn.{near}")
