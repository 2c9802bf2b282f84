"""Which exports are asked, what happens when they are faulty, and where the answer goes."""

from __future__ import annotations

import io
import json
from pathlib import Path

import openpyxl
import pytest

from query.conftest import Run


@pytest.fixture
def faulty(exports: Path) -> Path:
    path = exports / "2025" / "ikt.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("15/03/2014", "31/02/2014"), encoding="utf-8")
    return exports


@pytest.mark.parametrize("command", [("query", "ikt"), ("figures", "ikt.jim"), ("explain", "ikt.jim")])
def test_faulty_exports_are_refused_as_by_report(run: Run, faulty: Path, command: tuple[str, ...]) -> None:
    ran = run(*command, "--year", "2025")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith("Fout: 1 fout in de exports")
    assert ran.err.count("\n") == 1


def test_with_errors_goes_on_and_says_what_is_missing(run: Run, faulty: Path) -> None:
    ran = run("query", "ikt", "--where", "leeftijd>=0", "--year", "2025", "--with-errors")
    assert (ran.status, ran.out) == (0, "jaar\taantal\tbasis\taandeel\tonbekend\n2025\t4\t4\t100,0%\t2\n")
    assert (
        ran.err == "Let op: de exports van 2025 hebben fouten. Weggelaten rijen: 0; waarden die onbekend werden: 1.\n"
    )


def test_a_file_that_cannot_be_used(run: Run, exports: Path) -> None:
    (exports / "2025" / "ikt.csv").write_text('dossier_id;client_id\n"nooit gesloten', encoding="utf-8")
    ran = run("query", "ikt", "--year", "2025", "--with-errors")
    assert (ran.status, ran.out) == (3, "")
    assert ran.err.splitlines() == [
        "Let op: de exports van 2025 hebben fouten. Weggelaten rijen: 0; waarden die onbekend werden: 0. "
        "ikt.csv is onbruikbaar.",
        "Fout: ikt.csv van 2025 is er niet of is onbruikbaar, en daarop rust dit antwoord.",
    ]


def test_a_file_behind_a_derived_column_that_is_not_there(run: Run, exports: Path) -> None:
    (exports / "2025" / "contacten.csv").unlink()
    ran = run("query", "ikt", "--measure", "contact", "--year", "2025")
    assert (ran.status, ran.out) == (3, "")
    assert ran.err == "Fout: contacten.csv van 2025 is er niet of is onbruikbaar, en daarop rust dit antwoord.\n"


def test_exports_without_a_folder_for_the_year(run: Run, exports: Path, tmp_path: Path) -> None:
    (exports / "2025").rename(tmp_path / "los")
    ran = run("query", "ikt", "--data", "los", "--year", "2025")
    assert (ran.status, ran.err) == (0, "")
    ran = run("query", "ikt", "--data", "los")
    assert (ran.status, ran.err) == (2, "Fout: In los staat geen map per jaar. Noem het jaar met --year.\n")


def test_a_workbook_has_numbers_as_numbers_and_a_sheet_for_the_case_files(run: Run, tmp_path: Path) -> None:
    ran = run("query", "ikt", "--by", "geslacht,aanmelder", "--rows", "--year", "2025", "--output", "antwoord.xlsx")
    assert (ran.status, ran.out) == (0, "")
    assert ran.err == "Intern: bevat dossiernummers\nGeschreven: antwoord.xlsx\n"
    book = openpyxl.load_workbook(io.BytesIO((tmp_path / "antwoord.xlsx").read_bytes()))
    assert book.sheetnames == ["2025", "intern"]
    assert [[cell.value for cell in row][:6] for row in book["2025"].iter_rows(min_row=3, max_row=5)] == [
        ["geslacht", "omschrijving", "client aantal", "client aandeel", "ocj aantal", "ocj aandeel"],
        ["M", "jongen / man", 1, 20, 1, 20],
        ["V", "meisje / vrouw", 0, 0, 2, 40],
    ]
    assert book["intern"]["A1"].value == "IKT 2025 · beëindigd in het jaar · intern: bevat dossiernummers"


@pytest.mark.parametrize(
    ("name", "start"), [("a.csv", "\ufeffjaar;geslacht"), ("a.md", "**IKT 2025"), ("a.txt", "IKT 2025 ·")]
)
def test_the_suffix_of_the_file_says_in_what_form(run: Run, tmp_path: Path, name: str, start: str) -> None:
    ran = run("query", "ikt", "--by", "geslacht", "--year", "2025", "--output", name)
    assert (ran.status, ran.out, ran.err) == (0, "", f"Geschreven: {name}\n")
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)


def test_json_is_exact(run: Run) -> None:
    content = json.loads(run("query", "ikt", "--by", "gezinssamenstelling", "--year", "2025", "--format", "json").out)
    assert content["years"] == [{"year": 2025, "population": 6, "unknown": 0, "chosen": 6, "absent": []}]
    assert [
        (one["keys"][0]["kind"], one["keys"][0]["value"], one["count"], one["share"]) for one in content["groups"]
    ] == [
        ("value", "kerngezin", 3, 60),
        ("value", "eenouder_moeder", 1, 20),
        ("value", "pleeggezin", 1, 20),
        ("total", None, 5, 100),
        ("unknown", None, 1, None),
    ]


def test_no_personal_value_in_any_form(run: Run) -> None:
    for form in ("table", "md", "csv", "json"):
        for command in (("query", "ikt", "--rows", "--by", "geslacht"), ("explain", "ikt.jim", "--rows")):
            extra = ("--format", form) if command[0] == "query" else ()
            ran = run(*command, *extra, "--year", "2025")
            assert ran.status == 0
            assert not any(word in ran.out + ran.err for word in ("C00000", "2014-03-15", "15/03/2014"))
