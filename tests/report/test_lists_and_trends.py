"""The texts that helpers make of a distribution and of earlier years, whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from figure_builder import FigureBuilder

from cocon_stats.report.renderer import Renderer
from cocon_stats.settings import Settings


def say(tmp_path: Path, builder: FigureBuilder, text: str, settings: Settings | None = None) -> str:
    """What a template with `text` prints; it opens with a word so that numbers stay digits."""
    (tmp_path / "proef.md.j2").write_text(f"Zie: {text}", encoding="utf-8")
    settings = settings or Settings(compare=("*",))
    own = Settings(words_up_to=settings.words_up_to, compare=settings.compare, templates=(tmp_path,))
    return Renderer(builder.year_figures(), own).render("proef.md.j2").strip().removeprefix("Zie:").strip()


@pytest.mark.parametrize(
    ("counts", "text"),
    [
        ("hoog=5 middelmatig=3 laag=2", "hoog (50%), middelmatig (30%) en laag (20%)"),
        ("hoog=2 middelmatig=4 laag=4", "middelmatig (40%), laag (eveneens 40%) en hoog (20%)"),
        ("hoog=4 middelmatig=2 laag=2 onbekend=2",
         "hoog (40%) en ten slotte middelmatig, laag en niet gekend (telkens 20%)"),
        ("hoog=3 middelmatig=3 laag=3 onbekend=1", "hoog, middelmatig en laag (telkens 30%) en niet gekend (10%)"),
        ("hoog=1", "hoog (100%)"),
        ("hoog=0", ""),
    ],
)  # fmt: skip
def test_a_distribution_as_a_list(tmp_path: Path, counts: str, text: str) -> None:
    builder = FigureBuilder().distribution("ikt.arij", counts)
    assert say(tmp_path, builder, "{{ verdeling('ikt.arij').opsomming('{naam} ({deel})') }}") == text


def test_each_equal_share_alone(tmp_path: Path) -> None:
    builder = FigureBuilder().distribution("ikt.arij", "hoog=1 middelmatig=1 laag=1")
    text = (
        "{{ verdeling('ikt.arij').opsomming('{ook}in {kaal} {naam}', begin='in {kaal} van hen {naam}', samen=false) }}"
    )
    assert say(tmp_path, builder, text) == "in 33% van hen hoog, eveneens in 33% middelmatig en eveneens in 33% laag"


def test_in_the_order_of_the_list(tmp_path: Path) -> None:
    builder = FigureBuilder().distribution("ikt.arij", "hoog=1 middelmatig=6 laag=3")
    text = "{{ verdeling('ikt.arij').in_volgorde.opsomming('{naam} {deel}') }}"
    assert say(tmp_path, builder, text) == "hoog 10%, middelmatig 60% en laag 30%"


def test_counts_are_told_in_words(tmp_path: Path) -> None:
    builder = FigureBuilder().value("otb.hulpvorm.ikt", 14).value("otb.hulpvorm.cbv", 2).value("otb.hulpvorm.tb", 2)
    text = "{{ verdeling('otb.hulpvorm', lijst='otb_hulpvorm').opsomming('{naam} ({deel})') }}"
    assert say(tmp_path, builder, text) == (
        "een IKT-begeleiding (14), een contextbegeleiding veiligheidsplanning (twee) en een thuisbegeleiding "
        "(eveneens twee)"
    )
    assert "(2)" in say(tmp_path, builder, text, Settings(words_up_to=0))


def test_a_code_without_words_gets_its_short_label(tmp_path: Path) -> None:
    builder = FigureBuilder().distribution("ikt.arij", "hoog=1")
    short = builder.figures["ikt.arij.hoog"].short
    assert say(tmp_path, builder, "{{ verdeling('ikt.arij', lijst='bestaat_niet').eerste.namen }}") == short


def test_own_words_replace_the_built_in_ones_per_code(tmp_path: Path) -> None:
    (tmp_path / "woorden.toml").write_text('[arij]\nhoog = "zeer groot"\n', encoding="utf-8")
    builder = FigureBuilder().distribution("ikt.arij", "hoog=2 laag=1")
    assert say(tmp_path, builder, "{{ verdeling('ikt.arij').opsomming('{naam}') }}") == "zeer groot en laag"


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ({}, ""),
        ({2024: "10"}, "In 2024 was dat 10%."),
        ({2024: "7.5"}, "In 2024 was dat 7,5%."),
        ({2024: "25"}, "In 2024 was dat eveneens 25%."),
        ({2024: "21", 2023: "31"}, "Dat aandeel ging van 31% in 2023 over 21% in 2024 naar 25% in 2025."),
        ({2021: "31", 2022: "21", 2024: "20"},
         "Dat aandeel ging van 31% in 2021 over 21% in 2022 en 20% in 2024 naar 25% in 2025."),
        ({2023: "25", 2024: "25"}, "Dat aandeel was in 2023, 2024 en 2025 telkens 25%."),
    ],
)  # fmt: skip
def test_a_share_beside_earlier_years(tmp_path: Path, before: dict[int, str], text: str) -> None:
    builder = FigureBuilder().share("ikt.uitval", 1, 4)
    for year, value in before.items():
        builder.before("ikt.uitval", year, value)
    assert say(tmp_path, builder, "{{ cijfer('ikt.uitval').eerder }}") == text


@pytest.mark.parametrize(
    ("now", "before", "text"),
    [
        (40, 38, "In 2024 waren het er 38."),
        (40, 40, "In 2024 waren het er eveneens 40."),
        (40, 9, "In 2024 waren het er negen."),
        (40, 1, "In 2024 was het er één."),
        (40, 0, "In 2024 waren het er geen."),
    ],
)
def test_a_count_beside_an_earlier_year(tmp_path: Path, now: int, before: int, text: str) -> None:
    builder = FigureBuilder().value("ikt.aantal", now).before("ikt.aantal", 2024, before)
    assert say(tmp_path, builder, "{{ cijfer('ikt.aantal').eerder }}") == text


@pytest.mark.parametrize(
    ("name", "now", "before", "text"),
    [
        ("ikt.duur.gemiddeld", "24.4", "22.1", "In 2024 was dat 22,1 weken."),
        ("ikt.contact.direct_per_week", "153", "109", "In 2024 was dat 1 uur en 49 minuten."),
        ("ikt.tevredenheid.ouder.score", "8.8", "9", "In 2024 was dat 9."),
    ],
)
def test_other_units_beside_an_earlier_year(tmp_path: Path, name: str, now: str, before: str, text: str) -> None:
    builder = FigureBuilder().value(name, now, 41).before(name, 2024, before)
    assert say(tmp_path, builder, f"{{{{ cijfer('{name}').eerder }}}}") == text


def test_after_none_or_all_the_sentence_names_no_share(tmp_path: Path) -> None:
    for count in (0, 4):
        builder = FigureBuilder().share("ikt.uitval", count, 4).before("ikt.uitval", 2024, 10)
        assert say(tmp_path, builder, "{{ cijfer('ikt.uitval').eerder }}") == "In 2024 ging het om 10%."


def test_an_unknown_figure_is_compared_with_nothing(tmp_path: Path) -> None:
    builder = FigureBuilder().share("ikt.uitval", 0, 0).before("ikt.uitval", 2024, 10)
    assert say(tmp_path, builder, "{{ cijfer('ikt.uitval').eerder }}{{ cijfer('ikt.uitval').alle_eerder }}") == ""


def test_only_what_the_settings_compare(tmp_path: Path) -> None:
    builder = FigureBuilder().share("ikt.uitval", 1, 4).before("ikt.uitval", 2024, 10, "export")
    text = "{{ cijfer('ikt.uitval').eerder }}"
    assert say(tmp_path, builder, text, Settings(compare=("ikt.*",))) == "In 2024 was dat 10%."
    assert say(tmp_path, builder, text, Settings(compare=("cah.*",))) == ""


def test_in_brackets(tmp_path: Path) -> None:
    builder = FigureBuilder().share("ikt.uitval", 1, 4).before("ikt.uitval", 2024, 10).before("ikt.uitval", 2023, 12)
    text = "{{ cijfer('ikt.uitval') }}{{ cijfer('ikt.uitval').alle_eerder }}"
    assert say(tmp_path, builder, text) == "25% (in 2023: 12%, in 2024: 10%)"


def test_one_earlier_year_stands_in_brackets_several_get_a_sentence(tmp_path: Path) -> None:
    text = "{% set c = cijfer('ikt.uitval') %}{{ c }}{{ c.haakjes }}. {{ c.eerder_jaren }}"
    builder = FigureBuilder().share("ikt.uitval", 1, 4)
    assert say(tmp_path, builder, text) == "25%."
    assert say(tmp_path, builder.before("ikt.uitval", 2024, 10), text) == "25% (in 2024: 10%)."
    assert say(tmp_path, builder.before("ikt.uitval", 2023, 12), text) == (
        "25%. Dat aandeel ging van 12% in 2023 over 10% in 2024 naar 25% in 2025."
    )


def test_a_distribution_tells_what_was_published_otherwise_its_first_place(tmp_path: Path) -> None:
    text = "{{ verdeling('ikt.arij').eerder('het aandeel ‘{naam}’', altijd=true) }}"
    builder = FigureBuilder().distribution("ikt.arij", "hoog=3 laag=1")
    for code in ("hoog", "laag", "onbekend"):
        builder.before(f"ikt.arij.{code}", 2024, 50, source="export")
    assert say(tmp_path, builder, text) == "Het aandeel ‘hoog’ ging van 50% in 2024 naar 75% in 2025."
    assert say(tmp_path, builder, text.replace(", altijd=true", "")) == ""
    builder.before("ikt.arij.laag", 2023, 30)
    assert say(tmp_path, builder, text) == "Het aandeel ‘laag’ ging van 30% in 2023 over 50% in 2024 naar 25% in 2025."


def test_what_was_in_a_report_before_is_always_compared(tmp_path: Path) -> None:
    builder = FigureBuilder().share("ikt.uitval", 1, 4).before("ikt.uitval", 2024, 10, "historiek")
    text = "{{ cijfer('ikt.uitval').eerder }}"
    assert say(tmp_path, builder, text, Settings(compare=("cah.*",))) == "In 2024 was dat 10%."
