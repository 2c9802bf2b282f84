"""What is told about large files while they are read."""

from __future__ import annotations

from pathlib import Path

import pytest

from cocon_stats.cli import progress as line
from cocon_stats.exports import slices
from cocon_stats.exports.folder import find
from cocon_stats.progress import listen
from cocon_stats.schemas import load_schemas
from cocon_stats.validation import opened
from cocon_stats.validation.check import check

SAMPLE = Path(__file__).parents[2] / "data" / "sample"


def test_progress_grows_to_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opened, "STREAM_FROM_BYTES", 0)
    monkeypatch.setattr(slices, "SIZE", 50_000)
    told: list[tuple[int, int]] = []
    listen(lambda done, whole: told.append((done, whole)))
    check(find(SAMPLE, 2025, load_schemas()), load_schemas(), stream=True)
    listen(None)
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert len(told) > 30
    assert told[-1][0] == told[-1][1]


def test_a_line_appears_after_two_seconds_only(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    clock = iter([0.0, 1.0, 2.5, 2.6, 3.0, 3.5])
    monkeypatch.setattr(line.time, "monotonic", lambda: next(clock))
    shown = line.Line()
    for done in (10, 40, 41, 70, 100):
        shown(done, 100)
    assert capsys.readouterr().err == (
        "\rBestanden lezen en controleren … 40%\rBestanden lezen en controleren … 70%\r\x1b[K"
    )
