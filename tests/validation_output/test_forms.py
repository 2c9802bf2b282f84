"""Each form in which problems are shown, as a whole."""

import csv
import io
import json
import sys
import zipfile
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from cocon_stats.errors import WrongUsage
from cocon_stats.schemas import load_schemas
from cocon_stats.validation.findings import Findings, at_least
from cocon_stats.validation.present.markdown import as_markdown
from cocon_stats.validation.present.mending import as_csv, team_of
from cocon_stats.validation.present.program import as_json
from cocon_stats.validation.present.screen import as_table
from cocon_stats.validation.present.words import clean, no_formula
from cocon_stats.validation.present.workbook import as_workbook
from validation_output.problems import (
    FILES,
    IMPOSSIBLE_DATE,
    MIXED,
    NO_CARE_FILE,
    UNKNOWN_CODE,
    UTF16,
    outside_period,
    touches,
)

EXPECTED = Path(__file__).parent / "expected"
SCHEMAS = load_schemas()
FEW = Findings(
    FILES, (IMPOSSIBLE_DATE, UNKNOWN_CODE, UTF16, NO_CARE_FILE, outside_period(2)), {"holds": 3}, touches=touches
)
HOSTILE = replace(
    UNKNOWN_CODE,
    value="=1+1",
    message="=HYPERLINK(«x»)\x1b[31m | rood\n|---| `code` <b>",
    advice="@SUM(1)",
    column="-2+3",
    dossier_id="+CI",
)


def expected(name: str) -> str:
    return (EXPECTED / name).read_bytes().decode("utf-8")


@pytest.mark.parametrize("width", [80, 120])
def test_the_table_for_a_person(width: int) -> None:
    shown = as_table(MIXED, width)
    assert shown == expected(f"screen-{width}.txt")
    assert max(len(line) for line in shown.splitlines()) <= width


def test_the_page() -> None:
    assert as_markdown(MIXED) == expected("page.md")


def test_a_year_without_problems_gets_a_kind_word() -> None:
    fine = Findings(FILES, (), {"holds": 1250, "skipped": 3})
    assert as_table(fine) == (
        "Controles: 1.250 in orde, 3 overgeslagen.\n"
        "Alles in orde: in 4 bestanden is niets gevonden dat verbeterd moet worden. Dank\n"
        "u voor het zorgvuldige werk!\n"
    )


def test_only_warnings_leave_the_report_possible() -> None:
    shown = as_table(Findings(("ci.csv",), (replace(outside_period(7), file="ci.csv"),)))
    assert shown.endswith(
        "In 1 bestand: 1 waarschuwing. Het rapport kan gemaakt worden; kijk wel na of wat\n"
        "opvalt ook klopt.\n"
        "Meer uitleg over een controle: cocon-stats explain NAAM.\n"
    )


def test_ten_repeats_are_ten_lines_and_eleven_are_one() -> None:
    ten = tuple(outside_period(line) for line in range(2, 12))
    assert as_table(Findings(FILES, ten)).count("De datum 01/01/2024") == 10
    assert as_table(Findings(FILES, (*ten, outside_period(12)))).count("De datum 01/01/2024") == 1
    other_column = replace(outside_period(12), column="soort")
    assert as_table(Findings(FILES, (*ten, other_column))).count("De datum 01/01/2024") == 11


def test_colour_only_tints_the_severity_and_the_file() -> None:
    plain = as_table(FEW)
    tinted = as_table(FEW, colour=True)
    assert "\x1b[1m2025/ci.csv\x1b[0m" in tinted
    assert "\x1b[31mfout          \x1b[0m" in tinted
    for code in ("\x1b[0m", "\x1b[1m", "\x1b[31m", "\x1b[33m", "\x1b[35m"):
        tinted = tinted.replace(code, "")
    assert tinted == plain


def test_a_value_cannot_steer_the_terminal_nor_break_a_page() -> None:
    findings = Findings(("2025/ci.csv",), (HOSTILE,))
    assert "\x1b" not in as_table(findings)
    row = next(line for line in as_markdown(findings).splitlines() if line.startswith("| 3 |"))
    message = "=HYPERLINK(«x»)�\\[31m \\| rood \\|---\\| \\`code\\` \\<b\\> @SUM(1)"
    assert row == f"| 3 | fout | -2+3 | +CI | {message} |  | code-onbekend |"


def test_the_list_for_programs() -> None:
    assert as_json([]) == "[]\n"
    listed = json.loads(as_json([IMPOSSIBLE_DATE, UTF16]))
    assert listed == [
        {
            "file": "2025/ci.csv",
            "line": 12,
            "column": "einddatum",
            "value": "31/02/2025",
            "rule": "datum-bestaat-niet",
            "severity": "error",
            "message": "De datum «31/02/2025» bestaat niet. Verbeter de einddatum in het dossier.",
            "dossier_id": "CI-2025-0011",
        },
        {
            "file": "2025/tb.csv",
            "line": None,
            "column": None,
            "value": None,
            "rule": "codering-utf16",
            "severity": "fatal",
            "message": "Het bestand is bewaard als UTF-16 en kan zo niet gelezen worden. "
            "Bewaar het in Excel als «CSV UTF-8».",
            "dossier_id": None,
        },
    ]
    assert list(listed[0]) == "file line column value rule severity message dossier_id".split()


def test_the_mending_list_as_csv() -> None:
    assert as_csv(FEW, SCHEMAS) == expected("list.csv")


def test_the_team_is_the_modality_that_must_mend() -> None:
    assert team_of(outside_period(2), SCHEMAS) == "ikt"
    assert team_of(replace(UNKNOWN_CODE, dossier_id="TB-2025-0001"), SCHEMAS) == "ci"
    assert team_of(replace(outside_period(2), dossier_id="XX-1"), SCHEMAS) == "contacten"
    assert team_of(replace(outside_period(2), dossier_id=None, file="2025/Groepen.CSV"), SCHEMAS) == "groepen"
    assert team_of(NO_CARE_FILE, SCHEMAS) == ""


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_runs_as_a_formula(start: str) -> None:
    assert no_formula(f"{start}1+1") == f"'{start}1+1"


def test_formulas_in_the_lists_are_text() -> None:
    findings = Findings(("2025/ci.csv",), (HOSTILE,))
    cells = list(csv.reader(io.StringIO(as_csv(findings, SCHEMAS)[1:], newline=""), delimiter=";"))[1]
    message = "'=HYPERLINK(«x»)�[31m | rood |---| `code` <b>"
    assert cells == ["ci", "2025/ci.csv", "3", "fout", "'+CI", "'-2+3", message, "'@SUM(1)", "", "code-onbekend"]
    sheet = sheet_cells(as_workbook(findings, SCHEMAS), 2)
    assert sheet[1] == cells


def test_clean_keeps_what_can_be_seen() -> None:
    assert clean("«Één» – 5 €") == "«Één» – 5 €"
    assert clean("twee\r\nregels\u00a0hier\u202e") == "twee regels hier�"


def test_the_workbook_has_a_sheet_per_team_with_a_table() -> None:
    data = as_workbook(FEW, SCHEMAS)
    assert as_workbook(FEW, SCHEMAS) == data
    book = zipfile.ZipFile(io.BytesIO(data))
    names = [one.attrib["name"] for one in ElementTree.fromstring(book.read("xl/workbook.xml")).iter(tag("sheet"))]
    assert names == ["overzicht", "ci", "ikt", "tb", "andere"]
    assert sheet_cells(data, 2) == [line.split(";") for line in expected("list.csv")[1:].split("\r\n")[:3]]
    table = ElementTree.fromstring(book.read("xl/tables/table1.xml"))
    assert table.attrib["ref"] == "A1:J3"
    overview = sheet_cells(data, 1)
    assert overview[0] == ["Nazicht van de gegevens"]
    assert overview[2:8] == [
        ["bestand", "fataal", "fouten", "waarschuwingen"],
        ["(geen bestand)", "0", "0", "1"],
        ["2025/ci.csv", "0", "2", "0"],
        ["2025/tb.csv", "1", "0", "0"],
        ["2025/contacten.csv", "0", "0", "1"],
        ["samen", "1", "2", "2"],
    ]


def test_without_xlsxwriter_the_message_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(WrongUsage) as refused:
        as_workbook(FEW, SCHEMAS)
    assert str(refused.value) == (
        "Voor --format xlsx is XlsxWriter nodig, en dat is niet geïnstalleerd. "
        'Installeer het met: pip install "cocon-stats[xlsx]". Of gebruik --format csv; dat opent ook in Excel.'
    )


def test_at_least_keeps_what_is_as_bad_or_worse() -> None:
    problems = (UTF16, IMPOSSIBLE_DATE, outside_period(2))
    assert at_least(problems, "fatal") == problems[:1]
    assert at_least(problems, "error") == problems[:2]
    assert at_least(problems, "warning") == problems


def tag(name: str) -> str:
    return f"{{http://schemas.openxmlformats.org/spreadsheetml/2006/main}}{name}"


def sheet_cells(data: bytes, number: int) -> list[list[str]]:
    """The rows of one sheet from the first to the last, empty ones too; formulas would show up as such."""
    book = zipfile.ZipFile(io.BytesIO(data))
    strings = [
        "".join(one.itertext()) for one in ElementTree.fromstring(book.read("xl/sharedStrings.xml")).iter(tag("si"))
    ]
    rows: list[list[str]] = []
    for row in ElementTree.fromstring(book.read(f"xl/worksheets/sheet{number}.xml")).iter(tag("row")):
        rows += [[]] * (int(row.attrib["r"]) - 1 - len(rows))
        assert not list(row.iter(tag("f")))
        cells: dict[int, str] = {}
        for cell in row.iter(tag("c")):
            value = cell.findtext(tag("v"), "")
            place = ord(cell.attrib["r"][0]) - ord("A")
            cells[place] = strings[int(value)] if cell.attrib.get("t") == "s" else value
        rows.append([cells.get(place, "") for place in range(max(cells, default=-1) + 1)])
    return rows
