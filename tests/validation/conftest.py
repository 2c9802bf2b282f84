from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cocon_stats.dataset import Dataset
from cocon_stats.exports import reading, slices
from cocon_stats.exports.folder import ExportFile, Folder, find
from cocon_stats.exports.reading import Reading, read
from cocon_stats.schemas import Schemas, load_schemas
from cocon_stats.validation import opened
from cocon_stats.validation.check import Checked, check
from tests.validation.clean import FIGURE_IDS, Year

Run = Callable[..., Checked]
NEVER, ALWAYS = 1 << 40, 0
_READ: dict[tuple[str, bytes, str], Reading] = {}


def added_up(checked: Checked) -> dict[str, list[list[int]]]:
    """What hangs on the case files, per file that is usable."""
    registrations = Dataset(checked.exports, load_schemas(), 2025).registrations
    found = {}
    if "contacten" in checked.exports.tables:
        found["contacten"] = [one.tolist() for one in registrations.minutes.values()]
    if "kenmerken" in checked.exports.tables:
        found["kenmerken"] = [one.data.tolist() for one in registrations.severities.values()]
    return found


@pytest.fixture
def year() -> Year:
    return Year()


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Write a year and check it, once with each reader; all must find the same. Equal files are read once."""
    reader = "careful"

    def read_once(file: ExportFile, schemas: Schemas) -> Reading:
        try:
            key = (file.shown, file.path.read_bytes(), reader)
        except OSError:
            return read(file, schemas)
        if key not in _READ:
            _READ[key] = read(file, schemas)
        return _READ[key]

    def check_with(name: str, folder: Folder) -> Checked:
        nonlocal reader
        reader = name
        with monkeypatch.context() as patch:
            patch.setattr(opened, "read", read_once)
            patch.setattr(reading, "FAST_FROM_BYTES", ALWAYS if name == "fast" else NEVER)
            if name != "plain":
                patch.setattr(reading, "read_plainly", lambda *_: None)
            patch.setattr(reading, "COMPACT_FROM_BYTES", ALWAYS if name == "streamed" else NEVER)
            patch.setattr(opened, "STREAM_FROM_BYTES", ALWAYS)
            patch.setattr(slices, "SIZE", 100)
            return check(folder, load_schemas(), FIGURE_IDS, stream=name == "streamed")

    def run(year: Year, of: int | None = 2025, both: bool = True, **form: str) -> Checked:
        year.write(tmp_path, **form)
        folder = find(tmp_path, of, load_schemas())
        careful = check_with("careful", folder)
        for name in ("plain", "fast", "streamed") if both else ():
            other = check_with(name, folder)
            assert other.problems == careful.problems, name
            assert other.exports.inputs == careful.exports.inputs, name
            assert other.checks == careful.checks, name
            assert added_up(other) == added_up(careful), name
        return careful

    return run
