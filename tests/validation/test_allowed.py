"""Everything the contract allows gives no problem, and reads the same as the clean year."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from cocon_stats.exports.folder import find
from cocon_stats.exports.table import Exports
from cocon_stats.schemas import load_schemas
from cocon_stats.validation.check import check
from tests.validation.clean import FIGURE_IDS, TEXTS, Year
from tests.validation.conftest import Run


def content(exports: Exports) -> dict[str, list[tuple[object, ...]]]:
    """The tables as plain rows, apart from lines."""
    rows: dict[str, list[tuple[object, ...]]] = {}
    for name, table in exports.tables.items():
        columns = []
        for field in load_schemas()[name].fields:
            column = table[field.name]
            if column.values:
                columns.append([column.values[one] if one >= 0 else None for one in column.data.tolist()])
            else:
                scaled = [
                    one if known else None for one, known in zip(column.data.tolist(), column.known(), strict=True)
                ]
                columns.append([(one, column.decimals) if column.decimals else one for one in scaled])
        rows[name] = list(zip(*columns, strict=True))
    return rows


def each_cell(change: Callable[[str, str, str], str]) -> Callable[[Year], None]:
    """Change every cell by its kind: kind, text, column -> text."""

    def spoil(year: Year) -> None:
        schemas = load_schemas()
        for file, rows in year.files.items():
            for row in rows[1:]:
                for place, cell in enumerate(row):
                    if cell:
                        field = schemas[file].field(rows[0][place])
                        row[place] = change(field.kind, cell, field.name)

    return spoil


def days(form: str) -> Callable[[str, str, str], str]:
    def change(kind: str, cell: str, name: str) -> str:
        if kind != "date":
            return cell
        day, month, year = cell.split("/")
        return form.format(d=day, m=month, y=year, short_d=int(day), short_m=int(month))

    return change


def booleans(yes: str, no: str) -> Callable[[str, str, str], str]:
    return lambda kind, cell, name: {"ja": yes, "nee": no}[cell] if kind == "boolean" else cell


def without_dots(kind: str, cell: str, name: str) -> str:
    return cell.replace(".", "") if kind in ("integer", "number") else cell


CELLS = {
    "days with hyphens": days("{d}-{m}-{y}"),
    "days as in ISO": days("{y}-{m}-{d}"),
    "days with single digits": days("{short_d}/{short_m}/{y}"),
    "days with single digits and hyphens": days("{short_d}-{short_m}-{y}"),
    "days with midnight": days("{d}/{m}/{y} 00:00"),
    "days with midnight and seconds": days("{d}-{m}-{y} 00:00:00"),
    "days with T and midnight": days("{y}-{m}-{d}T00:00"),
    "days with T, midnight and seconds": days("{y}-{m}-{d}T00:00:00"),
    "days of Excel with midnight": days("{short_d}/{short_m}/{y} 0:00"),
    "booleans by letter": booleans("j", "n"),
    "booleans by capital letter": booleans("J", "N"),
    "booleans by digit": booleans("1", "0"),
    "booleans of Excel": booleans("WAAR", "ONWAAR"),
    "booleans of programs": booleans("True", "false"),
    "booleans in capitals": booleans("JA", "Nee"),
    "codes in capitals": lambda kind, cell, name: cell.upper() if kind in ("code", "codes") else cell,
    "codes in small letters": lambda kind, cell, name: cell.lower() if kind == "code" else cell,
    "spaces around": lambda kind, cell, name: f"  {cell} ",
    "non-breaking spaces around": lambda kind, cell, name: f"\u00a0{cell}\u202f",
    "no thousands dots": without_dots,
}


@pytest.mark.parametrize("name", CELLS)
@pytest.mark.parametrize("delimiter", [";", ","])
def test_forms_of_cells(name: str, delimiter: str, year: Year, run: Run) -> None:
    expected = content(run(year).exports)
    each_cell(CELLS[name])(year)
    checked = run(year, delimiter=delimiter)
    assert checked.problems == ()
    assert content(checked.exports) == expected


@pytest.mark.parametrize("form", ["-", "n.v.t.", "N.v.T.", "onbekend", "ONBEKEND", " ", "\u00a0", " - "])
def test_forms_of_empty(form: str, year: Year, run: Run) -> None:
    expected = content(run(year).exports)
    schemas = load_schemas()
    for file, rows in year.files.items():
        for row in rows[1:]:
            for place, cell in enumerate(row):
                if not cell and form.strip().casefold() in schemas[file].field(rows[0][place]).missing:
                    row[place] = form
    checked = run(year)
    assert checked.problems == ()
    assert content(checked.exports) == expected


def test_onbekend_is_a_code_where_the_list_has_it(year: Year, run: Run) -> None:
    tables = run(year).exports.tables
    column = tables["cah"]["arij_risico"]
    assert column.values[column.data[1]] == "onbekend"
    column = tables["cbaw"]["woonvorm_start"]
    assert column.values[column.data[1]] == "onbekend"


def test_the_text_nan_stays_text(year: Year, run: Run) -> None:
    checked = run(year.put("historiek", 2, "bron", "nan").put("historiek", 3, "bron", "NA"))
    bron = checked.exports.tables["historiek"]["bron"]
    assert [bron.values[one] if one >= 0 else None for one in bron.data.tolist()] == ["nan", "NA", None]
    assert checked.problems == ()


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_forms_of_files(delimiter: str, end: str, encoding: str, year: Year, run: Run) -> None:
    expected = content(run(year).exports)
    checked = run(year, delimiter=delimiter, end=end, encoding=encoding)
    assert checked.problems == ()
    assert content(checked.exports) == expected
    assert [one.lines.tolist() for one in checked.exports.tables.values()] == [
        list(range(2, len(rows) + 1)) for rows in year.files.values()
    ]


def all_quoted(year: Year, file: str) -> str:
    return "".join(";".join(f'"{cell}"' for cell in row) + "\r\n" for row in year.files[file])


LAYOUTS: dict[str, Callable[[Year, str], str]] = {
    "sep line": lambda year, file: "sep=;\r\n" + year.text(file),
    "sep line in capitals and quotes": lambda year, file: '"SEP=;"\r\n' + year.text(file),
    "sep line that is wrong": lambda year, file: "sep=,\r\n" + year.text(file),
    "sep line with delimiters": lambda year, file: "sep=;;;;\r\n" + year.text(file),
    "sep line for a comma": lambda year, file: "sep=,\r\n" + year.text(file, ","),
    "sep line for a tab": lambda year, file: "sep=\t\r\n" + year.text(file, "\t"),
    "every cell quoted": all_quoted,
    "quoted, space behind the quote": lambda year, file: all_quoted(year, file).replace('";', '" ;'),
    "quoted, space before the quote": lambda year, file: all_quoted(year, file).replace(';"', '; "'),
    "empty lines everywhere": lambda year, file: "\r\n\r\n" + year.text(file).replace("\r\n", "\r\n\r\n") + "\r\n" * 5,
    "empty rows everywhere": lambda year, file: year.text(file).replace("\r\n", "\r\n;;\r\n"),
    "empty rows of full width": lambda year, file: year.text(file).replace(
        "\r\n", "\r\n" + ";" * (len(year.files[file][0]) - 1) + "\r\n"
    ),
    "rows of spaces": lambda year, file: year.text(file).replace("\r\n", "\r\n \u00a0;  ;\r\n"),
    "rows of dashes": lambda year, file: year.text(file).replace(
        "\r\n", "\r\n-" + ";n.v.t." * (len(year.files[file][0]) - 1) + "\r\n"
    ),
    "a nameless column": lambda year, file: year.text(file).replace("\r\n", ";\r\n"),
    "three nameless columns": lambda year, file: year.text(file).replace("\r\n", ";;;\r\n"),
    "nameless columns of spaces": lambda year, file: year.text(file).replace("\r\n", "; ;\u00a0\r\n"),
    "nameless columns in the rows only": lambda year, file: year.text(file).replace("\r\n", ";;\r\n").replace(
        ";;\r\n", "\r\n", 1
    ),
    "nameless columns in the header only": lambda year, file: year.text(file).replace("\r\n", ";;\r\n", 1),
    "no line end at the end": lambda year, file: year.text(file).removesuffix("\r\n"),
    "the end of a DOS file": lambda year, file: year.text(file) + "\x1a",
    "names in capitals": lambda year, file: year.text(file).replace(
        ";".join(year.files[file][0]), ";".join(year.files[file][0]).upper()
    ),
    "names with spaces": lambda year, file: year.text(file).replace(
        ";".join(year.files[file][0]), " \u00a0; ".join(year.files[file][0]) + "\u00a0"
    ),
    "two byte order marks": lambda year, file: "\ufeff\ufeff" + year.text(file),
}  # fmt: skip


@pytest.mark.parametrize("name", LAYOUTS)
def test_forms_of_layout(name: str, year: Year, run: Run) -> None:
    expected = content(run(year).exports)
    for file in TEXTS:
        year.raw[file] = LAYOUTS[name](year, file).encode()
    checked = run(year)
    assert checked.problems == ()
    assert content(checked.exports) == expected


def test_columns_in_another_order(year: Year, run: Run) -> None:
    expected = content(run(year).exports)
    for rows in year.files.values():
        for row in rows:
            row.reverse()
    checked = run(year)
    assert checked.problems == ()
    assert content(checked.exports) == expected


def test_header_only(year: Year, run: Run) -> None:
    for file in TEXTS:
        del year.files[file][1:]
    checked = run(year)
    assert checked.problems == ()
    assert all(table.rows == 0 for table in checked.exports.tables.values())


def test_quoted_cells(year: Year, run: Run) -> None:
    year.put("historiek", 2, "bron", 'Het "eerste"; verslag\r\nvan 2023').put("erkenningen", 2, "module", 'a"b')
    checked = run(year)
    assert checked.problems == ()
    bron = checked.exports.tables["historiek"]["bron"]
    assert bron.values[bron.data[0]] == 'Het "eerste"; verslag\r\nvan 2023'
    assert checked.exports.tables["historiek"].lines.tolist() == [2, 4, 5]


def test_a_very_long_cell(year: Year, run: Run) -> None:
    for text in ("x" * 200_000, "x;" * 100_000):
        checked = run(year.put("historiek", 2, "bron", text))
        assert checked.problems == ()


def test_values_on_the_edge(year: Year, run: Run) -> None:
    year.put("ci", 3, "startdatum", "12/03/2025").put("ci", 3, "aanmelddatum", "12/03/2025")
    year.put("ci", 3, "geboortedatum", "13/03/1999")  # 25 until the day after
    year.put("ci", 2, "geboortedatum", "28/12/2024").put("contacten", 5, "datum", "12/03/2025")
    year.files["contacten"][3][1] = "12/03/2025"
    year.put("otb", 2, "startdatum", "01/01/1990").put("otb", 3, "startdatum", "31/12/2025")
    year.put("tevredenheid", 2, "score", "0").put("tevredenheid", 3, "score", "10,0")
    year.put("medewerkers", 2, "vte", "0").put("groepen", 2, "deelnemers", "0")
    year.put("medewerkers", 2, "in_dienst", "01/09/1955").put("afwezigheden", 2, "tot", "07/02/2035")
    assert run(year).problems == ()


@pytest.mark.parametrize(("day", "rules"), [("28/02/2022", []), ("01/03/2022", ["leeftijd-onwaarschijnlijk"])])
def test_a_birthday_on_29_february_is_reached_on_1_march(day: str, rules: list[str], year: Year, run: Run) -> None:
    checked = run(year.put("ci", 5, "geboortedatum", "29/02/1996").put("ci", 5, "aanmelddatum", day))
    assert [one.rule for one in checked.problems] == rules


def test_files_without_a_folder_for_the_year(year: Year, tmp_path: Path) -> None:
    schemas = load_schemas()
    year.write(tmp_path)
    moved = tmp_path / "flat"
    (tmp_path / "2025").rename(moved)
    for path in moved.iterdir():
        path.rename(moved / path.name.upper())
    folder = find(moved, 2025, schemas)
    assert list(folder.files) == list(TEXTS)
    assert folder.files["ci"].shown == "CI.CSV"
    checked = check(folder, schemas, FIGURE_IDS)
    assert checked.problems == ()
    assert checked.exports.inputs[0].file == "CI.CSV"


def test_numbers_are_exact(year: Year, run: Run) -> None:
    year.put("medewerkers", 2, "vte", "0,333333333333333")
    tables = run(year).exports.tables
    assert tables["medewerkers"]["vte"].decimals == 15
    assert tables["medewerkers"]["vte"].data[0] == 333333333333333
    assert tables["personeel_jaar"]["loonmassa"].data.tolist() == [210000000, 223456789]
    assert tables["personeel_jaar"]["loonmassa"].decimals == 2
    assert tables["contacten"]["duur_minuten"].data[4] == 1250
    assert tables["contacten"]["datum"].data.dtype == np.int32
