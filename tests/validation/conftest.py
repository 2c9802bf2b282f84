from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cocon_stats.exports import reading
from cocon_stats.exports.folder import find
from cocon_stats.schemas import load_schemas
from cocon_stats.validation.check import Checked, check
from tests.validation.clean import FIGURE_IDS, Year

Run = Callable[..., Checked]


@pytest.fixture
def year() -> Year:
    return Year()


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Write a year and check it, once with each reader; both must find the same."""

    def run(year: Year, of: int | None = 2025, **form: str) -> Checked:
        year.write(tmp_path, **form)
        schemas = load_schemas()
        folder = find(tmp_path, of, schemas)
        monkeypatch.setattr(reading, "FAST_FROM_BYTES", 1 << 40)
        careful = check(folder, schemas, FIGURE_IDS)
        monkeypatch.setattr(reading, "FAST_FROM_BYTES", 0)
        fast = check(folder, schemas, FIGURE_IDS)
        assert fast.problems == careful.problems
        assert fast.exports.inputs == careful.exports.inputs
        assert fast.checks == careful.checks
        return careful

    return run
