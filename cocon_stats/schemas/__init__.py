"""The schemas of the exports: which columns each file has, their types, code lists and constraints.

The JSON files beside this module are Frictionless Table Schemas with a few properties of our own (``codeList``,
``personal``, ``requiredWhen`` …, see docs/schemas.md). They are loaded, never copied into code.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal

Kind = Literal["string", "code", "codes", "date", "boolean", "integer", "number"]

SCHEMA_DIR = Path(__file__).parent
CODES = "codes.json"


@dataclass(frozen=True, slots=True)
class Field:
    """One column of an export, as the contract (fields.csv) describes it."""

    name: str
    title: str
    kind: Kind
    required: bool = False
    code_list: str | None = None
    pattern: str | None = None
    minimum: int | None = None
    maximum: int | None = None
    exclusive_minimum: int | None = None
    thousands: bool = False
    personal: bool = False
    not_before: str | None = None
    not_after: str | None = None
    within: tuple[str, str] | None = None
    required_when: str | None = None
    only_when: str | None = None
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """A column whose value must stand in another place: a column of a file, any file of a kind, or the catalogue."""

    field: str
    file: str | None = None
    column: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Schema:
    """One export file: its columns, key and references."""

    name: str
    title: str
    kind: str
    fields: tuple[Field, ...]
    primary_key: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    dossier_prefix: str | None = None
    descriptor: Mapping[str, Any] = field(default_factory=dict, repr=False, compare=False)

    def field(self, name: str) -> Field:
        """The field called `name`; KeyError when the schema has none."""
        for candidate in self.fields:
            if candidate.name == name:
                return candidate
        raise KeyError(name)


@dataclass(frozen=True, eq=False)
class Schemas:
    """All export files that may stand in a folder, and the code lists they use."""

    files: Mapping[str, Schema]
    codes: Mapping[str, Mapping[str, str]]

    def __getitem__(self, name: str) -> Schema:
        return self.files[name]

    def of_kind(self, kind: str) -> tuple[Schema, ...]:
        """The schemas of one kind ("care", "case rows", "registration", "personnel", "history", "sector")."""
        return tuple(schema for schema in self.files.values() if schema.kind == kind)

    @property
    def modalities(self) -> tuple[str, ...]:
        """The names of the care files, in the order of the contract."""
        return tuple(schema.name for schema in self.of_kind("care"))


FILE_ORDER = (
    "ci tnt cah ikt cbv tb cbaw contacten kenmerken tevredenheid opvolging otb groepen erkenningen medewerkers "
    "afwezigheden opleidingen personeel_jaar historiek sector_dossiers sector_modules sector_capaciteit "
    "sector_gebruik sector_voorzieningen sector_bedragen"
).split()


def _field(raw: Mapping[str, Any], missing: tuple[str, ...]) -> Field:
    constraints = raw.get("constraints", {})
    kind: Kind = raw["type"]
    if "codeList" in raw:
        kind = "codes" if "separator" in raw else "code"
    return Field(
        name=raw["name"],
        title=raw.get("title", raw["name"]),
        kind=kind,
        required=constraints.get("required", False),
        code_list=raw.get("codeList"),
        pattern=constraints.get("pattern"),
        minimum=constraints.get("minimum"),
        maximum=constraints.get("maximum"),
        exclusive_minimum=constraints.get("exclusiveMinimum"),
        thousands="groupChar" in raw,
        personal=raw.get("personal", False),
        not_before=raw.get("notBefore"),
        not_after=raw.get("notAfter"),
        within=tuple(raw["within"]) if "within" in raw else None,
        required_when=raw.get("requiredWhen"),
        only_when=raw.get("onlyWhen"),
        missing=tuple(raw.get("missingValues", missing)),
    )


def _schema(raw: Mapping[str, Any]) -> Schema:
    missing = tuple(raw.get("missingValues", [""]))
    return Schema(
        name=raw["name"],
        title=raw["title"],
        kind=raw["kind"],
        fields=tuple(_field(one, missing) for one in raw["fields"]),
        primary_key=tuple(raw.get("primaryKey", ())),
        references=tuple(Reference(**one) for one in raw.get("references", ())),
        dossier_prefix=raw.get("dossierPrefix"),
        descriptor=raw,
    )


def load_schemas(*extra: Path) -> Schemas:
    """Load the schemas of the package, then those of the `extra` folders (a same name replaces).

    An extra folder may hold its own ``codes.json``; its lists are added. WrongUsage says what is wrong with a file.
    """
    return _load(extra) if extra else _packaged()


@cache
def _packaged() -> Schemas:
    return _load(())


def _read(path: Path, codes: Mapping[str, Any]) -> Any:
    if path.parent == SCHEMA_DIR:
        return json.loads(path.read_text(encoding="utf-8"))
    from cocon_stats.handwritten import read_json
    from cocon_stats.schemas.own import check_codes, check_schema

    raw = read_json(path)
    if path.name == CODES:
        check_codes(path, raw)
    else:
        check_schema(path, raw, codes)
    return raw


def _load(extra: tuple[Path, ...]) -> Schemas:
    files: dict[str, Schema] = {}
    codes: dict[str, dict[str, str]] = {}
    for folder in (SCHEMA_DIR, *extra):
        if (folder / CODES).is_file():
            raw = _read(folder / CODES, codes)
            codes.update({name: {one["value"]: one["label"] for one in entries} for name, entries in raw.items()})
        for path in sorted(folder.glob("*.json")):
            if path.name != CODES:
                raw = _read(path, codes)
                files[raw["name"]] = _schema(raw)
    ordered = [name for name in FILE_ORDER if name in files] + [name for name in files if name not in FILE_ORDER]
    return Schemas({name: files[name] for name in ordered}, codes)
