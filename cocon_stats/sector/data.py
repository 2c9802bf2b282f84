"""The sector's exports of one year, with their derived columns and with the dossier of each module spell."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from cocon_stats.exports.table import UNKNOWN_DAY, Exports, Input, Mask, Table
from cocon_stats.records import AbsentFileError, Derivation, Records
from cocon_stats.sector.columns import dossier_columns, facility_columns, module_columns, use_columns
from cocon_stats.sector.names import is_crisis

DOSSIERS, MODULES = "sector_dossiers", "sector_modules"


class SectorData:
    """The exports of `year`; `records(name)` takes the name of a ``sector_*`` file."""

    def __init__(self, exports: Exports, year: int) -> None:
        self.year = year
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
            return module_columns(table)
        if name == "sector_gebruik":
            return use_columns(table, self.year)
        return facility_columns(table, self.year) if name == "sector_voorzieningen" else {}

    @cached_property
    def dossier_rows(self) -> NDArray[np.int64]:
        """For each module spell the row of its dossier, -1 when that is not there."""
        key, spell_key = self.table(DOSSIERS)["dossier_id"], self.table(MODULES)["dossier_id"]
        row_of_value = np.full(len(key.values) + 1, -1, dtype=np.int64)
        row_of_value[key.data] = np.arange(len(key.data))
        row_of_text = dict(zip(key.values, row_of_value.tolist(), strict=False))
        by_value = np.fromiter(
            (row_of_text.get(text, -1) for text in spell_key.values), np.int64, len(spell_key.values)
        )
        return np.asarray(np.append(by_value, -1)[spell_key.data])

    @cached_property
    def spell_ends(self) -> NDArray[np.int64]:
        """For each module spell the day it ends: its own, else that of its dossier; UNKNOWN_DAY while both run."""
        ends = self.table(MODULES)["einddatum"]
        of_dossier = np.append(self.table(DOSSIERS)["einddatum"].data, UNKNOWN_DAY)[self.dossier_rows]
        return np.where(ends.known(), ends.data, of_dossier).astype(np.int64)

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

    def _with_spell(self, spells: Mask) -> Mask:
        rows = self.dossier_rows[spells]
        found = np.zeros(self.table(DOSSIERS).rows, dtype=bool)
        found[rows[rows >= 0]] = True
        return found
