"""How wide the screen is: as the standard library has it."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

from cocon_stats.cli import screen


@pytest.mark.parametrize("told", ["", "0", "100", "60", "-5", "wide", "12.5", " 90 ", "٣"])
def test_columns_goes_first(told: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", told)
    assert screen.columns() == shutil.get_terminal_size((80, 24)).columns


@pytest.mark.parametrize("wide", [132, 0])
def test_the_screen_tells(wide: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.setattr(os, "get_terminal_size", lambda _: os.terminal_size((wide, 40)))
    assert screen.columns() == (wide or 80)


def test_without_a_screen_it_is_eighty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.setattr(sys, "__stdout__", None)
    assert screen.columns() == 80
    with Path(os.devnull).open() as nothing:
        monkeypatch.setattr(sys, "__stdout__", nothing)
        assert screen.columns() == 80
