"""The derived columns of the sector's exports: ages, lengths, what lies in the year. docs/sector.md lists them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from cocon_stats.calendar import completed_years, first_day, last_day, within_year
from cocon_stats.exports.table import UNKNOWN_CODE, Column, Mask, Table
from cocon_stats.records import Derivation, whole_numbers, yes_no
from cocon_stats.sector.classes import AGE_CLASSES, AGES, DOSSIER_BANDS, MODULE_BANDS, REGIONS, UNBORN, Scale

_AT_ONCE = 1_000_000


class Spells(Protocol):
    """What the columns of dossiers need to know of their module spells."""

    @property
    def with_nrtj(self) -> Mask:
        """The dossiers with at least one spell that is not directly accessible."""

    @property
    def only_crisis(self) -> Mask:
        """The dossiers that have spells, all of them crisis help."""

    @property
    def selected(self) -> Mask:
        """The dossiers that the tables of their system select."""

    @property
    def spell_ends(self) -> NDArray[np.int32]:
        """The day on which each spell ends."""


def dossier_columns(table: Table, year: int, spells: Spells) -> dict[str, Derivation]:
    """The derived columns of ``sector_dossiers``."""
    return {
        "opgestart": lambda: yes_no(within_year(table["startdatum"].data, year)),
        "beeindigd": lambda: yes_no(within_year(table["einddatum"].data, year)),
        "begeleid": lambda: yes_no(_open_from(table["startdatum"], table["einddatum"], year, first_day(year))),
        "lopend": lambda: yes_no(_open_from(table["startdatum"], table["einddatum"], year, last_day(year) + 1)),
        "nrtj": lambda: yes_no(spells.with_nrtj),
        "enkel_crisis": lambda: yes_no(spells.only_crisis),
        "geselecteerd": lambda: yes_no(spells.selected),
        "duur_dagen": partial(_days, table),
        "duurklasse": lambda: _banded(table["startdatum"], table["einddatum"], DOSSIER_BANDS),
        **_person_columns(table, "startdatum"),
    }


def module_columns(table: Table, year: int, spells: Spells) -> dict[str, Derivation]:
    """The derived columns of ``sector_modules``: a spell without an end lasts as long as its dossier.

    On its last day a spell runs no more: `op_31_12` counts what ends later.
    """

    def ends() -> Column:
        return Column("date", spells.spell_ends)

    def days() -> Column:
        return _length(table["startdatum"], ends())

    def open_from(day: int) -> Column:
        return yes_no(_open_from(table["startdatum"], ends(), year, day))

    return {
        "opgestart": lambda: yes_no(within_year(table["startdatum"].data, year)),
        "beeindigd": lambda: yes_no(within_year(ends().data, year)),
        "begeleid": lambda: open_from(first_day(year)),
        "lopend": lambda: open_from(last_day(year) + 1),
        "op_31_12": lambda: open_from(last_day(year) + 1),
        "duur_dagen": days,
        "duurklasse": lambda: _banded(table["startdatum"], ends(), MODULE_BANDS),
    }


def use_columns(table: Table, year: int) -> dict[str, Derivation]:
    """The derived columns of ``sector_gebruik``; `tot` is itself still a day of use."""
    return {
        "begonnen": lambda: yes_no(within_year(table["van"].data, year)),
        "in_jaar": lambda: yes_no(_open_from(table["van"], table["tot"], year, first_day(year))),
        "op_31_12": lambda: yes_no(_open_from(table["van"], table["tot"], year, last_day(year))),
        "beeindigd": lambda: yes_no(within_year(table["tot"].data, year)),
        "duur_dagen": lambda: _length(table["van"], table["tot"]),
        **_person_columns(table, "van"),
    }


def facility_columns(table: Table, year: int) -> dict[str, Derivation]:
    """The derived columns of ``sector_voorzieningen``."""
    return {"op_31_12": lambda: yes_no(_open_from(table["van"], table["tot"], year, last_day(year)))}


def capacity_columns(table: Table, year: int) -> dict[str, Derivation]:
    """The derived columns of ``sector_capaciteit``."""
    return {"op_31_12": lambda: yes_no(np.asarray(table["peildatum"].data == last_day(year)))}


def amount_columns(table: Table, year: int) -> dict[str, Derivation]:
    """The derived columns of ``sector_bedragen``."""
    return {"in_jaar": lambda: yes_no(np.asarray(table["jaar"].data == year))}


def _person_columns(table: Table, start: str) -> dict[str, Derivation]:
    return {
        "leeftijd": lambda: _age(table["geboortedatum"], table[start]),
        "leeftijdsklasse": lambda: _age_class(table["geboortedatum"], table[start]),
        "regio": lambda: _region(table["provincie"]),
    }


def _open_from(start: Column, end: Column, year: int, day: int) -> Mask:
    """Begun by the end of the year, and not over before `day`."""
    return np.asarray((start.data <= last_day(year)) & (~end.known() | (end.data >= day)))


def _length(start: Column, end: Column) -> Column:
    return whole_numbers(end.data.astype(np.int64) - start.data, start.known() & end.known())


def _days(table: Table) -> Column:
    return _length(table["startdatum"], table["einddatum"])


def _banded(start: Column, end: Column, scale: Scale) -> Column:
    def places(start: Column, end: Column) -> NDArray[np.int8]:
        days = _length(start, end)
        return np.where(days.known(), scale.place(days.data.astype(np.int64)), UNKNOWN_CODE).astype(np.int8)

    return Column("code", _in_blocks(places, start, end), scale.names)


def _age(born: Column, start: Column) -> Column:
    """Completed years at the start; unknown without birth date and for who was not born yet."""
    known = born.known() & start.known() & (born.data <= start.data)
    return whole_numbers(_years(born, start, known), known)


def _age_class(born: Column, start: Column) -> Column:
    return Column("code", _in_blocks(_age_places, born, start), AGE_CLASSES)


def _age_places(born: Column, start: Column) -> NDArray[np.int8]:
    known = born.known() & start.known()
    unborn = known & (born.data > start.data)
    place = AGES.place(_years(born, start, known & ~unborn))
    return np.where(unborn, AGE_CLASSES.index(UNBORN), np.where(known, place, UNKNOWN_CODE)).astype(np.int8)


def _in_blocks(places: Callable[[Column, Column], NDArray[np.int8]], first: Column, last: Column) -> NDArray[np.int8]:
    """What `places` gives for each row, some at a time: what it needs on the way is eight bytes a row and more."""
    found = np.empty(len(first.data), np.int8)
    for row in range(0, len(found), _AT_ONCE):
        block = slice(row, row + _AT_ONCE)
        found[block] = places(first.take(block), last.take(block))
    return found


def _years(born: Column, start: Column, known: Mask) -> NDArray[np.int64]:
    since = np.where(known, born.data, 0).astype(np.int32)
    return completed_years(since, np.where(known, start.data, 0).astype(np.int32))


def _region(province: Column) -> Column:
    names = tuple(REGIONS)
    region_of = {code: place for place, codes in enumerate(REGIONS.values()) for code in codes}
    by_value = np.array([*(region_of[code] for code in province.values), UNKNOWN_CODE], dtype=np.int8)
    return Column("code", by_value[province.data], names)
