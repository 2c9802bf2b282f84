"""Each section of the sample year against its golden file. ``RENEW_GOLDEN=1`` writes the files anew."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cocon_stats.report.folders import template_folders
from cocon_stats.report.sections import load_contents
from cocon_stats.report.writer import COVER, Form, Report, render_report
from cocon_stats.settings import Settings
from cocon_stats.year import Year, toolkit

GOLDEN = Path(__file__).parent / "golden"
SAMPLE = Path(__file__).parents[2] / "data" / "sample"
NAMES = [one.file_name for one in load_contents(template_folders()).sections]


@pytest.fixture(scope="module")
def report() -> Report:
    settings = Settings()
    figures = Year(SAMPLE, 2025, toolkit(settings)).figures_with_history
    return render_report(figures, settings, form=Form(sample=True))


@pytest.mark.parametrize("name", NAMES)
def test_section(report: Report, name: str) -> None:
    compare(name, next(text for section, text in report.sections.items() if section.file_name == name))


def test_cover(report: Report) -> None:
    """The whole is the cover and the sections, with their headings lower."""
    head, _, rest = report.whole.partition("## 2 Overzicht")
    compare(COVER.removesuffix(".j2"), head)
    sections = "".join(report.sections.values())
    assert sorted(words_of(rest)) == sorted(words_of(sections.removeprefix("# 2 Overzicht")) + CHAPTERS)


CHAPTERS = "3 Crisishulp 4 Contextbegeleiding 8 Personeel".split()


def words_of(text: str) -> list[str]:
    return [word for word in text.split() if word.strip("#")]


def test_every_golden_file_belongs_to_a_section() -> None:
    assert sorted(path.name for path in GOLDEN.glob("*.md")) == sorted([*NAMES, COVER.removesuffix(".j2")])


def compare(name: str, text: str) -> None:
    path = GOLDEN / name
    if os.environ.get("RENEW_GOLDEN"):
        GOLDEN.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")
