"""What `report --report sector` writes, says and refuses."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cocon_stats.cli import main
from cocon_stats.sector.data import SectorData
from cocon_stats.sector.report import write_sector_report

from .conftest import SMALL, sector_data

GOLDEN = Path(__file__).parent / "golden"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Run ``cocon-stats report 2017 --report sector`` with more words: exit status, stdout, stderr."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COCON_DATA", raising=False)

    def run(*words: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["cocon-stats", "report", "2017", "--report", "sector", *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            main()
        shown = capsys.readouterr()
        return int(ended.value.code or 0), shown.out, shown.err

    return run


@pytest.mark.parametrize("name", ["sectorverslag-2017.md", "tables.json"])
def test_the_small_year_as_a_whole(name: str, tmp_path: Path) -> None:
    write_sector_report(sector_data(SMALL), tmp_path)
    text, golden = (tmp_path / name).read_text(encoding="utf-8"), GOLDEN / name
    if os.environ.get("RENEW_GOLDEN"):
        GOLDEN.mkdir(exist_ok=True)
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


def test_the_same_exports_give_the_same_bytes(run: Run, tmp_path: Path) -> None:
    for out in ("a", "b"):
        assert run("--data", SMALL, "--out", tmp_path / out)[0] == 0
    files = sorted(path.name for path in (tmp_path / "a").iterdir())
    assert files == sorted(
        [f"sector-{code}.md" for code in ("ckg", "mfc", "pab", "imb", "ovbj", "pleegzorg", "cig", "oooc")]
        + ["sectorverslag-2017.md", "tables.json"]
    )
    for name in files:
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


def test_json_has_just_what_the_contract_says(tmp_path: Path) -> None:
    write_sector_report(sector_data(SMALL), tmp_path)
    content = json.loads((tmp_path / "tables.json").read_text(encoding="utf-8"))
    assert list(content) == ["year", "tables"]
    assert content["year"] == 2017
    assert len(content["tables"]) == 45
    by_id = {one["id"]: one for one in content["tables"]}
    assert by_id["pab_budget_categories"] == {
        "id": "pab_budget_categories",
        "title": "Budgetcategorieën PAB in 2017",
        "unit": "euro",
        "columns": ["Niet-geïndexeerd budget 2001", "Budget op jaarbasis 2017"],
        "rows": [
            {"label": "Budgetcategorie I", "values": [7436.81, 9788.51], "text": ["7.436,81", "9.788,51"]},
            {"label": "", "values": [9915.74, 13051.35], "text": ["9.915,74", "13.051,35"]},
            {"label": "Budgetcategorie II", "values": [34705.09, 45679.71], "text": ["34.705,09", "45.679,71"]},
        ],
    }
    assert by_id["imb_age_province"]["rows"][-1] == {
        "label": "%",
        "values": [100, 0, 0, 0, 0, 100, None],
        "text": ["100,0%", "0,0%", "0,0%", "0,0%", "0,0%", "100,0%", ""],
    }


def test_the_texts_of_the_sample_year(sample_data: SectorData, tmp_path: Path) -> None:
    write_sector_report(sample_data, tmp_path / "out")

    def text(code: str) -> str:
        return (tmp_path / "out" / f"sector-{code}.md").read_text(encoding="utf-8").partition("## ")[0]

    assert text("ovbj") == (
        "# Organisaties voor bijzondere jeugdzorg (OVBJ)\n\n"
        "Op 31 december 2017 waren er 10.657 erkende modules (in 2015: 10.443, in 2016: 10.535), tijdelijke "
        "uitbreidingen niet meegerekend. De bezetting bedroeg 93% (in 2015: 92%, in 2016: 91%). Ze was het hoogst voor "
        "ondersteunende begeleiding (141%).\n\n"
        "In 2017 liepen er 12.995 dossiers. Daarvan werden er 6.038 in de loop van het jaar opgestart en 5.623 "
        "afgesloten. De tabellen over afgesloten dossiers gaan over 2.028 dossiers met minstens één niet rechtstreeks "
        "toegankelijke module, van 1.957 verschillende personen. Een dossier duurde gemiddeld 668 dagen. De aanmelding "
        "kwam het vaakst van de intersectorale toegangspoort (87,2%). De jongeren van 12 tot en met 17 jaar vormden de "
        "grootste leeftijdsgroep (63,9%).\n\n"
    )
    assert "De bezetting bedroeg 93% (in 2015: 91%, in 2016: 92%).\n" in text("cig")
    assert "Een dossier duurde gemiddeld 118 dagen." in text("oooc")
    assert "Dat aantal ging van 5.657 in 2015 over 6.062 in 2016 naar 6.568 in 2017." in text("pleegzorg")
    assert "Op 31 december 2017 waren er 98 MFC’s." in text("mfc")
    whole = (tmp_path / "out" / "sectorverslag-2017.md").read_text(encoding="utf-8")
    assert "P0" not in whole


def test_tables_of_an_absent_export_are_left_out_and_named(run: Run, tmp_path: Path) -> None:
    data = tmp_path / "2017"
    data.mkdir()
    for name in ("sector_gebruik.csv", "sector_voorzieningen.csv"):
        shutil.copy(SMALL / "2017" / name, data)
    out = tmp_path / "out"
    out.mkdir()
    (out / "sector-ovbj.md").write_text("an older report")
    assert run("--data", tmp_path, "--out", out)[0] == 0
    assert sorted(path.name for path in out.iterdir()) == [
        *(f"sector-{code}.md" for code in ("ckg", "imb", "mfc", "pab")),
        "sectorverslag-2017.md",
        "tables.json",
    ]
    whole = (out / "sectorverslag-2017.md").read_text(encoding="utf-8").splitlines()
    assert whole[:4] == [
        "# Niet rechtstreeks toegankelijke jeugdhulp in 2017: tabellen van de sector",
        "",
        "Tabel 9 ontbreekt, omdat sector_bedragen.csv er niet is of niet bruikbaar is.",
        "",
    ]
    assert whole[4].startswith("Tabellen 12, 13, 29, 30, 38 en 39 ontbreken, omdat sector_capaciteit.csv")


@pytest.mark.parametrize("name", ["sector_dossiers", "sector_modules", "sector_gebruik"])
def test_a_column_that_holds_one_value_everywhere_stops_no_report(name: str, run: Run, tmp_path: Path) -> None:
    header, first, *rest = (SMALL / "2017" / f"{name}.csv").read_text(encoding="utf-8").splitlines()
    for place in range(len(header.split(";"))):
        data = tmp_path / str(place) / "2017"
        shutil.copytree(SMALL / "2017", data)
        rows = [row.split(";") for row in (first, *rest)]
        for row in rows:
            row[place] = rows[0][place]
        (data / f"{name}.csv").write_text("\n".join([header, *map(";".join, rows)]) + "\n", encoding="utf-8")
        status, _, err = run("--data", data.parent, "--out", tmp_path / "out", "--with-errors")
        assert (status, "Sjabloon" in err) == (0, False), (header.split(";")[place], err)


def test_faulty_exports_are_refused_with_their_list(run: Run, tmp_path: Path) -> None:
    data = tmp_path / "2017"
    shutil.copytree(SMALL / "2017", data)
    path = data / "sector_modules.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("M2;D1;", "M2;D99;"), encoding="utf-8")
    status, out, err = run("--data", tmp_path, "--out", tmp_path / "out")
    assert (status, out) == (1, "")
    assert "sector_modules.csv" in err and "D99" in err
    assert not (tmp_path / "out").exists()
    assert run("--data", tmp_path, "--out", tmp_path / "out", "--with-errors")[0] == 0
    whole = (tmp_path / "out" / "sectorverslag-2017.md").read_text(encoding="utf-8")
    assert "Uit 2017/sector_modules.csv is één rij weggelaten." in whole


def test_without_exports_of_the_sector_there_is_nothing_to_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "ci.csv").write_text("dossier_id\n")
    status, out, err = run("--data", tmp_path, "--out", tmp_path / "out")
    assert (status, out) == (3, "")
    assert "staat geen enkele export van de sector (zoals sector_dossiers.csv)" in err
    assert not (tmp_path / "out").exists()


def test_what_goes_with_the_other_report_only_is_wrong_usage(run: Run) -> None:
    status, _, err = run("--data", SMALL, "--section", "3.1")
    assert status == 2
    assert "--report sector goes only with" in err
