"""The rows of the exports behind one cell of a table: the same selections as measuring makes, kept instead of counted.

The tests count them again for every cell of every table.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import numpy as np

from cocon_stats.exports.table import Mask
from cocon_stats.records import Rows, Selection
from cocon_stats.sector.unique import Numbers, unique_count

TOTALS = ("Totaal", "%")
"""Labels of rows and columns over all others."""
PERSON, DOSSIER = "persoon_id", "dossier_id"


class Counted(Enum):
    """What of the rows behind a cell is counted."""

    DOSSIERS = "dossiers"
    PERSONS = "unieke personen"
    PERSONS_PER_CELL = "unieke personen per cel"
    DOSSIERS_PER_FORM = "dossiers per vorm"
    FACILITIES = "voorzieningen"
    MODULES = "erkende modules"
    DAYS = "dagen"
    AMOUNT = "bedrag"


@dataclass(frozen=True, slots=True)
class Place:
    """A cell: the position and the label (stars aside) of its row and of its column."""

    row: int
    row_label: str
    column: int
    column_label: str


@dataclass(frozen=True, slots=True)
class Behind:
    """The `rows` of the export `source` behind a cell, `words` what they have in common (for care workers).

    `cells` is for each row the cell it is counted in, where a total is a sum over cells; `amounts` what each row
    brings in, for modules, days and amounts.
    """

    source: str
    rows: Rows
    counted: Counted
    words: tuple[str, ...]
    cells: Numbers | None = None
    amounts: Numbers | None = None

    @property
    def number(self) -> int | None:
        """The count; None for an amount of money, which is worked out and not counted."""
        if self.counted is Counted.AMOUNT:
            return None
        if self.amounts is not None:
            return int(self.amounts.sum())
        if self.counted is Counted.PERSONS:
            return self.persons
        if self.counted is Counted.PERSONS_PER_CELL:
            return self._pairs(PERSON)
        if self.counted is Counted.DOSSIERS_PER_FORM:
            return self._pairs(DOSSIER)
        return self.rows.rows

    @property
    def persons(self) -> int:
        """How many different persons the rows are about."""
        return unique_count(self.rows.column(PERSON).data.astype(np.int64))

    @property
    def dossiers(self) -> tuple[str, ...]:
        """The numbers of the dossiers, each once, in the order of the export."""
        column = self.rows.column(DOSSIER)
        return tuple(column.values[one] for one in dict.fromkeys(column.data.tolist()))

    def _pairs(self, name: str) -> int:
        assert self.cells is not None, "a sum over cells knows its cells"
        return len(set(zip(self.cells.tolist(), self.rows.column(name).data.tolist(), strict=True)))


def chosen(rows: Rows, mask: Mask) -> Selection:
    """Some of the rows."""
    return Selection(rows, mask)
