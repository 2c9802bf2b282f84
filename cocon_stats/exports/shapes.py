"""Columns of record numbers with every digit as 0: thousands of numbers become a few shapes.

Whether a row is data is told by words, spaces and empty cells; which digits there are does not matter.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from cocon_stats.exports.packed import Packed
from cocon_stats.exports.table import Index, TextColumn
from cocon_stats.schemas import Schema

_MANY = 1000
_DIGITS = bytes.maketrans(b"123456789", b"000000000")
_BETWEEN = "\n"


def shaped(columns: Mapping[str, TextColumn], schema: Schema) -> dict[str, TextColumn]:
    """The same columns, those of many record numbers as shapes; all as they are when a column name has digits."""
    if any(any(map(str.isdigit, field.name + field.title)) for field in schema.fields):
        return dict(columns)
    return {name: _shaped(one) if _is_numbered(one, schema, name) else one for name, one in columns.items()}


def _is_numbered(column: TextColumn, schema: Schema, name: str) -> bool:
    if isinstance(column.values, Packed):
        return True
    return len(column.values) > _MANY and schema.field(name).kind == "string"


def _shaped(column: TextColumn) -> TextColumn:
    if isinstance(column.values, Packed):
        return _shaped_forms(column.values, column.index)
    shapes = _without_digits(column.values)
    places = {shape: place for place, shape in enumerate(dict.fromkeys(shapes))}
    numbers = np.fromiter(map(places.__getitem__, shapes), np.int32, len(shapes))
    return TextColumn(list(places), numbers[column.index])


def _shaped_forms(texts: Packed, index: Index) -> TextColumn:
    """One shape per form: how many digits there are does not matter either. Texts without a form stay as they are."""
    numbers = texts.form_numbers()
    if not texts.loose and len(texts.forms) == 1:
        return TextColumn([texts.forms[0].text(0)], np.zeros(len(index), np.int8))
    if texts.loose:
        loose = texts.loose_places
        numbers[loose] = len(texts.forms) + (texts.codes[loose] - texts.starts[-1])
    return TextColumn([*(one.text(0) for one in texts.forms), *texts.loose], numbers[index])


def _without_digits(texts: Sequence[str]) -> list[str]:
    """The texts with 0 for every digit, all at once: no byte of another sign of UTF-8 looks like a digit."""
    shapes = _BETWEEN.join(texts).encode().translate(_DIGITS).decode().split(_BETWEEN)
    if len(shapes) == len(texts):
        return shapes
    return [text.encode().translate(_DIGITS).decode() for text in texts]  # a text holds a line end itself
