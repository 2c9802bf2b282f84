"""Rows that hang on a record of another file: is it there? Contract: "unknown dossier", and what is no orphan.

A file that cannot be used makes no orphans, a file that is absent is one warning, and a number that stands damaged
in its own file is reported there and not at every row that hangs on it (see `missing`).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cocon_stats.dutch import listing
from cocon_stats.exports.folder import Folder
from cocon_stats.exports.nearest import nearest
from cocon_stats.exports.strings import same_number
from cocon_stats.schemas import Reference, Schemas
from cocon_stats.validation.crashes import Crashes
from cocon_stats.validation.messages import Place, problem
from cocon_stats.validation.missing import Missing
from cocon_stats.validation.parents import Parents, gather
from cocon_stats.validation.problem import Problem
from cocon_stats.validation.sheet import DOSSIER, Note, Sheet

_GUESSES = 300
Links = NDArray[np.integer[Any]]
"""Per row the number of the record it hangs on, -1 when there is none that can be used."""


@dataclass(slots=True)
class Family:
    """Everything needed to tell what the rows of a sheet hang on.

    `missed` collects absent and empty files and who needs them, `missing` the numbers that stand nowhere, `crashes`
    the checks that stopped.
    """

    folder: Folder
    schemas: Schemas
    sheets: Mapping[str, Sheet]
    figure_ids: Collection[str] | None
    missed: dict[str, list[str]] = field(default_factory=dict)
    _parents: dict[tuple[str, ...], Parents] = field(default_factory=dict)
    missing: Missing = field(default_factory=Missing)
    crashes: Crashes = field(default_factory=Crashes)

    def parents(self, reference: Reference) -> Parents:
        """The records that a reference may point to."""
        names = self.targets(reference)
        if names not in self._parents:
            column = reference.column or DOSSIER
            present = [self.sheets[name] for name in names if name in self.sheets]
            self._parents[names] = gather(present, column)
        return self._parents[names]

    def targets(self, reference: Reference) -> tuple[str, ...]:
        """The files that a reference may point to."""
        if reference.file is not None:
            return (reference.file,)
        return tuple(schema.name for schema in self.schemas.of_kind(reference.kind or ""))

    def home(self, reference: Reference, number: str) -> str | None:
        """The file in which a number should stand: the only one, or the one whose prefix it has."""
        return reference.file if reference.file is not None else self._of_prefix(number)

    def may_have_held(self, reference: Reference, number: str) -> str | None:
        """The file of which a damaged row may have held the number: one whose numbers are written so."""
        home = self._of_prefix(number)
        parents = self.parents(reference)
        if home is None:
            home = reference.file or parents.writes(number.partition("-")[0])
        if home is None or home not in parents.starts:
            return None
        pattern = self.schemas[home].field(parents.column).pattern
        return home if pattern is None or re.fullmatch(pattern, number) else None

    def _of_prefix(self, number: str) -> str | None:
        prefix = number.partition("-")[0].upper()
        return next((one.name for one in self.schemas.of_kind("care") if one.dossier_prefix == prefix), None)


def check_references(family: Family) -> dict[str, Links]:
    """Report the rows of all sheets that hang on nothing; gives per sheet what its rows hang on."""
    links: dict[str, Links] = {}
    waiting: list[tuple[Sheet, Reference, list[int]]] = []
    for sheet in family.sheets.values():
        for reference in sheet.schema.references:
            if reference.kind == "figure":
                _check_figures(sheet, reference, family.figure_ids)
            else:
                links[sheet.schema.name], orphans = _link(family, sheet, reference)
                waiting.append((sheet, reference, orphans))
    for sheet, reference, orphans in waiting:
        _report_orphans(family, sheet, reference, orphans)
    return links


def absent_files(family: Family) -> list[Problem]:
    """One problem for each file that is absent, or holds no row at all, while rows of others hang on it."""
    found = []
    for name, children in family.missed.items():
        sheet = family.sheets.get(name)
        rule = "bestand-ontbreekt" if sheet is None else "bestand-zonder-rijen"
        place = Place(family.folder.shown(name), sheet.reading.header_line if sheet is not None else None)
        found.append(problem(rule, place, {"naam": name, "waar": listing(children)}))
    return found


def _link(family: Family, sheet: Sheet, reference: Reference) -> tuple[Links, list[int]]:
    """What each row hangs on, and the numbers (places in the column's values) that hang on nothing."""
    parents = family.parents(reference)
    column = sheet.cells[reference.field].column
    records = parents.records(column.values)
    links = np.append(records, records.dtype.type(-1))[column.data]
    hanging = np.bincount(column.data[(links < 0) & sheet.sure(reference.field)], minlength=len(column.values))
    _note_foreign(family, sheet, parents, links)
    orphans = [
        place
        for place in np.flatnonzero(hanging).tolist()
        if _is_orphan(family, sheet, reference, column.values[place], int(hanging[place]))
    ]
    return links, orphans


def _note_foreign(family: Family, sheet: Sheet, parents: Parents, links: Links) -> None:
    """Numbers that begin like those of another modality and that rows hang on took no other number's place."""
    for number in parents.foreign:
        place = parents.place(number)
        if (links == place).any() or (sheet.passed is not None and sheet.passed.linked[place]):
            family.missing.explained.add(number)


def _is_orphan(family: Family, sheet: Sheet, reference: Reference, number: str, rows: int) -> bool:
    """Whether nothing explains why the number stands nowhere; notes absent files, and numbers that may be lost."""
    parents = family.parents(reference)
    if parents.is_spoiled(number):
        family.missing.explained.add(same_number(number))
        return False
    home = family.home(reference, number)
    lacking = [home] if home is not None else family.targets(reference)
    if any(_is_unusable(family, name) for name in lacking):
        return False
    if home is not None and (home in family.folder.absent or (home in family.sheets and family.sheets[home].is_empty)):
        children = family.missed.setdefault(home, [])
        if sheet.shown not in children:
            children.append(sheet.shown)
        return False
    if (held := family.may_have_held(reference, number)) is not None:
        family.missing.add(held, number, rows)
    return True


def _is_unusable(family: Family, name: str) -> bool:
    return name in family.folder.files and name not in family.sheets


def _report_orphans(family: Family, sheet: Sheet, reference: Reference, orphans: list[int]) -> None:
    """Report the rows of these numbers, apart from the numbers that damaged rows of the other file have lost."""
    parents = family.parents(reference)
    column = sheet.cells[reference.field].column
    nowhere = np.zeros(len(column.values) + 1, np.bool_)
    for place in orphans:
        number = column.values[place]
        held = family.may_have_held(reference, number)
        nowhere[place] = held is None or number not in family.missing.lost(held, parents)
    if not nowhere[orphans].all():
        sheet.undecided.add(("reference", reference.field))
    rows = np.flatnonzero(nowhere[column.data])

    def note(row: int) -> Note:
        number = column.values[int(column.data[row])]
        home = family.home(reference, number)
        where = f"niet in {family.folder.shown(home)}" if home is not None else "in geen enkel dossierbestand"
        return Note({"waar": where}, parents.similar(number))

    sheet.report("verwijzing-onbekend", reference.field, rows.tolist(), note)
    sheet.fault(reference.field, rows)


def _check_figures(sheet: Sheet, reference: Reference, figure_ids: Collection[str] | None) -> None:
    if figure_ids is None:
        return
    known = frozenset(figure_ids)
    column = sheet.cells[reference.field].column
    unknown = np.array([*(number not in known for number in column.values), False], np.bool_)
    rows = np.flatnonzero(unknown[column.data])
    guesses: dict[int, str | None] = {}

    def note(row: int) -> Note:
        place = int(column.data[row])
        if place not in guesses and len(guesses) < _GUESSES:
            guesses[place] = nearest(column.values[place], sorted(known))
        return Note({}, guesses.get(place))

    sheet.report("cijfer-onbekend", reference.field, rows.tolist(), note)
    sheet.fault(reference.field, rows)
