"""The command line: one module per command, imported only when it is run.

A command parses, calls the library and prints. Data go to stdout, talk goes to stderr; errors that the user can mend
become one line and the exit status of the contract.
"""

from __future__ import annotations

import atexit
import gc
import io
import os
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any

import click
from click.shell_completion import CompletionItem

from cocon_stats import __version__
from cocon_stats.cli.words import Word
from cocon_stats.errors import CoconError, fault_place
from cocon_stats.printable import printable

PROGRAM = "cocon-stats"
COMPLETE = "_COCON_STATS_COMPLETE"  # what a shell sets when it asks for completions
_OBJECTS_BETWEEN_SEARCHES = 100_000
_FAULT_OF_PROGRAM = 70  # what sysexits.h keeps for it
_UNFORESEEN = (
    "Fout: het programma is vastgelopen door een fout in het programma zelf ({}). Er is geen resultaat. Meld deze zin "
    "aan wie het programma beheert."
)

COMMANDS = {
    "report": "Write the yearly report: Markdown per section and figures.json.",
    "validate": "Check the exports and show every problem with file, line and column.",
    "query": "Count or measure case files in one line.",
    "figures": "List the figures of a year.",
    "sql": "Answer a SELECT over the checked exports (needs DuckDB).",
    "check-sql": "Run the checks that a team wrote itself in SQL.",
    "compare": "Set years side by side, with what may be said of the difference.",
    "benchmark": "Set the organisation beside the printed tables of its sector.",
    "restate": "Compute a year again, beside what was published then.",
    "explain": "Explain a figure, back to its cases, or a rule.",
    "diff": "Show what changed between two exports of the same year.",
    "rules": "List everything that validate can find.",
    "schema": "Print the Table Schema of an export file, or a datapackage of all.",
    "sample": "Make a synthetic sample year.",
    "cache": "Empty the cache of large exports, or tell where it is.",
    "completion": "Print what makes bash, zsh or fish complete.",
}


def no_color(function: Callable[..., Any]) -> Callable[..., Any]:
    """``--no-color``, which does what ``NO_COLOR`` does."""

    def obey(ctx: click.Context, param: click.Parameter, value: bool) -> None:
        if value:
            ctx.color = False

    option = click.option("--no-color", is_flag=True, expose_value=False, callback=obey, help="No colours.")
    return option(function)


class ReaderGoneError(Exception):
    """The reader of our output stopped (head, less): nothing is wrong. Click would make it exit status 1."""


class LazyGroup(click.Group):
    """A group that knows the names and short texts of its commands, and imports one only to run it."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order in which an analyst meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command called `cmd_name`, None when there is none."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"cocon_stats.cli.{cmd_name.replace('-', '_')}")
        command: click.Command = module.command
        if not any(one.name == "no_color" for one in command.params):
            no_color(command)
        for one in command.params:
            if type(one.type) is click.Choice:
                one.type = Word(one.type.choices, one.type.case_sensitive)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise ReaderGoneError from None

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem[str]]:
        """The commands without importing them, and the options."""
        found = [CompletionItem(name, help=text) for name, text in COMMANDS.items() if name.startswith(incomplete)]
        return [*found, *click.Command.shell_complete(self, ctx, incomplete)]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; a usage error names the nearest right word."""
        name = args[0] if args else ""
        if args and name not in COMMANDS and not name.startswith("-") and not ctx.resilient_parsing:
            from difflib import get_close_matches

            near = get_close_matches(name, COMMANDS, n=1)
            hint = f" Did you mean '{near[0]}'?" if near else f" There are: {', '.join(COMMANDS)}."
            raise click.UsageError(f"No such command '{name}'.{hint}", ctx)
        return super().resolve_command(ctx, args)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name=PROGRAM)
@no_color
def group() -> None:
    """Figures and Dutch text of the yearly report, from the exports of the client file.

    \b
    Examples:
      cocon-stats validate --data exports --year 2025
      cocon-stats report 2025 --data exports --out rapport
    """


def _travel_light() -> None:
    """Leave out of a short process what costs more than the answer: threads for linear algebra, which nothing here
    uses, and the search for cycles in what lives until the end, above all at the end itself.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    gc.set_threshold(_OBJECTS_BETWEEN_SEARCHES)
    atexit.register(_leave)


def _leave() -> None:
    if "duckdb" not in sys.modules:  # which takes what was not searched for a leak, and says so
        gc.freeze()


def main() -> None:
    """Run the program; the only place where an error becomes a line and an exit status."""
    _travel_light()
    if COMPLETE in os.environ:
        import_module("cocon_stats.cli.shells")  # makes its shells known to click
    try:
        status = group.main(standalone_mode=False)
    except click.ClickException as error:
        told = io.StringIO()
        error.show(told)
        click.echo(printable(told.getvalue(), "\n"), err=True, nl=False)
        sys.exit(error.exit_code)
    except click.exceptions.Abort:
        click.echo("Afgebroken.", err=True)
        sys.exit(130)
    except CoconError as error:
        click.echo("Fout: " + printable(str(error), "\n"), err=True)
        sys.exit(error.exit_status)
    except ReaderGoneError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception as error:  # noqa: BLE001 - a traceback helps no user, and may hold values of the exports
        click.echo(_UNFORESEEN.format(fault_place(error)), err=True)
        sys.exit(_FAULT_OF_PROGRAM)
    sys.exit(status if isinstance(status, int) else 0)
