"""Running the program in this process."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from cocon_stats.cli import main


@dataclass(frozen=True)
class Ran:
    """How a run ended: exit status, and what it printed."""

    status: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Run ``cocon-stats`` with these words, in an empty directory."""
    place = tmp_path / "werkmap"
    place.mkdir()
    monkeypatch.chdir(place)
    monkeypatch.delenv("COCON_DATA", raising=False)

    def run(*words: object) -> Ran:
        monkeypatch.setattr(sys, "argv", ["cocon-stats", *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            main()
        shown = capsys.readouterr()
        return Ran(int(ended.value.code or 0), shown.out, shown.err)

    return run
