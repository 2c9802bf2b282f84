"""Rows that are totals of the rows above: told by a word, or by numbers that add up. Contract, "What is checked".

A word alone is enough where the row lacks what a record needs. In a row that has everything the word must stand where
the record has its name (the module of a recognition), and be one that no record is called; else the numbers decide.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from cocon_stats.exports.numbers import is_numberish
from cocon_stats.exports.table import Mask, TextColumn
from cocon_stats.exports.texts import trim
from cocon_stats.exports.total_words import NO, SURE, quick_total_word
from cocon_stats.schemas import Field, Schema

if TYPE_CHECKING:
    from cocon_stats.exports.adding import Additions


@dataclass(slots=True)
class _Signs:
    """Per row: `sure` totals, and those that `may` be one when their numbers add up."""

    sure: Mask
    may: Mask


class Rows:
    """The rows of a file, their cells trimmed; `columns` are those of the schema that are there, in their order.

    `rows` is how many there are, `known` marks those that are something else (empty, column names).
    """

    def __init__(self, columns: Mapping[str, TextColumn], schema: Schema, rows: int, known: Mask) -> None:
        self._columns = columns
        self._schema = schema
        self._rows = rows
        self._known = known
        self._words = {name: np.array(list(map(quick_total_word, one.values)) or [NO]) for name, one in columns.items()}

    def totals(self) -> Mask:
        """The rows that are totals, one error each."""
        signs = self._named()
        bare = self.bare & ~signs.sure
        may = (signs.may | bare) & ~signs.sure
        found = signs.sure & ~self._known
        if may.any():
            from cocon_stats.exports.adding import Additions

            adding = Additions(self._columns, self._schema, ~self._known & ~signs.sure & ~may)
            self._weigh(adding, np.flatnonzero(may), bare, found)
        self._mark_last(found)
        return found

    @property
    def bare(self) -> Mask:
        """Rows of nothing but numbers that lack something: totals without a word, when their numbers add up."""
        return self._unnamed > 0

    @cached_property
    def _unnamed(self) -> NDArray[np.int32]:
        """How many required cells hold nothing, or a number where none can be; 0 in rows with anything but numbers."""
        unnamed = np.zeros(self._rows, np.int32)
        numbers = {name: list(map(is_numberish, column.values)) for name, column in self._columns.items()}
        if any(not any(here) and not any(self._is_blank[name]) for name, here in numbers.items()):
            return unnamed
        other = self._known.copy()
        for name, column in self._columns.items():
            field, blank, number = self._schema.field(name), self._blank[name], look_up(numbers[name], column)
            other |= ~number & ~blank
            if field.required:
                unnamed += blank | number if _is_worded(field) else blank
        return np.where(other, 0, unnamed)

    @cached_property
    def _is_blank(self) -> dict[str, list[bool]]:
        return {name: blank_texts(column, self._schema.field(name)) for name, column in self._columns.items()}

    @cached_property
    def _blank(self) -> dict[str, Mask]:
        return {name: look_up(self._is_blank[name], column) for name, column in self._columns.items()}

    @cached_property
    def _lacking(self) -> NDArray[np.int32]:
        """How many of the required cells of each row are empty."""
        count = np.zeros(self._rows, np.int32)
        for name, blank in self._blank.items():
            if self._schema.field(name).required:
                count += blank
        return count

    def _named(self) -> _Signs:
        """What the words for a total say."""
        signs = _Signs(np.zeros(self._rows, np.bool_), np.zeros(self._rows, np.bool_))
        leading = np.ones(self._rows, np.bool_)
        left = sum(bool(words.any()) for words in self._words.values())
        for name, column in self._columns.items():
            if not left:
                break
            words = self._words[name]
            if words.any():
                self._judge(self._schema.field(name), words[column.index], leading, signs)
                left -= 1
            leading = leading & self._blank[name]
        return signs

    def _judge(self, field: Field, word: NDArray[np.int64], leading: Mask, signs: _Signs) -> None:
        lacks = self._lacking > 0
        if field.kind != "string" or field.name.endswith("_id"):
            signs.sure |= (word > NO) & (leading | (lacks & ~self._keyed))
            if field.name in self._schema.primary_key:
                signs.sure |= word == SURE
        elif field.required and self._has_numbers:
            signs.sure |= (word > NO) & lacks
            signs.may |= word > NO
            signs.sure |= (word == SURE) & self._below_data
        else:
            signs.sure |= (word > NO) & ((leading & lacks) | self._nameless)

    @property
    def _has_numbers(self) -> bool:
        return any(self._schema.field(name).kind in ("integer", "number") for name in self._columns)

    @cached_property
    def _keyed(self) -> Mask:
        """Rows whose whole key is filled in, with something else than a word for a total."""
        keyed = np.full(self._rows, bool(self._schema.primary_key))
        for name in self._schema.primary_key:
            if name in self._columns:
                keyed &= ~self._blank[name] & (self._words[name][self._columns[name].index] == NO)
        return keyed

    @cached_property
    def _nameless(self) -> Mask:
        """Rows of which no required cell is filled in but those with numbers."""
        nameless = np.ones(self._rows, np.bool_)
        for name in self._columns:
            field = self._schema.field(name)
            if field.required and field.kind not in ("integer", "number"):
                nameless &= self._blank[name]
        return nameless

    @cached_property
    def _below_data(self) -> Mask:
        """Rows below a row that has no word for a total: the first row of all is the total of nothing."""
        data = ~self._known
        for name, column in self._columns.items():
            if self._words[name].any():
                data = data & (self._words[name][column.index] == NO)
        return np.logical_or.accumulate(data)

    def _weigh(self, adding: Additions, rows: NDArray[np.intp], bare: Mask, found: Mask) -> None:
        """Mark the rows whose numbers add up; without a word it takes more, most where only one cell is empty."""
        before = np.flatnonzero(found)
        since = 0
        for row in rows.tolist():
            at = int(np.searchsorted(before, row))
            last = max(since, int(before[at - 1]) + 1 if at else 0)
            needed = (2 if self._unnamed[row] > 1 else 4) if bare[row] else 1
            if adding.points(row, last) >= needed or (not bare[row] and adding.of_group(row)):
                found[row] = True
                since = row + 1

    def _mark_last(self, found: Mask) -> None:
        """Mark the last row when it is bare, lacks a good deal and has few cells: a total of whatever there was."""
        left = np.flatnonzero(~self._known & ~found)
        row = int(left[-1]) if len(left) else -1
        if row >= 0 and self.bare[row]:
            filled = len(self._columns) - sum(bool(blank[row]) for blank in self._blank.values())
            found[row] = self._unnamed[row] >= 2 and filled * 2 <= len(self._columns)


def _is_worded(field: Field) -> bool:
    """Whether a number alone is no value of this column."""
    return field.kind in ("code", "codes", "date") or field.pattern is not None


def blank_texts(column: TextColumn, field: Field) -> list[bool]:
    """Which of the trimmed texts of a column are an empty cell: ``-`` or ``n.v.t.`` where the field says so."""
    empty = {form.casefold() for form in field.missing} | {""}
    longest = max(map(len, empty))
    return [len(text) <= longest and text.casefold() in empty for text in column.values]


def look_up(values: list[bool], column: TextColumn) -> Mask:
    """Per row what holds for its text."""
    if not any(values):
        return np.broadcast_to(np.False_, len(column.index))
    return np.asarray(np.array(values, np.bool_)[column.index])


def trimmed(columns: Mapping[str, TextColumn]) -> dict[str, TextColumn]:
    """The same columns with every text trimmed."""
    return {name: TextColumn(list(map(trim, column.values)), column.index) for name, column in columns.items()}
