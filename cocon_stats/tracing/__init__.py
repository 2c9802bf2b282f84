"""From a printed number back to its cases: what it counts, on which base, from which files, and which case files.

`trace` finds it all, `page` tells it. The case files are for internal use: nothing that is published calls `sides`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

import numpy as np

from cocon_stats.catalogue import Definition
from cocon_stats.exports.folder import years
from cocon_stats.exports.table import Column, Input, Mask
from cocon_stats.figures import EarlierValue, Figure, FigureSet
from cocon_stats.history import exported
from cocon_stats.measures import Measurer
from cocon_stats.records import AbsentFileError
from cocon_stats.tracing.files import files_behind, parts_of
from cocon_stats.year import Year

_NUMBERS = ("dossier_id", "traject_id")


@dataclass(frozen=True, slots=True)
class Trace:
    """A figure with everything it comes from. `figures` holds it with its earlier years, `later` are its values in
    years after; `absent` are the files it would need that are not there.
    """

    figure: Figure
    definition: Definition
    figures: FigureSet
    later: tuple[EarlierValue, ...]
    inputs: tuple[Input, ...]
    absent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sides:
    """The numbers of the case files behind a figure: counted, in the base but not counted, and unknown."""

    counted: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


def trace(year: Year, figure_id: str) -> Trace:
    """Trace a figure of `year`; WrongUsage names the nearest id when there is no such figure."""
    definition = year.tools.catalogue[figure_id]
    figures = year.figures_with_history
    files = files_behind(definition, year.tools.catalogue, year.tools.schemas)
    by_name = {name: one for one in figures.inputs for name in [_name(one)]}
    return Trace(
        figures[figure_id],
        definition,
        figures,
        tuple(_later(year, figure_id)),
        tuple(by_name[one] for one in files if one in by_name),
        tuple(one for one in files if not year.dataset.has(one)),
    )


def _name(read: Input) -> str:
    return read.file.rpartition("/")[2].rpartition(".")[0].lower()


def _later(year: Year, figure_id: str) -> Iterable[EarlierValue]:
    for number in years(year.data):
        other = Year(year.data, number, year.tools)
        if number > year.year and not other.faulty:
            yield from exported({figure_id: other.figures[figure_id]}, number)


def sides(year: Year, definition: Definition) -> Sides | None:
    """The case files behind a figure (behind its parts, for a sum of figures); None when its rows belong to none."""
    measurer = Measurer(year.dataset)
    parts = [
        one
        for part in parts_of(definition, year.tools.catalogue)
        for source in part.sources
        for one in _sides(measurer, part, source)
    ]
    if not parts:
        return None
    return Sides(*(tuple(chain.from_iterable(same)) for same in zip(*parts, strict=True)))


def _sides(measurer: Measurer, definition: Definition, source: str) -> Iterator[tuple[tuple[str, ...], ...]]:
    """What is counted, the rest of the base, and what is unknown; nothing when the file is absent or names no case."""
    try:
        rows, cases = measurer.cases(definition, source)
    except AbsentFileError:
        return
    fields = {one.name for one in measurer.dataset.schemas[source.rpartition(".")[2]].fields}
    name = next((one for one in _NUMBERS if one in fields), None)
    if name is not None:
        numbers = rows.column(name)
        yield tuple(_texts(numbers, one) for one in (cases.counted, cases.base & ~cases.counted, cases.unknown))


def _texts(numbers: Column, rows: Mask) -> tuple[str, ...]:
    return tuple(numbers.values[place] for place in np.asarray(numbers.data)[rows].tolist())
