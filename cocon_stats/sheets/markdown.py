"""A sheet as a Markdown table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cocon_stats.sheets import Sheet
from cocon_stats.validation.present.markdown import escaped


def as_markdown(sheets: Iterable[Sheet]) -> str:
    """The sheets under each other, each under its title; ends with a line break."""
    return "\n".join(line for sheet in sheets for line in _lines(sheet)).rstrip("\n") + "\n"


def _lines(sheet: Sheet) -> Iterator[str]:
    if sheet.title:
        yield f"**{escaped(sheet.title)}**"
        yield ""
    yield _row([escaped(one.text) for one in sheet.headings])
    yield _row(["--:" if one.number else "---" for one in sheet.headings])
    for row in sheet.rows:
        yield _row([escaped(cell.text) for cell in row])
    yield ""
    for note in sheet.notes:
        yield escaped(note)
        yield ""


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
