"""Rows with the same key: inside one file, and for dossier_id over all case files of the year together.

Equal rows count once, rows that differ count not at all; the problem stands at the later row and names both lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cocon_stats.exports.numbered import Part, row_in, shared
from cocon_stats.exports.packed import look_up
from cocon_stats.exports.table import Column, Mask, first_rows
from cocon_stats.validation.repeats import report_blocks
from cocon_stats.validation.sheet import DOSSIER, Note, Sheet


def check_keys(sheet: Sheet) -> None:
    """Report rows of one file that have the same key; not when a column of the key is absent."""
    key = sheet.schema.primary_key
    if not key or any(name not in sheet.cells for name in key):
        return
    if len(key) == 1 and _all_differ(sheet.cells[key[0]].column):
        return
    usable = np.flatnonzero(~np.logical_or.reduce([sheet.dropped, *(sheet.faulty[name] for name in key)]))
    earlier, first = np.full(sheet.rows, -1, np.int64), {}
    for rows in _groups(_codes(sheet, key)[usable], usable):
        contents = [_content(sheet, row) for row in rows]
        equal = len(set(contents)) == 1
        if equal:
            earlier[rows[1:]] = rows[:-1]
            first.update(dict.fromkeys(rows[1:], rows[0]))
        else:
            sheet.report("sleutel-strijdig", key_column(sheet), rows[1:], _beside(sheet, rows[0]))
        sheet.dropped[rows[1:] if equal else rows] = True
        sheet.confused[rows[1:] if equal else rows] = True
        sheet.lost += 0 if equal else len(rows) - 1
    if first:
        left = report_blocks(sheet, earlier)
        sheet.report("sleutel-dubbel", key_column(sheet), left, lambda row: _beside(sheet, first[row]))


def _beside(sheet: Sheet, first: int) -> Note:
    """What is said of a row whose key stands in the row `first` too."""
    details = {"sleutel": _named(sheet, sheet.schema.primary_key, first), "in_bestand": ""}
    return Note(details, other_file=sheet.shown, other_line=int(sheet.lines[first]))


def _all_differ(column: Column) -> bool:
    """Whether no value of a column of texts stands in two rows."""
    if column.kind != "string":
        return False
    known = column.known()
    seen = np.zeros(len(column.values) + 1, np.bool_)
    seen[column.data] = True
    return int(np.count_nonzero(seen[:-1])) == int(np.count_nonzero(known))


def check_dossiers(sheets: Sequence[Sheet]) -> None:
    """Report numbers of dossiers that stand in more than one of the case files."""
    parts = [_first_rows(sheet) for sheet in sheets]
    numbers = sorted(shared(parts))
    seen: list[tuple[Sheet, dict[str, int]]] = []
    for sheet, part in zip(sheets, parts, strict=True):
        mine = row_in(part, numbers)
        found: dict[str, tuple[Sheet, int]] = {}
        for other, rows in seen:
            for number in mine.keys() & rows.keys():
                found.setdefault(number, (other, rows[number]))
        for number in sorted(found, key=mine.__getitem__):
            _conflict(found[number], (sheet, mine[number]), number)
        seen.append((sheet, mine))


def _first_rows(sheet: Sheet) -> Part:
    """The numbers of the dossiers of a file, and the first row of each that has it without a fault."""
    column = sheet.cells[DOSSIER].column
    return column.values, first_rows(np.where(sheet.faulty[DOSSIER], -1, column.data), len(column.values))


def key_column(sheet: Sheet) -> str:
    """The column at which a fault of the key stands: the first of the key that is no code of a list."""
    key = sheet.schema.primary_key
    return next((name for name in key if sheet.schema.field(name).kind != "code"), key[0])


def _conflict(first: tuple[Sheet, int], second: tuple[Sheet, int], number: str) -> None:
    """Report one number in two case files: at the file whose prefix it has not, otherwise at the later file."""
    if number.partition("-")[0] == second[0].schema.dossier_prefix:
        first, second = second, first
    sheet, row = second
    other, line = first[0], int(first[0].lines[first[1]])
    details = {"sleutel": f"{DOSSIER} {number}", "in_bestand": f" van {other.shown}"}
    sheet.report("sleutel-strijdig", DOSSIER, [row], Note(details, other_file=other.shown, other_line=line))
    for one in (other, sheet):
        column = one.cells[DOSSIER].column
        same = column.data == look_up([number], column.values)[0]
        one.lost += 1
        one.dropped |= same
        one.confused |= same


def _codes(sheet: Sheet, names: Sequence[str]) -> NDArray[np.int64]:
    """One integer per row that is the same where all key columns are the same."""
    codes = np.zeros(sheet.rows, np.int64)
    for name in names:
        ranks, count = _ranks(sheet.cells[name].column.data)
        codes = _ranks(codes * count + ranks)[0] if len(names) > 1 else ranks
    return codes


def _ranks(data: NDArray[np.integer[Any]]) -> tuple[NDArray[np.int64], int]:
    """Equal values as equal small integers, and how many there are."""
    order = np.argsort(data, kind="stable")
    ordered = data[order]
    rank = np.zeros(len(data), np.int64)
    rank[order[1:]] = np.cumsum(ordered[1:] != ordered[:-1])
    return rank, int(rank.max(initial=0)) + 1


def _groups(codes: NDArray[np.int64], rows: NDArray[np.intp]) -> Iterable[list[int]]:
    """The rows that share a code, for every code that occurs more than once; in the order of the file."""
    order = np.argsort(codes, kind="stable")
    ordered = codes[order]
    again: Mask = np.zeros(len(codes), np.bool_)
    again[1:] = ordered[1:] == ordered[:-1]
    if not again.any():
        return []
    starts = np.flatnonzero(~again)
    ends = np.append(starts[1:], len(codes))
    several = ends - starts > 1
    return [rows[order[start:end]].tolist() for start, end in zip(starts[several], ends[several], strict=True)]


def _content(sheet: Sheet, row: int) -> tuple[object, ...]:
    """What a row says, in whatever form it is written."""
    return tuple(
        cell.text(row) if sheet.faulty[name][row] else int(cell.column.data[row]) for name, cell in sheet.cells.items()
    )


def _named(sheet: Sheet, names: Sequence[str], row: int) -> str:
    texts = ((name, sheet.text(name, row)) for name in names)
    return ", ".join(f"{name} {text}" for name, text in texts if text) or ", ".join(names)
