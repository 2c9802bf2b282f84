"""Faults of structure: a quote, a delimiter, a line end or a column name at the wrong place is one problem."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cocon_stats.validation import faults
from tests.validation.clean import TEXTS, Year
from tests.validation.conftest import Run
from tests.validation.test_rows import insert, places

OPEN = "Op regel {line} begint een cel met een aanhalingsteken dat niet goed gesloten wordt."
STRAY = "Op regel {line} staat een aanhalingsteken in een kolomnaam, of maar aan één kant ervan."


def told(year: Year, run: Run) -> list[tuple[str | None, int | None, str | None, str | None, str]]:
    """Every problem whole: file, line, column, value and message."""
    return [(one.file, one.line, one.column, one.value, one.message) for one in run(year).problems]


def all_quoted(year: Year, file: str) -> str:
    return "".join(";".join(f'"{cell}"' for cell in row) + "\r\n" for row in year.files[file])


def spoil(year: Year, file: str, change: Callable[[str], str], quoted: bool = False) -> Year:
    """Change the text of one file."""
    before = all_quoted(year, file) if quoted else year.text(file)
    after = change(before)
    assert after != before
    year.raw[file] = after.encode()
    return year


@pytest.mark.parametrize("column", ["medewerker_id", "geboortedatum", "opleidingsniveau"])
def test_a_quote_of_the_header_that_is_lost(column: str, year: Year, run: Run) -> None:
    lost = spoil(year, "medewerkers", lambda text: text.replace(f'{column}"', column, 1), quoted=True)
    assert told(lost, run) == [("2025/medewerkers.csv", 1, None, None, OPEN.format(line=1))]
    lost = spoil(year, "medewerkers", lambda text: text.replace(f'"{column}', column, 1), quoted=True)
    assert told(lost, run) == [("2025/medewerkers.csv", 1, None, None, STRAY.format(line=1))]


@pytest.mark.parametrize(
    ("written", "words"),
    [('"aanmelder', OPEN), ('aan"melder', STRAY), ('aanmelder"', STRAY), ('""aanmelder', OPEN), ('"aan"melder', OPEN)],
)
@pytest.mark.parametrize("above", ["", "sep=;\r\n"])
def test_a_quote_too_many_in_the_header(written: str, words: str, above: str, year: Year, run: Run) -> None:
    spoil(year, "ci", lambda text: above + text.replace("aanmelder", written, 1))
    line = 2 if above else 1
    assert told(year, run) == [("2025/ci.csv", line, None, None, words.format(line=line))]


def test_a_quote_above_the_header_that_takes_it_along(year: Year, run: Run) -> None:
    lines = year.text("historiek").replace("Jaarverslag 2023", 'maat 5"')
    for text in ('"Cijfers\r\n' + year.text("ci"), '"Cijfers\r\n' + all_quoted(year, "ci")):
        year.raw["ci"] = text.encode()
        assert places(run(year)) == [("2025/ci.csv", 1, None, "aanhalingsteken-open", "fatal")]
    del year.raw["ci"]
    year.raw["historiek"] = ('"Cijfers\r\n' + lines).encode()
    assert places(run(year)) == [("2025/historiek.csv", 1, None, "aanhalingsteken-open", "fatal")]


def test_a_row_of_data_is_no_header(year: Year, run: Run) -> None:
    del year.files["ci"][0]
    year.files["ci"][1][7] = "aanmelder"
    assert told(year, run) == [
        (
            "2025/ci.csv", 1, None, None,
            "Er is geen regel met kolomnamen gevonden; in dit bestand horen onder meer dossier_id, client_id, "
            "geslacht, geboortedatum.",
        )
    ]  # fmt: skip


UNCLEAR = ["06/09/1963", "C200001", "CI-2025-0001", "12", "vader\r\nen moeder", "x" * 61, "geboren in 2012", "nota;2"]


@pytest.mark.parametrize("name", UNCLEAR)
def test_what_is_not_clearly_a_name_is_not_told(name: str, year: Year, run: Run) -> None:
    extra = year.copy()
    for row in extra.files["ci"]:
        row.insert(3, name if row[0] == "dossier_id" else "")
    assert told(extra, run) == [
        (
            "2025/ci.csv", 1, None, None,
            "De kolom nummer 4 hoort niet in dit bestand en wordt niet gelezen.",
        )
    ]  # fmt: skip
    for row in extra.files["ci"]:
        row.insert(5, name if row[0] == "dossier_id" else "")
    assert told(extra, run) == [
        ("2025/ci.csv", 1, None, None, "De kolomnaam nummer 4 komt meer dan één keer voor."),
    ]
    instead = year.copy()
    instead.files["ci"][0][9] = name
    assert told(instead, run) == [
        (
            "2025/ci.csv", 1, "m_document", None,
            "De kolom m_document ontbreekt: al haar waarden zijn onbekend. Er staat wel een onbekende kolom "
            "(nummer 10).",
        )
    ]  # fmt: skip


def test_a_column_under_the_name_of_another(year: Year, run: Run) -> None:
    year.files["ci"][0][year.column("ci", "aanmelder")] = "startdatum"
    assert told(year, run) == [
        ("2025/ci.csv", 1, "startdatum", "startdatum", "De kolomnaam startdatum komt meer dan één keer voor.")
    ]
    year.drop_column("ci", "m_document").files["ci"][0][2] = ""
    assert sorted(rule for *_, rule, _ in places(run(year))) == ["kolom-dubbel"] + ["kolom-ontbreekt"] * 3


NOTES = [
    "Gesproken met vader;\r\nmoeder; zus; school",
    "lijst:\r\n1;2;3\r\nja; nee; ja; nee; ja",
    "op 12/03/2025;\n14/03/2025; vader",
    "\r\n\r\n",
    'zei "ja";\r\n"nee" en 5"',
    "ci.aantal\r\n2024\r\n38",
]


@pytest.mark.parametrize("text", NOTES)
def test_text_on_several_lines_is_no_problem(text: str, year: Year, run: Run) -> None:
    year.put("historiek", 2, "bron", text).put("erkenningen", 2, "module", text + "x")
    for number, row in enumerate(year.files["contacten"]):
        row.insert(1, "nota" if number == 0 else text)
    assert places(run(year)) == [("2025/contacten.csv", 1, "nota", "kolom-onbekend", "warning")]


def test_rows_that_an_open_quote_swallows(year: Year, run: Run) -> None:
    # The quote is closed in the same column of a later row: nothing is against the rules of CSV.
    swallowed = year.copy()
    swallowed.raw["historiek"] = (
        b"figuur;jaar;waarde;bron\r\n"
        b'ikt.uitval;2023;12,5;"Verslag\r\nci.aantal;2024;38;maat 5"\r\nci.aantal;2023;40;\r\n'
    )
    assert told(swallowed, run) == [("2025/historiek.csv", 2, None, None, OPEN.format(line=2))]
    # Behind a cell that may have two lines.
    for number, row in enumerate(year.files["contacten"]):
        row.append("nota" if number == 0 else f"nota {number}")
    lines = year.text("contacten").split("\r\n")
    lines[3] = lines[3].replace(";nota 3", ';"nota\r\n3"')
    lines[5] = lines[5].replace("nota 5", '"nota 5')
    lines[7] += '"'
    year.raw["contacten"] = "\r\n".join(lines).encode()
    found = [one for one in places(run(year)) if one[3] != "kolom-onbekend"]
    assert found == [("2025/contacten.csv", 7, None, "aanhalingsteken-open", "fatal")]


@pytest.mark.parametrize("file", ["ci", "kenmerken", "groepen", "opleidingen", "sector_gebruik"])
@pytest.mark.parametrize("place", [0, 1, -1])
def test_a_name_too_many_in_the_header(file: str, place: int, year: Year, run: Run) -> None:
    names = len(year.files[file][0])
    year.files[file][0].insert(place if place >= 0 else names, "opmerking")
    message = f"Er zijn {names + 1} kolomnamen, maar de rijen hebben {names} cellen."
    assert told(year, run) == [(f"2025/{file}.csv", 1, None, None, message)]


def test_a_name_too_few_in_the_header(year: Year, run: Run) -> None:
    del year.files["ikt"][0][18]
    assert told(year, run) == [
        (
            "2025/ikt.csv", 1, "doel_competenties", None,
            "Er zijn 23 kolomnamen, maar de rijen hebben 24 cellen. De kolom doel_competenties ontbreekt.",
        )
    ]  # fmt: skip
    del year.files["ci"][0][5]
    assert places(run(year))[0] == ("2025/ci.csv", 1, "startdatum", "kolom-verplicht-ontbreekt", "fatal")


@pytest.mark.parametrize(
    ("old", "new", "names"),
    [(";doel_comp", "doel_comp", 23), ("geslacht", "gesl;acht", 25), ("dossier_id", ";dossier_id", 25),
     ("startdatum", "start;datum", 25), ("jim", ";jim", 25), ("client_id;", "client_id", 23)],
)  # fmt: skip
def test_a_delimiter_in_the_header(old: str, new: str, names: int, year: Year, run: Run) -> None:
    spoil(year, "ikt", lambda text: text.replace(old, new, 1))
    message = f"Er zijn {names} kolomnamen, maar de rijen hebben 24 cellen."
    assert told(year, run) == [("2025/ikt.csv", 1, None, None, message)]


def test_the_header_of_a_file_with_one_row(year: Year, run: Run) -> None:
    del year.files["personeel_jaar"][2:]
    spoil(year, "personeel_jaar", lambda text: text.replace("loonmassa", "loon;massa", 1))
    assert told(year, run) == [
        ("2025/personeel_jaar.csv", 1, None, None, "Er zijn 5 kolomnamen, maar de rijen hebben 4 cellen.")
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [("dossier_id", "dossier_\r\nid"), ("dossier_id;", "dossier_id;\n"), ("aanmelder", "aanm\relder"),
     (";afsluiting", "\r\n;afsluiting"), ("volwassenenhulp_noodzaak", "volwassenenhulp_\nnoodzaak")],
)  # fmt: skip
def test_a_line_break_in_the_header(old: str, new: str, year: Year, run: Run) -> None:
    spoil(year, "ci", lambda text: text.replace(old, new, 1))
    message = "De kolomnamen van regel 1 lopen door op regel 2: er staat een regeleinde midden in."
    assert told(year, run) == [("2025/ci.csv", 1, None, None, message)]
    assert run(year).problems[0].rule == "kopregel-onderbroken"
    assert run(year).problems[0].advice == "Verwijder het regeleinde, of exporteer het bestand opnieuw."


@pytest.mark.parametrize("file", ["ci", "contacten", "medewerkers", "personeel_jaar"])
@pytest.mark.parametrize("rows", [2, 9])
def test_a_header_without_its_line_end(file: str, rows: int, year: Year, run: Run) -> None:
    del year.files[file][rows:]
    spoil(year, file, lambda text: text.replace("\r\n", "", 1))
    found = [one for one in told(year, run) if not str(one[-1]).startswith(("Het nummer", "Het bestand", "Er staat"))]
    assert found == [(f"2025/{file}.csv", 1, None, None, "Op regel 1 staan tussen de kolomnamen ook gegevens.")]
    advice = {one.rule: one.advice for one in run(year).problems}
    assert advice["kopregel-met-gegevens"] == "Zet de gegevens op een eigen regel onder de kolomnamen."


@pytest.mark.parametrize("file", ["ci", "contacten", "kenmerken", "historiek"])
def test_a_header_that_was_sorted_with_the_rows(file: str, year: Year, run: Run) -> None:
    rows = year.files[file]
    rows.insert(2, rows.pop(0))
    message = "De kolomnamen staan pas op regel 3, onder rijen met gegevens."
    assert told(year, run) == [(f"2025/{file}.csv", 3, None, None, message)]
    assert [(one.rule, one.advice) for one in run(year).problems] == [
        ("kopregel-lager", "Zet de kolomnamen op de eerste regel.")
    ]


def commas(row: list[str]) -> str:
    return ",".join(f'"{cell}"' if "," in cell else cell for cell in row)


def test_rows_with_another_delimiter_and_quotes(year: Year, run: Run) -> None:
    rows = year.files["tevredenheid"]
    expected = "De rijen gebruiken vanaf regel {} een ander scheidingsteken dan de kolomnamen."
    for form in (commas, lambda row: ",".join(f'"{cell}"' for cell in row)):
        year.raw["tevredenheid"] = "\r\n".join([";".join(rows[0]), *map(form, rows[1:])]).encode()
        assert told(year, run) == [("2025/tevredenheid.csv", 2, None, None, expected.format(2))]
    half = [";".join(row) for row in rows[:3]] + [commas(row) for row in [rows[0], *rows[3:]]]
    year.raw["tevredenheid"] = "\r\n".join(half).encode()
    assert told(year, run) == [("2025/tevredenheid.csv", 4, None, None, expected.format(4))]


@pytest.mark.parametrize("file", ["ci", "contacten", "kenmerken", "groepen", "historiek"])
def test_a_second_header_in_another_order(file: str, year: Year, run: Run) -> None:
    rows = year.files[file]
    rows[3:] = [row[::-1] for row in [rows[0], *rows[3:]]]
    message = (
        "Op regel 4 staan de kolomnamen nog eens, maar in een andere volgorde of met andere kolommen; de rijen eronder "
        "kunnen niet gelezen worden."
    )
    assert [one for one in told(year, run) if one[1] == 4] == [(f"2025/{file}.csv", 4, None, None, message)]
    assert len(run(year).problems) == 1


def test_a_second_header_with_fewer_names(year: Year, run: Run) -> None:
    rows = year.files["contacten"]
    rows[12:] = [row[:3] for row in [rows[0], *rows[12:]]]
    assert places(run(year)) == [("2025/contacten.csv", 13, None, "kopregel-anders", "fatal")]


def test_a_second_header_in_the_same_order_with_its_sep_line(year: Year, run: Run) -> None:
    header = year.files["ci"][0]
    insert(year, "ci", 4, *[name.upper() for name in header])
    insert(year, "ci", 4, "sep=", "")
    assert places(run(year)) == [("2025/ci.csv", 5, None, "kopregel-herhaald", "error")]
    alone = insert(year.copy(), "contacten", 21, *year.files["contacten"][0][::-1])
    assert places(run(alone))[-1] == ("2025/contacten.csv", 21, None, "kopregel-herhaald", "error")


BLANKS = ["\u00a0", " \u00a0 ", "\u202f", "\t", "\u2007\u00a0"]


@pytest.mark.parametrize("blank", BLANKS)
def test_blanks_outside_the_quotes(blank: str, year: Year, run: Run) -> None:
    for file in TEXTS:
        text = all_quoted(year, file).replace(";", f"{blank};{blank}").replace("\r\n", f"{blank}\r\n{blank}")
        year.raw[file] = (blank + text.removesuffix(blank)).encode()
    assert places(run(year)) == []


@pytest.mark.parametrize(
    ("above", "expected"),
    [("\r\nsep=;\r\n", []), ("\r\n \r\nSEP=;\r\n", []), ("Titel\r\nsep=;\r\n", [1]), ("sep=;\r\n\r\nTitel\r\n", [3])],
)
def test_a_sep_line_below_something_else(above: str, expected: list[int], year: Year, run: Run) -> None:
    for file in ("ci", "contacten"):
        spoiled = spoil(year.copy(), file, lambda text: above + text)
        assert places(run(spoiled)) == [(f"2025/{file}.csv", line, None, "titelrij", "error") for line in expected]


CUTS = [
    ("telef", "telef\r\n"), ("telefonisch;15", "telefonisch;\r\n15"), ("telefonisch;", "telefonisch\r\n\r\n;"),
    ("telefonisch;15", "telefonisch;1\n5"), ("0099;08", "00\n99;08"), ("08/01", "08\r\n/01"), ("08/01", "\n08/01"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new"), CUTS)
def test_a_line_break_in_a_row(old: str, new: str, year: Year, run: Run) -> None:
    spoil(year, "contacten", lambda text: text.replace(old, new, 1))
    last = 5 if "\r\n\r\n" in new else 4
    checked = run(year)
    assert [(one.file, one.line, one.column, one.value, one.message) for one in checked.problems] == [
        (
            "2025/contacten.csv", 3, None, None,
            f"De rij van regel 3 loopt door op regel {last}: er staat een regeleinde midden in.",
        )
    ]  # fmt: skip
    assert checked.exports.tables["contacten"].rows == 18
    read = next(one for one in checked.exports.inputs if one.file == "2025/contacten.csv")
    assert (read.rows, read.left_out) == (19, 1)


def test_a_line_break_in_a_case_file_makes_no_orphans(year: Year, run: Run) -> None:
    for old, new in (
        ("CI-2025-0001", "CI-2025-\r\n0001"),
        ("clb_school", "clb\n_school"),
        ("03/03/2025", "03\r/03/2025"),
    ):
        spoiled = spoil(year.copy(), "ci", lambda text, old=old, new=new: text.replace(old, new, 1))  # type: ignore[misc]
        assert places(run(spoiled)) == [("2025/ci.csv", 3, None, "rij-onderbroken", "error")]


@pytest.mark.parametrize("number", ["C;I-2025-0001", "CI-;2025-0001", "CI-2025;-0001", "CI-2025-000;1"])
def test_a_delimiter_in_the_number_of_a_dossier_makes_no_orphans(number: str, year: Year, run: Run) -> None:
    spoil(year, "ci", lambda text: text.replace("CI-2025-0001", number, 1))
    assert told(year, run) == [("2025/ci.csv", 3, None, None, "Regel 3 heeft 15 cellen, maar er zijn 14 kolommen.")]


def test_a_wrong_number_beside_a_file_without_dates_of_the_end(year: Year, run: Run) -> None:
    year.drop_column("tnt", "einddatum").drop_column("tnt", "afsluiting")
    year.put("contacten", 8, "dossier_id", "TNT-2025-0099")
    assert places(run(year)) == [
        ("2025/tnt.csv", 1, "einddatum", "kolom-ontbreekt", "warning"),
        ("2025/tnt.csv", 1, "afsluiting", "kolom-ontbreekt", "warning"),
        ("2025/contacten.csv", 8, "dossier_id", "verwijzing-onbekend", "error"),
    ]


def test_text_on_three_lines_that_lost_a_quote(year: Year, run: Run) -> None:
    for row in year.files["contacten"]:
        row.insert(1, "nota" if row[0] == "dossier_id" else "")
    text = year.text("contacten").replace("0001;;05/03", '0001;vader\r\nen moeder\r\nen zus";05/03', 1)
    year.raw["contacten"] = text.encode()
    checked = run(year)
    assert places(checked)[1:] == [("2025/contacten.csv", 4, None, "rij-onderbroken", "error")]
    assert (checked.problems[1].other_file, checked.problems[1].other_line) == ("2025/contacten.csv", 6)


def test_text_that_lost_its_first_line(year: Year, run: Run) -> None:
    for number, row in enumerate(year.files["contacten"]):
        row.append("nota" if number == 0 else "vader; moeder\r\nen zus\r\nen niets" if number == 3 else "")
    lines = year.text("contacten").split("\r\n")
    del lines[3]
    year.raw["contacten"] = "\r\n".join(lines).encode()
    assert places(run(year))[1:] == [("2025/contacten.csv", 4, None, "rij-onderbroken", "error")]


def test_rows_on_several_lines_with_a_cell_too_many(year: Year, run: Run) -> None:
    for number, row in enumerate(year.files["contacten"]):
        row.append("nota" if number == 0 else "vader, moeder\r\nen zus")
    year.files["contacten"][4].append("x")
    year.files["contacten"][5].append("x")
    assert [line for _, line, *_ in places(run(year))] == [1, 8, 10]


def test_two_short_rows_below_each_other_are_two_problems(year: Year, run: Run) -> None:
    year.files["contacten"][3:5] = [row[:2] for row in year.files["contacten"][3:5]]
    assert places(run(year)) == [
        ("2025/contacten.csv", 4, None, "rij-te-weinig-cellen", "error"),
        ("2025/contacten.csv", 5, None, "rij-te-weinig-cellen", "error"),
    ]


def test_a_number_alone_below_the_rows_leaves_the_last_row(year: Year, run: Run) -> None:
    year.raw["contacten"] = (year.text("contacten") + "41\r\n").encode()
    checked = run(year)
    assert places(checked) == [("2025/contacten.csv", 21, None, "rij-te-weinig-cellen", "error")]
    assert checked.exports.tables["contacten"].rows == 19


def test_many_rows_with_one_fault_are_folded(year: Year, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(faults, "MOST", 3)
    for row in year.files["contacten"][2:9]:
        row.append("x")
    found = told(year, run)
    assert [line for _, line, *_ in found] == [3, 4, 5, 6]
    assert found[-1] == (
        "2025/contacten.csv", 6, None, None,
        "Hetzelfde geldt nog voor 4 andere rijen (rij met te veel cellen), vanaf regel 6.",
    )  # fmt: skip


def test_lines_behind_a_very_long_line(year: Year, run: Run) -> None:
    # Longer than several pieces of the streaming reader.
    year.put("contacten", 4, "soort", "x" * 450).put("contacten", 9, "soort", "telefoon")
    assert [(line, column) for _, line, column, *_ in places(run(year))] == [(4, "soort"), (9, "soort")]
