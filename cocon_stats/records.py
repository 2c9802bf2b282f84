"""Rows with the columns that figures are made of: those of the export and those derived from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol

import numpy as np

from cocon_stats.conditions import Condition
from cocon_stats.errors import WrongUsage, suggestion
from cocon_stats.exports.table import UNKNOWN_NUMBER, Column, Mask, Table
from cocon_stats.matching import asks_unknown, holds


class AbsentFileError(Exception):
    """A column rests on an export that is not there or cannot be used; what rests on it is unknown."""

    def __init__(self, file: str) -> None:
        super().__init__(file)
        self.file = file


class Rows(Protocol):
    """What `measures` needs of a table: its number of rows and its columns by name."""

    rows: int

    def column(self, name: str) -> Column:
        """The column called `name`, of the export or derived."""
        ...


Derivation = Callable[[], Column]


class Records:
    """A table with derived columns that are worked out when first asked for, and then kept."""

    def __init__(self, table: Table, derived: dict[str, Derivation]) -> None:
        self.name = table.name
        self.rows = table.rows
        self._exported = table.columns
        self._columns: dict[str, Column] = {}
        self._derived = derived

    @property
    def names(self) -> list[str]:
        """All column names, those of the export first."""
        return list(dict.fromkeys([*self._exported, *self._derived]))

    def column(self, name: str) -> Column:
        """The column called `name`; WrongUsage when there is none, AbsentFileError when its file is not there."""
        if name not in self._columns:
            if name not in self._exported and name not in self._derived:
                raise WrongUsage(f"{self.name} heeft geen kolom «{name}».{suggestion(name, self.names)}")
            self._columns[name] = self._exported[name] if name in self._exported else self._derived[name]()
        return self._columns[name]


class Selection:
    """Some rows of `Records`, looked at as a table of their own (the ended case files of a year)."""

    def __init__(self, records: Rows, mask: Mask) -> None:
        self._records = records
        self._chosen = np.flatnonzero(mask)
        self.rows = len(self._chosen)
        self._columns: dict[str, Column] = {}
        self._masks: dict[Condition, Mask] = {}
        self._together: dict[tuple[Condition, ...], Mask] = {}
        self._known: dict[str, Mask] = {}

    def column(self, name: str) -> Column:
        """The column called `name`, only the chosen rows."""
        if name not in self._columns:
            self._columns[name] = self._records.column(name).take(self._chosen)
        return self._columns[name]

    def where(self, condition: Condition) -> Mask:
        """The rows for which `condition` holds; looked up once, for many figures ask the same."""
        if condition not in self._masks:
            self._masks[condition] = holds(condition, self.column(condition.column))
        return self._masks[condition]

    def where_all(self, conditions: tuple[Condition, ...]) -> Mask:
        """The rows for which all of `conditions` hold."""
        if len(conditions) == 1:
            return self.where(conditions[0])
        if conditions not in self._together:
            result = np.ones(self.rows, dtype=bool)
            for condition in conditions:
                result &= self.where(condition)
            self._together[conditions] = result
        return self._together[conditions]

    def known(self, name: str) -> Mask:
        """The rows in which this column is not unknown."""
        if name not in self._known:
            self._known[name] = self.column(name).known()
        return self._known[name]


def true_for_all(conditions: Iterable[Condition], rows: Rows) -> Mask:
    """The rows for which every condition holds; not to be changed, for others may ask the same."""
    if isinstance(rows, Selection):
        return rows.where_all(tuple(conditions))
    result = np.ones(rows.rows, dtype=bool)
    for condition in conditions:
        result &= holds(condition, rows.column(condition.column))
    return result


def judged(conditions: Iterable[Condition], rows: Rows) -> Mask:
    """The rows for which every condition can be judged: no column is unknown in which a value is asked."""
    return known_in_all(asked_in(conditions, rows), rows)


def asked_in(conditions: Iterable[Condition], rows: Rows) -> tuple[str, ...]:
    """The columns in which these conditions ask a value."""
    return tuple(one.column for one in conditions if not asks_unknown(one, rows.column(one.column)))


def known_in_all(names: Iterable[str], rows: Rows) -> Mask:
    """The rows in which none of these columns is unknown."""
    result = np.ones(rows.rows, dtype=bool)
    for name in names:
        result &= rows.known(name) if isinstance(rows, Selection) else rows.column(name).known()
    return result


def yes_no(mask: Mask) -> Column:
    """A column of ja and nee from a mask."""
    return Column("boolean", mask.astype(np.int8), ("nee", "ja"))


def whole_numbers(data: np.ndarray, known: Mask | None = None) -> Column:
    """A column of whole numbers; unknown where `known` is false."""
    numbers = data.astype(np.int64)
    if known is not None:
        numbers = np.where(known, numbers, UNKNOWN_NUMBER)
    return Column("integer", numbers)
