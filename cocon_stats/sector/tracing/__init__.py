"""From a printed table of the sector, or one of its cells, back to the exports and the dossiers behind it.

`trace_table` and `trace_cell` find it, `page` tells it. Dossier numbers are for internal use; persons are never named.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module

from cocon_stats.dutch import listing
from cocon_stats.errors import NothingToRead, WrongUsage, suggestion
from cocon_stats.exports.table import Input
from cocon_stats.records import AbsentFileError
from cocon_stats.sector.declaration import Declaration, System
from cocon_stats.sector.exports import SectorYear
from cocon_stats.sector.kinds import MEASURES, Context, measure
from cocon_stats.sector.loader import load_sector
from cocon_stats.sector.names import plain, slug
from cocon_stats.sector.table import Cell, SectorTable
from cocon_stats.sector.tracing.behind import Behind, Place

_PEOPLE = ("age_province", "dossiers")
_ELSEWHERE = {"duration_bands": "people", "budget_count": "people"}


@dataclass(frozen=True, slots=True)
class TableTrace:
    """A table with its declaration, its system, and the exports it was made from."""

    declaration: Declaration
    system: System
    context: Context
    table: SectorTable
    inputs: tuple[Input, ...]


@dataclass(frozen=True, slots=True)
class CellTrace:
    """One cell of a table, and what stands behind it."""

    place: Place
    cell: Cell
    behind: Behind


def table_ids() -> list[str]:
    """The ids of all tables, in the order of print."""
    return [one.id for one in load_sector().tables]


def trace_table(year: SectorYear, table_id: str) -> TableTrace:
    """The table of the year; NothingToRead when an export it rests on is not there."""
    report = load_sector()
    declaration = next(one for one in report.tables if one.id == table_id)
    try:
        table = measure(declaration, year.data)
    except AbsentFileError as absent:
        raise NothingToRead(
            f"{absent.file}.csv van {year.year} is er niet of is onbruikbaar, en daarop rust deze tabel."
        ) from None
    files = (declaration.kind.over, *declaration.kind.needs)
    inputs = tuple(one for one in year.data.inputs if _name(one) in files)
    context = Context(declaration, year.data)
    return TableTrace(declaration, report.systems[declaration.system], context, table, inputs)


def _name(read: Input) -> str:
    return read.file.rpartition("/")[2].rpartition(".")[0].lower()


def trace_cell(trace: TableTrace, address: str) -> CellTrace:
    """The cell at ``ROW:COLUMN`` (labels as printed; a table with one column needs no column).

    WrongUsage names the nearest labels.
    """
    place = _place(trace.table, address)
    cell = trace.table.rows[place.row].cells[place.column]
    return CellTrace(place, cell, behind(trace.context, place))


def behind(context: Context, place: Place) -> Behind:
    """The rows behind a cell of the table."""
    kind = context.declaration.kind.name
    module = "people" if MEASURES[kind] in _PEOPLE else _ELSEWHERE.get(kind, "offer")
    function: Callable[[Context, Place], Behind] = getattr(import_module(f"{__name__}.{module}"), kind)
    return function(context, place)


def row_labels(table: SectorTable) -> list[str]:
    """The labels of the rows without stars; a row without one is that above it with a number: ``Categorie I (2)``."""
    labels: list[str] = []
    owner, number = "", 1
    for row in table.rows:
        owner, number = (row.label.rstrip("*"), 1) if row.label else (owner, number + 1)
        labels.append(owner if number == 1 else f"{owner} ({number})")
    return labels


def column_labels(table: SectorTable) -> list[str]:
    """The labels of the columns without stars."""
    return [one.rstrip("*") for one in table.columns]


def _place(table: SectorTable, address: str) -> Place:
    rows, columns = row_labels(table), column_labels(table)
    if len(columns) == 1 and _position(address, rows) is not None:
        address = f"{address}:{columns[0]}"
    row, colon, column = address.rpartition(":")
    if not colon:
        _found(address, rows, "rij", table)
        raise WrongUsage(f"Noem ook de kolom: «{table.id}:{address}:KOLOM». Er zijn: {listing(columns)}.")
    at, across = _found(row, rows, "rij", table), _found(column, columns, "kolom", table)
    return Place(at, rows[at], across, columns[across])


def _found(word: str, labels: Sequence[str], what: str, table: SectorTable) -> int:
    position = _position(word, labels)
    if position is None:
        near = suggestion(word, labels) or f" Er zijn: {listing(one for one in labels if one)}."
        raise WrongUsage(f"{table.id} heeft geen {what} «{word}».{near}")
    return position


def _position(word: str, labels: Sequence[str]) -> int | None:
    """Which label is meant: capitals, accents, spaces and the word jaar may differ."""
    for same in (plain, slug):
        for position, label in enumerate(labels):
            if same(label) == same(word):
                return position
    return None
