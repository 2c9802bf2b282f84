"""The two shapes a file takes on its way: cells of text, then typed columns.

Both are dictionary-encoded: a column is a short list of distinct values and one small integer per row that points
into it. Whatever must be decided about a value is decided once per distinct value.

What holds arrays has no equality (``eq=False``): arrays cannot be compared as one value.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cocon_stats.schemas import Kind

Index = NDArray[np.int32] | NDArray[np.int16] | NDArray[np.int8]
Mask = NDArray[np.bool_]

UNKNOWN_CODE = -1
UNKNOWN_DAY = np.iinfo(np.int32).min
UNKNOWN_NUMBER = np.iinfo(np.int64).min


@dataclass(frozen=True, slots=True, eq=False)
class TextColumn:
    """One column as it stood in the file: `values[index[row]]` is the raw text of the cell."""

    values: Sequence[str]
    index: Index


@dataclass(frozen=True, slots=True, eq=False)
class TextTable:
    """One file as it stood on disk, without header and empty rows; `lines[row]` is the line an editor shows."""

    file: str
    columns: Mapping[str, TextColumn]
    lines: NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """One typed column.

    `data` holds one value per row, by kind:

    - ``code``: position in `values` (the codes of the list, in its order), -1 unknown
    - ``boolean``: 1 ja, 0 nee, -1 unknown; `values` is ("nee", "ja")
    - ``string`` and ``codes``: position in `values` (distinct texts), -1 unknown
    - ``date``: days since 1970-01-01 (int32), UNKNOWN_DAY unknown
    - ``integer`` and ``number``: whole multiples of 1 / `scale` (int64), UNKNOWN_NUMBER unknown; so exact. The scale
      is 10 ** `decimals` × `divisor`: weeks are days with a divisor of 7
    """

    kind: Kind
    data: NDArray[np.int64] | NDArray[np.int32] | NDArray[np.int16] | NDArray[np.int8]
    values: Sequence[str] = ()
    decimals: int = 0
    divisor: int = 1

    @property
    def scale(self) -> int:
        """What the data of a number column are divided by."""
        return int(10**self.decimals) * self.divisor

    def known(self) -> Mask:
        """True where the value is known."""
        if self.kind == "date":
            return np.asarray(self.data != UNKNOWN_DAY)
        if self.kind in ("integer", "number"):
            return np.asarray(self.data != UNKNOWN_NUMBER)
        return np.asarray(self.data >= 0)

    def take(self, rows: Mask | NDArray[np.int64] | slice) -> Column:
        """The same column with only these rows."""
        return Column(self.kind, self.data[rows], self.values, self.decimals, self.divisor)


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """One export file, typed and checked: rows that had to be left out are gone.

    A column of the schema that the file lacks is present with every value unknown.
    """

    name: str
    columns: Mapping[str, Column]
    rows: int
    lines: NDArray[np.int64]

    def __getitem__(self, column: str) -> Column:
        return self.columns[column]

    def take(self, rows: Mask) -> Table:
        """The table with only the rows where the mask is true."""
        chosen = {name: column.take(rows) for name, column in self.columns.items()}
        return Table(self.name, chosen, int(rows.sum()), self.lines[rows])


@dataclass(frozen=True, slots=True)
class Input:
    """What was read from one file: for the list of inputs in figures.json."""

    file: str
    sha256: str
    rows: int
    left_out: int = 0
    unknown_values: int = 0


@dataclass(frozen=True, slots=True)
class Exports:
    """The usable exports of one year. A file that is absent or unusable has no table.

    `absent` are known files that are not there, `unusable` those with a fatal problem.
    """

    tables: Mapping[str, Table]
    inputs: tuple[Input, ...] = ()
    absent: tuple[str, ...] = ()
    unusable: tuple[str, ...] = ()


def first_rows(data: NDArray[np.integer[Any]], count: int) -> NDArray[np.int64]:
    """Per position 0..`count` - 1 the first row of `data` that points to it, -1 where none does."""
    first = np.full(count, -1, np.int64)
    rows = np.flatnonzero(data >= 0)[::-1]
    first[data[rows]] = rows
    return first
