"""A block of rows that stands twice is one problem; single equal rows are told, or count, one by one."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from cocon_stats.exports.folder import find
from cocon_stats.schemas import load_schemas
from cocon_stats.validation import repeats
from cocon_stats.validation.check import check
from tests.validation.clean import Year
from tests.validation.conftest import Run
from tests.validation.test_messages import CHARACTERISTICS
from tests.validation.test_rows import places


def characteristics(number: int) -> list[list[str]]:
    return [["CI-2025-0002", one, ""] for one in CHARACTERISTICS[:number]]


def absences(number: int) -> list[list[str]]:
    return [["M0001", f"{day}/06/2025", f"{day}/06/2025", "vakantie", "7,6"] for day in range(1, number + 1)]


def test_a_file_that_was_pasted_below_itself_is_one_error_and_counts_once(year: Year, run: Run) -> None:
    year.files["kenmerken"] += characteristics(8)
    rows = len(year.files["kenmerken"])
    year.files["kenmerken"] += year.files["kenmerken"][1:]
    checked = run(year)
    assert places(checked) == [("2025/kenmerken.csv", rows + 1, None, "rijen-dubbel", "error")]
    assert checked.exports.tables["kenmerken"].rows == rows - 1


def test_what_stands_outside_the_block_is_told_one_by_one(year: Year, run: Run) -> None:
    year.files["kenmerken"] += [*characteristics(10), *characteristics(10), ["CI-2025-0003", "kind_delict", ""]]
    year.files["kenmerken"].append(year.files["kenmerken"][1])
    assert places(run(year)) == [
        ("2025/kenmerken.csv", 17, None, "rijen-dubbel", "error"),
        ("2025/kenmerken.csv", 28, "dossier_id", "sleutel-dubbel", "error"),
    ]


def test_nine_rows_are_told_one_by_one(year: Year, run: Run) -> None:
    year.files["kenmerken"] += 2 * characteristics(9)
    assert [rule for *_, rule, _ in places(run(year))] == 9 * ["sleutel-dubbel"]


def test_a_block_in_a_file_without_a_key_is_a_warning_and_counts(year: Year, run: Run) -> None:
    year.files["afwezigheden"] += 2 * absences(12)
    checked = run(year)
    assert places(checked) == [("2025/afwezigheden.csv", 17, None, "rijen-herhaald", "warning")]
    assert checked.exports.tables["afwezigheden"].rows == 3 + 24


def test_two_equal_rows_inside_a_block_do_not_cut_it(year: Year, run: Run) -> None:
    block = [*absences(12), absences(12)[-1], *absences(25)[12:]]
    year.files["afwezigheden"] += 2 * block
    assert places(run(year)) == [("2025/afwezigheden.csv", 31, None, "rijen-herhaald", "warning")]


@pytest.mark.parametrize(
    "rows",
    [20 * absences(1), 2 * absences(9), [*absences(12), *reversed(absences(12))], 3 * absences(5)],
    ids=["one row over and over", "few rows", "another order", "few rows thrice"],
)
def test_equal_rows_that_are_no_block_are_no_problem(rows: list[list[str]], year: Year, run: Run) -> None:
    year.files["afwezigheden"] += rows
    assert places(run(year)) == []


def test_contacts_pasted_below_themselves_are_a_warning(year: Year, tmp_path: Path) -> None:
    year.files["contacten"] += year.files["contacten"][1:]
    schemas = load_schemas()
    checked = check(find(year.write(tmp_path), 2025, schemas), schemas)
    assert places(checked) == [("2025/contacten.csv", 21, None, "rijen-herhaald", "warning")]


def test_rows_with_equal_sums_are_not_yet_equal(year: Year, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = absences(24)
    for number, row in enumerate(rows):
        row[-1] = f"7,{number % 12:02}"
    year.files["afwezigheden"] += rows
    monkeypatch.setattr(repeats, "_FACTOR", np.uint64(0))  # the sum is then the last cell
    assert places(run(year)) == []
