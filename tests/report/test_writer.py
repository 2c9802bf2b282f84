"""The files of a report: what is written, all or nothing, and the same bytes each time."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from figure_builder import FigureBuilder

from cocon_stats.errors import CoconError
from cocon_stats.report.publish import publish
from cocon_stats.report.writer import Form, absent_sections, write_report
from cocon_stats.settings import Settings


def crisis() -> FigureBuilder:
    builder = FigureBuilder().value("overzicht.begeleidingen.totaal", 45).value("overzicht.begeleidingen.ci", 45)
    builder.value("ci.aantal", 40).distribution("ci.aanmelder", "clb_school=40")
    return builder.value("tnt.aantal", 0)


def contents(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.iterdir())}


def test_the_files_of_a_report(tmp_path: Path) -> None:
    written = write_report(crisis().year_figures(), tmp_path / "diep" / "rapport")
    names = [
        "2-overzicht.md", "3.1-crisisinterventie.md", "3.2-terugkeer-naar-thuis.md", "afkortingen.md",
        "jaarverslag-2025.md", "figures.json",
    ]  # fmt: skip
    assert written == [tmp_path / "diep" / "rapport" / name for name in names]
    assert sorted(contents(tmp_path / "diep" / "rapport")) == sorted(names)


def test_the_whole_has_title_chapters_and_what_is_missing(tmp_path: Path) -> None:
    builder = crisis()
    builder.absent, builder.unusable = ("cah", "afwezigheden", "otb", "contacten", "historiek"), ("ikt", "opvolging")
    write_report(builder.year_figures(), tmp_path, Settings(organisation="Huis 7"))
    whole = contents(tmp_path)["jaarverslag-2025.md"]
    lines = [line for line in whole.splitlines() if line.startswith(("#", "- 3.3", "- 4.1", "- 8.3"))]
    assert lines == [
        "# Jaarverslag 2025 – Huis 7",
        "- 3.3 Crisishulp aan Huis (cah.csv ontbreekt)",
        "- 4.1 Intensief kortdurende thuisbegeleiding (IKT) (ikt.csv is onbruikbaar)",
        "- 8.3 Absenteïsme (afwezigheden.csv ontbreekt)",
        "## Hoe deze cijfers te lezen",
        "## 2 Overzicht",
        "## 3 Crisishulp",
        "### 3.1 Crisisinterventie",
        "#### Aanmelding",
        "#### Verloop",
        "#### Verdere hulp",
        "### 3.2 Terugkeer Naar Thuis?",
        "## Lijst van afkortingen",
    ]
    assert "Deze onderdelen ontbreken, omdat er geen gegevens voor zijn:" in whole
    assert "- 4.3 Thuisbegeleiding (tb.csv geeft er geen gegevens voor)\n" in whole
    assert (
        "\n\nOok deze bestanden konden niet gebruikt worden; wat erop rust, is niet gekend:\n\n"
        "- contacten.csv ontbreekt\n- opvolging.csv is onbruikbaar\n\n"
    ) in whole
    assert "Voorbeeldgegevens" not in whole
    assert "\n\n\n" not in whole


def test_files_without_rows_are_named_at_the_head(tmp_path: Path) -> None:
    builder = crisis().read("2025/ci.csv", 41).read("2025/cah.csv", 0).read("2025/contacten.csv", 2, left_out=2)
    write_report(builder.year_figures(), tmp_path)
    assert (
        "\n\nDeze bestanden bevatten geen enkele bruikbare rij; wat erop rust, is dus niet geregistreerd:\n\n"
        "- cah.csv\n- contacten.csv\n\n"
    ) in contents(tmp_path)["jaarverslag-2025.md"]


@pytest.mark.parametrize(
    ("keys", "earlier", "first"),
    [
        ((), False, "Een aandeel gaat over de begeleidingen waarvan het antwoord gekend is."),
        ((), True, "Bij een aantal cijfers staat ook dat van een of meer vroegere jaren."),
        (("ci.uitval",), True, "Bij een aantal cijfers staat ook dat van een of meer vroegere jaren."),
    ],
)
def test_how_to_read_is_said_once(tmp_path: Path, keys: tuple[str, ...], earlier: bool, first: str) -> None:
    builder = crisis().before("ci.aantal", 2024, 38) if earlier else crisis()
    write_report(builder.year_figures(), tmp_path, Settings(key_figures=keys))
    note = contents(tmp_path)["jaarverslag-2025.md"].split("## Hoe deze cijfers te lezen\n\n")[1].split("\n\n## ")[0]
    assert note.startswith(first)
    assert ("kerncijfers" in note) == bool(keys)
    assert ("zonder dat er iets uit besloten wordt" in note) == (earlier and not keys)
    assert note.endswith("meer dan vijf procentpunt kunnen verschuiven, wordt dat vermeld.")


def test_absent_sections_for_the_screen() -> None:
    keys = [one.key for one in absent_sections(crisis().year_figures())]
    assert keys == "3.3 4.1 4.2 4.3 4.4 4.5 5 6 8.1 8.2 8.3 8.4".split()


def test_sample_data_are_said_to_be_so_at_the_head(tmp_path: Path) -> None:
    write_report(crisis().year_figures(), tmp_path, form=Form(sample=True))
    assert contents(tmp_path)["jaarverslag-2025.md"].startswith(
        "# Jaarverslag 2025 – De Cocon\n\n> **Voorbeeldgegevens: niet de werkelijke cijfers.**"
    )


def test_what_was_left_out_is_said_per_file(tmp_path: Path) -> None:
    builder = crisis().read("2025/ci.csv", 41).read("2025/tnt.csv", 44, left_out=1, unknown_values=3)
    builder.read("2025/cah.csv", 80, unknown_values=1).read("2025/contacten.csv", 900, left_out=14)
    write_report(builder.year_figures(), tmp_path)
    whole = contents(tmp_path)["jaarverslag-2025.md"]
    start = whole.index("Deze gegevens")
    assert whole[start : whole.index("Deze onderdelen")] == (
        "Deze gegevens konden niet of niet volledig gebruikt worden:\n\n"
        "- 2025/tnt.csv: één rij is weggelaten en drie waarden tellen als onbekend\n"
        "- 2025/cah.csv: één waarde telt als onbekend\n"
        "- 2025/contacten.csv: 14 rijen zijn weggelaten\n\n"
        "Bij een dossier dat weggelaten is, tellen ook de contacten, de kenmerken en de antwoorden niet mee. "
        "Waar een einddatum als onbekend telt, telt het dossier als lopend, ook als het afgesloten is.\n\n"
    )


def test_what_follows_is_said_only_where_it_does(tmp_path: Path) -> None:
    builder = crisis().read("2025/ci.csv", 41).read("2025/medewerkers.csv", 40, left_out=2, unknown_values=3)
    write_report(builder.year_figures(), tmp_path)
    whole = contents(tmp_path)["jaarverslag-2025.md"]
    start = whole.index("Deze gegevens")
    assert whole[start : whole.index("Deze onderdelen")] == (
        "Deze gegevens konden niet of niet volledig gebruikt worden:\n\n"
        "- 2025/medewerkers.csv: twee rijen zijn weggelaten en drie waarden tellen als onbekend\n\n"
        "De afwezigheden en opleidingen van een medewerker die weggelaten is, tellen wel mee.\n\n"
    )


def test_abbreviations_are_those_that_are_used(tmp_path: Path) -> None:
    write_report(crisis().year_figures(), tmp_path)
    assert contents(tmp_path)["afkortingen.md"] == (
        "# Lijst van afkortingen\n\n"
        "- **CLB**: centrum voor leerlingenbegeleiding\n"
        "- **M-document**: document waarmee een verontrustende situatie gemeld wordt\n"
        "- **TNT**: Terugkeer Naar Thuis?\n"
    )


def test_figures_json(tmp_path: Path) -> None:
    figures = crisis().read("2025/ci.csv", 41).before("ci.aantal", 2024, 38).year_figures()
    write_report(figures, tmp_path)
    text = contents(tmp_path)["figures.json"]
    assert json.loads(text) == figures.to_json()
    assert text.startswith('{\n "year": 2025,\n "inputs": [')
    assert text.endswith("}\n")
    assert "cliënt" in text


def test_two_runs_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write_report(crisis().year_figures(), tmp_path / name)
    assert contents(tmp_path / "a") == contents(tmp_path / "b")


def test_one_section_writes_only_its_file(tmp_path: Path) -> None:
    (tmp_path / "3.2-terugkeer-naar-thuis.md").write_text("oud", encoding="utf-8")
    written = write_report(crisis().year_figures(), tmp_path, form=Form(["3.1"]))
    assert written == [tmp_path / "3.1-crisisinterventie.md"]
    assert contents(tmp_path)["3.2-terugkeer-naar-thuis.md"] == "oud"
    assert len(contents(tmp_path)) == 2


def test_a_chapter_writes_its_sections(tmp_path: Path) -> None:
    written = write_report(crisis().year_figures(), tmp_path, form=Form(["3", "afkortingen"]))
    assert [path.name for path in written] == [
        "3.1-crisisinterventie.md",
        "3.2-terugkeer-naar-thuis.md",
        "afkortingen.md",
    ]


@pytest.mark.parametrize(
    ("section", "message"),
    [
        ("3.3", "Onderdeel 3.3 Crisishulp aan Huis kan niet geschreven worden: cah.csv ontbreekt."),
        ("9.1", "Onderdeel «9.1» bestaat niet. Mogelijk: 2, 3.1, 3.2, 3.3, 4.1, 4.2, 4.3, 4.4, 4.5, 5, 6, 8.1, 8.2, "
                "8.3, 8.4, afkortingen."),
    ],
)  # fmt: skip
def test_a_section_that_cannot_be_written(tmp_path: Path, section: str, message: str) -> None:
    builder = crisis()
    builder.absent = ("cah",)
    with pytest.raises(CoconError) as caught:
        write_report(builder.year_figures(), tmp_path / "uit", form=Form([section]))
    assert str(caught.value).startswith(message)
    assert not (tmp_path / "uit").exists()


def test_a_new_report_replaces_the_old_one_and_leaves_other_files(tmp_path: Path) -> None:
    write_report(crisis().value("cah.aantal", 3).year_figures(), tmp_path)
    (tmp_path / "eigen notities.txt").write_text("blijft", encoding="utf-8")
    (tmp_path / "map").mkdir()
    write_report(crisis().year_figures(), tmp_path)
    names = {path.name for path in tmp_path.iterdir()}
    assert "3.3-crisishulp-aan-huis.md" not in names  # its data are gone
    assert {"eigen notities.txt", "map", "3.1-crisisinterventie.md"} <= names


def test_a_template_that_fails_leaves_the_previous_report(tmp_path: Path) -> None:
    out, own = tmp_path / "uit", tmp_path / "eigen"
    write_report(crisis().year_figures(), out)
    before = contents(out)
    own.mkdir()
    (own / "3.2-terugkeer-naar-thuis.md.j2").write_text("Er waren er 12.", encoding="utf-8")
    with pytest.raises(CoconError, match=r"^Sjabloon 3\.2-terugkeer-naar-thuis\.md\.j2, regel 1: het getal «12»"):
        write_report(crisis().value("ci.aantal", 41).year_figures(), out, Settings(templates=(own,)))
    assert contents(out) == before


def test_a_move_that_fails_halfway_puts_everything_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.md").write_bytes(b"oud a")
    (tmp_path / "b.md").write_bytes(b"oud b")
    (tmp_path / "weg.md").write_bytes(b"oud weg")
    real = Path.replace

    def breaks(self: Path, target: Path) -> Path:
        if self.name == "b.md" and self.parent.name.startswith(".nieuw-"):
            raise OSError(28, "No space left on device")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", breaks)
    with pytest.raises(CoconError) as caught:
        publish({"a.md": b"nieuw a", "b.md": b"nieuw b", "c.md": b"nieuw c"}, tmp_path, ["weg.md"])
    assert str(caught.value) == (
        f"Het verslag kan niet in {tmp_path} geschreven worden: de schijf is vol. Er is niets veranderd."
    )
    assert contents(tmp_path) == {"a.md": "oud a", "b.md": "oud b", "weg.md": "oud weg"}


def test_a_directory_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("x", encoding="utf-8")
    with pytest.raises(CoconError, match=r"^Het verslag kan niet in .*bestand/uit geschreven worden: "):
        publish({"a.md": b"x"}, tmp_path / "bestand" / "uit")
    assert contents(tmp_path) == {"bestand": "x"}


def test_a_failed_first_run_leaves_no_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(self: Path, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", breaks)
    with pytest.raises(CoconError):
        publish({"a.md": b"x"}, tmp_path / "een" / "twee")
    assert list(tmp_path.iterdir()) == []
