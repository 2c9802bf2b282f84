"""2024 and 2025 are two years of one organisation."""

from datetime import date

from .counting import Row, day
from .recount import MODALITIES
from .years import recount

START = ("client_id", "geslacht", "geboortedatum", "aanmelddatum", "startdatum", "aanmelder", "gezinssamenstelling")
LAST = date(2024, 12, 31)


def files(year: int) -> dict[str, Row]:
    return {row["dossier_id"]: row for name in MODALITIES for row in recount(year).rows[name]}


def test_what_ran_over_the_turn_of_the_year_stands_in_both_years_as_it_stood_then() -> None:
    before, after = files(2024), files(2025)
    both = set(before) & set(after)
    assert {number for number, row in before.items() if not row["einddatum"]} == both
    assert {number for number, row in after.items() if day(row["startdatum"]) <= LAST} == both
    assert len(both) > 50
    for number in both:
        known = {column: text for column, text in before[number].items() if column in START}
        assert known == {column: after[number][column] for column in known}
        assert not before[number]["afsluiting"]


def test_their_contacts_of_2024_are_the_same_in_both_years() -> None:
    both = set(files(2024)) & set(files(2025))
    then, now = (
        [tuple(row.values()) for row in recount(year).rows["contacten"] if row["dossier_id"] in both]
        for year in (2024, 2025)
    )
    assert sorted(then) == sorted(row for row in now if day(row[1]) <= LAST)
    assert then


def test_clients_of_one_year_only_have_other_numbers() -> None:
    before, after = files(2024), files(2025)
    shared = {before[number]["client_id"] for number in set(before) & set(after)}
    clients = [{row["client_id"] for row in rows.values()} for rows in (before, after)]
    assert clients[0] & clients[1] == shared


def test_employees_stay() -> None:
    then, now = ({row["medewerker_id"]: row for row in recount(year).rows["medewerkers"]} for year in (2024, 2025))
    stayed = set(then) & set(now)
    assert stayed == {number for number, row in now.items() if day(row["in_dienst"]) <= LAST}
    assert all(then[number]["geboortedatum"] == now[number]["geboortedatum"] for number in stayed)
    assert all(day(row["uit_dienst"]).year == 2024 for number, row in then.items() if number not in stayed)


def test_trajectories_that_ran_on() -> None:
    then, now = ({row["traject_id"]: row for row in recount(year).rows["otb"]} for year in (2024, 2025))
    running = {number for number, row in then.items() if not row["einddatum"]}
    assert running == set(then) & set(now)
    assert running
