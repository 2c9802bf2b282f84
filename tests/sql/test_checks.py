"""``check-sql``: rows are faults, none is passed, and a check that cannot be run is neither."""

from __future__ import annotations

import io
import json
from pathlib import Path

import openpyxl
import pytest
from query.conftest import Run

pytest.importorskip("duckdb")

SHORT = (
    "-- Een begeleiding van nul dagen\n-- is zelden juist.\n"
    "select dossier_id, duur_dagen from ikt where duur_dagen = 0;\n"
)
GOOD = "-- Niemand is ouder dan 25.\nselect * from dossiers where leeftijd > 25"
BROKEN = "select * from read_text('/etc/passwd')"


@pytest.fixture
def checks(tmp_path: Path) -> Path:
    folder = tmp_path / "checks"
    folder.mkdir()
    (folder / "nul_dagen.sql").write_text(SHORT, encoding="utf-8-sig")
    (folder / "leeftijd.sql").write_text(GOOD, encoding="utf-8")
    (folder / "lees.txt").write_text("geen controle", encoding="utf-8")
    return folder


def test_faults(run: Run, checks: Path) -> None:
    ran = run("check-sql", "--year", "2025", "--format", "table")
    assert (ran.status, ran.err) == (1, "")
    assert ran.out == (
        "Eigen controles op 2025\n\n"
        "controle    uitslag      fouten  omschrijving\n"
        "----------  ---------  --------  ---------------------------------------------------\n"
        "leeftijd    geslaagd          0  Niemand is ouder dan 25.\n"
        "nul_dagen   fouten            1  Een begeleiding van nul dagen is zelden juist.\n\n"
        "nul_dagen: Een begeleiding van nul dagen is zelden juist.\n\n"
        "dossier_id       duur_dagen\n"
        "-------------  ------------\n"
        "IKT-2025-0003             0\n"
    ).replace("  ---------------------------------------------------\n", f"  {'-' * 46}\n")


def test_all_passed(run: Run, checks: Path) -> None:
    (checks / "nul_dagen.sql").unlink()
    ran = run("check-sql", "checks", "--year", "2025")
    assert (ran.status, ran.out) == (
        0,
        "controle\tuitslag\tfouten\tomschrijving\nleeftijd\tgeslaagd\t0\tNiemand is ouder dan 25.\n",
    )


def test_a_check_that_cannot_be_run_is_no_verdict_and_stops_no_other(run: Run, checks: Path) -> None:
    (checks / "kapot.sql").write_text(BROKEN, encoding="utf-8")
    ran = run("check-sql", "checks", "--year", "2025", "--format", "json")
    found = json.loads(ran.out)
    assert ran.status == 2
    assert [(one["check"], one["outcome"], len(one["faults"])) for one in found] == [
        ("kapot", "crashed", 0),
        ("leeftijd", "holds", 0),
        ("nul_dagen", "fails", 1),
    ]
    assert found[0]["reason"].startswith("SQL mag niet bij bestanden, netwerk of instellingen.")
    assert found[2]["faults"] == [{"dossier_id": "IKT-2025-0003", "duur_dagen": 0}]
    assert found[2]["title"] == "Een begeleiding van nul dagen is zelden juist."


def test_a_workbook(run: Run, checks: Path, tmp_path: Path) -> None:
    ran = run("check-sql", "checks", "--year", "2025", "--output", "controles.xlsx")
    assert (ran.status, ran.err) == (1, "Geschreven: controles.xlsx\n")
    book = openpyxl.load_workbook(io.BytesIO((tmp_path / "controles.xlsx").read_bytes()))
    assert book.sheetnames == ["controles", "nul_dagen"]
    assert book["nul_dagen"]["B4"].value == 0


def test_no_checks(run: Run, tmp_path: Path) -> None:
    (tmp_path / "leeg").mkdir()
    for folder in ("leeg", "nergens"):
        ran = run("check-sql", folder)
        assert (ran.status, ran.err) == (3, f"Fout: In de map {folder} staat geen enkele controle (*.sql).\n")


def test_a_check_in_another_encoding(run: Run, checks: Path) -> None:
    (checks / "accent.sql").write_bytes("-- né\nselect 1".encode("cp1252"))
    ran = run("check-sql", "checks", "--year", "2025")
    assert ran.status == 2
    assert ran.err == (
        "Fout: checks/accent.sql kan niet gelezen worden (regel 1): "
        "de tekst staat niet in UTF-8; bewaar het bestand als UTF-8.\n"
    )
