"""Whatever stands in a file, the checks end with problems and never with a traceback; both readers find the same."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cocon_stats.exports import reading
from cocon_stats.exports.folder import Folder, find
from cocon_stats.schemas import load_schemas
from cocon_stats.validation.check import Checked, check
from tests.validation.clean import FIGURE_IDS, TEXTS, Year
from tests.validation.conftest import ALWAYS, NEVER

PIECES = [
    b";", b'"', b"\n", b"\r", b"\r\n", b",", b"\t", b"\0", b"\xe9", b"\xc3\xa9", b"\xef\xbb\xbf", b"-", b"0", b"/",
    b".", b"Totaal", b" ", b"\xc2\xa0", b'""', b";;;;", b"#N/B", b"\xff\xfe", b"\x81", b"sep=;\n", b"1e308",
    b"99999999999999999999", b"\x1a", b"\xf0\x9f\x98\x80", b"\xed\xa0\x80", b"T00:00", b"|",
]  # fmt: skip
Checks = Callable[[str, bytes], list[Checked]]


@pytest.fixture(scope="module")
def checks(tmp_path_factory: pytest.TempPathFactory) -> Checks:
    """Check the clean year with other bytes in one file, with each of the readers."""
    place = Year().write(tmp_path_factory.mktemp("fuzz"))
    schemas = load_schemas()
    folder: Folder = find(place, 2025, schemas)

    def checks(file: str, data: bytes) -> list[Checked]:
        path: Path = folder.files[file].path
        before = path.read_bytes()
        path.write_bytes(data)
        found = []
        try:
            for limit, plain in ((NEVER, False), (NEVER, True), (ALWAYS, True)):
                with pytest.MonkeyPatch.context() as patch:
                    patch.setattr(reading, "FAST_FROM_BYTES", limit)
                    if not plain:
                        patch.setattr(reading, "read_plainly", lambda *_: None)
                    found.append(check(folder, schemas, FIGURE_IDS))
        finally:
            path.write_bytes(before)
        return found

    return checks


def spoiled(data: bytes, chance: random.Random) -> bytes:
    place, end = chance.randint(0, len(data)), chance.randint(0, len(data))
    what = chance.randrange(4)
    if what == 0:
        return data[:place] + chance.choice(PIECES) + data[place:]
    if what == 1:
        return data[:place] + data[place + chance.choice([1, 2, 10, 60]) :]
    if what == 2:
        return data[:place] + data[end : end + chance.randint(1, 90)] + data[place:]
    return data[:place] + bytes([chance.randrange(256)]) + data[place + 1 :]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=80)
@given(st.sampled_from(list(TEXTS)), st.integers(0, 2**32), st.integers(1, 4))
def test_spoiled_bytes(checks: Checks, file: str, seed: int, times: int) -> None:
    chance = random.Random(seed)
    data = Year().text(file).encode()
    for _ in range(times):
        data = spoiled(data, chance)
    careful, *others = checks(file, data)
    for other in others:
        assert careful.problems == other.problems
        assert careful.exports.inputs == other.exports.inputs
    lines = data.count(b"\n") + data.count(b"\r") + 1
    mine = [one for one in careful.problems if one.file == f"2025/{file}.csv"]
    assert all(one.line is None or 1 <= one.line <= lines for one in mine)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(st.binary(max_size=300))
def test_any_bytes(checks: Checks, data: bytes) -> None:
    careful, *others = checks("groepen", data)
    assert careful.problems
    assert all(careful.problems == other.problems for other in others)
