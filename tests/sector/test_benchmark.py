"""The organisation beside the sector: what is counted, and what is said about it."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cocon_stats.cli import main
from cocon_stats.schemas import load_schemas
from cocon_stats.sector.benchmark.declared import load_plan
from cocon_stats.sector.published import load_published

GOLDEN = Path(__file__).parent / "golden" / "benchmark-2025.md"
SAMPLE = Path(__file__).parents[2] / "data" / "sample"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Run ``cocon-stats benchmark``: exit status, stdout, stderr."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COCON_DATA", raising=False)

    def run(*words: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["cocon-stats", "benchmark", *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            main()
        shown = capsys.readouterr()
        return int(ended.value.code or 0), shown.out, shown.err

    return run


def test_the_sample_year_beside_the_sector(run: Run) -> None:
    status, out, _ = run(2025, "--data", SAMPLE, "--format", "md")
    assert status == 0
    if os.environ.get("RENEW_GOLDEN"):
        GOLDEN.write_text(out, encoding="utf-8")
    assert out == GOLDEN.read_text(encoding="utf-8")


def test_programs_get_one_list_and_people_the_warnings(run: Run) -> None:
    status, out, err = run(2025, "--data", SAMPLE, "--format", "json")
    rows = json.loads(out)
    assert status == 0
    assert [one for one in rows if one["rij"] == "Toegangspoort" and one["van"] == "OVBJ"] == [
        {
            "onderwerp": "Aanmelders", "rij": "Toegangspoort", "van": "OVBJ", "jaar": "2017",
            "aantal": 1768, "basis": 2028, "percentage": 176800 / 2028,
        }
    ]  # fmt: skip
    own = [one for one in rows if one["van"] == "De Cocon, CBAW" and one["onderwerp"] == "Duur van het dossier"]
    assert sum(one["aantal"] for one in own) == 42 == own[0]["basis"]
    assert "De sectorcijfers gaan over 2017, die van De Cocon over 2025." in err
    assert err.count("De sectorcijfers gaan over") == 1


def test_a_year_without_printed_tables_is_refused(run: Run) -> None:
    assert run(2025, "--data", SAMPLE, "--sector-year", 2016)[::2] == (
        2,
        "Let op: dit zijn voorbeeldgegevens, geen echte dossiers.\n"
        "Fout: Er zijn geen sectorcijfers van 2016. Er zijn: 2017.\n",
    )


def test_a_modality_without_export_is_left_out(run: Run, tmp_path: Path) -> None:
    (tmp_path / "2025").mkdir()
    (tmp_path / "2025" / "cbaw.csv").write_bytes((SAMPLE / "2025" / "cbaw.csv").read_bytes())
    status, out, _ = run(2025, "--data", tmp_path, "--format", "csv")
    assert status == 0
    assert "Leeftijd;18-21 jaar;De Cocon, CBAW;2025;24;42;57,1429" in out
    assert "Leeftijd;18-21 jaar;De Cocon, contextbegeleiding;2025;0;0;\n" in out.replace("\r", "")


def test_the_plan_names_what_exists() -> None:
    plan, schemas = load_plan(), load_schemas()
    tables = load_published(2017)
    assert set(plan.tables.values()) <= set(tables)
    assert set(plan.referrers) <= set(schemas.codes["aanmelder"])
    assert set(plan.referrers.values()) <= set(schemas.codes["sector_aanmelder"].values())
    assert {one for group in plan.groups for one in group.modalities} <= set(schemas.modalities)
    assert set(plan.warnings) == {"all", *plan.tables}
