"""The rows a question goes over: several sources of one year under each other, chosen by status and conditions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from cocon_stats.conditions import Condition
from cocon_stats.exports.table import UNKNOWN_NUMBER, Column, Mask
from cocon_stats.query.question import MODALITY, Question, Status
from cocon_stats.records import AbsentFileError, Records, Rows, Selection, judged, true_for_all
from cocon_stats.schemas import Schemas

_NUMERIC = ("integer", "number")


class Sources(Protocol):
    """The records of one year by name: those of the organisation (`Dataset`), or of the sector (`SectorData`)."""

    schemas: Schemas

    def has(self, name: str) -> bool:
        """Whether the export called `name` is there and usable."""

    def records(self, source: str, /) -> Records:
        """The records called `source`."""


class Stack:
    """Rows of several sources under each other; a column must be in all of them. ``modaliteit`` names the source."""

    def __init__(self, parts: Sequence[tuple[str, Rows]]) -> None:
        self._parts = parts
        self.rows = sum(rows.rows for _, rows in parts)
        self._columns: dict[str, Column] = {}

    def column(self, name: str) -> Column:
        """The column called `name` over all sources."""
        if name not in self._columns:
            self._columns[name] = self._modality() if name == MODALITY else self._stacked(name)
        return self._columns[name]

    def _modality(self) -> Column:
        sizes = [rows.rows for _, rows in self._parts]
        names = tuple(name.partition(".")[0] for name, _ in self._parts)
        return Column("code", np.repeat(np.arange(len(sizes), dtype=np.int16), sizes), names)

    def _stacked(self, name: str) -> Column:
        columns = [rows.column(name) for _, rows in self._parts]
        first = columns[0]
        if len(columns) == 1:
            return first
        if first.kind in _NUMERIC:
            return _numbers(columns)
        if all(one.values == first.values for one in columns):
            return Column(first.kind, np.concatenate([one.data for one in columns]), first.values)
        return _texts(columns)


def _numbers(columns: Sequence[Column]) -> Column:
    decimals = max(one.decimals for one in columns)
    data = [
        np.where(one.known(), one.data.astype(np.int64) * 10 ** (decimals - one.decimals), UNKNOWN_NUMBER)
        for one in columns
    ]
    return Column(columns[0].kind, np.concatenate(data), decimals=decimals, divisor=columns[0].divisor)


def _texts(columns: Sequence[Column]) -> Column:
    numbers: dict[str, int] = {}
    data = []
    for one in columns:
        places = [numbers.setdefault(text, len(numbers)) for text in one.values]
        data.append(np.array([*places, -1], dtype=np.int32)[one.data])
    return Column(columns[0].kind, np.concatenate(data), tuple(numbers))


@dataclass(frozen=True, slots=True)
class Population:
    """The rows of one year: `rows` those of the status, `chosen` those for which the conditions hold.

    `decided` are those of `rows` in which no column of a condition is unknown, `absent` names the sources left out.
    """

    rows: Stack
    chosen: Selection
    decided: Mask
    absent: tuple[str, ...]

    @property
    def undecided(self) -> int:
        """How many rows no condition can judge."""
        return int((~self.decided).sum())


def populate(question: Question, status: Status, dataset: Sources) -> Population:
    """The rows of this status that `question` is about in one year.

    A source whose file is absent is left out as in the report's sums over modalities; AbsentFileError when none is
    left, or when a file behind a derived column is absent.
    """
    present = [one for one in question.sources if all(dataset.has(file) for file in one.split("."))]
    if not present:
        lacking = [file for file in question.sources[0].split(".") if not dataset.has(file)]
        raise AbsentFileError(lacking[-1])
    rows = Stack([(one, _with_status(dataset.records(one), status)) for one in present])
    chosen = true_for_all(question.where, rows)
    decided = judged(question.where, rows)
    absent = tuple(one for one in question.sources if one not in present)
    return Population(rows, Selection(rows, chosen), decided, absent)


def _with_status(records: Records, status: Status) -> Rows:
    if status == "alle":
        return records
    return Selection(records, true_for_all([Condition(status, "=", ("ja",))], records))
