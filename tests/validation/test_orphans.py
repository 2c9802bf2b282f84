"""Numbers that stand nowhere, beside rows of the other file that are damaged: neither hidden nor made up."""

from __future__ import annotations

import pytest

from cocon_stats.validation.check import Checked
from cocon_stats.validation.missing import lost_numbers
from tests.validation.clean import Year
from tests.validation.conftest import Run

Place = tuple[str, int | None, str | None, str]
ORPHAN = ("2025/contacten.csv", 21, "dossier_id", "verwijzing-onbekend")


def places(checked: Checked) -> list[Place]:
    return [(p.file or "", p.line, p.column, p.rule) for p in checked.problems]


def undecided(checked: Checked) -> set[tuple[str, str]]:
    return {(one.file, one.check) for one in checked.checks if one.outcome == "undecided"}


@pytest.fixture
def orphan(year: Year) -> Year:
    """A clean year in which one contact hangs on a dossier that is nowhere; CI-2025-0001 has three rows."""
    year.files["contacten"].append(["CI-2025-9999", "05/03/2025", "face_to_face", "60"])
    return year


def test_an_orphan_alone(orphan: Year, run: Run) -> None:
    checked = run(orphan)
    assert places(checked) == [ORPHAN]
    assert checked.problems[0].message == (
        "Het nummer 'CI-2025-9999' in de kolom dossier_id staat niet in 2025/ci.csv."
    )
    assert undecided(checked) == set()


@pytest.mark.parametrize("cells", [["x"], ["", ""], ["CI-2024-0099"]])
def test_a_row_of_a_wrong_width_does_not_hide_an_orphan(cells: list[str], orphan: Year, run: Run) -> None:
    orphan.files["ci"][2] += cells
    assert places(run(orphan)) == [("2025/ci.csv", 3, None, "rij-te-veel-cellen"), ORPHAN]


def test_a_short_row_does_not_hide_an_orphan(orphan: Year, run: Run) -> None:
    del orphan.files["ci"][2][4:]
    assert places(run(orphan)) == [("2025/ci.csv", 3, None, "rij-te-weinig-cellen"), ORPHAN]


def test_two_rows_on_one_line_keep_both_numbers(orphan: Year, run: Run) -> None:
    first, second = orphan.files["ci"][2:4]
    orphan.files["ci"][2:4] = [[*first[:-1], first[-1] + second[0], *second[1:]]]
    assert places(run(orphan)) == [("2025/ci.csv", 3, None, "rij-te-veel-cellen"), ORPHAN]


def test_a_remark_in_a_case_file_does_not_hide_an_orphan(orphan: Year, run: Run) -> None:
    orphan.files["ci"].append(["Afgedrukt op 12/01/2026", *[""] * 13])
    assert places(run(orphan)) == [("2025/ci.csv", 6, None, "rij-bijna-leeg"), ORPHAN]


@pytest.mark.parametrize("number", ["#N/B", "", "1,23E+05", "CI-2O25-0001", "CI-2025-12"])
def test_an_unread_number_beside_an_orphan_makes_no_other(number: str, orphan: Year, run: Run) -> None:
    # three rows hang on CI-2025-0001, one on CI-2025-9999: the first is taken for the number that was lost
    checked = run(orphan.put("ci", 3, "dossier_id", number))
    assert places(checked)[1:] == [ORPHAN]
    assert (checked.problems[0].file, checked.problems[0].line) == ("2025/ci.csv", 3)
    assert undecided(checked) <= {("contacten", "reference"), ("kenmerken", "reference")}


def test_a_damaged_number_that_reads_as_another_record_is_not_that_one(orphan: Year, run: Run) -> None:
    # CI-2025-0001 was cut to the same as CI-2025-0002: what hangs on it is still no orphan
    assert places(run(orphan.put("ci", 3, "dossier_id", "CI-2025-2")))[1:] == [ORPHAN]


def test_a_number_of_another_modality_beside_an_orphan(orphan: Year, run: Run) -> None:
    found = [("2025/ci.csv", 3, "dossier_id", "nummer-andere-module"), ORPHAN]
    assert places(run(orphan.copy().put("ci", 3, "dossier_id", "TNT-2025-0077"))) == found
    assert places(run(orphan.copy().put("ci", 3, "dossier_id", "TNT-2025-0001".replace("1", "9")))) == found
    for file in ("ci", "contacten", "kenmerken"):
        for row in orphan.files[file]:
            row[0] = "TNT-2025-0077" if row[0] == "CI-2025-0001" else row[0]
    assert places(run(orphan)) == found


def test_what_hangs_on_one_lost_number_cannot_be_decided(year: Year, run: Run) -> None:
    checked = run(year.put("ci", 3, "dossier_id", "#N/B"))
    assert places(checked) == [("2025/ci.csv", 3, "dossier_id", "excel-fout")]
    assert undecided(checked) == {("contacten", "reference"), ("kenmerken", "reference")}


def test_a_number_in_another_form_is_never_a_lost_one(year: Year, run: Run) -> None:
    year.files["contacten"].append(["CI-2025-9", "05/03/2025", "face_to_face", "60"])
    checked = run(year.put("cbaw", 2, "dossier_id", "#N/B").put("ci", 5, "dossier_id", "#N/B"))
    assert places(checked)[-1] == ORPHAN


def test_an_answer_on_a_dossier_of_another_modality_is_no_lost_number(year: Year, run: Run) -> None:
    year.put("cbaw", 4, "dossier_id", "").put("opvolging", 3, "dossier_id", "IKT-2025-0001")
    assert places(run(year)) == [
        ("2025/cbaw.csv", 4, "dossier_id", "verplicht-leeg"),
        ("2025/opvolging.csv", 3, "dossier_id", "verwijzing-onbekend"),
    ]


def test_a_prefix_of_no_modality_can_be_lost_too(year: Year, run: Run) -> None:
    for file in ("ci", "contacten", "kenmerken"):
        for row in year.files[file]:
            row[0] = row[0].replace("CI-2025-", "XY-2025-")
    assert places(run(year.put("ci", 3, "dossier_id", "#N/B"))) == [("2025/ci.csv", 3, "dossier_id", "excel-fout")]


def test_rows_of_the_sector_and_of_personnel(year: Year, run: Run) -> None:
    year.files["sector_dossiers"][1].append("x")
    year.files["sector_modules"].append(["S3", "D9", "Kortdurend crisisverblijf", "RTJ", "02/04/2025", ""])
    year.files["medewerkers"][1].append("x")
    year.files["opleidingen"].append(["M0009", "14/05/2025", "1"])
    assert places(run(year)) == [
        ("2025/medewerkers.csv", 2, None, "rij-te-veel-cellen"),
        ("2025/opleidingen.csv", 4, "medewerker_id", "verwijzing-onbekend"),
        ("2025/sector_dossiers.csv", 2, None, "rij-te-veel-cellen"),
        ("2025/sector_modules.csv", 4, "dossier_id", "verwijzing-onbekend"),
    ]


def test_the_only_contact_of_a_dossier_under_an_unknown_number(year: Year, run: Run) -> None:
    checked = run(year.copy().put("contacten", 6, "dossier_id", "CI-2025-9999"))
    assert places(checked) == [("2025/contacten.csv", 6, "dossier_id", "verwijzing-onbekend")]
    assert undecided(checked) == {("ci", "contacts")}
    # a contact long before the dossier began is not the one that is lacking
    year.put("contacten", 6, "dossier_id", "CI-2025-9999").put("contacten", 6, "datum", "06/02/2025")
    assert places(run(year)) == [
        ("2025/ci.csv", 4, "dossier_id", "dossier-zonder-contact"),
        ("2025/contacten.csv", 6, "dossier_id", "verwijzing-onbekend"),
    ]


@pytest.mark.parametrize(
    ("rows", "lost", "found"),
    [
        ({"a": 3, "b": 1}, 0, ""),
        ({"a": 3, "b": 1}, 1, "a"),
        ({"a": 3, "b": 1}, 2, "ab"),
        ({"a": 3, "b": 1}, 5, "ab"),
        ({"a": 1, "b": 1}, 1, "ab"),
        ({"a": 1, "b": 1, "c": 1}, 1, ""),
        ({"a": 4, "b": 1, "c": 1}, 2, "abc"),
        ({"a": 4, "b": 1, "c": 1, "d": 1}, 2, "a"),
        ({}, 1, ""),
    ],
)
def test_which_numbers_may_be_lost(rows: dict[str, int], lost: int, found: str) -> None:
    assert lost_numbers(rows, lost) == frozenset(found)
