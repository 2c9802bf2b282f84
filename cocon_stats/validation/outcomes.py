"""How every check came out: it holds, fails, cannot be decided, is skipped as its file is absent, or crashed.

The checks follow from the schemas, so that a check that was never made would show here as one that holds nowhere.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from cocon_stats.exports.folder import Folder
from cocon_stats.schemas import Field, Reference, Schema, Schemas
from cocon_stats.validation.conditions import column_of
from cocon_stats.validation.crashes import CRASHED, Crashes
from cocon_stats.validation.plausible import BIRTH, PERSONNEL, REFERRAL
from cocon_stats.validation.problem import Problem
from cocon_stats.validation.references import Family
from cocon_stats.validation.sheet import DOSSIER, Sheet
from cocon_stats.validation.spells import DOSSIERS, SPELLS

Outcome = Literal["holds", "fails", "undecided", "skipped", "crashed"]

_CATALOGUE = "catalogue"
_OF_FILE = ("key", "contacts", "spells")
_GROUPS = {
    "verplicht-leeg": "required",
    "datum-volgorde": "order",
    "verplicht-wanneer": "condition",
    "enkel-wanneer": "condition",
    "datum-na-jaar": "years",
    "datum-voor-1990": "years",
    "leeftijd-onwaarschijnlijk": "age",
    "nummer-andere-module": "prefix",
    "sleutel-dubbel": "key",
    "rijen-dubbel": "key",
    "sleutel-strijdig": "key",
    "verwijzing-onbekend": "reference",
    "cijfer-onbekend": "reference",
    "contact-buiten-periode": "period",
    "dossier-zonder-contact": "contacts",
    "module-buiten-dossier": "period",
    "module-onbekend": "modules",
    "dossier-zonder-module": "spells",
}


@dataclass(frozen=True, slots=True)
class CheckResult:
    """One check: the file (a name of a schema), what is checked, the column it stands at, and how it came out."""

    file: str
    check: str
    column: str | None
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class _Check:
    name: str
    column: str | None = None
    columns: tuple[str, ...] = ()
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _State:
    folder: Folder
    schemas: Schemas
    sheets: Mapping[str, Sheet]
    figures_known: bool
    crashes: Crashes


def outcomes(family: Family, problems: Collection[Problem]) -> tuple[CheckResult, ...]:
    """How each check of each file came out; files of a kind of which none is there are passed over."""
    folder, schemas = family.folder, family.schemas
    state = _State(folder, schemas, family.sheets, family.figure_ids is not None, family.crashes)
    failed = {_failed(one, folder, schemas) for one in problems if one.rule != CRASHED}
    kinds = {schemas[name].kind for name in folder.files}
    return tuple(
        CheckResult(name, check.name, check.column, _outcome(state, schema, check, failed))
        for name, schema in schemas.files.items()
        if schema.kind in kinds
        for check in _checks(schema, schemas)
    )


def _failed(problem: Problem, folder: Folder, schemas: Schemas) -> tuple[str | None, str, str | None]:
    """The one check that a problem belongs to; what stands at no column of the schema is the shape of the file."""
    check = _GROUPS.get(problem.rule, "shape")
    name = next((one for one in schemas.files if folder.shown(one) == problem.file), None)
    known = name is not None and any(field.name == problem.column for field in schemas[name].fields)
    return problem.file, check, problem.column if known and check not in _OF_FILE else None


def _checks(schema: Schema, schemas: Schemas) -> Iterator[_Check]:
    yield _Check("shape")
    for field in schema.fields:
        yield from _field_checks(field, schema)
    if schema.primary_key:
        yield _Check("key", None, schema.primary_key)
    for reference in schema.references:
        yield _Check("reference", reference.field, (reference.field,), _targets(reference, schemas))
    if schema.kind == "care":
        yield _Check("prefix", DOSSIER, (DOSSIER,))
        yield _Check("contacts", None, ("einddatum",), ("contacten",))
    if schema.name == SPELLS:
        yield _Check("period", "startdatum", ("startdatum",), (DOSSIERS,))
        yield _Check("period", "einddatum", ("einddatum",), (DOSSIERS,))
        yield _Check("modules", "typemodule", ("typemodule",), (DOSSIERS,))
    if schema.name == DOSSIERS:
        yield _Check("spells", None, (DOSSIER,), (SPELLS,))


def _field_checks(field: Field, schema: Schema) -> Iterator[_Check]:
    name = field.name
    yield _Check("shape", name, (name,))
    if field.required:
        yield _Check("required", name, (name,))
    for other in (field.not_before, field.not_after):
        if other is not None:
            file, _, column = other.rpartition(".")
            yield _Check("order", name, (name,) if file else (name, column), (file,) if file else ())
    for condition in (field.required_when, field.only_when):
        if condition is not None:
            yield _Check("condition", name, (name, column_of(condition)))
    if field.within is not None:
        yield _Check("period", name, (name,), ())
    if field.kind == "date" and not field.personal and schema.kind != PERSONNEL:
        yield _Check("years", name, (name,))
    if name == BIRTH and any(one.name == REFERRAL for one in schema.fields):
        yield _Check("age", name, (BIRTH, REFERRAL))


def _targets(reference: Reference, schemas: Schemas) -> tuple[str, ...]:
    if reference.kind == "figure":
        return (_CATALOGUE,)
    if reference.file is not None:
        return (reference.file,)
    return tuple(schema.name for schema in schemas.of_kind(reference.kind or ""))


def _outcome(
    state: _State, schema: Schema, check: _Check, failed: Collection[tuple[str | None, str, str | None]]
) -> Outcome:
    if schema.name in state.folder.absent:
        return "skipped"
    if state.crashes.stopped(schema.name, check.name):
        return "crashed"
    if (state.folder.shown(schema.name), check.name, check.column) in failed:
        return "fails"
    if check.files == (_CATALOGUE,):
        return "holds" if state.figures_known else "skipped"
    if check.files and all(name in state.folder.absent for name in check.files):
        return "skipped"
    return "holds" if _decidable(state, schema, check) else "undecided"


def _decidable(state: _State, schema: Schema, check: _Check) -> bool:
    sheet = state.sheets.get(schema.name)
    if sheet is None or any(column not in sheet.cells for column in check.columns):
        return False
    if (check.name, check.column) in sheet.undecided:
        return False
    if check.name in ("years", "contacts") and state.folder.year is None:
        return False
    return all(name in state.sheets or name in state.folder.absent for name in check.files)
