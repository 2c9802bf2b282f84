"""Typed columns as Arrow arrays, from their own buffers: nothing is copied through Python objects."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from cocon_stats.exports.table import Column, Mask

_DECIMAL_DIGITS = 18


def as_arrow(column: Column) -> Any:
    """The Arrow array of a column: text, date32, bool, int64, decimal, and double for weeks; null where unknown."""
    known = column.known()
    if column.kind == "date":
        return _array(pa.date32(), np.where(known, column.data, 0).astype(np.int32), known)
    if column.kind == "boolean":
        return _array(pa.bool_(), _bits(column.data == 1), known)
    if column.kind == "integer":
        return _array(pa.int64(), _numbers(column, known), known)
    if column.kind == "number" and column.divisor == 1:
        return _array(pa.decimal128(_DECIMAL_DIGITS, column.decimals), _wide(_numbers(column, known)), known)
    if column.kind == "number":
        return _array(pa.float64(), _numbers(column, known) / column.scale, known)
    places = _array(pa.int32(), np.where(known, column.data, 0).astype(np.int32), known)
    return pa.DictionaryArray.from_arrays(places, _texts(column.values))


def _array(kind: Any, data: NDArray[Any], known: Mask) -> Any:
    return pa.Array.from_buffers(
        kind, len(known), [pa.py_buffer(_bits(known)), pa.py_buffer(np.ascontiguousarray(data))]
    )


def _numbers(column: Column, known: Mask) -> NDArray[np.int64]:
    return np.where(known, column.data, 0).astype(np.int64)


def _bits(mask: Mask) -> NDArray[np.uint8]:
    return np.packbits(mask, bitorder="little")


def _wide(numbers: NDArray[np.int64]) -> NDArray[np.int64]:
    """Whole numbers of 128 bits: the low half, and the sign drawn out in the high half."""
    return np.stack([numbers, numbers >> 63], axis=1)


def _texts(values: Sequence[str]) -> Any:
    encoded = [one.encode("utf-8") for one in values]
    ends = np.cumsum([0, *(len(one) for one in encoded)], dtype=np.int64)
    buffers = [None, pa.py_buffer(ends), pa.py_buffer(b"".join(encoded))]
    return pa.Array.from_buffers(pa.large_string(), len(encoded), buffers)
