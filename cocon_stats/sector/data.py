"""The sector's exports of one year, with their derived columns and with the dossier of each module spell."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property, partial

import numpy as np
from numpy.typing import NDArray

from cocon_stats.exports.packed import look_up
from cocon_stats.exports.table import UNKNOWN_DAY, UNKNOWN_NUMBER, Column, Exports, Input, Mask, Table
from cocon_stats.records import AbsentFileError, Derivation, Records, true_for_all
from cocon_stats.schemas import Schemas, load_schemas
from cocon_stats.sector.columns import (
    amount_columns,
    capacity_columns,
    dossier_columns,
    facility_columns,
    module_columns,
    use_columns,
)
from cocon_stats.sector.loader import load_sector
from cocon_stats.sector.names import is_crisis

DOSSIERS, MODULES = "sector_dossiers", "sector_modules"
_BY_YEAR: Mapping[str, Callable[[Table, int], dict[str, Derivation]]] = {
    "sector_gebruik": use_columns,
    "sector_voorzieningen": facility_columns,
    "sector_capaciteit": capacity_columns,
    "sector_bedragen": amount_columns,
}


class SectorData:
    """The exports of `year`; `records(name)` takes the name of a ``sector_*`` file."""

    def __init__(self, exports: Exports, year: int, schemas: Schemas | None = None) -> None:
        self.year = year
        self.schemas = schemas or load_schemas()
        self._exports = exports
        self._records: dict[str, Records] = {}

    @property
    def inputs(self) -> tuple[Input, ...]:
        """What was read from each export."""
        return self._exports.inputs

    def table(self, name: str) -> Table:
        """The typed export called `name`; AbsentFileError when it is not there or cannot be used."""
        if name not in self._exports.tables:
            raise AbsentFileError(name)
        return self._exports.tables[name]

    def has(self, name: str) -> bool:
        """Whether the export called `name` is there and usable."""
        return name in self._exports.tables

    def records(self, name: str) -> Records:
        """The rows of the export called `name` with their derived columns; the same object each time."""
        if name not in self._records:
            self._records[name] = Records(self.table(name), self._derivations(name))
        return self._records[name]

    def _derivations(self, name: str) -> dict[str, Derivation]:
        table = self.table(name)
        if name == DOSSIERS:
            return dossier_columns(table, self.year, self)
        if name == MODULES:
            return self._of_dossiers() | module_columns(table, self.year, self)
        return _BY_YEAR[name](table, self.year) if name in _BY_YEAR else {}

    def _of_dossiers(self) -> dict[str, Derivation]:
        """The columns of its dossier for each spell; AbsentFileError without dossiers."""
        return {name: partial(self._of_dossier, name) for name in self.records(DOSSIERS).names}

    def _of_dossier(self, name: str) -> Column:
        column = self.records(DOSSIERS).column(name)
        unknown = {"date": UNKNOWN_DAY, "integer": UNKNOWN_NUMBER, "number": UNKNOWN_NUMBER}.get(column.kind, -1)
        data = np.append(column.data, np.array([unknown], dtype=column.data.dtype))[self.dossier_rows]
        return Column(column.kind, data, column.values, column.decimals, column.divisor)

    @cached_property
    def dossier_rows(self) -> NDArray[np.int32]:
        """For each module spell the row of its dossier, -1 when that is not there."""
        key, spell_key = self.table(DOSSIERS)["dossier_id"], self.table(MODULES)["dossier_id"]
        row_of_value = np.full(len(key.values) + 1, -1, dtype=np.int32)
        row_of_value[key.data] = np.arange(len(key.data), dtype=np.int32)
        by_value = row_of_value[look_up(spell_key.values, key.values)]
        return np.asarray(np.append(by_value, np.int32(-1))[spell_key.data])

    @cached_property
    def spell_ends(self) -> NDArray[np.int32]:
        """For each module spell the day it ends: its own, else that of its dossier; UNKNOWN_DAY while both run."""
        ends = self.table(MODULES)["einddatum"]
        of_dossier = np.append(self.table(DOSSIERS)["einddatum"].data, np.int32(UNKNOWN_DAY))[self.dossier_rows]
        return np.where(ends.known(), ends.data, of_dossier).astype(np.int32, copy=False)

    @cached_property
    def with_nrtj(self) -> Mask:
        """The dossiers with at least one spell that is not directly accessible."""
        access = self.table(MODULES)["toegang"]
        return self._with_spell(access.data == access.values.index("NRTJ"))

    @cached_property
    def only_crisis(self) -> Mask:
        """The dossiers that have spells, all of them crisis help."""
        module = self.table(MODULES)["typemodule"]
        crisis = np.array([*(is_crisis(one) for one in module.values), False])[module.data]
        return np.asarray(self._with_spell(crisis) & ~self._with_spell(~crisis))

    @cached_property
    def selected(self) -> Mask:
        """The dossiers that the tables of their system select."""
        rows = self.records(DOSSIERS)
        system = rows.column("systeem")
        found = np.zeros(rows.rows, dtype=bool)
        for code, one in load_sector().systems.items():
            if one.selection:
                found |= (system.data == system.values.index(code)) & true_for_all(one.selection, rows)
        return found

    def _with_spell(self, spells: Mask) -> Mask:
        rows = self.dossier_rows[spells]
        found = np.zeros(self.table(DOSSIERS).rows, dtype=bool)
        found[rows[rows >= 0]] = True
        return found
