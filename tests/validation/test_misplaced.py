"""Columns without a form of their own in which another column landed."""

from __future__ import annotations

import pytest

from tests.validation.clean import Year
from tests.validation.conftest import Run
from tests.validation.test_personal import leaks, secrets
from tests.validation.test_rows import places

USE = "2025/sector_gebruik.csv"


def users(number: int = 12) -> Year:
    """A year with so many persons in sector_gebruik."""
    year = Year()
    header = year.files["sector_gebruik"][0]
    rows = [
        ["mfc", f"P{24000 + one}", f"{one + 1:02}/02/2010", "antwerpen", "verblijf", "01/01/2025", ""]
        for one in range(number)
    ]
    year.files["sector_gebruik"] = [header, *rows]
    return year


def exchange(year: Year, first: str, second: str) -> Year:
    names = year.files["sector_gebruik"][0]
    one, other = names.index(first), names.index(second)
    names[one], names[other] = second, first
    return year


def copy(year: Year, source: str, goal: str) -> Year:
    header, *rows = year.files["sector_gebruik"]
    for row in rows:
        row[header.index(goal)] = row[header.index(source)]
    return year


def test_persons_under_the_name_of_a_free_text_are_one_problem_and_reach_no_table(run: Run) -> None:
    for source in ("persoon_id", "geboortedatum"):
        year = copy(users(), source, "functie")
        checked = run(year)
        assert places(checked) == [(USE, 1, "functie", "persoon-in-tekst", "error")]
        (one,) = checked.problems
        assert one.message == "In de kolom functie staat in 12 rijen een nummer of geboortedatum van een persoon."
        assert leaks(checked, secrets(year, "sector_gebruik")) == []
        table = checked.exports.tables["sector_gebruik"]
        assert (table.rows, table.columns["functie"].known().any()) == (12, False)


def test_exchanged_names_make_no_person_a_label(run: Run) -> None:
    checked = run(exchange(users(), "persoon_id", "functie"))
    assert places(checked) == [(USE, 1, "functie", "persoon-in-tekst", "error")]
    assert not checked.exports.tables["sector_gebruik"].columns["functie"].known().any()


@pytest.mark.parametrize("value", ["P024022", "85.07.30-033.28", "07/02/2010", "verblijf 03/02/2010", "P24003"])
def test_one_cell_with_a_person_stands_at_its_line(value: str, run: Run) -> None:
    year = users()
    year.put("sector_gebruik", 4, "functie", value)
    checked = run(year)
    assert places(checked) == [(USE, 4, "functie", "persoon-in-tekst", "error")]
    assert leaks(checked, {value}) == []


@pytest.mark.parametrize("value", ["dagopvang 2017", "verblijf (RTJ)", "Budgetcategorie III", "vanaf 05/07/2016"])
def test_other_free_texts_are_let_be(value: str, run: Run) -> None:
    year = users()
    year.put("sector_gebruik", 4, "functie", value)
    assert places(run(year)) == []


def test_a_birth_date_of_the_year_is_none_in_a_text_of_another_file(run: Run) -> None:
    year = Year()
    year.put("erkenningen", 3, "module", year.files["ci"][1][3])
    assert places(run(year)) == [("2025/erkenningen.csv", 3, "module", "persoon-in-tekst", "error")]


@pytest.mark.parametrize("source", ["systeem", "geboortedatum", "provincie"])
def test_codes_and_dates_are_no_persons(source: str, run: Run) -> None:
    checked = run(copy(users(), source, "persoon_id"))
    assert places(checked) == [(USE, 1, "persoon_id", "nummer-geen-persoon", "error")]
    assert checked.exports.tables["sector_gebruik"].rows == 0


def test_births_after_the_help_are_one_warning_for_the_column(run: Run) -> None:
    found = places(run(exchange(users(), "geboortedatum", "van")))
    assert found == [(USE, 1, "geboortedatum", "geboortedatum-verdacht", "warning")]
    assert places(run(exchange(users(9), "geboortedatum", "van"))) == []
    year = users()
    for line in range(2, 8):  # half of them, as of children who were not born yet
        year.put("sector_gebruik", line, "geboortedatum", "05/03/2025")
    assert places(run(year)) == []


@pytest.mark.parametrize("value", ["300000", "1", "1989", "2101"])
def test_a_year_that_is_none(value: str, run: Run) -> None:
    year = Year()
    year.put("sector_bedragen", 3, "jaar", value)
    assert places(run(year)) == [("2025/sector_bedragen.csv", 3, "jaar", "getal-buiten-bereik", "error")]
