"""Whatever the figures are, every section reads as sentences: made-up years, including empty and one-case ones."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from fractions import Fraction

import pytest
from figure_builder import FigureBuilder

from cocon_stats.figures import Figure, FigureSet
from cocon_stats.report.writer import render_report
from cocon_stats.settings import Settings

FAULTS = {
    "a sentence opens with a digit": r"^\d|(?<!Thuis\?)(?<=[.!?]) +\d",
    "a sentence opens with a small letter": r"^[a-zé]|(?<=[.!]) +[a-zé]",
    "space gone astray": r"\S {2,}| [.,;:](\s|$)|\( | \)",
    "stop twice": r"\.\.|,,|\. *,",
    "a template shows through": r"[{}]|None|True|False|[\U000F0000-\U000FFFFF\ue000]",
    "a paragraph without end": r"^[A-Z](?!.*[.:]$)",
}


def made_up_year(seed: int) -> FigureSet:
    chance = random.Random(seed)
    builder = FigureBuilder()
    cases = chance.choice([0, 1, 1, 2, 3, 9, 15, 40])
    groups: dict[str, list[Figure]] = {}
    for figure in builder.year_figures():
        groups.setdefault(figure.id.rpartition(".")[0], []).append(figure)
    for figures in groups.values():
        absent = chance.random() < 0.12
        base = chance.choice([0, cases, cases, max(cases - 1, 0)])
        left = base
        for figure in figures:
            if figure.id.endswith(".aantal"):
                builder.value(figure.id, cases)
            elif figure.unit == "percent" and not absent:
                count = chance.choice([0, left, chance.randint(0, left)])
                left -= count
                builder.share(figure.id, count, base, unknown=cases - base)
            elif not absent:
                set_number(builder, figure, base, chance)
            for year in (2023, 2024):
                if chance.random() < 0.2:
                    builder.before(figure.id, year, chance.choice([0, 1, 10, 20]))
    return builder.year_figures()


def set_number(builder: FigureBuilder, figure: Figure, base: int, chance: random.Random) -> None:
    """A count, or a mean over `base`; over nothing it is unknown."""
    if figure.unit == "count":
        builder.value(figure.id, chance.choice([0, 0, 1, 2, 5]), base)
    elif base:
        builder.value(figure.id, chance.choice([0, 1, 37]), base)
    else:
        builder.figures[figure.id] = replace(figure, denominator=Fraction(0))


@pytest.mark.parametrize("seed", range(12))
def test_every_section_of_a_made_up_year_reads_as_sentences(seed: int) -> None:
    report = render_report(made_up_year(seed), Settings())
    for section, text in report.sections.items():
        for line in text.splitlines():
            if line.startswith(("|", "#")):
                continue
            assert [name for name, fault in FAULTS.items() if re.search(fault, line)] == [], (section.number, line)
            assert line.count("(") == line.count(")"), line
