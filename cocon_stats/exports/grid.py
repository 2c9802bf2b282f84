"""The cells of a file by position, with the line of every row: what both readers make."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from cocon_stats.exports.table import TextColumn


@dataclass(frozen=True, slots=True)
class OddRow:
    """A row with too many or too few cells: the line it starts on and its cells."""

    line: int
    cells: list[str]


@dataclass(frozen=True, slots=True, eq=False)
class Grid:
    """The rows below the header that have the right number of cells, and apart from them those that have not.

    `columns` holds the columns asked for, by their position in the file; `lines` the first line of each row. Rows
    whose line is empty are left out; rows of empty cells may still be there.
    """

    columns: dict[int, TextColumn]
    lines: NDArray[np.int64]
    odd: list[OddRow] = field(default_factory=list)
