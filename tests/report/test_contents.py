"""The table of contents and the words: own folders, order, and what is wrong with a TOML file."""

from __future__ import annotations

from pathlib import Path

import pytest
from figure_builder import FigureBuilder

from cocon_stats.errors import CoconError
from cocon_stats.report.folders import template_folders
from cocon_stats.report.sections import load_contents
from cocon_stats.report.words import load_words
from cocon_stats.report.writer import write_report
from cocon_stats.settings import Settings

BUILT_IN = template_folders()[-1]


def test_every_section_has_its_template_and_every_template_its_section() -> None:
    named = {one.template for one in load_contents([BUILT_IN]).sections}
    there = {path.name for path in BUILT_IN.glob("[!_]*.md.j2")}
    assert there == named | {"voorblad.md.j2"}


def test_every_core_figure_and_code_list_exists() -> None:
    figures = FigureBuilder().year_figures()
    for section in load_contents([BUILT_IN]).sections:
        assert [name for name in section.core if name not in figures] == []


def test_words_name_only_codes_that_exist() -> None:
    """A code of woorden.toml that no figure ends in would be a slip of the pen."""
    codes = {one.id.rpartition(".")[2] for one in FigureBuilder().year_figures()}
    lists = load_words([BUILT_IN]).lists
    assert {name: sorted(set(words) - codes) for name, words in lists.items() if set(words) - codes} == {}


def test_an_own_folder_adds_and_replaces_sections(tmp_path: Path) -> None:
    (tmp_path / "rapport.toml").write_text(
        '[[hoofdstuk]]\nnummer = "7"\ntitel = "Nieuw"\n'
        '[[sectie]]\nnummer = "7.10"\ntitel = "Tien"\nsjabloon = "tien.md.j2"\n'
        '[[sectie]]\nnummer = "7.2"\ntitel = "Twee"\nsjabloon = "twee.md.j2"\nkern = ["ci.aantal"]\n'
        '[[sectie]]\nnummer = "3.1"\ntitel = "Anders"\nsjabloon = "twee.md.j2"\nkern = ["ci.aantal"]\n',
        encoding="utf-8",
    )
    (tmp_path / "tien.md.j2").write_text("# {{ titel }}\n\nTien.\n", encoding="utf-8")
    (tmp_path / "twee.md.j2").write_text("# {{ titel }}\n\n{{ cijfer('ci.aantal') }} keer.\n", encoding="utf-8")
    out = tmp_path / "uit"
    write_report(FigureBuilder().value("ci.aantal", 4).year_figures(), out, Settings(templates=(tmp_path,)))
    whole = (out / "jaarverslag-2025.md").read_text(encoding="utf-8")
    headings = [line for line in whole.splitlines() if line.startswith(("## ", "### "))]
    assert headings == [
        "## Hoe deze cijfers te lezen",
        "## 2 Overzicht", "## 3 Crisishulp", "### 3.1 Anders", "## 7 Nieuw", "### 7.2 Twee", "### 7.10 Tien",
        "## Lijst van afkortingen",
    ]  # fmt: skip
    assert "### 7.2 Twee\n\nVier keer.\n" in whole


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[sectie]\n", "rapport.toml is geen geldig TOML-bestand: "),
        ("[[secties]]\n", "rapport.toml: [[secties]] is geen onderdeel; mogelijk: [[hoofdstuk]] en [[sectie]]."),
        ("[[hoofdstuk]]\nnummer = 3\n",
         "rapport.toml: een hoofdstuk heeft een «nummer» en een «titel», allebei een tekst."),
        ("[sectie]\n", "rapport.toml: schrijf [[sectie]] met dubbele haken."),
        ('[[sectie]]\ntitel = "A"\n', "rapport.toml: bij sectie «A» ontbreekt «sjabloon»."),
        ('[[sectie]]\ntitel = "A"\nsjablon = "a.md.j2"\n',
         "rapport.toml: een sectie kent geen «sjablon». Bedoelde u sjabloon?"),
        ('[[sectie]]\ntitel = "A"\nsjabloon = "../a.md.j2"\n',
         "rapport.toml: «../a.md.j2» is geen naam van een sjabloon (….md.j2)."),
        ('[[sectie]]\ntitel = "A"\nsjabloon = "a.md.j2"\nkern = "ci"\n',
         "rapport.toml: «kern» van sectie «A» moet een lijst zijn."),
        ('[[sectie]]\ntitel = "A"\nsjabloon = "a.md.j2"\nnummer = 3.1\n',
         "rapport.toml: «nummer» van sectie «A» moet een tekst zijn."),
    ],
)  # fmt: skip
def test_faults_of_the_table_of_contents(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "rapport.toml").write_text(text, encoding="utf-8")
    with pytest.raises(CoconError) as caught:
        load_contents([tmp_path])
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[arij\n", "woorden.toml is geen geldig TOML-bestand: "),
        ("[arij]\nhoog = 3\n",
         "woorden.toml: hoog in [arij] moet een tekst zijn, of een tabel met «een» en «meer»."),
        ('[arij]\nhoog = { meer = "hoog" }\n',
         "woorden.toml: hoog in [arij] moet een tekst zijn, of een tabel met «een» en «meer»."),
        ('arij = "hoog"\n', "woorden.toml: [arij] moet een lijst van namen met hun woorden zijn."),
    ],
)  # fmt: skip
def test_faults_of_the_words(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "woorden.toml").write_text(text, encoding="utf-8")
    with pytest.raises(CoconError) as caught:
        load_words([tmp_path])
    assert str(caught.value).startswith(message)
