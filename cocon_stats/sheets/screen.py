"""A sheet for a person at a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import click

from cocon_stats.sheets import Sheet
from cocon_stats.validation.present.words import clean


def as_table(sheets: Iterable[Sheet], colour: bool = False) -> str:
    """The sheets under each other, titles in bold when `colour`; ends with a line break."""
    return "\n".join(line for sheet in sheets for line in _lines(sheet, colour)).rstrip("\n") + "\n"


def _lines(sheet: Sheet, colour: bool) -> Iterator[str]:
    from tabulate import tabulate

    if sheet.title:
        yield click.style(clean(sheet.title), bold=True) if colour else clean(sheet.title)
        yield ""
    yield tabulate(
        [[clean(cell.text) for cell in row] for row in sheet.rows],
        headers=[clean(one.text) for one in sheet.headings],
        tablefmt="simple",
        colalign=["right" if one.number else "left" for one in sheet.headings] if sheet.rows else None,
        disable_numparse=True,
    )
    yield ""
    for note in sheet.notes:
        yield clean(note)
    if sheet.notes:
        yield ""
