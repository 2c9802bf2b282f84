"""Rows that are no data: empty rows, column names repeated, totals, lone remarks. Contract, "What is checked".

Worked out on the distinct texts of each column, so that a row costs some array look-ups and no loop.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cocon_stats.exports.fault import Fault
from cocon_stats.exports.grid import OddRow
from cocon_stats.exports.layout import Layout
from cocon_stats.exports.table import Mask, TextColumn
from cocon_stats.exports.texts import folded
from cocon_stats.exports.total_words import total_word
from cocon_stats.exports.totals import Rows, blank_texts, look_up, trimmed
from cocon_stats.schemas import Schema


@dataclass(frozen=True, slots=True, eq=False)
class Furniture:
    """`data` marks the rows that are data; `faults` are the other filled rows, one each.

    `lone` are the rows with one filled cell only: they may be all that is left of a row of data. `headers` are those
    of the column names.
    """

    data: Mask
    faults: tuple[Fault, ...]
    lone: tuple[int, ...] = ()
    headers: tuple[int, ...] = ()


def sort_rows(columns: dict[str, TextColumn], lines: np.ndarray, schema: Schema) -> Furniture:
    """Tell data rows from other rows. `columns` are the schema's columns that are there, in the order of the file."""
    rows = len(lines)
    columns = trimmed(columns)
    filled = _filled_count(columns, rows)
    header = _header_rows(columns, schema, rows, filled)
    blank = _blank_rows(columns, schema, rows)
    empty_required = _empty_required(columns, schema, rows)
    total = Rows(columns, schema, rows, header | blank).totals()
    lone = (filled == 1) & ((empty_required >= 2) | (_remarks(columns, schema, rows) & (empty_required > 0)))
    lone &= ~header & ~total & ~blank
    faults = [
        Fault(rule, int(lines[row]))
        for rule, mask in (("kopregel-herhaald", header), ("totaalrij", total), ("rij-bijna-leeg", lone))
        for row in np.flatnonzero(mask)
    ]
    data = ~blank & ~header & ~total & ~lone
    return Furniture(data, tuple(faults), tuple(np.flatnonzero(lone).tolist()), tuple(np.flatnonzero(header).tolist()))


def odd_row_fault(row: OddRow, schema: Schema, layout: Layout) -> Fault:
    """What is wrong with a row whose number of cells differs from that of the header."""
    cells = [folded(cell) for cell in row.cells]
    filled = [cell for cell in cells if cell]
    same = len(set(filled) & (_names(schema) | set(layout.header)))
    if same >= 2 and same * 2 >= len(filled):
        return Fault("kopregel-herhaald", row.line)
    if total_word(filled[0]):
        return Fault("totaalrij", row.line)
    rule = "rij-te-veel-cellen" if len(cells) > layout.named else "rij-te-weinig-cellen"
    return Fault(rule, row.line, details={"cellen": str(len(cells)), "kolommen": str(layout.named)})


def _filled_count(columns: dict[str, TextColumn], rows: int) -> np.ndarray:
    count = np.zeros(rows, np.int32)
    for column in columns.values():
        count += look_up(list(map(bool, column.values)), column)
    return count


def _blank_rows(columns: dict[str, TextColumn], schema: Schema, rows: int) -> Mask:
    """The rows without any value: ``-`` or ``n.v.t.`` is an empty cell, so a row of those is an empty row."""
    blank = np.ones(rows, np.bool_)
    for name, column in columns.items():
        blank &= look_up(blank_texts(column, schema.field(name)), column)
        if not blank.any():
            break
    return blank


def _header_rows(columns: dict[str, TextColumn], schema: Schema, rows: int, filled: np.ndarray) -> Mask:
    same = np.zeros(rows, np.int32)
    names = _names(schema)
    for column in columns.values():
        same += look_up([text.casefold() in names for text in column.values], column)
    return np.asarray((same >= 2) & (same * 2 >= filled))


def _names(schema: Schema) -> set[str]:
    """What a repeated header may hold: the names of the columns, or their titles in words."""
    return {folded(text) for field in schema.fields for text in (field.name, field.title)}


def _remarks(columns: dict[str, TextColumn], schema: Schema, rows: int) -> Mask:
    """Where a column of record numbers or of codes holds words, and so no value at all."""
    remarks = np.zeros(rows, np.bool_)
    for name, column in columns.items():
        record = name.endswith("_id")
        if record or schema.field(name).kind == "code":
            remarks |= look_up([_is_remark(text, record) for text in column.values], column)
    return remarks


def _is_remark(text: str, record: bool) -> bool:
    return " " in text or (record and text != "" and not any(map(str.isdigit, text)))


def _empty_required(columns: dict[str, TextColumn], schema: Schema, rows: int) -> np.ndarray:
    count = np.zeros(rows, np.int32)
    for name, column in columns.items():
        if schema.field(name).required:
            count += look_up([not text for text in column.values], column)
    return count
