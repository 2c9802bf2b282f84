"""The tables behind the sections: each figure with numerator, base, unknown and value."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from fractions import Fraction

from cocon_stats.dutch import UNIT_WORDS
from cocon_stats.figures import Figure, FigureSet
from cocon_stats.report.sections import Section
from cocon_stats.rounding import plain

CSV_NAME = "cijfers.csv"
TITLE = "Cijfers achter dit onderdeel"
HEADERS = ("Cijfer", "Teller", "Noemer", "Onbekend", "Waarde")
CSV_HEADERS = (
    "onderdeel", "cijfer", "omschrijving", "eenheid",
    "teller", "noemer", "onbekend", "waarde", "afgedrukt", "definitie",
)  # fmt: skip


def figures_of(section: Section, figures: FigureSet) -> list[Figure]:
    """The known figures that stand in a section, in the order of the catalogue."""
    return [one for one in figures if one.known and section.number and one.section == section.number]


def as_markdown(section: Section, figures: FigureSet) -> str:
    """The table behind a section as Markdown with its own heading; nothing when it has no figures."""
    from tabulate import tabulate

    rows = [
        (one.label, _cell(one.numerator), _cell(one.denominator), _cell(_whole(one.unknown)), one.text or "")
        for one in figures_of(section, figures)
    ]
    if not rows:
        return ""
    align = ("left", "right", "right", "right", "right")
    table = tabulate(rows, HEADERS, tablefmt="pipe", colalign=align, disable_numparse=True)
    return f"\n## {TITLE}\n\n{table}\n"


def as_csv(sections: Iterable[Section], figures: FigureSet) -> str:
    """All known figures for a spreadsheet: semicolon, decimal comma, BOM so that Excel reads accents.

    In the order of the sections; figures that stand in none of them come last.
    """
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    writer.writerow(CSV_HEADERS)
    printed = {one.id: one for section in sections for one in figures_of(section, figures)}
    for one in (printed | {one.id: one for one in figures if one.known}).values():
        counts = (_cell(one.numerator), _cell(one.denominator), _cell(_whole(one.unknown)), _cell(one.value))
        writer.writerow((one.section, one.id, one.label, UNIT_WORDS[one.unit], *counts, one.text, one.definition))
    return "\ufeff" + stream.getvalue()


def _whole(number: int | None) -> Fraction | None:
    return None if number is None else Fraction(number)


def _cell(value: Fraction | None) -> str:
    return "" if value is None else plain(value)
