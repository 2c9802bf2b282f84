from __future__ import annotations

from pathlib import Path

import pytest

from cocon_stats.errors import NothingToRead
from cocon_stats.exports.folder import find, years
from cocon_stats.schemas import load_schemas


def make(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    return folder


def test_a_folder_per_year(tmp_path: Path) -> None:
    make(tmp_path, "2025/ci.csv", "2025/Contacten.CSV", "2025/other.csv", "2024/tnt.csv", "historiek.csv", "tb.csv")
    folder = find(tmp_path, 2025, load_schemas())
    assert [one.shown for one in folder.files.values()] == ["2025/ci.csv", "2025/Contacten.CSV", "historiek.csv"]
    assert "tnt" in folder.absent
    assert folder.shown("tnt") == "2025/tnt.csv"
    assert years(tmp_path) == [2024, 2025]


def test_the_history_of_the_year_goes_before(tmp_path: Path) -> None:
    make(tmp_path, "2025/historiek.csv", "historiek.csv")
    assert find(tmp_path, 2025, load_schemas()).shown("historiek") == "2025/historiek.csv"


def test_no_folder_for_the_year(tmp_path: Path) -> None:
    make(tmp_path, "CI.csv", "ci.CSV", "2024/tnt.csv")
    folder = find(tmp_path, 2025, load_schemas())
    assert list(folder.files) == ["ci"]
    assert folder.shown("tnt") == "tnt.csv"


def test_nothing_to_read(tmp_path: Path) -> None:
    schemas = load_schemas()
    with pytest.raises(NothingToRead, match="bestaat niet") as caught:
        find(tmp_path / "nergens", 2025, schemas)
    assert caught.value.exit_status == 3
    make(tmp_path, "2025/notes.txt", "2025/CI.csv/inside", "ci.csv")
    with pytest.raises(NothingToRead, match="geen enkele export"):
        find(tmp_path, 2025, schemas)
    assert years(tmp_path / "nergens") == []
