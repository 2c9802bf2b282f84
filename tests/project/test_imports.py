"""What a command may import: start-up is what users feel."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HEAVY = {"pandas", "pyarrow", "numpy", "numpy.ma", "jinja2", "tabulate", "xlsxwriter"}
ENGINE = {"numpy"}

CASES = {
    ("--help",): set(),
    ("--version",): set(),
    ("raport",): set(),
    ("report", "--help"): set(),
    ("report", "veel"): set(),
    ("validate", "--help"): set(),
    ("sample", "--help"): set(),
    ("schema", "ikt"): set(),
    ("validate", "--data", "data/sample", "--year", "2025", "--format", "json"): ENGINE,
    ("report", "2025", "--data", "data/sample", "--out", "{out}"): ENGINE | {"jinja2"},
}


@pytest.mark.parametrize("arguments", CASES, ids=" ".join)
def test_a_command_imports_only_what_it_needs(arguments: tuple[str, ...], tmp_path: Path) -> None:
    script = (
        "import sys\n"
        "from cocon_stats.cli import main\n"
        f"sys.argv = ['cocon-stats', *{[one.format(out=tmp_path / 'uit') for one in arguments]!r}]\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "sys.stderr.write('\\n@@' + ' '.join(sys.modules))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    imported = HEAVY & set(done.stderr.rpartition("@@")[2].split())
    assert imported <= CASES[arguments]
