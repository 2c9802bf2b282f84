"""The groups along one column of ``by``: which values occur, and which rows belong to each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cocon_stats.errors import WrongUsage
from cocon_stats.exports.table import Column, Mask
from cocon_stats.query.answer import Axis, Key, Mark
from cocon_stats.query.offered import Offered

MOST_GROUPS = 60
SEPARATOR = "|"  # between the codes of a cell that holds several


@dataclass(frozen=True, slots=True)
class Grouping:
    """One axis with, per year, the place of each row among the `texts`; -1 where the value is unknown.

    `members` tells which texts belong to each value: one, or for cells that hold several codes all that hold it.
    """

    axis: Axis
    texts: tuple[str, ...]
    members: Mapping[str, Mask]
    places: Mapping[int, NDArray[np.int64]]

    def rows(self, year: int, key: Key) -> Mask:
        """The rows of one year that belong to a group."""
        places = self.places[year]
        if key is Mark.UNKNOWN:
            return np.asarray(places < 0)
        if key is Mark.TOTAL:
            return np.asarray(places >= 0)
        return np.asarray(self.members[str(key)][places])

    def key(self, year: int, row: int) -> Key:
        """The group of one row."""
        place = int(self.places[year][row])
        return self.texts[place] if place >= 0 else Mark.UNKNOWN


def grouped(asked: Offered, columns: Mapping[int, Column]) -> Grouping:
    """Group by a column; `columns` holds it per year. WrongUsage when it has too many different values."""
    texts = {year: _texts(column) for year, column in columns.items()}
    found = {text for words, data in texts.values() for text in _used(words, data)}
    order = tuple(text for text in _in_order(asked, texts) if text in found)
    values = _values(asked, order)
    if len(values) > MOST_GROUPS:
        raise WrongUsage(
            f"{asked.name} heeft {len(values)} verschillende waarden; groeperen kan tot {MOST_GROUPS}. Kies een klasse."
        )
    place = {text: number for number, text in enumerate(order)}
    places = {
        year: np.array([*(place.get(text, -1) for text in words), -1], dtype=np.int64)[data]
        for year, (words, data) in texts.items()
    }
    unknown = any(bool((one < 0).any()) for one in places.values())
    several = asked.kind == "codes"
    axis = Axis(asked.name, asked.title, {one: asked.words.get(one, one) for one in values}, unknown, several)
    return Grouping(axis, order, {one: _holding(one, order, several) for one in values}, places)


def _values(asked: Offered, texts: tuple[str, ...]) -> tuple[str, ...]:
    """The values of the axis: the texts, or the codes that they hold in the order of the list."""
    if asked.kind != "codes":
        return texts
    held = {code for text in texts for code in text.split(SEPARATOR)}
    return tuple(code for code in asked.words if code in held)


def _holding(value: str, texts: tuple[str, ...], several: bool) -> Mask:
    """Which texts belong to a value; the last one, for the unknown, never."""
    return np.array([*(value in one.split(SEPARATOR) if several else value == one for one in texts), False])


Texts = tuple[tuple[str, ...], NDArray[np.signedinteger]]


def _texts(column: Column) -> Texts:
    """The distinct texts of a column and for each row the place of its text, -1 unknown."""
    if column.kind != "integer":
        return tuple(column.values), column.data
    known = column.known()
    numbers = sorted(set(column.data[known].tolist()))  # np.unique would import numpy.ma
    places = np.where(known, np.searchsorted(numbers, column.data), -1)
    return tuple(map(str, numbers)), places


def _used(words: tuple[str, ...], data: NDArray[np.signedinteger]) -> list[str]:
    counts = np.bincount(data[data >= 0], minlength=len(words))
    return [word for word, count in zip(words, counts.tolist(), strict=True) if count]


def _in_order(asked: Offered, texts: Mapping[int, Texts]) -> list[str]:
    """Codes in the order of their list, numbers by size, texts by the alphabet."""
    all_texts = list(dict.fromkeys(text for words, _ in texts.values() for text in words))
    if asked.kind == "integer":
        return sorted(all_texts, key=int)
    return sorted(all_texts) if asked.kind == "string" else all_texts
