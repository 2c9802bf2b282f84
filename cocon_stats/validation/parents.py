"""The records that rows of other files hang on: dossiers of the case files, medewerkers, sector dossiers."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cocon_stats.exports.dates import written
from cocon_stats.exports.grid import OddRow
from cocon_stats.exports.numbered import NumberedRecords, Part, Records, number, rows_of
from cocon_stats.exports.packed import Packed
from cocon_stats.exports.strings import same_number
from cocon_stats.exports.table import UNKNOWN_DAY, Mask, first_rows
from cocon_stats.exports.texts import trim
from cocon_stats.validation.sheet import Sheet

Readings = frozenset[str]


@dataclass(slots=True)
class Parents:
    """The records of one or more files, numbered through; `rows` says at which number each sheet starts.

    `spoiled` are the numbers that stand in the files but in a form that cannot be right, or in a row that cannot be
    used. `damaged` holds per file, for each row whose number cannot be told, what it may have been (as `same_number`
    writes it), and `foreign` the numbers that begin like those of another modality.
    """

    sheets: Sequence[Sheet]
    column: str
    places: Records
    starts: Mapping[str, int]
    spoiled: frozenset[str]
    damaged: Mapping[str, Sequence[Readings]]
    foreign: frozenset[str] = frozenset()
    _same: dict[str, str] = field(default_factory=dict)
    _written: dict[str, str] = field(default_factory=dict)

    def place(self, number: str) -> int:
        """The number of the record, -1 when there is none."""
        return self.places.get(number, -1)

    @property
    def are_packed(self) -> bool:
        """Whether the numbers are kept as whole numbers, so that others are best so too."""
        return isinstance(self.places, NumberedRecords)

    def records(self, numbers: Sequence[str]) -> NDArray[np.integer[Any]]:
        """The number of the record of each of these, -1 where there is none."""
        return rows_of(self.places, numbers)

    def is_spoiled(self, number: str) -> bool:
        """Whether the record is there under a number that is damaged."""
        return same_number(number) in self.spoiled

    def lost(self, file: str, explained: Collection[str]) -> int:
        """How many rows of a file have lost a number that is none of those in `explained`."""
        return sum(1 for readings in self.damaged.get(file, ()) if readings.isdisjoint(explained))

    def similar(self, number: str) -> str | None:
        """The record whose number is the same but for case, separators and leading zeros."""
        if isinstance(self.places, NumberedRecords):
            return self.places.similar(number)
        if not self._same:
            self._same.update({same_number(one): one for one in self.places})
        return self._same.get(same_number(number))

    def writes(self, prefix: str) -> str | None:
        """The file that has numbers with this prefix; None when no file has."""
        if not self._written:
            for sheet in self.sheets:
                for one in _examples(sheet.cells[self.column].column.values):
                    self._written.setdefault(one.partition("-")[0], sheet.schema.name)
        return self._written.get(prefix)

    def days(self, column: str) -> NDArray[np.int32]:
        """A date of every record; unknown where it is empty, doubtful or absent."""
        return self._joined([_days(sheet, column) for sheet in self.sheets], np.dtype(np.int32))

    def doubtful(self, column: str) -> Mask:
        """Where that date cannot be trusted, or the record itself."""
        return self._joined([_doubtful(sheet, column) for sheet in self.sheets], np.dtype(np.bool_))

    def told(self, column: str, record: int) -> str | None:
        """A known date of one record as it is written; None when it can be a personal value."""
        sheet = next(one for one in reversed(self.sheets) if self.starts[one.schema.name] <= record)
        row = record - self.starts[sheet.schema.name]
        return None if sheet.hides(column, row) else written(int(sheet.cells[column].column.data[row]))

    def _joined(self, parts: list[np.ndarray], dtype: np.dtype) -> np.ndarray:
        return np.concatenate([np.empty(0, dtype), *parts])


def _examples(numbers: Sequence[str]) -> Sequence[str]:
    """Numbers that begin in all ways in which these do: of packed ones with a hyphen in their form one is enough."""
    if not isinstance(numbers, Packed) or not all("-" in form.prefix for form in numbers.forms):
        return numbers
    return [*(form.prefix for form in numbers.forms), *numbers.loose]


def gather(sheets: Sequence[Sheet], column: str) -> Parents:
    """Number the records of `sheets` by their `column`; the first row counts where a number stands twice."""
    parts: list[Part] = []
    starts: dict[str, int] = {}
    spoiled: set[str] = set()
    damaged: dict[str, list[Readings]] = {}
    foreign: set[str] = set()
    start = 0
    for sheet in sheets:
        name = sheet.schema.name
        starts[name] = start
        known = sheet.cells[column].column
        first = first_rows(known.data, len(known.values))
        parts.append((known.values, np.where(first < 0, -1, first + start)))
        damaged[name] = [*_damaged(sheet, column), *_unread(sheet, column, spoiled), *[Readings()] * sheet.lost]
        foreign.update(sheet.foreign)
        damaged[name] += [Readings({_own(sheet, one), one}) for one in sheet.foreign]
        spoiled |= {
            _own(sheet, sheet.cells[column].text(row)) for row in np.flatnonzero(_confused(sheet, column)).tolist()
        }
        spoiled.update(*damaged[name])
        start += sheet.rows
    return Parents(sheets, column, number(parts), starts, frozenset(spoiled), damaged, frozenset(foreign))


def _damaged(sheet: Sheet, column: str) -> Iterator[Readings]:
    """What the numbers may have been that stand in a form that cannot be right."""
    for row in np.flatnonzero(sheet.faulty[column]).tolist():
        yield Readings({same_number(sheet.cells[column].text(row))})


def _unread(sheet: Sheet, column: str, spoiled: set[str]) -> Iterator[Readings]:
    """What the numbers may be of the rows that cannot be used; those that can be read go to `spoiled`.

    A row with one filled cell lost no number when that cell is the number's: then it is a remark.
    """
    pattern = sheet.cells[column].field.pattern
    place = list(sheet.reading.table.columns).index(column) if sheet.reading.table else 0
    for row in sheet.reading.refused:
        filled = [number for number, cell in enumerate(row.cells) if trim(cell)]
        numbers = _numbers(row, pattern) if pattern else set()
        spoiled |= numbers
        if not numbers and filled != [place]:
            yield Readings(same_number(trim(row.cells[one])) for one in filled)


def _numbers(row: OddRow, pattern: str) -> set[str]:
    """The numbers that stand whole in the cells of a row, also where two cells have become one, or one two."""
    search = re.compile(f"(?=({pattern.removeprefix('^').removesuffix('$')}))")
    joined = (first + second for first, second in pairwise(map(trim, row.cells)))
    for texts in (row.cells, joined):
        if numbers := {same_number(found[1]) for text in texts for found in search.finditer(text)}:
            return numbers
    return set()


def _confused(sheet: Sheet, column: str) -> Mask:
    """The rows whose number is that of another row, or begins like those of another modality."""
    if sheet.schema.dossier_prefix is None:
        return np.zeros(sheet.rows, np.bool_)
    return np.asarray(sheet.confused & ~sheet.faulty[column])


def _own(sheet: Sheet, number: str) -> str:
    """The number as one of the modality of its file: ``TNT-2025-0004`` in ci.csv may be ``CI-2025-0004``."""
    return same_number(f"{sheet.schema.dossier_prefix}-{number.partition('-')[2]}")


def _days(sheet: Sheet, column: str) -> NDArray[np.int32]:
    if column not in sheet.cells:
        return np.full(sheet.rows, UNKNOWN_DAY, np.int32)
    return np.asarray(sheet.cells[column].column.data, np.int32)


def _doubtful(sheet: Sheet, column: str) -> Mask:
    if column not in sheet.cells:
        return np.ones(sheet.rows, np.bool_)
    return np.asarray(sheet.doubtful[column] | sheet.confused)
