"""Tables and cells of the sector, explained: what stands behind every cell is as much as the cell says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cocon_stats.sector.data import SectorData
from cocon_stats.sector.kinds import Context, measure
from cocon_stats.sector.loader import load_sector
from cocon_stats.sector.tracing import behind, column_labels, row_labels
from cocon_stats.sector.tracing.behind import Counted, Place
from sector.conftest import Ask

NAMELESS = (
    "ovbj_age_province:6-11 jaar:Totaal",
    "ovbj_module_duration:Totaal:Totaal",
    "pab_budget_count:Totaal:%",
    "mfc_age_province:Totaal:Totaal",
    "pleegzorg_forms_by_year:Totaal:31/12/2017 Totaal",
)
TRANSCRIPTS = Path(__file__).parent / "explained.txt"


@pytest.mark.parametrize("year", ["small", "sample_data"])
def test_the_rows_behind_every_cell_are_as_many_as_it_says(year: str, request: pytest.FixtureRequest) -> None:
    data: SectorData = request.getfixturevalue(year)
    checked = 0
    for declaration in load_sector().tables:
        table, context = measure(declaration, data), Context(declaration, data)
        rows, columns = row_labels(table), column_labels(table)
        for at, row in enumerate(table.rows):
            for across, cell in enumerate(row.cells):
                if cell.value is None:
                    continue
                found = behind(context, Place(at, rows[at], across, columns[across]))
                said = cell.value if cell.part is None else cell.part
                assert found.number in (said, None), (table.id, rows[at], columns[across])
                assert (found.number is None) == (found.counted is Counted.AMOUNT)
                checked += 1
    assert checked > 900


def test_transcripts(ask_small: Ask) -> None:
    expected = TRANSCRIPTS.read_text(encoding="utf-8")
    printed = []
    for command in re.findall(r"^\$ cocon-stats explain (.*)$", expected, re.MULTILINE):
        words = [one.strip("'") for one in re.findall(r"'[^']*'|\S+", command)]
        ran = ask_small("explain", *words)
        lines = [f"$ cocon-stats explain {command}", *ran.out.splitlines()]
        lines += [f"! {one}" for one in ran.err.splitlines()] + [f"? {ran.status}"] * (ran.status != 0)
        printed.append("\n".join(one.rstrip() for one in lines) + "\n")
    assert "\n".join(printed) == expected


@pytest.mark.parametrize("declaration", load_sector().tables, ids=lambda one: one.id)
def test_every_table_can_be_explained(declaration: object, ask_small: Ask) -> None:
    table_id: str = declaration.id  # type: ignore[attr-defined]
    ran = ask_small("explain", table_id, "--year", "2017")
    assert (ran.status, ran.err) == (0, "")
    for label in ("systeem", "soort", "regel", "selectie", "teleenheid", "rijen", "bron", "bestanden"):
        assert re.search(rf"^{label} +\S", ran.out, re.MULTILINE), label
    assert re.search(r"sha256\s+[0-9a-f]{64}", ran.out)


def test_no_person_is_ever_named(small: SectorData, ask_small: Ask) -> None:
    persons = {one for name in ("sector_dossiers", "sector_gebruik") for one in small.table(name)["persoon_id"].values}
    for word in NAMELESS:
        ran = ask_small("explain", word, "--year", "2017", "--rows")
        assert ran.status == 0, ran.err
        assert not persons & set(re.findall(r"\w+", ran.out + ran.err))
        assert re.search(r"\d\d/\d\d/(199|20[01][0-5])", ran.out) is None


def test_a_table_without_its_export(tmp_path: Path, ask_small: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "part" / "2017"
    folder.mkdir(parents=True)
    source = tmp_path / "exports" / "2017" / "sector_gebruik.csv"
    (folder / source.name).write_bytes(source.read_bytes())
    ran = ask_small("explain", "ovbj_referrer", "--year", "2017", "--data", str(tmp_path / "part"))
    assert (ran.status, ran.out) == (3, "")
    assert ran.err == ("Fout: sector_dossiers.csv van 2017 is er niet of is onbruikbaar, en daarop rust deze tabel.\n")
