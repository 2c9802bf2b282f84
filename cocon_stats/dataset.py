"""The records of one year: case files, what hangs on them, and personnel, each with its derived columns.

The derived columns and the rules behind them are those of the contract, "Counting rules"; docs/columns.md lists them.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cocon_stats.calendar import completed_years, first_day, last_day, within_year
from cocon_stats.exports.table import UNKNOWN_CODE, Column, Exports, Mask, Table
from cocon_stats.personnel import absences, employees, trainings, year_data
from cocon_stats.records import AbsentFileError, Derivation, Records, whole_numbers, yes_no
from cocon_stats.schemas import Schemas

DIRECT = ("face_to_face", "telefonisch")


class Dataset:
    """The records of `year`. `records(source)` takes the name of an export, or ``ikt.tevredenheid`` for the rows of
    one export that hang on the case files of one modality.
    """

    def __init__(self, exports: Exports, schemas: Schemas, year: int) -> None:
        self.year = year
        self.schemas = schemas
        self._exports = exports
        self._records: dict[str, Records] = {}
        self._places: dict[str, dict[str, NDArray[np.int64]]] = {}

    def table(self, name: str) -> Table:
        """The typed export called `name`; AbsentFileError when it is not there or cannot be used."""
        if name not in self._exports.tables:
            raise AbsentFileError(name)
        return self._exports.tables[name]

    def has(self, name: str) -> bool:
        """Whether the export called `name` is there and usable."""
        return name in self._exports.tables

    def records(self, source: str) -> Records:
        """The records called `source`; the same object each time."""
        if source not in self._records:
            self._records[source] = self._make(source)
        return self._records[source]

    def _make(self, source: str) -> Records:
        parent, _, child = source.partition(".")
        if child:
            return self._hanging(parent, child)
        table = self.table(source)
        if self.schemas[source].kind == "care":
            return Records(table, CaseFileColumns(self, table).derivations())
        if self.schemas[source].kind == "personnel":
            return self._personnel(source, table)
        return Records(table, _dated(table, self.year))

    def _personnel(self, source: str, table: Table) -> Records:
        if source == "medewerkers":
            return Records(table, employees(table, self.year, lambda: self.table("afwezigheden")))
        make = {"afwezigheden": absences, "opleidingen": trainings, "personeel_jaar": year_data}
        return Records(table, make[source](table, self.year) if source in make else {})

    def _hanging(self, parent: str, child: str) -> Records:
        owner = self.records(parent)
        chosen, positions = self.links(child, parent)
        table = self.table(child).take(chosen)
        return Records(table, {"beeindigd": lambda: owner.column("beeindigd").take(positions)})

    def links(self, child: str, parent: str) -> tuple[Mask, NDArray[np.int64]]:
        """Which rows of `child` hang on a case file of `parent`, and for those the row of that case file."""
        places = self._places.setdefault(child, {})
        if parent not in places:
            places[parent] = _rows_of(self.table(child)["dossier_id"], self.table(parent)["dossier_id"])
        mask = places[parent] >= 0
        return mask, places[parent][mask]


def _rows_of(child: Column, parent: Column) -> NDArray[np.int64]:
    """For each row of `child` the row of `parent` with the same text, -1 when there is none (keys are unique)."""
    row_of_value = np.full(len(parent.values) + 1, -1, dtype=np.int64)
    row_of_value[parent.data] = np.arange(len(parent.data))
    row_of_value[-1] = -1
    place = {text: position for position, text in enumerate(parent.values)}
    to_parent = np.fromiter((place.get(text, -1) for text in child.values), np.int64, len(child.values))
    to_row = np.append(row_of_value[to_parent], -1)
    return np.asarray(to_row[child.data])


def _dated(table: Table, year: int) -> dict[str, Derivation]:
    """`in_jaar` for rows with a datum, `beeindigd` for rows with an einddatum (trajectories)."""
    derived: dict[str, Derivation] = {}
    if "datum" in table.columns:
        derived["in_jaar"] = lambda: yes_no(within_year(table["datum"].data, year))
    if "einddatum" in table.columns:
        derived["beeindigd"] = lambda: yes_no(within_year(table["einddatum"].data, year))
    return derived


class CaseFileColumns:
    """The derived columns of one care file."""

    def __init__(self, dataset: Dataset, table: Table) -> None:
        self._data = dataset
        self._table = table
        self._name = table.name
        self._year = dataset.year

    def derivations(self) -> dict[str, Derivation]:
        """Column name to the function that works it out."""
        codes = self._data.schemas.codes
        derived: dict[str, Derivation] = {
            "beeindigd": self._ended,
            "begeleid": self._open_in_year,
            "leeftijd": self._age,
            "duur_dagen": self._days,
            "contact_direct": lambda: self._minutes(DIRECT),
        }
        for code in codes["contact_soort"]:
            derived[f"contact.{code}"] = lambda code=code: self._minutes((code,))  # type: ignore[misc]
        for code in codes["kenmerk"]:
            derived[f"kenmerk.{code}"] = lambda code=code: self._severity(code)  # type: ignore[misc]
        for code in codes["respondent"]:
            derived[f"tevredenheid.{code}"] = lambda code=code: self._answers(code)  # type: ignore[misc]
        if any(one.file == self._name for one in self._data.schemas["opvolging"].references):
            for name in [one.name for one in self._data.schemas["opvolging"].fields if one.kind == "boolean"]:
                derived[f"opvolging.{name}"] = lambda name=name: self._follow_up(name)  # type: ignore[misc]
        return derived

    def _ended(self) -> Column:
        return yes_no(within_year(self._table["einddatum"].data, self._year))

    def _open_in_year(self) -> Column:
        begun = self._table["startdatum"].data <= last_day(self._year)
        end = self._table["einddatum"]
        return yes_no(np.asarray(begun & (~end.known() | (end.data >= first_day(self._year)))))

    def _age(self) -> Column:
        birth, referral = self._table["geboortedatum"], self._table["aanmelddatum"]
        known = birth.known() & referral.known()
        born = np.where(known, birth.data, 0).astype(np.int32)
        return whole_numbers(completed_years(born, np.where(known, referral.data, 0).astype(np.int32)), known)

    def _days(self) -> Column:
        start, end = self._table["startdatum"], self._table["einddatum"]
        return whole_numbers(end.data.astype(np.int64) - start.data, start.known() & end.known())

    def _minutes(self, kinds: tuple[str, ...]) -> Column:
        contacts = self._data.table("contacten")
        mask, rows = self._data.links("contacten", self._name)
        soort = contacts["soort"].take(mask)
        wanted = np.isin(soort.data, [soort.values.index(one) for one in kinds])
        minutes = contacts["duur_minuten"].take(mask).data[wanted]
        sums = np.bincount(rows[wanted], weights=minutes, minlength=self._table.rows)
        return whole_numbers(sums)  # exact: whole numbers far below 2 ** 53

    def _severity(self, code: str) -> Column:
        kenmerken = self._data.table("kenmerken")
        mask, rows = self._data.links("kenmerken", self._name)
        kind, severity = kenmerken["kenmerk"].take(mask), kenmerken["ernst"].take(mask)
        data = np.full(self._table.rows, UNKNOWN_CODE, dtype=np.int16)
        if code in kind.values:
            mine = kind.data == kind.values.index(code)
            data[rows[mine]] = severity.data[mine]
        return Column("code", data, severity.values)

    def _answers(self, respondent: str) -> Column:
        answers = self._data.table("tevredenheid")
        mask, rows = self._data.links("tevredenheid", self._name)
        who = answers["respondent"].take(mask)
        mine = who.data == who.values.index(respondent)
        return whole_numbers(np.bincount(rows[mine], minlength=self._table.rows))

    def _follow_up(self, name: str) -> Column:
        follow_up = self._data.table("opvolging")
        mask, rows = self._data.links("opvolging", self._name)
        answer = follow_up[name].take(mask)
        empty = 0 if name == "bereikt" else UNKNOWN_CODE  # nobody asked for is nobody reached
        data = np.full(self._table.rows, empty, dtype=np.int8)
        data[rows] = answer.data
        return Column("boolean", data, answer.values)
