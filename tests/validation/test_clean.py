from __future__ import annotations

from tests.validation.clean import TEXTS, Year
from tests.validation.conftest import Run


def test_the_clean_year_has_no_problem(year: Year, run: Run) -> None:
    checked = run(year)
    assert checked.problems == ()
    assert set(checked.outcomes) == {"holds"}
    assert list(checked.exports.tables) == list(TEXTS)
