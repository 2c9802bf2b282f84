"""``cocon-stats completion``: the script that makes a shell complete."""

from __future__ import annotations

import click

from cocon_stats.cli.output import deliver
from cocon_stats.cli.words import Word


@click.command("completion")
@click.argument("shell", type=Word(["bash", "zsh", "fish"]))
def command(shell: str) -> None:
    """Print the completion script of SHELL: bash, zsh or fish.

    \b
    Examples:
      cocon-stats completion bash > cocon-stats.bash
      cocon-stats completion fish > cocon-stats.fish

    Load it in the start-up file of the shell: source the file, or eval "$(cocon-stats completion zsh)".
    """
    from cocon_stats.cli import COMPLETE, PROGRAM, group
    from cocon_stats.cli.shells import script

    deliver(script(shell, group, PROGRAM, COMPLETE), None)
