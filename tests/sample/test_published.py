"""Every published figure comes out of the sample, recounted from the CSV files with the standard library alone."""

import csv
from fractions import Fraction
from pathlib import Path

import pytest

from .counting import Row, closed, read, rounded
from .recount import Recount
from .years import SAMPLE, YEARS, recount

PUBLISHED = Path(__file__).with_name("published.csv")
CLOSING = {
    "noodzaak": ("direct", "kan_wachten", "reeds_gestart"),
    "arij": ("hoog", "middelmatig", "laag", "onbekend"),
    "opleidingsniveau": ("bachelor", "master", "a3", "ander"),
}
KENMERKEN = {"ci": 19, "tnt": 19, "cah": 19, "ikt": 19, "cbv": 19, "tb": 19, "cbaw": 8}


def published(year: int) -> list[Row]:
    with PUBLISHED.open(encoding="utf-8", newline="") as stream:
        return [row for row in csv.DictReader(stream) if int(row["year"]) == year]


def in_a_closing_distribution(counted: Recount, figure: str) -> Fraction:
    """What `figure` is, when all parts of its distribution are rounded together."""
    head, _, code = figure.rpartition(".")
    codes = CLOSING[head.rpartition(".")[2]]
    values = [counted.figure(f"{head}.{one}").value for one in codes]
    return closed(values)[codes.index(code)]


def faults(counted: Recount, row: Row) -> list[str]:
    found = counted.figure(row["id"])
    value = rounded(found.value, Fraction(row["step"]))
    if row["rounding_note"] == "closing":
        value = in_a_closing_distribution(counted, row["id"])
    wrong = []
    if value != Fraction(row["value"]):
        wrong.append(f"{row['id']}: {value} instead of {row['value']}")
    if row["count"] and found.count != int(row["count"]):
        wrong.append(f"{row['id']}: counts {found.count} instead of {row['count']}")
    if row["base"] and found.base != int(row["base"]):
        wrong.append(f"{row['id']}: base {found.base} instead of {row['base']}")
    return wrong


@pytest.mark.parametrize(("year", "rows"), [(2024, 7), (2025, 279)])
def test_every_published_row_comes_out(year: int, rows: int) -> None:
    expected = published(year)
    assert len(expected) == rows
    assert [fault for row in expected for fault in faults(recount(year), row)] == []


def test_the_recount_sees_a_wrong_figure() -> None:
    row = {"id": "ci.geslacht.M", "year": "2025", "value": "54", "step": "1", "count": "21", "base": "41"}
    assert faults(recount(2025), row | {"rounding_note": ""}) == [
        "ci.geslacht.M: 55 instead of 54",
        "ci.geslacht.M: counts 22 instead of 21",
        "ci.geslacht.M: base 40 instead of 41",
    ]


@pytest.mark.parametrize(
    ("modality", "running"), [("ci", 0), ("tnt", 0), ("cah", 1), ("ikt", 22), ("cbv", 12), ("tb", 4), ("cbaw", 20)]
)
def test_running_case_files(modality: str, running: int) -> None:
    assert sum(not row["einddatum"] for row in recount(2025).rows[modality]) == running


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("modality", KENMERKEN)
def test_no_characteristic_comes_before_the_published_ones(year: int, modality: str) -> None:
    """The published characteristics are the first of their modality, in the order in which they stand."""
    counted = recount(year)
    codes = sorted({row["kenmerk"] for row in counted.hanging("kenmerken", modality)})
    assert len(codes) == KENMERKEN[modality]
    shares = {code: counted.figure(f"{modality}.kenmerk.{code}").value for code in codes}
    prefix = f"{modality}.kenmerk."
    top = [row["id"].removeprefix(prefix) for row in published(2025) if row["id"].startswith(prefix)]
    if year == 2025:
        assert [shares[code] for code in top] == sorted((shares[code] for code in top), reverse=True)
    if top:
        least = min(shares[code] for code in top)
        others = {code: share for code, share in shares.items() if code not in top}
        assert {code for code, share in others.items() if share >= least} == set()


def test_history_holds_what_was_published_of_earlier_years() -> None:
    rows = read(SAMPLE / "historiek.csv")
    found = {(row["figuur"], row["jaar"]): row["waarde"] for row in rows}
    earlier = [row for year in range(2000, 2025) for row in published(year)]
    assert len(earlier) == 10
    assert found == {(row["id"], row["year"]): row["value"].replace(".", ",") for row in earlier}
    assert {row["bron"] for row in rows} == {"jaarverslag 2023", "jaarverslag 2024"}
