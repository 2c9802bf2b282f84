"""A fixed number of coverage-guided runs over bytes: no traceback, no hang."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.validation.clean import Year

HERE = Path(__file__).parent


@pytest.mark.skipif(find_spec("atheris") is None, reason="atheris is not there for this system")
@pytest.mark.parametrize("file", ["ci", "contacten"])
def test_bytes_never_end_in_a_traceback(file: str, tmp_path: Path) -> None:
    folder = Year().write(tmp_path)
    command = [sys.executable, str(HERE / "fuzz_bytes.py"), str(folder), file, "-runs=200", "-seed=7", "-timeout=20"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr[-2000:]
    assert "Done 200 " in done.stderr
