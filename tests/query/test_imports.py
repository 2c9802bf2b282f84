"""What a question imports: start-up is what users feel."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HEAVY = {"numpy", "numpy.ma", "pandas", "pyarrow", "tabulate", "xlsxwriter", "jinja2", "duckdb"}
ENGINE = {"numpy"}

CASES = {
    "query --help": set(),
    "query ikk": set(),
    "query ikt --by zzz": set(),
    "figures --help": set(),
    "sql --help": set(),
    "sql --tables": set(),
    "check-sql --help": set(),
    "check-sql nergens": set(),
    "completion bash": set(),
    "figures ikt.jmi": set(),
    "figures ikt.jim --year 2025": ENGINE,
    "explain --help": set(),
    "explain ikt.jmi": set(),
    "explain datum-volgorde": set(),
    "explain ikt.jim --year 2025 --rows": ENGINE,
    "query ikt --by geslacht,leeftijd --year 2025": ENGINE,
    "query ikt --measure contact_week --format json --year 2025": ENGINE,
    "query ikt --by geslacht --format md --year 2025": ENGINE,
    "query ikt --by geslacht --format table --year 2025": ENGINE | {"tabulate"},
}


@pytest.mark.parametrize("command", CASES)
def test_a_command_imports_only_what_it_needs(command: str) -> None:
    script = (
        "import sys\nfrom cocon_stats.cli import main\n"
        f"sys.argv = ['cocon-stats', *{command.split()!r}]\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "sys.stderr.write('\\n@@' + ' '.join(sys.modules))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert HEAVY & set(done.stderr.rpartition("@@")[2].split()) == CASES[command]
