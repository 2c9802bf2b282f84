"""A traced table or cell of the sector in words, for an analyst at a screen."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from cocon_stats.conditions import Condition
from cocon_stats.dutch import listing
from cocon_stats.rounding import digits, written
from cocon_stats.sector.tracing import CellTrace, TableTrace, column_labels, row_labels
from cocon_stats.sector.tracing.behind import TOTALS, Counted
from cocon_stats.validation.personal import masked

_LABEL_WIDTH = 14
_DECIMALS = {0: "op hele getallen", 1: "op één decimaal", 2: "op twee decimalen"}
_SPELLS = "sector_modules"
_POOLED_FIRST = "occupancy_by_year"
_TOTAL = "Totaal"
_ONE: Mapping[Counted, str] = {
    Counted.DOSSIERS: "dossier",
    Counted.PERSONS: "unieke persoon",
    Counted.PERSONS_PER_CELL: "unieke persoon per cel",
    Counted.DOSSIERS_PER_FORM: "dossier per vorm",
    Counted.FACILITIES: "voorziening",
    Counted.MODULES: "erkende module",
    Counted.DAYS: "dag",
}


def told_table(trace: TableTrace, width: int = 80) -> str:
    """All that is known about a table. Ends with a line break."""
    table = trace.table
    lines = [f"{table.id}: tabel {table.number}", *textwrap.wrap(table.title, width), ""]
    return _page(lines, _table_parts(trace), width)


def told_cell(trace: TableTrace, found: CellTrace, width: int = 80) -> str:
    """All that is known about one cell. Ends with a line break."""
    place, table = found.place, trace.table
    address = ":".join(one for one in (table.id, place.row_label, place.column_label) if one)
    lines = [address, *textwrap.wrap(f"Tabel {table.number}. {table.title}", width)]
    lines += [f"{trace.context.year}: {found.cell.text or 'leeg'}", ""]
    return _page(lines, _cell_parts(trace, found), width)


def listed(found: CellTrace, width: int = 80) -> str:
    """The dossiers behind a cell, marked as internal. Ends with a line break."""
    if found.behind.source not in ("sector_dossiers", _SPELLS):
        return "Achter deze cel staan geen dossiers.\n"
    numbers = found.behind.dossiers
    text = textwrap.fill(masked(", ".join(numbers)) or "geen", width, initial_indent="    ", subsequent_indent="    ")
    return f"Intern: bevat dossiernummers.\ndossiers ({digits(Fraction(len(numbers)))})\n{text}\n"


def _page(lines: list[str], parts: Iterable[tuple[str, str]], width: int) -> str:
    for label, text in parts:
        start = f"{label:<{_LABEL_WIDTH}}"
        lines += textwrap.wrap(
            text, width, initial_indent=start, subsequent_indent=" " * _LABEL_WIDTH,
            break_on_hyphens=False, break_long_words=False,
        )  # fmt: skip
    return "\n".join(lines) + "\n"


def _table_parts(trace: TableTrace) -> Iterator[tuple[str, str]]:
    declaration, table = trace.declaration, trace.table
    yield "systeem", trace.system.title
    yield "soort", declaration.kind.name
    yield "regel", declaration.kind.rule
    yield "selectie", _selection(trace)
    yield "teleenheid", table.unit
    if declaration.kind.base:
        yield "percentages", f"aandeel in {declaration.kind.base}; {_rounding(trace)}"
    if declaration.kind.totals:
        yield "totalen", declaration.kind.totals
    yield "rijen", "; ".join(row_labels(table))
    if any(table.columns):
        yield "kolommen", "; ".join(column_labels(table))
    yield from _sources(trace)


def _cell_parts(trace: TableTrace, found: CellTrace) -> Iterator[tuple[str, str]]:
    kind, cell = trace.declaration.kind, found.cell
    yield "regel", kind.rule
    yield "selectie", _selection(trace)
    yield "in deze cel", "; ".join(found.behind.words) or "de hele selectie"
    if cell.part is not None and cell.whole is not None:
        yield "teller", _counted(found)
        yield "noemer", f"{_whole(cell.whole)}: {kind.base}"
        exact = written(Fraction(100 * cell.part, cell.whole), "0.01")
        yield "waarde", f"{_whole(cell.part)} / {_whole(cell.whole)} = {exact}%; {_rounding(trace)}: {cell.text}"
    elif cell.value is None:
        yield "waarde", "leeg: hier valt niets te tellen of te delen"
    else:
        yield "waarde", _counted(found) if found.behind.number is not None else f"{cell.text} {trace.table.unit}"
    if kind.totals and _is_total(trace, found):
        yield "totalen", kind.totals
    yield "teleenheid", trace.table.unit
    yield from _sources(trace)


def _is_total(trace: TableTrace, found: CellTrace) -> bool:
    """Whether the cell goes over several rows or columns; a column of percentages alone does not."""
    place = found.place
    over_rows = place.row_label in TOTALS or (place.row == 0 and trace.declaration.kind.name == _POOLED_FIRST)
    return over_rows or (place.column_label in TOTALS and _TOTAL in column_labels(trace.table))


def _counted(found: CellTrace) -> str:
    """``39 unieke personen in 41 dossiers``."""
    behind = found.behind
    number = behind.number or 0
    text = f"{_whole(number)} {_ONE[behind.counted] if number == 1 else behind.counted.value}"
    if behind.source in ("sector_dossiers", _SPELLS) and behind.counted is not Counted.DOSSIERS:
        text += f", in {_some(len(behind.dossiers), 'dossier')}"
    if behind.source == _SPELLS:
        text += f" met {_some(behind.rows.rows, 'module')}"
    return text


def _some(number: int, noun: str) -> str:
    return f"{_whole(number)} {noun if number == 1 else f'{noun}s'}"


def _selection(trace: TableTrace) -> str:
    declaration, rows = trace.declaration, trace.context.rows
    records = trace.context.data.records(declaration.kind.over)
    asked = f" met {_said(declaration.select)}" if declaration.select else ""
    return f"{declaration.kind.over}{asked}: {_whole(rows.rows)} van de {_whole(records.rows)} rijen"


def _said(conditions: Iterable[Condition]) -> str:
    return listing(str(one) for one in conditions)


def _rounding(trace: TableTrace) -> str:
    return f"{_DECIMALS[trace.declaration.percent_decimals]}, een half naar boven"


def _sources(trace: TableTrace) -> Iterator[tuple[str, str]]:
    yield "bron", trace.table.source
    for number, one in enumerate(trace.inputs):
        text = f"{one.file}, {_whole(one.rows)} rijen, sha256 {one.sha256}"
        yield "" if number else "bestanden", text


def _whole(number: int) -> str:
    return digits(Fraction(number))
