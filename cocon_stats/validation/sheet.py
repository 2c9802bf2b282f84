"""One usable export under check: its typed columns, what is known to be wrong in them, and the problems so far."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from cocon_stats.exports.passed import Passed
from cocon_stats.exports.reading import Reading
from cocon_stats.exports.table import Mask
from cocon_stats.exports.typed import TypedColumn, typed
from cocon_stats.schemas import Schema, Schemas
from cocon_stats.validation.messages import Place, more_of, problem
from cocon_stats.validation.problem import Problem

DOSSIER = "dossier_id"


@dataclass(frozen=True, slots=True)
class Note:
    """What a problem says besides its place: the words of its message, a suggestion, the other row."""

    details: Mapping[str, str] = field(default_factory=dict)
    suggestion: str | None = None
    other_file: str | None = None
    other_line: int | None = None


PLAIN = Note()
MOST = 20_000
"""How many problems of one rule in one column, or of the rows of one file, are told one by one: a spoiled column of a
large file is one cause."""


def _nothing(column: str, row: int) -> bool:
    return False


@dataclass(slots=True)
class Sheet:
    """`faulty` marks cells that cannot be right (they have consequences), `doubtful` those and the cells beside which
    they went wrong: a doubtful cell is not judged again, so that one cause gives one problem. `dropped` are rows that
    do not count because of their key, `confused` rows whose number cannot be trusted, `lost` how many rows
    stand under the number of another one. `foreign` are the numbers that begin like those of another modality,
    `undecided` the checks (with their column) that nobody can decide for some rows. `passed` are the rows of a
    streamed export in which nothing is wrong: the sheet holds the others only.
    """

    schema: Schema
    shown: str
    reading: Reading
    lines: NDArray[np.int64]
    cells: Mapping[str, TypedColumn]
    faulty: dict[str, Mask]
    doubtful: dict[str, Mask]
    dropped: Mask
    confused: Mask
    lost: int = 0
    foreign: list[str] = field(default_factory=list)
    undecided: set[tuple[str, str | None]] = field(default_factory=set)
    passed: Passed | None = None
    problems: list[Problem] = field(default_factory=list)
    hides: Callable[[str, int], bool] = _nothing

    @property
    def rows(self) -> int:
        """How many rows of data the file has, apart from those refused for their number of cells."""
        return len(self.lines)

    @property
    def is_empty(self) -> bool:
        """Whether the file holds column names only."""
        return not self.rows and self.passed is None and not self.reading.refused

    def sure(self, column: str) -> Mask:
        """Where the cell holds a value that nothing speaks against."""
        return np.asarray(self.cells[column].column.known() & ~self.doubtful[column])

    def fault(self, column: str, rows: NDArray[np.intp] | Mask) -> None:
        """Mark cells as faulty."""
        self.faulty[column][rows] = True
        self.doubtful[column][rows] = True

    def text(self, column: str, row: int) -> str | None:
        """The text of a cell, None in personal columns and where it can be a personal value."""
        cell = self.cells[column]
        return None if cell.field.personal or self.hides(column, row) else cell.text(row)

    def dossier(self, row: int) -> str | None:
        """The dossier a row is about, None when the file has no such column or the number is not one."""
        cell = self.cells.get(DOSSIER)
        if cell is None or cell.column.data[row] < 0 or (cell.field.pattern is None and self.hides(DOSSIER, row)):
            return None
        return cell.column.values[int(cell.column.data[row])]

    def report(
        self, rule: str, column: str | None, rows: Sequence[int], note: Note | Callable[[int], Note] = PLAIN
    ) -> None:
        """Add a problem for each row; beyond `MOST` of one rule in one column the others become one problem."""
        for row in rows[:MOST]:
            one = note(row) if callable(note) else note
            place = self._place(column, row, one)
            suggestion = None if place.hidden else one.suggestion
            self.problems.append(problem(rule, place, one.details, suggestion))
        if len(rows) > MOST:
            place = Place(self.shown, int(self.lines[rows[MOST]]), column)
            self.problems.append(more_of(rule, place, len(rows) - MOST))

    def _place(self, column: str | None, row: int, note: Note) -> Place:
        cell = self.cells.get(column or "")
        text = self.text(column, row) if column is not None else None
        return Place(
            file=self.shown,
            line=int(self.lines[row]),
            column=column,
            value=text,
            hidden=text is None and cell is not None and not cell.field.personal,
            dossier_id=self.dossier(row),
            other_file=note.other_file,
            other_line=note.other_line,
        )

    def close(self) -> None:
        """Nothing is asked any more: what decides what is shown holds on to the sheet, and with it to all its cells."""
        self.hides = _nothing

    def report_file(self, rule: str, details: Mapping[str, str], column: str | None = None) -> None:
        """Add a problem of the file, or of a column, as a whole; it stands at the line of the column names."""
        self.problems.append(problem(rule, Place(self.shown, self.reading.header_line, column), details))


def open_sheet(reading: Reading, schema: Schema, schemas: Schemas, passed: Passed | None = None) -> Sheet | None:
    """The sheet of a file that was read, None when it is unusable; `passed` are its rows that were streamed."""
    if reading.table is None:
        return None
    cells = {
        one.name: typed(reading.table.columns[one.name], one, schemas)
        for one in schema.fields
        if one.name in reading.table.columns
    }
    rows = len(reading.table.lines)
    return Sheet(
        schema=schema,
        shown=reading.file.shown,
        reading=reading,
        lines=reading.table.lines,
        cells=cells,
        faulty={name: _copied(cell) for name, cell in cells.items()},
        doubtful={name: _copied(cell) for name, cell in cells.items()},
        dropped=np.zeros(rows, np.bool_),
        confused=np.zeros(rows, np.bool_),
        passed=passed,
    )


def _copied(cell: TypedColumn) -> Mask:
    """The faults of a column to add to; without any, zeros take no memory until one is written."""
    return cell.faulty.copy() if cell.flags else np.zeros(len(cell.faulty), np.bool_)
