from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cocon_stats.exports import reading
from cocon_stats.exports.folder import ExportFile, find
from cocon_stats.exports.reading import Reading, read
from cocon_stats.schemas import Schemas, load_schemas
from cocon_stats.validation import check as checking
from cocon_stats.validation.check import Checked, check
from tests.validation.clean import FIGURE_IDS, Year

Run = Callable[..., Checked]
CAREFUL, FAST = 1 << 40, 0
_READ: dict[tuple[str, bytes, int], Reading] = {}


@pytest.fixture
def year() -> Year:
    return Year()


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Write a year and check it, once with each reader; both must find the same. Equal files are read once."""

    def read_once(file: ExportFile, schemas: Schemas) -> Reading:
        try:
            key = (file.shown, file.path.read_bytes(), reading.FAST_FROM_BYTES)
        except OSError:
            return read(file, schemas)
        if key not in _READ:
            _READ[key] = read(file, schemas)
        return _READ[key]

    monkeypatch.setattr(checking, "read", read_once)

    def run(year: Year, of: int | None = 2025, both: bool = True, **form: str) -> Checked:
        year.write(tmp_path, **form)
        schemas = load_schemas()
        folder = find(tmp_path, of, schemas)
        monkeypatch.setattr(reading, "FAST_FROM_BYTES", CAREFUL)
        careful = check(folder, schemas, FIGURE_IDS)
        if both:
            monkeypatch.setattr(reading, "FAST_FROM_BYTES", FAST)
            fast = check(folder, schemas, FIGURE_IDS)
            assert fast.problems == careful.problems
            assert fast.exports.inputs == careful.exports.inputs
            assert fast.checks == careful.checks
        return careful

    return run
