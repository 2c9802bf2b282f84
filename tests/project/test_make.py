"""The two commands of the README, and the list that `make` prints."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")


def make(*arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("MAKE")}
    return subprocess.run(
        ["make", "--no-print-directory", *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_make_report_writes_the_report_of_the_sample_year(tmp_path: Path) -> None:
    done = make("report", "YEAR=2025", "DATA=data/sample", f"OUT={tmp_path / 'uit'}")
    assert done.returncode == 0, done.stderr
    assert json.loads((tmp_path / "uit" / "figures.json").read_text(encoding="utf-8"))["year"] == 2025
    assert all(Path(line).is_file() for line in done.stdout.splitlines())


def test_make_test_runs_style_types_and_tests() -> None:
    plan = make("--dry-run", "test").stdout
    assert [word for word in ("ruff check", "ruff format --check", "mypy", "pytest") if word not in plan] == []


def test_a_second_run_sets_nothing_up_again() -> None:
    assert "pip install" not in make("--dry-run", "report").stdout


def test_make_alone_lists_each_command_with_one_line() -> None:
    lines = make().stdout.splitlines()
    named = [line.split()[1] for line in lines]
    assert named == "help report validate query schema sample sample-sector test bench golden lock clean".split()
    assert all(len(line.split()) > 3 for line in lines)
