"""An installed copy works from any directory: templates, schemas and catalogue travel in the wheel."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_an_installed_copy_makes_a_sample_and_its_report_anywhere(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)], cwd=ROOT, check=True
    )
    (wheel,) = tmp_path.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    work = tmp_path / "werk"
    work.mkdir()
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "site")}

    def run(*arguments: str) -> str:
        command = [sys.executable, "-P", "-m", "cocon_stats", *arguments]
        done = subprocess.run(command, cwd=work, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    run("sample", "--year", "2025", "--out", "exports")
    written = run("report", "2025", "--data", "exports", "--out", "rapport").splitlines()
    assert "rapport/figures.json" in written
    assert run("schema", "ikt").startswith("{")
    assert run("benchmark", "2025", "--data", "exports").startswith("onderwerp\t")
    run("sample", "--report", "sector", "--year", "2017", "--out", "sector")
    written = run("report", "2017", "--report", "sector", "--data", "sector", "--out", "verslag").splitlines()
    assert "verslag/tables.json" in written
    used = subprocess.run(
        [sys.executable, "-P", "-c", "import cocon_stats; print(cocon_stats.__file__)"],
        cwd=work, env=environment, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    assert used.startswith(str(tmp_path / "site"))
