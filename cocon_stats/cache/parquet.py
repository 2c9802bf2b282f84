"""Typed tables and sums as bytes of Parquet, and back. Without pandas: arrays are handed over as they lie in memory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cocon_stats.lazy import Lazy

Arrays = Mapping[str, NDArray[Any]]


def packed(arrays: Arrays) -> bytes:
    """Arrays of whole numbers of one length, as columns."""
    import pyarrow as pa

    return _written(
        {
            name: pa.Array.from_buffers(
                pa.from_numpy_dtype(one.dtype), len(one), [None, pa.py_buffer(np.ascontiguousarray(one))]
            )
            for name, one in arrays.items()
        }
    )


def unpacked(content: bytes, names: Iterable[str]) -> Arrays:
    """The arrays again, each read when it is asked for."""
    opened = _Opened(content)
    return Lazy({name: partial(opened.array, name) for name in names})


def packed_texts(texts: Sequence[str]) -> bytes:
    """A list of texts as one column."""
    import pyarrow as pa

    pieces = [text.encode() for text in texts]
    offsets = np.zeros(len(pieces) + 1, np.int64)
    np.cumsum(np.fromiter(map(len, pieces), np.int64, len(pieces)), out=offsets[1:])
    buffers = [None, pa.py_buffer(offsets), pa.py_buffer(b"".join(pieces))]
    return _written({"texts": pa.Array.from_buffers(pa.large_string(), len(pieces), buffers)})


def unpacked_texts(content: bytes) -> tuple[str, ...]:
    """The texts again."""
    return tuple(_Opened(content).file.read().column("texts").to_pylist())


def _written(columns: Mapping[str, Any]) -> bytes:
    import pyarrow as pa
    from pyarrow import parquet

    sink = pa.BufferOutputStream()
    table = pa.Table.from_arrays(list(columns.values()), names=list(columns))
    parquet.write_table(table, sink, compression="lz4", use_dictionary=False, write_statistics=False)
    content: bytes = sink.getvalue().to_pybytes()
    return content


class _Opened:
    """A Parquet file in memory; it is parsed when a column is asked for."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    @cached_property
    def file(self) -> Any:
        """Arrow's reader of the file."""
        import pyarrow as pa
        from pyarrow import parquet

        return parquet.ParquetFile(pa.BufferReader(self._content))

    def array(self, name: str) -> NDArray[Any]:
        """One column as an array."""
        return _array(self.file.read(columns=[name]).column(0))


def _array(column: Any) -> NDArray[Any]:
    dtype = np.dtype(column.type.to_pandas_dtype())
    parts = [
        np.frombuffer(one.buffers()[1], dtype, count=len(one), offset=dtype.itemsize * one.offset)
        for one in column.chunks
        if len(one)
    ]
    return parts[0] if len(parts) == 1 else np.concatenate([np.empty(0, dtype), *parts])
