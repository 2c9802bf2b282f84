"""Compiled templates that are kept: the same text with and without them, and nothing believed that is not ours."""

from __future__ import annotations

import marshal
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from figure_builder import FigureBuilder

from cocon_stats.report.compiled import FOLDER
from cocon_stats.report.renderer import Renderer
from cocon_stats.report.sandbox import ReportEnvironment
from cocon_stats.settings import Settings

TEXT = "In {{ jaar }} waren er {{ cijfer('ci.aantal') | met('begeleiding', 'begeleidingen') }}.\n"
WRITTEN = "In 2025 waren er 40 begeleidingen.\n"
Render = Callable[..., str]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    folder = tmp_path / "sjablonen"
    folder.mkdir()
    (folder / "proef.md.j2").write_text(TEXT, encoding="utf-8")
    return Settings(templates=(folder,))


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "cocon-stats" / FOLDER


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Gets the name of every template that is really compiled."""
    names: list[str] = []
    really = ReportEnvironment.compile

    def noted(self: ReportEnvironment, source: str, name: str, filename: str) -> object:
        names.append(name)
        return really(self, source, name, filename)

    monkeypatch.setattr(ReportEnvironment, "compile", noted)
    return names


def render(settings: Settings) -> str:
    return Renderer(FigureBuilder().value("ci.aantal", 40).year_figures(), settings).render("proef.md.j2")


def test_a_template_is_compiled_once(settings: Settings, shelf: Path, compiled: list[str]) -> None:
    assert [render(settings), render(settings)] == [WRITTEN, WRITTEN]
    assert compiled == ["proef.md.j2"]
    (kept,) = shelf.iterdir()
    assert [one.stat().st_mode & 0o777 for one in (shelf.parent, shelf, kept)] == [0o700, 0o700, 0o600]


def test_a_changed_template_is_compiled_again(settings: Settings, shelf: Path, compiled: list[str]) -> None:
    render(settings)
    (settings.templates[0] / "proef.md.j2").write_text(TEXT.replace("waren er", "telden we"), encoding="utf-8")
    assert render(settings) == "In 2025 telden we 40 begeleidingen.\n"
    assert len(compiled) == 2
    assert len(list(shelf.iterdir())) == 1


def other_code(kept: Path) -> None:
    """Code with a seal that does not hold."""
    seal = kept.read_bytes().partition(b"\n")[0]
    kept.write_bytes(seal + b"\n" + marshal.dumps(compile("1 / 0", "x", "exec")))


def elsewhere(kept: Path) -> None:
    """The same file behind a link."""
    kept.rename(kept.with_name("ander"))
    kept.symlink_to(kept.with_name("ander"))


DAMAGE: dict[str, Callable[[Path], object]] = {
    "cut off": lambda kept: kept.write_bytes(kept.read_bytes()[:-7]),
    "empty": lambda kept: kept.write_bytes(b""),
    "no seal": lambda kept: kept.write_bytes(kept.read_bytes().partition(b"\n")[2]),
    "other code": other_code,
    "a link": elsewhere,
    "written by the group": lambda kept: kept.chmod(0o660),
    "read by all": lambda kept: kept.chmod(0o604),
    "a folder of all": lambda kept: kept.parent.chmod(0o777),
    "a folder in its place": lambda kept: (kept.unlink(), kept.mkdir()),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_what_is_damaged_or_open_to_others_is_not_believed(
    damage: Callable[[Path], object], settings: Settings, shelf: Path, compiled: list[str]
) -> None:
    render(settings)
    damage(next(shelf.iterdir()))
    assert render(settings) == WRITTEN
    assert len(compiled) == 2


def test_a_file_of_somebody_else_is_not_believed(
    settings: Settings, shelf: Path, compiled: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    render(settings)
    mine = shelf.stat().st_uid
    monkeypatch.setattr("os.geteuid", lambda: mine + 1)
    assert render(settings) == WRITTEN
    assert len(compiled) == 2


def test_another_program_compiles_again(
    settings: Settings, shelf: Path, compiled: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    render(settings)
    monkeypatch.setattr("cocon_stats.__version__", "0.0.0")
    assert render(settings) == WRITTEN
    assert len(compiled) == 2


def test_nothing_is_kept_without_a_cache(settings: Settings, shelf: Path, compiled: list[str]) -> None:
    without = replace(settings, cache=False)
    assert [render(without), render(without)] == [WRITTEN, WRITTEN]
    assert len(compiled) == 2
    assert not shelf.exists()


def test_a_place_that_cannot_be_written_is_none(
    settings: Settings, shelf: Path, compiled: list[str], tmp_path: Path
) -> None:
    (tmp_path / "cache").write_text("")
    assert [render(settings), render(settings)] == [WRITTEN, WRITTEN]
    assert len(compiled) == 2


def test_without_a_home_nothing_is_kept(
    settings: Settings, compiled: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Path, "home", homeless)
    assert [render(settings), render(settings)] == [WRITTEN, WRITTEN]
    assert len(compiled) == 2
