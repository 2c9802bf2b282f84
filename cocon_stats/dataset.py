"""The records of one year: case files, what hangs on them, and personnel, each with its derived columns.

The derived columns and the rules behind them are those of the contract, "Counting rules"; docs/columns.md lists them.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property, partial

import numpy as np

from cocon_stats.calendar import completed_years, first_day, last_day, quarter_within_year, within_year
from cocon_stats.classes import AGE_CLASSES, QUARTERS
from cocon_stats.exports.passed import places, streamed
from cocon_stats.exports.table import UNKNOWN_CODE, Column, Exports, Mask, Table
from cocon_stats.lazy import Lazy
from cocon_stats.personnel import absences, employees, trainings, year_data
from cocon_stats.records import AbsentFileError, Derivation, Records, whole_numbers, yes_no
from cocon_stats.registrations import Numbers, Registrations
from cocon_stats.schemas import Schemas

DIRECT = ("face_to_face", "telefonisch")


class Dataset:
    """The records of `year`. `records(source)` takes the name of an export, or ``ikt.tevredenheid`` for the rows of
    one export that hang on the case files of one modality; those have the columns of their case file beside their own.
    """

    def __init__(self, exports: Exports, schemas: Schemas, year: int) -> None:
        self.year = year
        self.schemas = schemas
        self._exports = exports
        self._records: dict[str, Records] = {}

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
        owner, part = self.records(parent), self.registrations.part(parent)
        places = self.registrations.places(child)
        mask = np.asarray((places >= part.start) & (places < part.stop))
        owners = places[mask] - part.start
        beside: dict[str, Derivation] = {name: partial(_taken, owner, name, owners) for name in owner.names}
        rows = self.table(child)
        own = Lazy({name: partial(_chosen, rows, name, mask) for name in rows.columns})
        return Records(Table(child, own, len(owners), rows.lines[mask]), beside)

    @cached_property
    def registrations(self) -> Registrations:
        """What hangs on the case files of all modalities that are there."""
        care = {name: self.table(name) for name in self.schemas.modalities if self.has(name)}
        return Registrations(care, self.table, streamed(self._exports), places(self._exports))


def _taken(records: Records, name: str, rows: Numbers) -> Column:
    return records.column(name).take(rows)


def _chosen(table: Table, name: str, rows: Mask) -> Column:
    return table[name].take(rows)


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
            "begeleid": partial(self._open_from, first_day(self._year)),
            "lopend": partial(self._open_from, last_day(self._year) + 1),
            "kwartaal": self._quarter,
            "leeftijd": self._age,
            "leeftijdsklasse": self._age_class,
            "duur_dagen": self._days,
            "duur_weken": self._weeks,
            "contact_direct": lambda: self._minutes(*DIRECT),
            "contact_minuten": lambda: self._minutes(*DIRECT),
        }
        derived |= {f"contact.{code}": partial(self._minutes, code) for code in codes["contact_soort"]}
        derived |= {f"kenmerk.{code}": partial(self._severity, code) for code in codes["kenmerk"]}
        derived |= {f"tevredenheid.{code}": partial(self._answers, code) for code in codes["respondent"]}
        follow_up = self._data.schemas["opvolging"]
        if any(one.file == self._name for one in follow_up.references):
            questions = [one.name for one in follow_up.fields if one.kind == "boolean"]
            derived |= {f"opvolging.{name}": partial(self._follow_up, name) for name in questions}
        return derived

    def _ended(self) -> Column:
        return yes_no(within_year(self._table["einddatum"].data, self._year))

    def _open_from(self, day: int) -> Column:
        begun = self._table["startdatum"].data <= last_day(self._year)
        end = self._table["einddatum"]
        return yes_no(np.asarray(begun & (~end.known() | (end.data >= day))))

    def _quarter(self) -> Column:
        return Column("code", quarter_within_year(self._table["einddatum"].data, self._year), QUARTERS)

    def _age_class(self) -> Column:
        age = self._age()
        number = np.searchsorted(list(AGE_CLASSES.values()), age.data, side="right") - 1
        return Column("code", np.where(age.known(), number, UNKNOWN_CODE).astype(np.int8), tuple(AGE_CLASSES))

    def _age(self) -> Column:
        birth, referral = self._table["geboortedatum"], self._table["aanmelddatum"]
        known = birth.known() & referral.known()
        born = np.where(known, birth.data, 0).astype(np.int32)
        return whole_numbers(completed_years(born, np.where(known, referral.data, 0).astype(np.int32)), known)

    def _days(self) -> Column:
        start, end = self._table["startdatum"], self._table["einddatum"]
        return whole_numbers(end.data.astype(np.int64) - start.data, start.known() & end.known())

    def _weeks(self) -> Column:
        return replace(self._days(), kind="number", divisor=7)

    @property
    def _mine(self) -> slice:
        return self._data.registrations.part(self._name)

    def _minutes(self, *kinds: str) -> Column:
        minutes = self._data.registrations.minutes
        return whole_numbers(np.sum([minutes[one][self._mine] for one in kinds], axis=0))

    def _severity(self, code: str) -> Column:
        return self._data.registrations.severities[code].take(self._mine)

    def _answers(self, respondent: str) -> Column:
        return whole_numbers(self._data.registrations.answers(respondent)[self._mine])

    def _follow_up(self, question: str) -> Column:
        return self._data.registrations.follow_up(question).take(self._mine)
