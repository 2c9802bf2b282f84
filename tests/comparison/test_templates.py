"""The sections: no template compares by hand, key figures get their words from the ladder, unknowns their bounds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cocon_stats.comparison.unknowns import telling_bounds
from cocon_stats.report import earlier
from cocon_stats.report.facts import Cijfer, Desk
from cocon_stats.report.folders import template_folders
from cocon_stats.report.writer import render_report
from cocon_stats.settings import Settings, load_settings
from cocon_stats.year import Year, toolkit

from .handwork import JUDGING, by_hand

SAMPLE = Path(__file__).parents[2] / "data" / "sample"
TEMPLATES = [path for folder in template_folders() for path in sorted(folder.glob("*.j2"))]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda one: one.name)
def test_no_template_compares_by_hand(path: Path) -> None:
    assert by_hand(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("Het aandeel is gestegen tot {{ c }}.", "1: gestegen"),
        ("a\n{{ c }} is een daling.", "2: daling"),
        ("{{ c }}: het hoogste van de laatste vijf jaar.", "1: hoogste"),
        ("{{ c }}, in lijn met de vorige jaren.", "1: in lijn met"),
        ("Dat is meer dan in 2024.", "1: meer dan in"),
        ('{{ zin(c, gewoon = c ~ " nam toe, een stijgende trend") }}', "1: stijgende"),
        ('{{ "stabiel" if c.eerder else "" }}', "1: stabiel"),
        ("{% if c > vorige %}x{% endif %}", "1: vergelijking"),
        ("\n\n{% if c.teller == d.teller %}x{% endif %}", "3: vergelijking"),
        ("{% if c.teller >= 12 %}x{% endif %}", "1: vergelijking"),
    ],
)
def test_a_template_that_does_is_found(source: str, found: str) -> None:
    assert found in by_hand(source)


@pytest.mark.parametrize(
    "source",
    [
        '{% if regel.code == "andere" %}x{% endif %}',
        "{% if c.geen or c.alle %}{{ c.eerder }}{% endif %}",
        "De drie kenmerken die het vaakst voorkwamen, waren {{ v.eerste.namen }}.",
        "Minstens twaalf jaar oud.",
    ],
)
def test_what_a_template_may_say(source: str) -> None:
    assert by_hand(source) == []


@pytest.fixture(scope="module")
def settings() -> Settings:
    return load_settings(SAMPLE / "cocon.toml")


@pytest.fixture(scope="module")
def sections(settings: Settings) -> dict[str, str]:
    """The sections of the sample year with the sample's own settings, by number."""
    figures = Year(SAMPLE, 2025, toolkit(settings)).figures_with_history
    return {section.number: text for section, text in render_report(figures, settings).sections.items()}


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        ("2", "In 2025 liepen bij De Cocon 331 begeleidingen, tegenover 280 in 2024."),
        ("3.2", ": 60% (in 2024: 53%)\n"),
        ("3.3", "Het aandeel van de sociale dienst van de jeugdrechtbank ging van 31% in 2023 over 21% in 2024 naar "
         "18% in 2025."),
        ("4.1", "Zeven procent van de begeleidingen eindigde vroegtijdig en onbedoeld. Dat aandeel ging van 9% in 2023 "
         "over 10% in 2024 naar 7% in 2025."),
        ("4.3", "In 2024 ging het om twee van de zeven en in 2025 om twee van de negen: te weinig om te vergelijken."),
        ("5", "Een begeleiding duurde gemiddeld 195 dagen, tegenover 220 dagen in 2024."),
    ],
)  # fmt: skip
def test_the_words_of_the_sample(sections: dict[str, str], number: str, sentence: str) -> None:
    assert sentence in sections[number]


def test_about_ten_key_figures_and_only_they_are_judged(sections: dict[str, str], settings: Settings) -> None:
    assert 8 <= len(settings.key_figures) <= 14
    words = r"stijging|daling|\bstabiel\b|trend|laagste|hoogste|te weinig om te vergelijken"
    judged = sum(len(re.findall(words, text)) for text in sections.values())
    assert 0 < judged <= len(settings.key_figures)
    plain = render_report(Year(SAMPLE, 2025, toolkit(Settings())).figures_with_history, Settings())
    assert not any(re.search(words, text) for text in plain.sections.values())


def test_a_key_figure_inside_a_distribution_is_told() -> None:
    chosen = Settings(key_figures=("cah.aanmelder.ocj",))
    report = render_report(Year(SAMPLE, 2025, toolkit(chosen)).figures_with_history, chosen)
    text = next(text for section, text in report.sections.items() if section.number == "3.3")
    assert "Het aandeel van het ondersteuningscentrum jeugdzorg ging van 10% in 2024 naar 9% in 2025." in text


def test_every_printed_share_whose_unknowns_matter_has_its_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Shares carry their bounds in brackets or in the next sentence; a distribution has one sentence for all."""
    printed: set[str] = set()
    bounded: set[str] = set()
    write, behind, alone, leeway = Cijfer.__str__, earlier.behind, earlier.leeway, earlier.leeway_of_all

    def noted(self: Cijfer) -> str:
        printed.add(self._figure.id)
        return write(self)

    def with_bounds(desk: Desk, figure: object, before: bool = True) -> str:
        bounded.add(figure.id)  # type: ignore[attr-defined]
        return behind(desk, figure, before)  # type: ignore[arg-type]

    def with_own_leeway(desk: Desk, figure: object, subject: str) -> str:
        bounded.add(figure.id)  # type: ignore[attr-defined]
        return alone(desk, figure, subject)  # type: ignore[arg-type]

    def with_leeway(desk: Desk, figures: object) -> str:
        chosen = list(figures)  # type: ignore[call-overload]
        bounded.update(one.id for one in chosen)
        return leeway(desk, chosen)

    monkeypatch.setattr(Cijfer, "__str__", noted)
    monkeypatch.setattr(earlier, "behind", with_bounds)
    monkeypatch.setattr(earlier, "leeway", with_own_leeway)
    monkeypatch.setattr(earlier, "leeway_of_all", with_leeway)
    figures = Year(SAMPLE, 2025, toolkit(Settings())).figures_with_history
    render_report(figures, Settings())
    matter = {one.id for one in figures if telling_bounds(one)}
    assert len(matter & printed) > 10
    assert (matter & printed) - bounded == set()


def test_the_words_the_ladder_may_use_are_words_the_test_knows() -> None:
    """The list of judging words would find every verdict if a template wrote it."""
    for words in ("een stijging", "een daling", "stabiel", "een dalende trend", "het laagste", "de hoogste"):
        assert JUDGING.search(words), words
