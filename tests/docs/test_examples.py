"""The examples of README.md and docs/*.md are run, and must print what stands there.

An example is a block fenced as ``console``: lines with ``$ `` are commands, what follows is what a terminal shows
(stdout and stderr). A line ``...`` stands for any lines, also none. All blocks of one page run in order in one new
directory that holds links to ``data`` and ``docs``. A block fenced with a language and a path is a file that the reader
saves there when he comes to it.
"""

from __future__ import annotations

import difflib
import io
import os
import re
import shlex
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from cocon_stats.cli import main

ROOT = Path(__file__).parents[2]
PAGES = [path for path in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))] if path.is_file()]
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SAVED = re.compile(r"^```[a-z]+ (\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SHELL = re.compile(r"[|<>;&*`$]|^(?!cocon-stats )")
ANYTHING = "..."


@dataclass
class Example:
    """One command of a page, the line it stands on, and what it must print."""

    line: int
    command: str
    expected: list[str] = field(default_factory=list)


def examples(text: str) -> list[Example]:
    """The commands of all console blocks; a command that ends in a backslash goes on in the next line."""
    found: list[Example] = []
    for block in BLOCK.finditer(text):
        first = text.count("\n", 0, block.start(1)) + 1
        going_on = False
        for number, line in enumerate(block[1].splitlines(), start=first):
            if going_on:
                found[-1].command += line.strip()
            elif line.startswith("$ "):
                found.append(Example(number, line[2:]))
            else:
                found[-1].expected.append(line)
                continue
            going_on = found[-1].command.endswith("\\")
            found[-1].command = found[-1].command.removesuffix("\\")
    return found


def shown(command: str) -> list[str]:
    """What `command` prints in the working directory; other commands than ours go through the shell."""
    if SHELL.search(command):
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        done = subprocess.run(
            ["sh", "-c", command], env=os.environ | {"PATH": path}, capture_output=True, text=True, check=False
        )
        return (done.stdout + done.stderr).splitlines()
    stream = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", shlex.split(command))
        patch.setattr(sys, "stdout", stream)
        patch.setattr(sys, "stderr", stream)
        with pytest.raises(SystemExit):
            main()
    stream.seek(0)
    return stream.read().splitlines()


def agrees(expected: list[str], printed: list[str]) -> bool:
    """Whether the printed lines are the expected ones, where ``...`` stands for any lines."""
    parts = [ANYTHING if line.strip() == ANYTHING else line.rstrip() for line in expected]
    pattern = "".join("(?:.*\n)*?" if one == ANYTHING else re.escape(one) + "\n" for one in parts)
    return re.fullmatch(pattern, "".join(f"{line.rstrip()}\n" for line in printed)) is not None


def trimmed(lines: list[str]) -> list[str]:
    """Without empty lines at the end: a page may leave one before the next command."""
    return "\n".join(lines).rstrip().splitlines()


def save(text: str, after: int, until: int) -> None:
    """Save the files that the page shows between two of its lines in the working directory."""
    for block in SAVED.finditer(text):
        if after < text.count("\n", 0, block.start()) + 1 < until:
            file = Path(block[1])
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(block[2], encoding="utf-8")


def workplace(place: Path) -> None:
    """Links to what the examples read; what they write stays in `place`."""
    for name in ("data", "docs"):
        if (ROOT / name).is_dir():
            (place / name).symlink_to(ROOT / name)


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_the_examples_of_the_page(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = page.read_text(encoding="utf-8")
    workplace(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    for name in ("COCON_DATA", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    wrong, here = [], 0
    for one in examples(text):
        save(text, here, one.line)
        here = one.line
        expected, printed = trimmed(one.expected), trimmed(shown(one.command))
        if not agrees(expected, printed):
            where = f"{page.name}:{one.line} $ {one.command}"
            wrong.append("\n".join(difflib.unified_diff(expected, printed, where, "printed", lineterm="", n=1)))
    assert not wrong, "\n\n".join(wrong)


def test_a_page_is_read_as_it_stands() -> None:
    page = "# x\n\n```console\n$ cocon-stats a \\\n    --b\none\n\n$ cocon-stats c\n...\ntwo\n```\n\n```\n$ no\n```\n"
    assert examples(page) == [
        Example(4, "cocon-stats a --b", ["one", ""]),
        Example(8, "cocon-stats c", ["...", "two"]),
    ]


def test_three_dots_stand_for_any_lines() -> None:
    assert agrees(["a", "...", "b"], ["a", "x", "y", "b"])
    assert agrees(["a", "...", "b"], ["a", "b"])
    assert not agrees(["a", "...", "b"], ["a", "x"])
    assert not agrees(["a", "b"], ["a", "x", "b"])
    assert not agrees(["a..."], ["abc"])


def test_what_a_command_prints_is_compared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert shown("cocon-stats --version") == ["cocon-stats, version 0.1.0"]
    assert shown("cocon-stats validat") == [
        "Usage: cocon-stats [OPTIONS] COMMAND [ARGS]...",
        "Try 'cocon-stats --help' for help.",
        "",
        "Error: No such command 'validat'. Did you mean 'validate'?",
    ]
    assert shown("cocon-stats --version | tr a-z A-Z") == ["COCON-STATS, VERSION 0.1.0"]
