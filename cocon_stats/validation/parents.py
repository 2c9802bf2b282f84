"""The records that rows of other files hang on: dossiers of the case files, medewerkers, sector dossiers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from cocon_stats.exports.strings import same_number
from cocon_stats.exports.table import UNKNOWN_DAY, Mask, first_rows
from cocon_stats.exports.texts import trim
from cocon_stats.validation.sheet import Sheet


@dataclass(slots=True)
class Parents:
    """The records of one or more files, numbered through; `rows` says at which number each sheet starts.

    `spoiled` are the numbers that stand in the files but in a form that cannot be right, `lost` how many rows per
    file have no number that can be read at all.
    """

    sheets: Sequence[Sheet]
    column: str
    places: Mapping[str, int]
    starts: Mapping[str, int]
    spoiled: frozenset[str]
    lost: Mapping[str, int]
    _same: dict[str, str] = field(default_factory=dict)

    def place(self, number: str) -> int:
        """The number of the record, -1 when there is none."""
        return self.places.get(number, -1)

    def is_spoiled(self, number: str) -> bool:
        """Whether the record is there under a number that is damaged."""
        return same_number(number) in self.spoiled

    def similar(self, number: str) -> str | None:
        """The record whose number is the same but for case, separators and leading zeros."""
        if not self._same:
            self._same.update({same_number(one): one for one in self.places})
        return self._same.get(same_number(number))

    def days(self, column: str) -> NDArray[np.int32]:
        """A date of every record; unknown where it is empty, doubtful or absent."""
        return self._joined([_days(sheet, column) for sheet in self.sheets], np.dtype(np.int32))

    def doubtful(self, column: str) -> Mask:
        """Where that date cannot be trusted, or the record itself."""
        return self._joined([_doubtful(sheet, column) for sheet in self.sheets], np.dtype(np.bool_))

    def _joined(self, parts: list[np.ndarray], dtype: np.dtype) -> np.ndarray:
        return np.concatenate([np.empty(0, dtype), *parts])


def gather(sheets: Sequence[Sheet], column: str) -> Parents:
    """Number the records of `sheets` by their `column`; the first row counts where a number stands twice."""
    places: dict[str, int] = {}
    starts: dict[str, int] = {}
    spoiled: set[str] = set()
    lost: dict[str, int] = {}
    start = 0
    for sheet in sheets:
        starts[sheet.schema.name] = start
        known = sheet.cells[column].column
        first = first_rows(known.data, len(known.values))
        for number, row in zip(known.values, first.tolist(), strict=True):
            if row >= 0:
                places.setdefault(number, start + row)
        damaged, without = _damaged(sheet, column)
        spoiled |= damaged
        lost[sheet.schema.name] = without + sheet.lost
        start += sheet.rows
    return Parents(sheets, column, places, starts, frozenset(spoiled), lost)


def _damaged(sheet: Sheet, column: str) -> tuple[set[str], int]:
    """The damaged numbers of a sheet (as `same_number` writes them), and how many rows have none to go by."""
    damaged: set[str] = set()
    for row in np.flatnonzero(sheet.faulty[column]).tolist():
        damaged.add(same_number(sheet.cells[column].text(row)))
    without = int(sheet.faulty[column].sum())
    for odd in sheet.reading.refused:
        damaged |= {same_number(trim(cell)) for cell in odd.cells if trim(cell)}
        without += 1
    prefix = sheet.schema.dossier_prefix
    if prefix is not None:
        for row in np.flatnonzero(sheet.confused & ~sheet.faulty[column]).tolist():
            tail = sheet.cells[column].text(row).partition("-")[2]
            damaged.add(same_number(f"{prefix}-{tail}"))
    return damaged, without


def _days(sheet: Sheet, column: str) -> NDArray[np.int32]:
    if column not in sheet.cells:
        return np.full(sheet.rows, UNKNOWN_DAY, np.int32)
    return np.asarray(sheet.cells[column].column.data, np.int32)


def _doubtful(sheet: Sheet, column: str) -> Mask:
    if column not in sheet.cells:
        return np.ones(sheet.rows, np.bool_)
    return np.asarray(sheet.doubtful[column] | sheet.confused)
