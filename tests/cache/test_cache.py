"""The cache of large years: equal figures with and without it, whatever happens to it; and who may read it."""

from __future__ import annotations

import json
import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

import cocon_stats.cache
from cocon_stats.cache import content, kept, parquet, place, stamps
from cocon_stats.cli import group
from cocon_stats.validation import opened

SAMPLE = Path(__file__).parents[2] / "data" / "sample"
Figures = Callable[..., str]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "exports"
    shutil.copytree(SAMPLE / "2025", folder / "2025")
    return folder


@pytest.fixture
def figures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Figures:
    """The figures of a year as the program prints them; all years count as large."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(cocon_stats.cache, "KEEP_FROM_BYTES", 0)
    monkeypatch.setattr(opened, "STREAM_FROM_BYTES", 0)
    monkeypatch.setattr(kept, "_program", list)  # the program may be under change while its tests run
    monkeypatch.chdir(tmp_path)

    def figures(data: Path, *options: str) -> str:
        asked = ["figures", "*", "--year", "2025", "--format", "json", "--data", str(data), *options]
        result = CliRunner().invoke(group, asked, catch_exceptions=False)
        assert result.exit_code == 0, result.output
        return result.stdout

    return figures


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Gets an entry each time the exports are really checked."""
    done: list[str] = []
    really = kept.settled

    def settled(*arguments: object, **options: object) -> object:
        done.append("checked")
        return really(*arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(kept, "settled", settled)
    return done


def entries() -> list[Path]:
    return sorted(one for one in place.root().rglob("*") if one.is_file())


def test_the_second_time_nothing_is_checked_and_the_figures_are_equal(
    data: Path, figures: Figures, checks: list[str]
) -> None:
    assert figures(data) == figures(data) == figures(data, "--no-cache")
    assert checks == ["checked"]


def test_a_faulty_year_keeps_its_problems(data: Path, figures: Figures, checks: list[str]) -> None:
    path = data / "2025" / "ikt.csv"
    path.write_text(path.read_text(encoding="utf-8-sig").replace(";M;", ";Man;", 1), encoding="utf-8")
    first = figures(data, "--with-errors")
    assert first == figures(data, "--with-errors") == figures(data, "--with-errors", "--no-cache")
    assert checks == ["checked"]


def test_what_cannot_be_read_is_told_and_nothing_is_kept(data: Path, figures: Figures, checks: list[str]) -> None:
    (data / "2025" / "otb.csv").unlink()
    os.mkfifo(data / "2025" / "otb.csv")
    assert json.loads(figures(data, "--with-errors"))
    assert (checks, entries()) == (["checked"], [])


@pytest.mark.parametrize("spoil", ["flip", "empty", "remove"])
def test_a_damaged_cache_is_made_again(data: Path, figures: Figures, checks: list[str], spoil: str) -> None:
    right = figures(data)
    for path in entries():
        checks.clear()
        content = bytearray(path.read_bytes())
        content[len(content) // 2] ^= 1
        if spoil == "remove":
            path.unlink()
        else:
            path.write_bytes(content if spoil == "flip" else b"")
        assert figures(data) == right, path.name
        assert checks == ["checked"], path.name


def test_a_changed_export_is_read_again_and_the_old_one_is_forgotten(
    data: Path, figures: Figures, checks: list[str]
) -> None:
    before = figures(data)
    path = data / "2025" / "contacten.csv"
    path.write_bytes(path.read_bytes().replace(b"face_to_face;110", b"face_to_face;111", 1))
    after = figures(data)
    assert after != before
    assert after == figures(data, "--no-cache")
    assert checks == ["checked", "checked"]
    assert len({one.parent for one in entries()}) == 1


def test_a_new_version_does_not_believe_the_old_one(
    data: Path, figures: Figures, checks: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    figures(data)
    monkeypatch.setattr(cocon_stats, "__version__", "999")
    figures(data)
    assert checks == ["checked", "checked"]


def test_two_data_directories_share_nothing(data: Path, figures: Figures, checks: list[str], tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(data, other)
    assert figures(data) == figures(other)
    assert checks == ["checked", "checked"]
    assert len({one.parent.parent.parent for one in entries()}) == 2


def test_only_the_owner_can_read_it(data: Path, figures: Figures) -> None:
    figures(data)
    for path in place.root().rglob("*"):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path.name
    assert stat.S_IMODE(place.root().stat().st_mode) == 0o700


def test_nothing_is_kept_when_refused(data: Path, figures: Figures, tmp_path: Path) -> None:
    figures(data, "--no-cache")
    (tmp_path / "cocon.toml").write_text("[cache]\ngebruiken = false\n", encoding="utf-8")
    figures(data)
    assert not place.root().exists()


def test_a_small_year_is_never_kept(data: Path, figures: Figures, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cocon_stats.cache, "KEEP_FROM_BYTES", 8_000_000)
    figures(data)
    assert not place.root().exists()


def test_a_cache_that_cannot_be_written_is_none(data: Path, figures: Figures, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("", encoding="utf-8")
    assert json.loads(figures(data))


def test_clear_removes_everything(data: Path, figures: Figures) -> None:
    figures(data)
    result = CliRunner().invoke(group, ["cache", "clear"])
    assert result.exit_code == 0
    assert result.stdout.startswith("De cache is leeg;")
    assert not place.root().exists()
    assert CliRunner().invoke(group, ["cache", "clear"]).stdout == "De cache is leeg; 0 MB verwijderd.\n"


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Gets the name of every export that is read for its checksum."""
    names: list[str] = []
    really = stamps._checksum

    def checksum(path: Path) -> str:
        names.append(path.name)
        return really(path)

    monkeypatch.setattr(stamps, "_checksum", checksum)
    return names


@pytest.fixture
def long_ago(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the exports were written long before they were noted."""
    monkeypatch.setattr(stamps, "_MOMENTS", -(10**15))


@pytest.mark.usefixtures("long_ago")
def test_exports_that_nobody_touched_are_not_read_again(data: Path, figures: Figures, read: list[str]) -> None:
    first = figures(data)
    assert len(read) == len(set(read)) == 18
    assert figures(data) == first
    assert len(read) == 18


def test_exports_of_the_last_moments_are_read_again(data: Path, figures: Figures, read: list[str]) -> None:
    assert figures(data) == figures(data)
    assert len(read) == 36


@pytest.mark.usefixtures("long_ago")
def test_a_change_that_hides_its_time_and_size_is_seen(data: Path, figures: Figures, read: list[str]) -> None:
    before, path = figures(data), data / "2025" / "contacten.csv"
    found = path.stat()
    path.write_bytes(path.read_bytes().replace(b"face_to_face;110", b"face_to_face;111", 1))
    os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))
    assert (path.stat().st_size, path.stat().st_mtime_ns) == (found.st_size, found.st_mtime_ns)
    assert figures(data) != before
    assert read.count("contacten.csv") == 2


@pytest.mark.usefixtures("long_ago")
def test_an_export_that_was_only_touched_is_read_once_more(
    data: Path, figures: Figures, read: list[str], checks: list[str]
) -> None:
    first = figures(data)
    (data / "2025" / "ikt.csv").touch()
    assert figures(data) == figures(data) == first
    assert read.count("ikt.csv") == 2
    assert len(read) == 19
    assert checks == ["checked"]


def test_a_question_reads_only_the_columns_it_needs(
    data: Path, figures: Figures, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(content, "_FEW", 5)  # the texts of ids in files of their own
    figures(data)
    taken: list[str] = []
    really = parquet._Opened.array

    def array(self: parquet._Opened, name: str) -> object:
        taken.append(name)
        return really(self, name)

    monkeypatch.setattr(parquet._Opened, "array", array)
    monkeypatch.setattr(content, "unpacked_texts", lambda _: pytest.fail("no texts are needed"))
    asked = ["query", "ikt", "--by", "geslacht", "--year", "2025", "--data", str(data)]
    result = CliRunner().invoke(group, asked, catch_exceptions=False)
    assert result.stdout.startswith("geslacht\tomschrijving\taantal\taandeel\nM\t")
    assert sorted(taken) == ["einddatum", "geslacht", "lines"]
