"""Dates of rows against the dates of the record they hang on: contacts and their dossier, modules and theirs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cocon_stats.exports.strings import same_number
from cocon_stats.exports.table import UNKNOWN_DAY
from cocon_stats.exports.texts import trim
from cocon_stats.schemas import Field
from cocon_stats.validation.messages import quoted
from cocon_stats.validation.parents import Parents
from cocon_stats.validation.plausible import last_day
from cocon_stats.validation.references import Family, Links
from cocon_stats.validation.sheet import DOSSIER, Note, Sheet

CONTACTS = "contacten"
Days = NDArray[Any]


def check_periods(family: Family, links: Mapping[str, Links]) -> None:
    """Report dates outside the period of the dossier (warning) and dates before the start of the record (error)."""
    for name, sheet in family.sheets.items():
        if name not in links:
            continue
        parents = family.parents(sheet.schema.references[0])
        for field in sheet.schema.fields:
            if field.name not in sheet.cells:
                continue
            if field.within is not None:
                _check_within(sheet, field, field.within, parents, links[name])
            if field.not_before is not None and "." in field.not_before:
                _check_not_before(sheet, field, parents, links[name])


def check_contacts(family: Family, links: Mapping[str, Links]) -> None:
    """Report dossiers that ended in the year without any contact; one problem when there is no contact at all."""
    sheet, year = family.sheets.get(CONTACTS), family.folder.year
    if sheet is None or year is None:
        return
    parents = family.parents(sheet.schema.references[0])
    ended = _ended(parents, year)
    if sheet.is_empty:
        _report_no_contacts(sheet, int(ended.sum()), year)
        return
    linked = links[CONTACTS]
    ended[linked[linked >= 0]] = False
    if sheet.passed:
        ended &= ~sheet.passed.linked
    mentioned = _mentioned(sheet)
    wandering = _wandering(sheet, linked)
    for one in parents.sheets:
        start = parents.starts[one.schema.name]
        rows = np.flatnonzero(ended[start : start + one.rows]).tolist()
        silent = [row for row in rows if same_number(one.cells[DOSSIER].text(row)) not in mentioned]
        _report_silent(one, silent, wandering, year)


def _report_silent(sheet: Sheet, silent: list[int], wandering: Mapping[str, Days], year: int) -> None:
    """Report dossiers without contact, but not those whose contacts may stand under a number that is nowhere."""
    days = wandering.get(sheet.schema.dossier_prefix or "")
    if days is not None and silent:
        first, last = (sheet.cells[name].column.data[silent] for name in ("startdatum", "einddatum"))
        inside = np.searchsorted(days, last, "right") > np.searchsorted(days, first, "left")
        if 0 < inside.sum() <= len(days):
            sheet.undecided.add(("contacts", None))
            silent = [row for row, unsure in zip(silent, inside.tolist(), strict=True) if not unsure]
    sheet.report("dossier-zonder-contact", DOSSIER, silent, Note({"jaar": str(year)}))


def _wandering(sheet: Sheet, links: Links) -> dict[str, Days]:
    """By prefix the days, in order, of the contacts whose number is nowhere though it is written as one."""
    numbers, days = sheet.cells[DOSSIER].column, sheet.cells["datum"].column
    rows = np.flatnonzero((links < 0) & (numbers.data >= 0) & days.known())
    prefixes = np.array([number.partition("-")[0].upper() for number in numbers.values] or [""])
    its = prefixes[numbers.data[rows]]
    return {prefix: np.sort(days.data[rows][its == prefix]) for prefix in set(its.tolist())}


def _check_within(sheet: Sheet, field: Field, bounds: tuple[str, str], parents: Parents, links: Links) -> None:
    mine = sheet.cells[field.name].column.data
    linked = (links >= 0) & sheet.sure(field.name) & ~sheet.doubtful[DOSSIER]
    for bound, direction in zip(bounds, ("voor het begin", "na het einde"), strict=True):
        days = parents.days(bound)
        usable = (days != UNKNOWN_DAY) & ~parents.doubtful(bound)
        if not len(days):
            continue
        its = days[links]
        outside = mine < its if direction == "voor het begin" else mine > its
        rows = np.flatnonzero(linked & usable[links] & outside)

        def note(row: int, bound: str = bound, direction: str = direction) -> Note:
            told = parents.told(bound, int(links[row]))
            return Note({"richting": direction, "datum_dossier": f" ({told})" if told else ""})

        sheet.report("contact-buiten-periode", field.name, rows.tolist(), note)


def _check_not_before(sheet: Sheet, field: Field, parents: Parents, links: Links) -> None:
    _, _, bound = (field.not_before or "").partition(".")
    days = parents.days(bound)
    if not len(days):
        return
    its = days[links]
    usable = (days != UNKNOWN_DAY) & ~parents.doubtful(bound)
    wrong = (links >= 0) & usable[links] & sheet.sure(field.name) & (sheet.cells[field.name].column.data < its)
    rows = np.flatnonzero(wrong)

    def note(row: int) -> Note:
        details = {"richting": "voor", "ander": f"{bound} van het dossier"}
        return Note({**details, "waarde_ander": quoted(parents.told(bound, int(links[row])))})

    sheet.report("datum-volgorde", field.name, rows.tolist(), note)
    sheet.fault(field.name, rows)


def _ended(parents: Parents, year: int) -> np.ndarray:
    """The records that certainly ended in the year."""
    ends = parents.days("einddatum")
    first = last_day(year - 1) + 1
    return np.asarray((ends >= first) & (ends <= last_day(year)) & ~parents.doubtful("einddatum") & ~_unsure(parents))


def _unsure(parents: Parents) -> np.ndarray:
    return parents.doubtful(parents.column)


def _mentioned(sheet: Sheet) -> set[str]:
    """Numbers that stand among the contacts in a damaged form: their dossiers are not without contact."""
    texts = {sheet.cells[DOSSIER].text(row) for row in np.flatnonzero(sheet.faulty[DOSSIER]).tolist()}
    texts |= {trim(cell) for row in sheet.reading.refused for cell in row.cells}
    return {same_number(text) for text in texts if text}


def _report_no_contacts(sheet: Sheet, ended: int, year: int) -> None:
    if ended:
        count = "één dossier eindigde" if ended == 1 else f"{ended} dossiers eindigden"
        sheet.report_file("contacten-leeg", {"aantal": count, "jaar": str(year)})
