"""Blocks of rows that stand twice in a file: an export that was pasted below itself, or part of it.

Many equal rows in the same order are one cause, so one problem. In a file without a key equal rows all count (the
contract says so), and a block that stands twice doubles figures without breaking any rule: that is a warning.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from cocon_stats.rounding import digits
from cocon_stats.validation.sheet import Note, Sheet

REPEATED = "rijen-dubbel"
_FEWEST = 10
_GAP = 3
_FACTOR = np.uint64(0x9E3779B97F4A7C15)  # odd and large: sums of different rows nearly always differ
Block = tuple[int, int, int]


def check_repeats(sheet: Sheet) -> None:
    """Report blocks of rows that stand twice in a file without a key; of a streamed export not all rows are here."""
    if sheet.schema.primary_key or sheet.passed is not None or sheet.rows < 2 * _FEWEST:
        return
    for first, again, length in blocks(_earlier(sheet)):
        sheet.report("rijen-herhaald", None, [again], _note(sheet, first, again, length))


def report_blocks(sheet: Sheet, earlier: NDArray[np.int64]) -> list[int]:
    """Report the blocks among rows of which `earlier` tells the equal row before (-1: none), as one error each; gives
    the rows that are left to be told one by one.
    """
    left = earlier >= 0
    for first, again, length in blocks(earlier):
        sheet.report(REPEATED, None, [again], _note(sheet, first, again, length))
        left[again : again + length] = False
    return np.flatnonzero(left).tolist()


def blocks(earlier: NDArray[np.int64]) -> Sequence[Block]:
    """Where many rows after each other equal as many earlier ones: the first row of both blocks, and how many."""
    back = np.where(earlier >= 0, np.arange(len(earlier)) - earlier, 0)
    starts = np.flatnonzero(np.diff(back, prepend=-1))
    lengths = np.diff(starts, append=len(back))
    far = (back[starts] >= _FEWEST) & (lengths >= _FEWEST)  # one row that is repeated over and over is no block
    found: list[Block] = []
    for start, length in zip(starts[far].tolist(), lengths[far].tolist(), strict=True):
        if found and _goes_on(found[-1], start, earlier):
            first, again, _ = found.pop()
            found.append((first, again, start + length - again))
        else:
            found.append((int(earlier[start]), start, length))
    return found


def _goes_on(block: Block, start: int, earlier: NDArray[np.int64]) -> bool:
    """Whether the rows from `start` on belong to the block: in between only rows that stand oftener than twice."""
    first, again, length = block
    between = earlier[again + length : start]
    return start - int(earlier[start]) == again - first and len(between) <= _GAP and bool((between >= 0).all())


def _earlier(sheet: Sheet) -> NDArray[np.int64]:
    """Per row the nearest row before it with the same values, -1 where there is none."""
    total = np.zeros(sheet.rows, np.uint64)
    for cell in sheet.cells.values():
        total = total * _FACTOR + cell.column.data.astype(np.int64).view(np.uint64)
    order = np.argsort(total, kind="stable")
    alike = np.flatnonzero(total[order[1:]] == total[order[:-1]])
    before, after = order[alike], order[alike + 1]
    same = np.ones(len(alike), np.bool_)
    for cell in sheet.cells.values():  # equal sums are not yet equal rows
        same &= cell.column.data[before] == cell.column.data[after]
    found = np.full(sheet.rows, -1, np.int64)
    found[after[same]] = before[same]
    return found


def _note(sheet: Sheet, first: int, again: int, length: int) -> Note:
    lines = sheet.lines
    details = {
        "aantal": digits(Fraction(length)),
        "van": str(lines[first]),
        "tot": str(lines[first + length - 1]),
    }
    return Note(details, other_file=sheet.shown, other_line=int(lines[again + length - 1]))
