"""Spoiled files and headers: encodings, quotes, delimiters, column names."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path
from typing import Any

import pytest

from cocon_stats.exports.folder import find
from cocon_stats.schemas import load_schemas
from cocon_stats.validation.check import check
from tests.validation.clean import TEXTS, Year
from tests.validation.conftest import Run
from tests.validation.test_rows import places


def zipped(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "<x/>" * 50)
    return out.getvalue()


BINARIES = [
    (zipped("ci.csv"), "een zip-bestand"),
    (zipped("[Content_Types].xml", "xl/workbook.xml"), "een Excel-werkmap (.xlsx)"),
    (zipped("[Content_Types].xml", "word/document.xml"), "een Word-document (.docx)"),
    (zipped("[Content_Types].xml", "ppt/presentation.xml"), "een PowerPoint-presentatie (.pptx)"),
    (zipped("mimetype") + b"application/vnd.oasis.opendocument.spreadsheet", "een OpenDocument-rekenblad (.ods)"),
    (zipped("mimetype") + b"application/vnd.oasis.opendocument.text", "een OpenDocument-tekst (.odt)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "een oud Word-document (.doc)"),
    (b"II*\x00" + bytes(80), "een afbeelding"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "een oude Excel-werkmap (.xls)"),
    (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "een PDF"),
    (b"\x89PNG\r\n\x1a\n" + bytes(80), "een afbeelding"),
    (b"\x1f\x8b\x08\x00" + bytes(range(200)), "een gecomprimeerd bestand (gzip)"),
    (bytes(range(256)) * 20, "een binair bestand"),
    (b"<html><table><tr><td>dossier_id</td></tr></table></html>", "een webpagina of XML-bestand"),
    (b"\xef\xbb\xbf<?xml version='1.0'?><Workbook/>", "een webpagina of XML-bestand"),
]


@pytest.mark.parametrize(("content", "kind"), BINARIES, ids=[one[1] for one in BINARIES])
@pytest.mark.parametrize("file", ["ci", "contacten"])
def test_another_kind_of_file(content: bytes, kind: str, file: str, year: Year, run: Run) -> None:
    year.raw[file] = content
    checked = run(year)
    assert places(checked) == [(f"2025/{file}.csv", None, None, "geen-csv", "fatal")]
    assert checked.problems[0].message == f"Dit is geen CSV-bestand, maar {kind}."
    assert checked.problems[0].advice == (
        "Open het in het programma waar het uit komt en bewaar of exporteer het als 'CSV UTF-8 (door scheidingstekens "
        "gescheiden)'."
    )


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_utf_16(encoding: str, year: Year, run: Run) -> None:
    year.raw["ci"] = year.text("ci").encode(encoding)
    assert places(run(year)) == [("2025/ci.csv", None, None, "codering-utf16", "fatal")]


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b"\r\n\r\n", b"  \n"])
def test_an_empty_file(content: bytes, year: Year, run: Run) -> None:
    year.raw["groepen"] = content
    assert places(run(year)) == [("2025/groepen.csv", None, None, "bestand-leeg", "fatal")]


def test_nul_bytes(year: Year, run: Run) -> None:
    year.raw["ci"] = year.text("ci").encode().replace(b"huisarts", b"huis\0arts")
    checked = run(year)
    assert places(checked) == [("2025/ci.csv", 4, None, "nul-bytes", "fatal")]
    assert checked.problems[0].message.startswith("Vanaf regel 4 staan er in het bestand tekens die")


def test_two_encodings_in_one_file(year: Year, run: Run) -> None:
    text = year.put("historiek", 2, "bron", "Verslag één").text("historiek")
    lines = [line.encode("utf-8") for line in text.splitlines(keepends=True)]
    lines[3] = "ci.aantal;2024;38;Verslag twee à drie\r\n".encode("cp1252")
    year.raw["historiek"] = b"".join(lines)
    checked = run(year)
    assert places(checked) == [("2025/historiek.csv", 4, None, "codering-gemengd", "fatal")]
    year.raw["historiek"] = b"\xef\xbb\xbf" + lines[0] + lines[3]
    assert places(run(year)) == [("2025/historiek.csv", 2, None, "codering-gemengd", "fatal")]
    windows = [line.encode("cp1252") for line in text.splitlines(keepends=True)]
    windows[3] = "ci.aantal;2024;38;Verslag tweeëntwintig\r\n".encode()
    year.raw["historiek"] = b"".join(windows)
    assert places(run(year)) == [("2025/historiek.csv", 4, None, "codering-gemengd", "fatal")]


def test_bytes_that_mean_nothing(year: Year, run: Run) -> None:
    year.raw["historiek"] = year.text("historiek").replace("één", "een").encode().replace(b"cli", b"cl\x81")
    year.raw["historiek"] = year.raw["historiek"].replace("ë".encode(), b"e")
    year.raw["historiek"] = year.raw["historiek"].replace("é".encode(), b"e")
    assert places(run(year)) == [("2025/historiek.csv", 3, None, "codering-onbekend", "fatal")]


QUOTES = [
    ("contacten", 5, '"verplaatsing', 5),
    ("contacten", 5, '"ver"plaatsing', 5),
    ("contacten", 20, '"face_to_face', 20),
    ("ci", 3, '"ja', 3),
]


@pytest.mark.parametrize(("file", "line", "cell", "found"), QUOTES)
@pytest.mark.parametrize("others", [False, True])
def test_a_quote_that_is_not_closed(  # noqa: PLR0917
    file: str, line: int, cell: str, found: int, others: bool, year: Year, run: Run
) -> None:
    rows = [";".join(row) for row in year.files[file]]
    if others:
        rows = [";".join(f'"{one}"' for one in row) for row in year.files[file]]
    cells = rows[line - 1].split(";")
    cells[2] = cell
    rows[line - 1] = ";".join(cells)
    year.raw[file] = "\r\n".join(rows).encode()
    checked = run(year)
    assert places(checked) == [(f"2025/{file}.csv", found, None, "aanhalingsteken-open", "fatal")]
    assert checked.problems[0].message.startswith(f"Op regel {found} begint een cel met een aanhalingsteken")


def test_a_quote_that_opens_in_the_header(year: Year, run: Run) -> None:
    for place in (0, 3):
        lines = year.text("ci").splitlines(keepends=True)
        cells = lines[0].split(";")
        cells[place] = '"' + cells[place]
        year.raw["ci"] = (";".join(cells) + "".join(lines[1:])).encode()
        assert places(run(year)) == [("2025/ci.csv", 1, None, "aanhalingsteken-open", "fatal")]


def test_an_open_quote_closed_by_the_next_quoted_cell(year: Year, run: Run) -> None:
    year.put("historiek", 4, "bron", "Verslag; deel 2").put("historiek", 2, "bron", "X")
    year.raw["historiek"] = year.text("historiek").replace(";X\r", ';"X\r').encode()
    assert places(run(year)) == [("2025/historiek.csv", 2, None, "aanhalingsteken-open", "fatal")]
    # The next quote stands right before a delimiter: nothing is against the rules of CSV, but rows are swallowed.
    year.put("historiek", 4, "bron", ";deel 2")
    year.raw["historiek"] = year.text("historiek").replace(";X\r", ';"X\r').encode()
    assert places(run(year)) == [("2025/historiek.csv", 2, None, "aanhalingsteken-open", "fatal")]


def test_no_header(year: Year, run: Run) -> None:
    for file in TEXTS:
        spoiled = year.copy()
        del spoiled.files[file][0]
        checked = run(spoiled)
        assert places(checked) == [(f"2025/{file}.csv", 1, None, "kopregel-ontbreekt", "fatal")]
    assert checked.problems[0].message == (
        "Er is geen regel met kolomnamen gevonden; in dit bestand horen onder meer categorie, bedrag_bef, jaar, index."
    )


def test_every_column_that_is_absent(year: Year, run: Run) -> None:
    from cocon_stats.schemas import load_schemas

    for file, schema in load_schemas().files.items():
        for field in schema.fields:
            spoiled = year.copy().drop_column(file, field.name)
            rule, severity = ("kolom-ontbreekt", "warning")
            if field.required:
                rule, severity = ("kolom-verplicht-ontbreekt", "fatal")
            checked = run(spoiled, both=False)
            expected = [(f"2025/{file}.csv", 1, field.name, rule, severity)]
            assert places(checked) == expected
            if not field.required:
                assert not checked.exports.tables[file][field.name].known().any()


@pytest.mark.parametrize(
    ("written", "rule", "severity"),
    [("startdtum", "kolom-verplicht-ontbreekt", "fatal"), ("start datum", "kolom-verplicht-ontbreekt", "fatal"),
     ("begin", "kolom-verplicht-ontbreekt", "fatal")],
)  # fmt: skip
def test_a_misspelled_column_is_one_problem(written: str, rule: str, severity: str, year: Year, run: Run) -> None:
    year.files["ci"][0][5] = written
    checked = run(year)
    assert places(checked) == [("2025/ci.csv", 1, "startdatum", rule, severity)]
    assert f"Er staat wel een onbekende kolom '{written}'." in checked.problems[0].message
    year.files["ci"][0][5:7] = ["startdatum", "einddtum"]
    assert places(run(year)) == [("2025/ci.csv", 1, "einddatum", "kolom-ontbreekt", "warning")]


def test_two_columns_with_one_name(year: Year, run: Run) -> None:
    for name in ("startdatum", "aanmelder", "STARTDATUM "):
        spoiled = year.copy()
        for row in spoiled.files["ci"]:
            row.append(row[5])
        spoiled.files["ci"][0][-1] = name
        column = name.strip().lower()
        assert places(run(spoiled)) == [("2025/ci.csv", 1, column, "kolom-dubbel", "fatal")]
    spoiled = year.copy()
    for row in spoiled.files["ci"]:
        row.extend(["nota", "nota"] if row[0] == "dossier_id" else ["", ""])
    assert places(run(spoiled)) == [("2025/ci.csv", 1, "nota", "kolom-dubbel", "fatal")]


def test_an_unknown_column(year: Year, run: Run) -> None:
    for number, row in enumerate(year.files["ci"]):
        row.insert(3, "Opmerkingen" if number == 0 else "cliÃ«nt C200001 #N/B")
    checked = run(year)
    assert places(checked) == [("2025/ci.csv", 1, "Opmerkingen", "kolom-onbekend", "warning")]
    assert checked.problems[0].message == "De kolom Opmerkingen hoort niet in dit bestand en wordt niet gelezen."


def test_a_column_without_a_name_that_holds_values(year: Year, run: Run) -> None:
    full = year.copy()
    for row in full.files["ci"]:
        row.append("" if row[0] == "dossier_id" else "x")
    assert places(run(full)) == [("2025/ci.csv", 1, None, "kolom-zonder-naam", "warning")]
    one = year.copy()
    for row in one.files["ci"]:
        row.append("x" if row[0] == "CI-2025-0001" else "")
    assert places(run(one)) == [("2025/ci.csv", 3, None, "rij-te-veel-cellen", "error")]


def test_a_column_that_lost_its_name(year: Year, run: Run) -> None:
    for place in (2, -1):
        spoiled = year.copy()
        name = spoiled.files["ikt"][0][place]
        spoiled.files["ikt"][0][place] = ""
        checked = run(spoiled)
        assert places(checked) == [("2025/ikt.csv", 1, name, "kolom-ontbreekt", "warning")]
        assert "heeft geen naam, maar bevat wel waarden." in checked.problems[0].message
    name = year.files["ikt"][0].pop()
    assert places(run(year)) == [("2025/ikt.csv", 1, name, "kolom-ontbreekt", "warning")]


def test_decimal_commas_in_a_file_with_commas(year: Year, run: Run) -> None:
    few = b"medewerker_id,datum,dagen\nM0001,14/05/2025,0,5\nM0002,15/05/2025,1,5\n"
    year.raw["opleidingen"] = few + b"M0002,15/05/2025,1\nM0002,16/05/2025,1\n"
    assert places(run(year)) == [
        ("2025/opleidingen.csv", 2, None, "rij-te-veel-cellen", "error"),
        ("2025/opleidingen.csv", 3, None, "rij-te-veel-cellen", "error"),
    ]
    year.raw["opleidingen"] = few
    assert places(run(year)) == [("2025/opleidingen.csv", 1, None, "rijen-andere-breedte", "fatal")]


def test_the_content_of_another_file(year: Year, run: Run) -> None:
    year.raw["kenmerken"] = year.text("contacten").encode()
    checked = run(year)
    assert places(checked) == [("2025/kenmerken.csv", 1, None, "verkeerd-bestand", "fatal")]
    assert checked.problems[0].message == "In dit bestand staat de export van contacten.csv."


def test_the_export_of_another_modality(year: Year, run: Run) -> None:
    rows = [f"TNT-2025-1{place:03};C3000{place:02};M;;10/02/2025;11/02/2025;;;;;;;;;" for place in range(5)]
    text = year.text("tnt").splitlines()[0] + "\n" + "\n".join(rows) + "\n"
    year.raw["ci"] = text.encode()
    checked = run(year)
    assert places(checked) == [("2025/ci.csv", 1, None, "verkeerd-bestand", "fatal")]
    assert checked.problems[0].message == "In dit bestand staat de export van tnt.csv."
    year.raw["ci"] = text.replace("TNT-2025-1004", "CI-2025-1004").encode()
    assert "verkeerd-bestand" not in {rule for _, _, _, rule, _ in places(run(year))}


def test_rows_with_another_delimiter(year: Year, run: Run) -> None:
    lines = year.text("kenmerken").splitlines()
    year.raw["kenmerken"] = "\n".join([lines[0], *(line.replace(";", ",") for line in lines[1:])]).encode()
    assert places(run(year)) == [("2025/kenmerken.csv", 2, None, "scheidingsteken-gemengd", "fatal")]


def test_a_byte_order_mark_read_as_text(year: Year, run: Run) -> None:
    year.raw["ci"] = ("ï»¿" + year.text("ci")).encode()
    assert places(run(year)) == [("2025/ci.csv", 1, None, "tekst-verminkt-kop", "warning")]


def test_a_whole_file_read_with_the_wrong_encoding(year: Year, run: Run) -> None:
    text = year.put("historiek", 4, "bron", "Verslag drieëndertig").text("historiek")
    year.raw["historiek"] = ("\ufeff" + text).encode().decode("cp1252").encode()
    assert places(run(year)) == [("2025/historiek.csv", 1, None, "tekst-verminkt-kop", "warning")]


def test_lines_behind_a_cell_with_a_line_break(year: Year, run: Run) -> None:
    year.put("historiek", 2, "bron", "Verslag\r\nvan 2023,\n\nblz. 3").put("historiek", 4, "waarde", "38.5")
    assert places(run(year)) == [("2025/historiek.csv", 7, "waarde", "getal-punt", "error")]
    assert places(run(year, end="\n")) == [("2025/historiek.csv", 7, "waarde", "getal-punt", "error")]


def test_a_file_that_cannot_be_opened(year: Year, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.open

    def refuse(self: Path, mode: str = "r", *how: Any, **more: Any) -> Any:
        if self.name == "ci.csv" and mode == "rb":
            raise PermissionError
        return real(self, mode, *how, **more)

    monkeypatch.setattr(Path, "open", refuse)
    assert places(run(year)) == [("2025/ci.csv", None, None, "bestand-onleesbaar", "fatal")]


@pytest.mark.parametrize("kind", ["folder", "broken link", "link to itself", "pipe"])
def test_what_is_no_file_cannot_be_opened(kind: str, year: Year, tmp_path: Path) -> None:
    data = year.write(tmp_path)
    path = data / "2025" / "otb.csv"
    path.unlink()
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to(path if kind == "link to itself" else data / "weg.csv")
    schemas = load_schemas()
    checked = check(find(data, 2025, schemas), schemas, stream=True)
    assert places(checked) == [("2025/otb.csv", None, None, "bestand-onleesbaar", "fatal")]
    assert checked.exports.unusable == ("otb",)


@pytest.mark.parametrize("file", ["ci", "contacten", "kenmerken", "tevredenheid"])
@pytest.mark.parametrize("end", ["\r\n", "\n"])
def test_a_return_alone_ends_a_line_above_the_data_too(file: str, end: str, year: Year, run: Run) -> None:
    clean = {one.file: one.rows for one in run(year).exports.inputs}
    year.raw[file] = ("Export van\rjanuari\n" + year.text(file).replace("\r\n", end)).encode()
    found = run(year)
    shown = f"2025/{file}.csv"
    assert places(found) == [(shown, 1, None, "titelrij", "error"), (shown, 2, None, "titelrij", "error")]
    assert {one.file: one.rows for one in found.exports.inputs} == clean
