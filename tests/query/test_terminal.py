"""On a real terminal and in a pipe that closes: tables, colours, and silence."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = Path(sys.executable).parent / "cocon-stats"
BOLD = "\x1b[1m"
QUESTION = ("query", "ikt", "--where", "jim=ja", "--year", "2025")
TABLE = [
    "IKT 2025 · beëindigd in het jaar · jim = ja",
    "",
    "jaar      aantal    basis    aandeel    onbekend",
    "------  --------  -------  ---------  ----------",
    "2025           2        5      40,0%           1",
]


def on_a_terminal(exports: Path, *arguments: str, **extra: str) -> str:
    """What a terminal receives on standard output."""
    clean = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    ours, theirs = pty.openpty()
    environment = clean | {"COCON_DATA": str(exports), "TERM": "xterm", **extra}
    subprocess.run([PROGRAM, *arguments], env=environment, stdout=theirs, stderr=subprocess.DEVNULL, check=True)
    os.close(theirs)
    received = b""
    try:
        while part := os.read(ours, 4096):
            received += part
    except OSError:  # the other side is closed: all is read
        pass
    finally:
        os.close(ours)
    return received.decode("utf-8").replace("\r\n", "\n")


def test_a_terminal_gets_a_table_with_a_bold_title(exports: Path) -> None:
    shown = on_a_terminal(exports, *QUESTION)
    assert shown.splitlines() == [f"{BOLD}{TABLE[0]}\x1b[0m", *TABLE[1:]]


@pytest.mark.parametrize(
    ("arguments", "extra"),
    [
        ((*QUESTION, "--no-color"), {}),
        (("--no-color", *QUESTION), {}),
        (QUESTION, {"NO_COLOR": "1"}),
    ],
)
def test_colour_can_be_refused(exports: Path, arguments: tuple[str, ...], extra: dict[str, str]) -> None:
    assert on_a_terminal(exports, *arguments, **extra).splitlines() == TABLE


def test_every_choice_of_every_command_names_the_nearest_word() -> None:
    import click

    from cocon_stats.cli import COMMANDS, group
    from cocon_stats.cli.words import Word

    context = group.make_context("cocon-stats", ["query"], resilient_parsing=True)
    choices = []
    for name in COMMANDS:
        command = group.get_command(context, name)
        assert command is not None
        choices += [one.type for one in command.params if isinstance(one.type, click.Choice)]
    assert len(choices) > 10
    assert all(isinstance(one, Word) for one in choices)


def test_every_command_takes_no_color() -> None:
    from cocon_stats.cli import COMMANDS, group

    for name in COMMANDS:
        command = group.get_command(group.make_context("cocon-stats", [name], resilient_parsing=True), name)
        assert command is not None
        assert [one.name for one in command.params].count("no_color") == 1, name


@pytest.mark.parametrize(
    "arguments",
    [QUESTION, ("figures", "--year", "2025"), ("explain", "ikt.jim", "--year", "2025"), ("completion", "bash")],
)
def test_a_pipe_that_closes_is_no_fault(exports: Path, arguments: tuple[str, ...]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    environment = os.environ | {"COCON_DATA": str(exports)}
    done = subprocess.run(
        [PROGRAM, *arguments], env=environment, stdout=writer, stderr=subprocess.PIPE, text=True, check=False
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, "")
