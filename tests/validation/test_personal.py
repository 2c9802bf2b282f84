"""Personal values that stand in the wrong column are not told; values that must be mended are."""

from __future__ import annotations

import pytest

from cocon_stats.schemas import load_schemas
from cocon_stats.sql.engine import Result
from cocon_stats.sql.shown import as_objects, as_sheet
from cocon_stats.validation.check import Checked
from cocon_stats.validation.personal import holds_person_number, masked, may_be_name, reads_as_date, words_of
from cocon_stats.validation.problem import Problem
from tests.validation.clean import Year
from tests.validation.conftest import Run

PERSONAL = {"client_id", "geboortedatum", "persoon_id"}
FILES = [name for name, schema in load_schemas().files.items() if any(one.personal for one in schema.fields)]
NOT_SHOWN = "De waarde zelf wordt niet getoond, want ze kan een persoonlijk gegeven zijn."


def secrets(year: Year, file: str) -> set[str]:
    header, *rows = year.files[file]
    places = [place for place, name in enumerate(header) if name in PERSONAL]
    return {row[place] for row in rows for place in places if row[place]}


def told(one: Problem) -> str:
    return " | ".join(map(str, (one.value, one.message, one.advice, one.column, one.dossier_id, one.suggestion)))


def leaks(checked: Checked, secret: set[str]) -> list[str]:
    return [told(one) for one in checked.problems if any(value in told(one) for value in secret)]


def only(checked: Checked) -> Problem:
    (one,) = checked.problems
    return one


@pytest.mark.parametrize("file", FILES)
def test_a_deleted_cell_shifts_no_personal_value_into_sight(file: str, run: Run) -> None:
    for place in range(len(Year().files[file][0])):
        year = Year()
        secret = secrets(year, file)
        row = year.files[file][-1]
        year.files[file][-1] = [*row[:place], *row[place + 1 :], ""]
        assert leaks(run(year), secret) == []


@pytest.mark.parametrize("file", FILES)
def test_exchanged_column_names_show_no_personal_value(file: str, run: Run) -> None:
    header = Year().files[file][0]
    for one in sorted(PERSONAL & set(header)):
        for other in header:
            if other not in (one, "voorziening_id"):
                year = Year()
                secret = secrets(year, file)
                first, second = header.index(one), header.index(other)
                year.files[file][0][first], year.files[file][0][second] = other, one
                assert leaks(run(year), secret) == [], (one, other)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("geslacht", "05/06/2013"),  # the birth date of the row
        ("geslacht", "17 sept. 2009"),  # that of another row, in words
        ("aanmelder", "geb. 01.02.2003"),
        ("aanmelder", "41430"),  # as Excel stores a date
        ("m_document", "200517"),
        ("jeugdhulp_noodzaak", "85.07.30-033.28"),
        ("afsluiting", "85073003328"),
        ("aanmelder", "C 200017"),
        ("aanmelder", "p024023"),
        ("aanmelder", "Jan Peeters"),
        ("startdatum", "Els Van den Bossche"),
        ("dossier_id", "C2000017"),
    ],
)
def test_what_can_be_personal_is_not_shown(column: str, value: str, run: Run) -> None:
    year = Year()
    year.put("ci", 3, column, value)
    found = [one for one in run(year).problems if one.column == column]
    assert [(one.line, one.value, one.suggestion) for one in found] == [(3, None, None)]
    assert value not in told(found[0])
    assert found[0].advice.endswith(NOT_SHOWN)


@pytest.mark.parametrize(
    ("file", "column", "value"),
    [
        ("ci", "geslacht", "man"),
        ("ci", "aanmelder", "clb_shool"),
        ("ci", "aanmelder", "Jeugdrechtbank Gent"),
        ("ci", "aanmelder", "OCJ OOST"),
        ("ci", "startdatum", "31/02/2025"),
        ("ci", "startdatum", "3/3/25"),
        ("ci", "einddatum", "45992"),
        ("ci", "einddatum", "12/03/2205"),
        ("contacten", "datum", "31/12/1989"),
        ("ci", "startdatum", "04/03/2015"),  # a year typed wrong, beside a birth date that fits
        ("ci", "dossier_id", "CI-2025-1"),
        ("ci", "dossier_id", "12345"),  # what is left of a number, though Excel keeps a day of 1933 so
        ("contacten", "duur_minuten", "8.5"),
        ("contacten", "duur_minuten", "12.50.000"),
        ("contacten", "duur_minuten", "123456789012"),
        ("medewerkers", "vte", "1.250"),
        ("medewerkers", "medewerker_id", "12345678"),
    ],
)
def test_what_must_be_mended_is_shown(file: str, column: str, value: str, run: Run) -> None:
    year = Year()
    year.put(file, 3, column, value)
    assert value in [one.value for one in run(year).problems]


def test_a_date_that_can_only_be_of_birth_is_not_shown_where_the_row_has_none(run: Run) -> None:
    year = Year()
    year.put("ci", 3, "geboortedatum", "")
    year.put("ci", 3, "startdatum", "04/03/2015")
    one = only(run(year))
    assert (one.rule, one.value) == ("datum-volgorde", None)
    assert f"{one.message} {one.advice}" == (
        "De datum in de kolom startdatum ligt voor aanmelddatum '03/03/2025'. Kijk beide datums na in de registratie. "
        + NOT_SHOWN
    )


def test_a_date_from_before_any_client_was_born_is_shown_where_the_row_has_no_birth(run: Run) -> None:
    year = Year()
    year.put("ci", 3, "geboortedatum", "")
    year.put("ci", 3, "aanmelddatum", "31/12/1989")
    one = only(run(year))
    assert (one.rule, one.column, one.value) == ("datum-voor-1990", "aanmelddatum", "31/12/1989")
    assert f"{one.message} {one.advice}" == (
        "De datum '31/12/1989' in de kolom aanmelddatum ligt voor 1990. Kijk na of het jaar klopt."
    )


def test_a_birth_date_as_start_is_not_told_with_the_contacts_either(run: Run) -> None:
    year = Year()
    year.put("ci", 3, "aanmelddatum", "05/06/2013")
    year.put("ci", 3, "startdatum", "05/06/2013")
    year.put("ci", 3, "einddatum", "05/06/2013")
    checked = run(year)
    assert "contact-buiten-periode" in {one.rule for one in checked.problems}
    assert leaks(checked, {"05/06/2013"}) == []


def test_a_value_as_column_name_is_not_told(run: Run) -> None:
    year = Year()
    year.files["ci"][0][3] = "05/06/2013"  # the cell with the name was deleted, the column shifted up
    checked = run(year)
    assert leaks(checked, {"05/06/2013"}) == []
    year = Year()
    for row in year.files["ci"]:
        row.append("")
    year.files["ci"][0][-1] = "C200017"
    one = only(run(year))
    assert (one.rule, one.column, one.value) == ("kolom-onbekend", None, None)
    assert one.message == "De kolom nummer 15 hoort niet in dit bestand en wordt niet gelezen."


def test_a_shifted_row_is_one_problem_without_values(run: Run) -> None:
    year = Year()
    row = year.files["ci"][2]
    year.files["ci"][2] = [*row[:2], *row[3:], ""]
    checked = run(year)
    one = only(checked)
    assert (one.file, one.line, one.column, one.value) == ("2025/ci.csv", 3, None, None)
    assert (one.rule, one.severity, one.dossier_id) == ("rij-verschoven", "error", "CI-2025-0001")
    assert f"{one.message} {one.advice}" == (
        "Op regel 3 staan waarden één kolom te ver naar links: die van geslacht, einddatum, aanmelder en 3 andere "
        "passen niet in hun kolom, maar wel in die ernaast. Zet de cellen van deze rij weer onder hun kolomnaam, of "
        "neem de rij over uit de registratie."
    )
    assert next(one for one in checked.exports.inputs if one.file == "2025/ci.csv").left_out == 1


def test_a_row_with_an_empty_cell_in_front_is_one_problem(run: Run) -> None:
    year = Year()
    year.files["medewerkers"][1] = ["", *year.files["medewerkers"][1][:-1]]
    found = [one for one in run(year).problems if one.file == "2025/medewerkers.csv"]
    assert [(one.rule, one.line) for one in found] == [("rij-verschoven", 2)]


def test_two_wrong_cells_are_no_shift(run: Run) -> None:
    year = Year()
    year.put("ci", 3, "jeugdhulp_geadviseerd", "direct")
    year.put("ci", 3, "m_document", "regulier")
    year.put("ci", 3, "geslacht", "man")
    rules = [(one.rule, one.column) for one in run(year).problems]
    assert ("code-onbekend", "geslacht") in rules
    assert ("ja-nee-ongeldig", "m_document") in rules
    assert "rij-verschoven" not in [rule for rule, _ in rules]


def test_forms_of_personal_texts() -> None:
    assert all(map(holds_person_number, ("C122572", "P-000001", "nr. c122572!", "85 07 30 033 28", "85/07/30-033-28")))
    assert not any(map(holds_person_number, ("CI-2025-0012", "M0001", "12345678901", "C12", "2025", "XC122572")))
    assert masked("van C122572, 85.07.30-033.28 en 12345678901") == "van …, … en 12345678901"
    assert all(map(reads_as_date, ("1/3/09", "17 maart 2009", "2009-03-17T00:00", "20090317", "17032009", "op 1-2-03")))
    assert not any(map(reads_as_date, ("CI-2025-0012", "12.50.000", "direct", "2025")))
    words = words_of(["jeugdrechtbank", "CAW / OCMW"])
    assert all(may_be_name(one, words) for one in ("Jan Peeters", "Peeters, Jan", "Anne-Marie D'Hondt", "El A. Baz"))
    assert not any(may_be_name(one, words) for one in ("Jeugdrechter Gent", "OCMW Gent", "Huisarts", "kan wachten"))


def test_answers_of_sql_hold_no_number_of_a_person() -> None:
    answer = Result(("voorziening_id", "aantal"), (("P000123", 3), ("OVBJ-ANT-12", 4)))
    assert [row[0].text for row in as_sheet(answer, "").rows] == ["…", "OVBJ-ANT-12"]
    assert as_objects(answer) == [{"voorziening_id": "…", "aantal": 3}, {"voorziening_id": "OVBJ-ANT-12", "aantal": 4}]


def test_rows_of_a_file_with_persons_show_no_birth_date_in_a_file_without(run: Run) -> None:
    year = Year()
    for row in year.files["ci"][1:]:
        year.files["contacten"].append(row[:4])  # the date of birth stands among the minutes
        year.files["contacten"].append([row[0], row[3], row[2], row[1]])  # and among the days
    assert leaks(run(year), secrets(year, "ci")) == []


def test_a_birth_date_that_was_moved_with_its_row_is_not_shown_among_numbers(run: Run) -> None:
    year = Year()
    year.files["contacten"].append(["CI-2025-0001", "03/03/2025", "V", "07/08/2012"])
    one = next(one for one in run(year).problems if one.column == "duur_minuten")
    assert (one.value, one.message) == (None, "De waarde in de kolom duur_minuten is geen getal.")


def test_a_birth_date_of_another_row_is_not_shown_among_dates(run: Run) -> None:
    year = Year()
    year.put("ci", 3, "startdatum", year.files["ci"][3][3])
    one = next(one for one in run(year).problems if one.column == "startdatum")
    assert (one.value, one.rule) == (None, "datum-volgorde")
    assert leaks(run(year), secrets(year, "ci")) == []


def test_a_birth_date_among_other_signs_is_not_shown_among_dates(run: Run) -> None:
    year = Year()
    year.put("ci", 3, "startdatum", "?" + year.files["ci"][2][3])
    one = next(one for one in run(year).problems if one.column == "startdatum")
    assert (one.value, one.rule) == (None, "datum-ongeldig")
