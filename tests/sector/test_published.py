"""The whole sample year against the print of 2017, cell by cell.

``published_cells.csv`` holds every cell as it was printed. Where the print cannot follow from any data, the right
value is printed here and the cell is named.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path

import pytest

from cocon_stats.sector.data import SectorData
from cocon_stats.sector.kinds import measure
from cocon_stats.sector.loader import load_sector
from cocon_stats.sector.sample.writer import write_sector_sample
from cocon_stats.sector.sample.year import SectorYear, make_sector_year
from cocon_stats.sector.table import SectorTable, TableRow

from .conftest import sector_data

CELLS = Path(__file__).parent / "published_cells.csv"
Place = tuple[int, str, str]

# the print against what follows from the data
WRONG_IN_PRINT: dict[Place, tuple[str, str]] = {
    (11, "%", "Antwerpen"): ("24,90%", "24,8%"),  # 566 of 2.278
    (13, "OVBJ", "2016"): ("94%", "91%"),  # the groups that are printed, pooled
    (28, "Begeleiding voor pleeggezinnen, gezinnen, pleegkinderen of pleeggasten [crisispleegzorg]", "%*"): (
        "8,10%",
        "8,11%",  # 60 of 740
    ),
    (20, "Verblijf voor minderjarigen [hoge frequentie]", "Totaal"): ("1037", "1.037"),
}
MISSING_IN_PRINT = {(37, "CB voor (aanstaande) ouder(s) en kind(eren)")}
OTHER_LABELS = {
    "Privée-psycholoog/psychiater": "Privé-psycholoog/psychiater",
    "CB in functie van positieve herorientering": "CB in functie van positieve heroriëntering",
    "Vlaams Brabant-Brussel": "Vlaams-Brabant & Brussel",
    "Vlaams Brabant & Brussel": "Vlaams-Brabant & Brussel",
    "Vlaams -Brabant & Brussel": "Vlaams-Brabant & Brussel",
    "Vlaams-Brabant-Brussel": "Vlaams-Brabant & Brussel",
    "meer dan 730": "> 730",
}


@pytest.fixture(scope="module")
def tables(sample_data: SectorData) -> Mapping[int, SectorTable]:
    return _measured(sample_data)


def _measured(data: SectorData) -> dict[int, SectorTable]:
    return {one.number: measure(one, data) for one in load_sector().tables}


@pytest.fixture(scope="module")
def printed() -> list[dict[str, str]]:
    with CELLS.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _value(text: str) -> Fraction | None:
    return Fraction(text.rstrip("%").replace(".", "").replace(",", ".")) if text else None


def _printed_rows(table: SectorTable) -> list[TableRow]:
    """Our rows without those that the print lacks."""
    return [one for one in table.rows if (table.number, one.label) not in MISSING_IN_PRINT]


def test_every_cell_comes_out(tables: Mapping[int, SectorTable], printed: list[dict[str, str]]) -> None:
    differences = {}
    for one in printed:
        table = tables[int(one["number"])]
        cell = _printed_rows(table)[int(one["row"]) - 1].cells[int(one["col"]) - 1]
        if one["printed"].rstrip("%") != cell.text.rstrip("%") and (
            cell.value != _value(one["printed"]) or one["printed"].rstrip("%").isdigit()
        ):
            differences[table.number, one["row_label"], one["col_label"]] = (one["printed"], cell.text)
    assert differences == WRONG_IN_PRINT
    assert len(printed) == 1457


def test_every_label_is_that_of_the_print(tables: Mapping[int, SectorTable], printed: list[dict[str, str]]) -> None:
    for one in printed:
        table = tables[int(one["number"])]
        row = _printed_rows(table)[int(one["row"]) - 1].label.rstrip("*")
        column = table.columns[int(one["col"]) - 1].rstrip("*")
        expected = one["row_label"].rstrip("*"), one["col_label"].rstrip("*")
        assert (row, column) == tuple(OTHER_LABELS.get(label, label) for label in expected), one


def test_nothing_is_printed_that_the_print_lacks(
    tables: Mapping[int, SectorTable], printed: list[dict[str, str]]
) -> None:
    for number, table in tables.items():
        cells = [one for one in printed if int(one["number"]) == number]
        rows, columns = max(int(one["row"]) for one in cells), max(int(one["col"]) for one in cells)
        assert (len(_printed_rows(table)), len(table.columns)) == (rows, columns), table.id


def test_the_row_that_table_37_lacks_makes_its_totals_possible(tables: Mapping[int, SectorTable]) -> None:
    *rows, total, _ = tables[37].rows
    for column in range(8):
        counts = [int(row.cells[column].value or 0) for row in rows]
        whole = int(total.cells[column].value or 0)
        assert max(counts) <= whole <= sum(counts)
        assert sum(counts[:-1]) < whole


def test_another_seed_gives_other_dossiers_and_the_same_tables(
    sample: SectorYear, tables: Mapping[int, SectorTable], tmp_path: Path
) -> None:
    other = make_sector_year(1, 2017)
    assert other.files["sector_dossiers"] != sample.files["sector_dossiers"]
    write_sector_sample(other, tmp_path)
    assert {**_measured(sector_data(tmp_path)), 37: None} == {**tables, 37: None}
