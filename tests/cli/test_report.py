"""``cocon-stats report``: what it refuses, what it says, what it leaves as it was."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
SAMPLE = Path(__file__).parents[2] / "data" / "sample"


@pytest.fixture
def exports(tmp_path: Path) -> Path:
    """A copy of the sample year without the sample's marks."""
    shutil.copytree(SAMPLE / "2025", tmp_path / "exports" / "2025")
    (tmp_path / "exports" / "2025" / "VOORBEELDGEGEVENS").unlink()
    return tmp_path / "exports"


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_the_sample_is_never_taken_for_real(run: Run, tmp_path: Path) -> None:
    shutil.copytree(SAMPLE / "2025", tmp_path / "kopie" / "2025")
    for data in (SAMPLE, SAMPLE / "2025", tmp_path / "kopie"):
        ran = run("report", "2025", "--data", data, "--out", tmp_path / "uit")
        assert ran.status == 0
        said = "Let op: dit rapport wordt gemaakt van voorbeeldgegevens, niet van echte dossiers."
        assert ran.err.splitlines()[0] == said
        whole = (tmp_path / "uit" / "jaarverslag-2025.md").read_text(encoding="utf-8")
        assert "**Voorbeeldgegevens: niet de werkelijke cijfers.**" in whole


def test_real_exports_are_not_called_a_sample(run: Run, exports: Path, tmp_path: Path) -> None:
    ran = run("report", "2025", "--data", exports, "--out", tmp_path / "uit")
    assert (ran.status, "voorbeeld" in ran.err.lower()) == (0, False)
    assert "Voorbeeldgegevens" not in (tmp_path / "uit" / "jaarverslag-2025.md").read_text(encoding="utf-8")


def test_a_year_typed_wrong_leaves_the_report_as_it_was(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "uit"
    run("report", "2025", "--data", SAMPLE, "--out", out)
    before = contents(out)
    ran = run("report", "2062", "--data", SAMPLE, "--out", out)
    assert ran.status == 3
    assert ran.err.splitlines()[-1].startswith(f"Fout: Van 2062 staat er geen export in de map {SAMPLE}. Er zijn: ")
    assert contents(out) == before


def test_errors_are_listed_and_nothing_is_written(run: Run, exports: Path, tmp_path: Path) -> None:
    path = exports / "2025" / "ci.csv"
    lines = path.read_bytes().split(b"\r\n")
    cells = lines[2].split(b";")
    cells[5] = b"31/02/2025"
    lines[2] = b";".join(cells)
    path.write_bytes(b"\r\n".join(lines))
    ran = run("report", "2025", "--data", exports, "--out", tmp_path / "uit")
    assert ran.status == 1
    assert ran.out == ""
    assert "      3  fout          startdatum" in ran.err
    assert ran.err.splitlines()[-1] == (
        "Fout: 1 fout in de exports, dus is er geen cijfer berekend en niets geschreven. "
        "Laat ze verbeteren en exporteer opnieuw."
    )
    assert not (tmp_path / "uit").exists()


def test_with_errors_says_what_was_left_out(run: Run, exports: Path, tmp_path: Path) -> None:
    path = exports / "2025" / "ci.csv"
    text = path.read_bytes().replace(b";clb_school;", b";clb_shcool;", 1)
    path.write_bytes(text)
    ran = run("report", "2025", "--data", exports, "--out", tmp_path / "uit", "--with-errors")
    assert ran.status == 0
    assert "Met fouten gemaakt: 0 rijen weggelaten, 1 waarde onbekend gemaakt." in ran.err.splitlines()
    told = json.loads((tmp_path / "uit" / "figures.json").read_text(encoding="utf-8"))
    assert told["inputs"][0]["unknown_values"] == 1
    whole = (tmp_path / "uit" / "jaarverslag-2025.md").read_text(encoding="utf-8")
    assert "- 2025/ci.csv: één waarde telt als onbekend\n" in whole


def test_files_without_rows_are_named(run: Run, exports: Path, tmp_path: Path) -> None:
    path = exports / "2025" / "afwezigheden.csv"
    path.write_bytes(path.read_bytes().split(b"\r\n")[0] + b"\r\n")
    ran = run("report", "2025", "--data", exports, "--out", tmp_path / "uit")
    assert ran.status == 0
    assert ran.err.splitlines() == ["Zonder bruikbare rijen: afwezigheden.csv. Wat daarop rust, is niet geregistreerd."]
    section = (tmp_path / "uit" / "8.3-absenteisme.md").read_text(encoding="utf-8")
    assert section == "# 8.3 Absenteïsme\n\nEr zijn geen afwezigheden geregistreerd.\n"


def test_an_absent_modality_is_left_out_and_named(run: Run, exports: Path, tmp_path: Path) -> None:
    (exports / "2025" / "tnt.csv").unlink()
    for name in ("contacten", "kenmerken"):
        path = exports / "2025" / f"{name}.csv"
        kept = [line for line in path.read_bytes().split(b"\r\n") if not line.startswith(b"TNT-")]
        path.write_bytes(b"\r\n".join(kept))
    ran = run("report", "2025", "--data", exports, "--out", tmp_path / "uit")
    assert ran.status == 0
    assert ran.err.splitlines() == ["Ontbreekt: tnt.csv. Wat daarop rust, staat niet in het rapport."]
    assert not (tmp_path / "uit" / "3.2-terugkeer-naar-thuis.md").exists()
    whole = (tmp_path / "uit" / "jaarverslag-2025.md").read_text(encoding="utf-8")
    assert "- 3.2 Terugkeer Naar Thuis? (tnt.csv ontbreekt)\n" in whole
    figures = {one["id"]: one for one in json.loads((tmp_path / "uit" / "figures.json").read_text("utf-8"))["figures"]}
    assert figures["tnt.aantal"]["value"] is None
    assert figures["overzicht.begeleidingen.totaal"]["value"] == 331 - 44


def test_two_runs_give_the_same_bytes(run: Run, tmp_path: Path) -> None:
    for name in ("een", "twee"):
        run("report", "2025", "--data", SAMPLE, "--out", tmp_path / name, "--tables")
    assert contents(tmp_path / "een") == contents(tmp_path / "twee")
