"""Filled cells in columns without a name: rows with too many cells, or a column that lost its name."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from cocon_stats.exports.fault import Fault
from cocon_stats.exports.grid import Grid, OddRow
from cocon_stats.exports.header import Header
from cocon_stats.exports.layout import Layout
from cocon_stats.exports.table import Mask
from cocon_stats.exports.texts import trim


@dataclass(frozen=True, slots=True, eq=False)
class Nameless:
    """`overfull` are the rows with too many cells, `faults` those of the header with what the nameless columns add."""

    overfull: tuple[OddRow, ...]
    faults: tuple[Fault, ...]


def judge_nameless(grid: Grid, layout: Layout, header: Header, data: Mask) -> Nameless:
    """Judge the columns without a name. Rows with too many cells are taken out of `data`.

    Where a column of the schema is absent, a filled column without a name has the same cause and is no fault apart.
    """
    overfull: list[OddRow] = []
    faults = list(header.faults)
    last = max(header.positions.values(), default=-1)
    for position in sorted(grid.columns.keys() - set(header.positions.values())):
        rows = _filled(grid, position, data)
        if not len(rows):
            continue
        place = str(position + 1)
        absent = next((at for at, one in enumerate(faults) if _is_absent(one)), None)
        if absent is not None:
            hint = f" Kolom nummer {place} heeft geen naam, maar bevat wel waarden."
            faults[absent] = replace(faults[absent], details={"hint": hint})
        elif position < last or len(rows) * 2 > int(data.sum()):
            faults.append(Fault("kolom-zonder-naam", layout.header_line, details={"plaats": place}))
        else:
            overfull += [OddRow(int(grid.lines[row]), cells(grid, row)) for row in rows.tolist()]
            data[rows] = False
    return Nameless(tuple(overfull), tuple(faults))


def cells(grid: Grid, row: int) -> list[str]:
    """The cells of a row up to the last filled one."""
    texts = [column.values[column.index[row]] for _, column in sorted(grid.columns.items())]
    while texts and not trim(texts[-1]):
        texts.pop()
    return texts


def _filled(grid: Grid, position: int, data: Mask) -> np.ndarray:
    column = grid.columns[position]
    filled = np.array([bool(trim(text)) for text in column.values] or [False], np.bool_)
    return np.flatnonzero(filled[column.index] & data) if len(column.index) else np.empty(0, np.intp)


def _is_absent(fault: Fault) -> bool:
    return fault.rule == "kolom-ontbreekt" and not fault.details.get("hint")
