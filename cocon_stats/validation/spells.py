"""The module spells of the sector against their dossiers: within its period, of a known type, at least one in each.

Contract, "Sector tables". A spell that begins before its dossier is an error of the schema (datum-volgorde); what
stands here can be right but looks wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from cocon_stats.exports.nearest import nearest
from cocon_stats.exports.table import UNKNOWN_DAY, Mask
from cocon_stats.validation.parents import Parents
from cocon_stats.validation.references import Family, Links
from cocon_stats.validation.sheet import DOSSIER, Note, Sheet

SPELLS, DOSSIERS, CAPACITY = "sector_modules", "sector_dossiers", "sector_capaciteit"


def check_spells(family: Family, links: Mapping[str, Links]) -> None:
    """Report spells after the end of their dossier, module types that no table knows, and dossiers without spells."""
    sheet, dossiers = family.sheets.get(SPELLS), family.sheets.get(DOSSIERS)
    if sheet is None or dossiers is None or not dossiers.rows:
        return
    parents = family.parents(sheet.schema.references[0])
    _check_ends(sheet, parents, links[SPELLS])
    _check_types(family, sheet, dossiers, links[SPELLS])
    _check_without(sheet, dossiers, links[SPELLS])


def _check_ends(sheet: Sheet, parents: Parents, links: Links) -> None:
    days = parents.days("einddatum")
    if not len(days):
        return
    its = days[links]
    sure = ((days != UNKNOWN_DAY) & ~parents.doubtful("einddatum"))[links] & (links >= 0) & ~sheet.doubtful[DOSSIER]

    def note(row: int) -> Note:
        told = parents.told("einddatum", int(links[row]))
        return Note({"datum_dossier": told or "een datum die niet getoond wordt"})

    for column in ("startdatum", "einddatum"):
        if column in sheet.cells:
            late = sure & sheet.sure(column) & (sheet.cells[column].column.data > its)
            sheet.report("module-buiten-dossier", column, np.flatnonzero(late).tolist(), note)


def _check_types(family: Family, sheet: Sheet, dossiers: Sheet, links: Links) -> None:
    """Types that stand neither in a declared table of the system nor among its recognised capacity."""
    from cocon_stats.sector.loader import load_sector  # only a year of the sector needs its tables

    recognised = _recognised(family)
    if recognised is None:
        return
    system, module = dossiers.cells["systeem"].column, sheet.cells["typemodule"].column
    systems = np.where(links >= 0, system.data[links], -1)
    for number, code in enumerate(system.values):
        known = load_sector().systems.get(code)
        if known is None or not known.modules:
            continue
        more = recognised.get(code, set())
        strange = np.array([*(not known.knows(one) and one not in more for one in module.values), False])
        rows = np.flatnonzero((systems == number) & strange[module.data] & sheet.sure("typemodule"))
        sheet.report("module-onbekend", "typemodule", rows.tolist(), _guess(sheet, code, sorted(known.names)))


def _guess(sheet: Sheet, code: str, names: list[str]) -> Callable[[int], Note]:
    """The note of an unknown type, with the known one that looks most like it; worked out once per type."""
    guesses: dict[str, str | None] = {}

    def note(row: int) -> Note:
        text = sheet.text("typemodule", row) or ""
        if text not in guesses:
            guesses[text] = nearest(text, names)
        return Note({"systeem": code}, guesses[text])

    return note


def _recognised(family: Family) -> dict[str, set[str]] | None:
    """Per system the module types of the export of capacity; None when that holds types that cannot be read."""
    capacity = family.sheets.get(CAPACITY)
    if capacity is None:
        return None if CAPACITY in family.folder.files else {}
    if capacity.reading.refused or any(capacity.faulty[name].any() for name in ("systeem", "typemodule")):
        return None
    system, module = capacity.cells["systeem"].column, capacity.cells["typemodule"].column
    found: dict[str, set[str]] = {}
    for place, name in set(zip(system.data.tolist(), module.data.tolist(), strict=True)):
        found.setdefault(system.values[place], set()).add(module.values[name])
    return found


def _check_without(sheet: Sheet, dossiers: Sheet, links: Links) -> None:
    if not sheet.rows and not sheet.reading.refused:
        if dossiers.rows:
            sheet.report_file("modules-leeg", {})
        return
    empty: Mask = np.ones(dossiers.rows, np.bool_)
    empty[links[links >= 0]] = False
    rows = np.flatnonzero(empty & dossiers.sure(DOSSIER) & ~dossiers.dropped).tolist()
    lost = int((links < 0).sum()) + len(sheet.reading.refused)
    if len(rows) > lost:
        dossiers.report("dossier-zonder-module", DOSSIER, rows)
    elif rows:  # the spells whose dossier cannot be told may be theirs: that is reported already
        dossiers.undecided.add(("spells", None))
