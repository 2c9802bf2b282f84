"""``--help`` of every command shows at least two examples, and they run: on the sample years, in a new
directory."""

from __future__ import annotations

import shlex
import shutil
from importlib.util import find_spec
from pathlib import Path

import click
import pytest

from cocon_stats.cli import COMMANDS, PROGRAM, group, main

ROOT = Path(__file__).parents[2]
MAY_END = {"validate": {0, 1}, "check-sql": {0, 1}}  # exit statuses that say something of the data
NEEDS_DUCKDB = ("sql", "check-sql")


def examples(name: str) -> list[str]:
    """The lines under ``Examples:`` in the help of a command, and nothing but a sentence above them."""
    context = click.Context(group, info_name=PROGRAM)
    command = group.get_command(context, name)
    assert command is not None
    lines = command.get_help(click.Context(command, info_name=name, parent=context)).splitlines()
    start = lines.index("  Examples:")
    assert start < lines.index("Options:")
    found = []
    for line in lines[start + 1 :]:
        if not line.startswith(f"    {PROGRAM} "):
            break
        found.append(line.strip())
    return found


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A directory as an analyst has it: exports, other states of them, and own checks."""
    sample = ROOT / "data" / "sample"
    for name in ("exports", "exports-januari", "exports-februari", "exports-januari-2025", "data/sample"):
        shutil.copytree(sample, tmp_path / name)  # no links: report --final writes beside the exports
    (tmp_path / "checks").mkdir()
    (tmp_path / "checks" / "duur.sql").write_text("select * from dossiers where duur_dagen < 0", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))  # nobody's own cache is emptied
    monkeypatch.delenv("COCON_DATA", raising=False)
    return tmp_path


def small(line: str) -> list[str]:
    """The words of an example, without what the shell does with its output, and small where it asks for much."""
    words = shlex.split(line.partition(" > ")[0])[1:]
    return ["nieuw" if one in ("data/sample", "/tmp/large") and "sample" in words[:1] else one for one in words]


def sector_year(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the sector's sample year, which is kept outside git."""
    words = ["sample", "--report", "sector", "--year", "2017", "--out", "data/sample"]
    monkeypatch.setattr("sys.argv", [PROGRAM, *words])
    with pytest.raises(SystemExit):
        main()


@pytest.mark.parametrize("name", COMMANDS)
def test_the_examples_run(
    name: str, workplace: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = examples(name)
    assert len(shown) >= 2
    if name in NEEDS_DUCKDB and find_spec("duckdb") is None:
        pytest.skip("DuckDB is not installed")
    for line in shown:
        if ("sector" in line or "2017" in line) and not Path("data/sample/2017").is_dir():
            sector_year(monkeypatch)
        words = ["2" if one == "1000" else one for one in small(line)]
        monkeypatch.setattr("sys.argv", [PROGRAM, *words])
        with pytest.raises(SystemExit) as ended:
            main()
        shown_to_user = capsys.readouterr()
        assert ended.value.code in MAY_END.get(name, {0}), (line, shown_to_user.err)
