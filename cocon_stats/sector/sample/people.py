"""In which cells of a table by age and province each person of the selection stands, and when they were born."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from random import Random

from cocon_stats.sample.chance import shuffled
from cocon_stats.sector.sample.dossier import between, years_before
from cocon_stats.sector.sample.targets import AgeGrid

Cell = tuple[int, int]
"""Row (age class) and column (province)."""

AGE_RANGES = {
    "0-5 jaar": (0, 5),
    "6-11 jaar": (6, 11),
    "12-17 jaar": (12, 17),
    "18-21 jaar": (18, 21),
    "22-25 jaar": (22, 25),
    "> 21 jaar": (22, 27),
}
UNBORN = "Ongeboren"
_WIDE = 6  # classes in which two dossiers of one person can begin years apart


def double_cells(grid: AgeGrid) -> list[tuple[Cell, Cell]]:
    """The persons who stand in two cells: as many as the totals fall short of the sums, and where they do."""
    cells = grid.cells
    same_age = cells.sum(axis=1) - grid.by_age
    same_region = cells.sum(axis=0) - grid.by_region
    neither = int(cells.sum()) - grid.persons - int(same_age.sum()) - int(same_region.sum())
    left = Counter({(row, column): int(amount) for (row, column), amount in _entries(grid)})
    pairs: list[tuple[Cell, Cell]] = []
    for row, amount in enumerate(same_age.tolist()):
        for _ in range(amount):
            pairs.append(
                _largest(left, [((row, a), (row, b)) for a in _columns(grid) for b in _columns(grid) if a < b])
            )
    for column, amount in enumerate(same_region.tolist()):
        for _ in range(amount):
            pairs.append(_largest(left, [((row, column), (row + 1, column)) for row in _younger(grid)]))
    for _ in range(neither):
        options = [((row, a), (row + 1, b)) for row in _younger(grid) for a in _columns(grid) for b in _columns(grid)]
        pairs.append(_largest(left, [one for one in options if one[0][1] != one[1][1]]))
    return pairs


def _entries(grid: AgeGrid) -> list[tuple[Cell, int]]:
    return [
        ((row, column), amount) for row, line in enumerate(grid.cells.tolist()) for column, amount in enumerate(line)
    ]


def _columns(grid: AgeGrid) -> range:
    return range(grid.cells.shape[1])


def _younger(grid: AgeGrid) -> list[int]:
    """The age classes that have an older one right under them."""
    known = [label in AGE_RANGES for label in grid.labels]
    return [row for row in range(len(known) - 1) if known[row] and known[row + 1]]


def _largest(left: Counter[Cell], options: Sequence[tuple[Cell, Cell]]) -> tuple[Cell, Cell]:
    """The option of which the smaller cell is the largest; both lose one."""
    best = max(options, key=lambda pair: min(left[pair[0]], left[pair[1]]))
    left.subtract(best)
    return best


def deal_cells(rng: Random, grid: AgeGrid, doubles: int) -> tuple[list[Cell], list[tuple[Cell, Cell]]]:
    """The cell of every person with one dossier, and both cells of each of the `doubles` persons with two."""
    pairs = double_cells(grid)
    left = Counter(dict(_entries(grid)))
    for pair in pairs:
        left.subtract(pair)
    wide = [row for row, label in enumerate(grid.labels) if _width(label) >= _WIDE]
    pool = [cell for cell, amount in left.items() if cell[0] in wide for _ in range(amount)]
    same = shuffled(rng, pool)[: doubles - len(pairs)]
    left.subtract(same)
    singles = [cell for cell, amount in left.items() for _ in range(amount)]
    return shuffled(rng, singles), [*pairs, *((one, one) for one in same)]


def _width(label: str) -> int:
    low, high = AGE_RANGES.get(label, (0, -1))
    return high - low + 1


def birth(rng: Random, starts: Sequence[tuple[str, int]]) -> int | None:
    """A birthday such that the person is in the age class at every start; None in the class of unknown ages.

    Raises ValueError when there is no such day.
    """
    if any(label == UNBORN for label, _ in starts):
        return starts[0][1] + between(rng, 10, 150)
    if any(label not in AGE_RANGES for label, _ in starts):
        return None
    latest = min(years_before(start, AGE_RANGES[label][0]) for label, start in starts)
    earliest = max(years_before(start, AGE_RANGES[label][1] + 1) + 2 for label, start in starts)
    if earliest > latest:
        raise ValueError("no birthday fits both dossiers")
    return between(rng, earliest, latest)
