"""Large exports are added up piece by piece: which ones are, and that nothing else changes.

`conftest.run` compares every fault case of these tests with the other readers; here stands what is streamed at all.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from cocon_stats.exports import slices
from cocon_stats.exports.folder import find
from cocon_stats.exports.passed import PartlyRead, Passed, streamed
from cocon_stats.schemas import load_schemas
from cocon_stats.validation import opened
from cocon_stats.validation.check import Checked, check
from tests.validation.clean import FIGURE_IDS, Year


@pytest.fixture
def stream(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> object:
    monkeypatch.setattr(opened, "STREAM_FROM_BYTES", 0)
    monkeypatch.setattr(slices, "SIZE", 100)

    def stream(year: Year, **form: str) -> Checked:
        year.write(tmp_path, **form)
        return check(find(tmp_path, 2025, load_schemas()), load_schemas(), FIGURE_IDS, stream=True)

    return stream


def rows(passed: Passed) -> tuple[int, int]:
    """How many rows were added up, and how many stayed."""
    assert passed.rest is not None
    return passed.rows, passed.rest.rows


@pytest.mark.parametrize("form", [{}, {"end": "\n"}, {"encoding": "utf-8"}, {"delimiter": ","}], ids=str)
def test_a_clean_export_is_added_up_but_for_its_last_row(form: dict[str, str], year: Year, stream: object) -> None:
    checked = stream(year, **form)  # type: ignore[operator]
    assert {name: rows(one) for name, one in streamed(checked.exports).items()} == {
        "contacten": (18, 1),
        "kenmerken": (4, 1),
    }


def test_a_faulty_row_stays_and_the_others_go(year: Year, stream: object) -> None:
    year.put("contacten", 3, "datum", "01/01/2024")
    year.put("contacten", 5, "duur_minuten", "veel")
    checked = stream(year)  # type: ignore[operator]
    assert rows(streamed(checked.exports)["contacten"]) == (16, 2)
    assert [(one.rule, one.line) for one in checked.problems] == [
        ("contact-buiten-periode", 3),
        ("getal-ongeldig", 5),
    ]


def test_a_key_that_stands_twice_is_left_to_the_other_readers(year: Year, stream: object) -> None:
    year.files["kenmerken"].append(list(year.files["kenmerken"][2]))
    checked = stream(year)  # type: ignore[operator]
    assert set(streamed(checked.exports)) == {"contacten"}
    assert [one.rule for one in checked.problems] == ["sleutel-dubbel"]


def test_the_rows_are_read_when_somebody_asks_for_them(year: Year, stream: object) -> None:
    tables = stream(year).exports.tables  # type: ignore[operator]
    assert isinstance(tables, PartlyRead)
    assert tables["contacten"].rows == 19
    assert tables["kenmerken"]["ernst"].values
