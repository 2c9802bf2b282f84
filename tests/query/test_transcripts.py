"""Commands on the small year of conftest, with everything they print: transcripts/*.txt.

A line ``$ …`` is a command; under it stands its standard output, then its standard error with ``! `` in front, and
``? n`` when it ends with another exit status than 0. A line ``...`` stands for any lines: what another module says,
and has tests of its own for (how years are compared).
"""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from query.conftest import Ran, Run

TRANSCRIPTS = sorted((Path(__file__).parent / "transcripts").glob("*.txt"))


def written(command: str, ran: Ran) -> str:
    lines = [f"$ {command}", *ran.out.splitlines(), *(f"! {line}" for line in ran.err.splitlines())]
    lines += [f"? {ran.status}"] * (ran.status != 0)
    return "\n".join(line.rstrip() for line in lines) + "\n"


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=lambda one: one.stem)
def test_a_transcript(path: Path, run: Run) -> None:
    expected = path.read_text(encoding="utf-8")
    commands = [line[2:] for line in expected.splitlines() if line.startswith("$ ")]
    printed = "\n".join(written(one, run(*shlex.split(one)[1:])) for one in commands)
    assert len(commands) > 1
    if "\n...\n" in expected:
        pattern = "".join(".*?" if one == "..." else re.escape(f"{one}\n") for one in expected.splitlines())
        assert re.fullmatch(pattern, printed, re.DOTALL), printed
    else:
        assert printed == expected
