"""How the process begins and ends: short, and without a word of what other libraries think of that."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
THREADS = "OPENBLAS_NUM_THREADS"
LIGHT = "from cocon_stats.cli import main\ntry:\n    main()\nexcept SystemExit:\n    pass\n"


def ran(script: str, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Python with `script`, as the program called with `arguments`."""
    begin = f"import gc, os, sys\nsys.argv = ['cocon-stats', *{list(arguments)!r}]\n"
    command = [sys.executable, "-c", begin + script]
    environment = {name: value for name, value in os.environ.items() if name != THREADS} | variables
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)


def test_no_threads_for_algebra_unless_they_are_asked_for() -> None:
    told = LIGHT + f"sys.stderr.write(os.environ['{THREADS}'])"
    assert ran(told, "--version").stderr == "1"
    assert ran(told, "--version", **{THREADS: "4"}).stderr == "4"


def test_nothing_is_searched_for_cycles_at_the_end() -> None:
    told = "import atexit\natexit.register(lambda: sys.stderr.write(str(gc.get_freeze_count() > 1000)))\n" + LIGHT
    assert ran(told, "--version").stderr == "True"


def test_duckdb_has_no_leak_to_tell_of() -> None:
    pytest.importorskip("duckdb")
    done = ran(LIGHT, "sql", "select count(*) from ikt", "--year", "2025", "--data", "data/sample")
    assert done.stdout == "count_star()\n63\n"
    assert done.stderr == "Let op: dit zijn voorbeeldgegevens, geen echte dossiers.\n"
