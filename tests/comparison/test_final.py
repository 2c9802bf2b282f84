"""``report --final`` and ``--as-of``: the archive that next year reads, and what a provisional report says."""

import json
from pathlib import Path

import pytest

from .conftest import Run
from .exports import ci, write_year


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "exports"
    write_year(folder, 2024, ci(2024, 38, 2))
    return folder


def test_a_final_report_keeps_its_figures_for_next_year(run: Run, data: Path, tmp_path: Path) -> None:
    out = tmp_path / "uit"
    ran = run("report", 2024, "--data", data, "--out", out, "--final")
    kept = data / "archief" / "2024" / "figures.json"
    assert (ran.status, ran.out.splitlines()[-1]) == (0, str(kept))
    written = json.loads((out / "figures.json").read_text(encoding="utf-8"))
    assert "provisional_until" not in written
    archived = {one["id"]: one for one in json.loads(kept.read_text(encoding="utf-8"))["figures"]}
    assert all(archived[one["id"]]["value"] == one["value"] for one in written["figures"])
    (data / "2024" / "ci.csv").unlink()
    (data / "2024").rmdir()
    write_year(data, 2025, ci(2025, 20, 20))
    (data / "cocon.toml").write_text('[vergelijken]\nkerncijfers = ["*.uitval"]\n', encoding="utf-8")
    assert run("report", 2025, "--data", data, "--out", out).status == 0
    earlier = json.loads((out / "figures.json").read_text(encoding="utf-8"))["earlier"]
    assert {"id": "ci.uitval", "year": 2024, "value": 5, "text": "5%", "source": "archief"} in earlier
    section = (out / "3.1-crisisinterventie.md").read_text(encoding="utf-8")
    assert "Dat is een stijging tegenover 5% in 2024." in section


def test_a_closed_year_asks_for_force(run: Run, data: Path, tmp_path: Path) -> None:
    out = tmp_path / "uit"
    assert run("report", 2024, "--data", data, "--out", out, "--final").status == 0
    assert run("report", 2024, "--data", data, "--out", out, "--final").status == 0
    kept = data / "archief" / "2024" / "figures.json"
    before = kept.read_bytes(), (out / "figures.json").read_bytes()
    write_year(data, 2024, ci(2024, 38, 3))
    ran = run("report", 2024, "--data", data, "--out", out, "--final")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith("Fout: 2024 is al definitief gemaakt, met ")
    assert "Er is niets geschreven." in ran.err
    assert (kept.read_bytes(), (out / "figures.json").read_bytes()) == before
    assert run("report", 2024, "--data", data, "--out", out, "--final", "--force").status == 0
    assert kept.read_bytes() != before[0]


def test_without_final_nothing_is_archived(run: Run, data: Path, tmp_path: Path) -> None:
    assert run("report", 2024, "--data", data, "--out", tmp_path / "uit").status == 0
    assert not (data / "archief").exists()


def test_a_report_with_errors_is_not_archived(run: Run, data: Path, tmp_path: Path) -> None:
    write_year(data, 2024, [*ci(2024, 20), "CI-2024-0099;C000099;Q;;1/2/2024;1/2/2024;2/2/2024;regulier;vk"])
    assert run("report", 2024, "--data", data, "--out", tmp_path / "uit", "--final").status == 1
    assert not (data / "archief").exists()


@pytest.mark.parametrize("day", ["2024-06-30", "30/06/2024"])
def test_a_provisional_report_says_so_and_until_when_it_goes(run: Run, data: Path, tmp_path: Path, day: str) -> None:
    out = tmp_path / "uit"
    write_year(data, 2023, ci(2023, 80, 2))
    assert run("report", 2024, "--data", data, "--out", out, "--as-of", day).status == 0
    assert (
        (out / "jaarverslag-2024.md")
        .read_text(encoding="utf-8")
        .startswith(
            "# Jaarverslag 2024 – De Cocon\n\n"
            "> **Voorlopig verslag.** De exports lopen tot en met 30 juni 2024; de cijfers kunnen nog veranderen.\n"
            "> De aantallen gaan over een deel van het jaar en zijn niet te vergelijken met die van een heel jaar.\n\n"
        )
    )
    section = (out / "3.1-crisisinterventie.md").read_text(encoding="utf-8")
    assert section.startswith(
        "# 3.1 Crisisinterventie\n\n> Voorlopige cijfers: de exports lopen tot en met 30 juni 2024.\n\n"
        "In 2024 werden 40 crisisinterventies beëindigd, tegenover 82 in heel 2023.\n"
    )
    assert json.loads((out / "figures.json").read_text(encoding="utf-8"))["provisional_until"] == "2024-06-30"


def test_a_whole_year_can_be_provisional_too(run: Run, data: Path, tmp_path: Path) -> None:
    out = tmp_path / "uit"
    write_year(data, 2023, ci(2023, 80, 2))
    assert run("report", 2024, "--data", data, "--out", out, "--as-of", "2025-01-10").status == 0
    assert (
        "> **Voorlopig verslag.** De exports lopen tot en met 10 januari 2025; de cijfers kunnen nog veranderen.\n\n"
        in (out / "jaarverslag-2024.md").read_text(encoding="utf-8")
    )
    assert "over het hele jaar" not in (out / "3.1-crisisinterventie.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--final", "--section", "3.1"], "Error: --final closes the whole year: not with --section or --as-of."),
        (["--final", "--as-of", "2024-06-30"], "Error: --final closes the whole year: not with --section or --as-of."),
        (["--force"], "Error: --force goes with --final."),
        (["--as-of", "2023-12-31"], "Error: --as-of is the last day in the exports of 2024; it lies before that year."),
        (["--as-of", "juni"], "Error: Invalid value for '--as-of': 'juni' does not match the formats"),
    ],
)
def test_what_does_not_go_together(run: Run, data: Path, tmp_path: Path, options: list[str], message: str) -> None:
    ran = run("report", 2024, "--data", data, "--out", tmp_path / "uit", *options)
    assert ran.status == 2
    assert message in ran.err
    assert not (tmp_path / "uit").exists()
