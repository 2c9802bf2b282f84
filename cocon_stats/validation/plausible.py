"""What can be right but looks wrong inside one file: years, ages, prefixes. Warnings, without consequences."""

from __future__ import annotations

from collections.abc import Sequence, Set
from datetime import date
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from cocon_stats.exports.dates import EPOCH
from cocon_stats.exports.packed import Packed
from cocon_stats.exports.table import Mask
from cocon_stats.rounding import digits
from cocon_stats.schemas import Schemas
from cocon_stats.validation.sheet import DOSSIER, Note, Sheet

BIRTH, REFERRAL = "geboortedatum", "aanmelddatum"
FIRST_DAY = date(1990, 1, 1).toordinal() - EPOCH
OLDEST = 25
_ENOUGH = 10
PERSONNEL = "personnel"


def last_day(year: int) -> int:
    """31 December of the year, in days since 1970."""
    return date(year, 12, 31).toordinal() - EPOCH


def check_dates(sheet: Sheet, year: int | None) -> None:
    """Report dates before 1990 or after the end of the year; not in personnel files and not of birth.

    A date that stands in the wrong order beside another is reported there only.
    """
    if sheet.schema.kind == PERSONNEL:
        return
    for name, cell in sheet.cells.items():
        if cell.field.kind != "date" or cell.field.personal:
            continue
        sure = sheet.sure(name)
        early = sure & (cell.column.data < FIRST_DAY)
        sheet.report("datum-voor-1990", name, np.flatnonzero(early).tolist())
        sheet.doubtful[name][early] = True
        if year is not None:
            late = sure & (cell.column.data > last_day(year))
            sheet.report("datum-na-jaar", name, np.flatnonzero(late).tolist(), Note({"jaar": str(year)}))
            sheet.doubtful[name][late] = True


def check_ages(sheet: Sheet) -> None:
    """Report people who were younger than 0 or older than 25 when referred. The age itself is not shown."""
    if BIRTH not in sheet.cells or REFERRAL not in sheet.cells:
        return
    born = sheet.cells[BIRTH].column.data.astype(np.int32)
    referred = sheet.cells[REFERRAL].column.data.astype(np.int32)
    both = sheet.sure(BIRTH) & sheet.sure(REFERRAL)
    rows = np.flatnonzero(both)
    age = completed_years(born[both], referred[both])
    sheet.report("leeftijd-onwaarschijnlijk", BIRTH, rows[(age < 0) | (age > OLDEST)].tolist())


def check_births(sheet: Sheet) -> None:
    """Report a column of dates of birth of which most are not before every other date of their row."""
    others = [cell for cell in sheet.cells.values() if cell.field.kind == "date" and not cell.field.personal]
    if BIRTH not in sheet.cells or not others:
        return
    latest = np.iinfo(np.int32).max
    days = [np.where(sheet.sure(cell.field.name), cell.column.data, latest) for cell in others]
    earliest = np.minimum.reduce(days)
    both = sheet.sure(BIRTH) & (earliest < latest)
    late = int((both & (sheet.cells[BIRTH].column.data >= earliest)).sum())
    known = int(both.sum())
    if known >= _ENOUGH and 2 * late > known:
        count, total = digits(Fraction(late)), digits(Fraction(known))
        sheet.report_file("geboortedatum-verdacht", {"aantal": count, "totaal": total}, BIRTH)


def completed_years(born: NDArray[np.int32], on: NDArray[np.int32]) -> NDArray[np.int64]:
    """Completed years between two days; a birthday on 29 February is reached on 1 March in other years."""
    start, end = born.astype("datetime64[D]"), on.astype("datetime64[D]")
    years = end.astype("datetime64[Y]").astype(np.int64) - start.astype("datetime64[Y]").astype(np.int64)
    return np.asarray(years - _before_birthday(start, end))


def check_prefixes(sheet: Sheet, schemas: Schemas) -> None:
    """Report numbers of dossiers that begin like those of another modality."""
    prefixes = {schema.dossier_prefix: schema.title for schema in schemas.of_kind("care")}
    column = sheet.cells[DOSSIER].column
    wrong = np.append(_foreign(column.values, prefixes.keys() - {sheet.schema.dossier_prefix}), False)
    rows: Mask = wrong[column.data] & sheet.sure(DOSSIER) & ~sheet.confused

    def note(row: int) -> Note:
        prefix = column.values[column.data[row]].partition("-")[0]
        return Note({"ander": prefixes[prefix], "bestand": sheet.shown})

    sheet.report("nummer-andere-module", DOSSIER, np.flatnonzero(rows).tolist(), note)
    sheet.confused |= rows
    sheet.foreign += [column.values[column.data[row]] for row in np.flatnonzero(rows).tolist()]


def _foreign(numbers: Sequence[str], others: Set[str | None]) -> Mask:
    """Which numbers begin with one of the `others`; of packed ones all of a form do, or none."""
    if not isinstance(numbers, Packed):
        return np.fromiter((one.partition("-")[0] in others for one in numbers), np.bool_, len(numbers))
    begins = np.array([*("-" in one.prefix and one.prefix.partition("-")[0] in others for one in numbers.forms), False])
    wrong = begins[numbers.form_numbers()]
    loose = numbers.loose_places
    wrong[loose] = [numbers[place].partition("-")[0] in others for place in loose.tolist()]
    return wrong


def _before_birthday(start: NDArray[np.datetime64], end: NDArray[np.datetime64]) -> NDArray[np.int64]:
    start_month, end_month = start.astype("datetime64[M]"), end.astype("datetime64[M]")
    months = (end_month.astype(np.int64) % 12) - (start_month.astype(np.int64) % 12)
    days = (end - end_month).astype(np.int64) - (start - start_month).astype(np.int64)
    return np.asarray(((months < 0) | ((months == 0) & (days < 0))).astype(np.int64))
