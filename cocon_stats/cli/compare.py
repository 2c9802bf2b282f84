"""``cocon-stats compare``: years side by side, and what may be said of the difference."""

from __future__ import annotations

from pathlib import Path

import click

from cocon_stats.cli.asking import FORMATS, PLAIN, deliver_object, deliver_sheets, form_of, form_options
from cocon_stats.cli.options import data_directory, data_option, settings_for
from cocon_stats.cli.output import say


@click.command("compare")
@click.argument("words", nargs=-1, required=True, metavar="YEAR YEAR... [PATTERN]")
@data_option
@click.option("--with-errors", is_flag=True, help="Go on when the exports have errors, as report does.")
@form_options(*FORMATS)
def command(
    words: tuple[str, ...], data: Path | None, config: Path | None, with_errors: bool, form: str | None,
    output: Path | None,
) -> None:  # fmt: skip
    """Set the figures of two or more years side by side, with the difference and what may be said of it.

    PATTERN picks figures by id: ikt.uitval, 'ikt.doel.*', or ikt for all that start with it.

    \b
    Examples:
      cocon-stats compare 2024 2025 '*.uitval'
      cocon-stats compare 2023 2024 2025 cah --format md

    docs/comparison.md tells what the words mean.
    """
    years, pattern = _split(words)
    form = form_of(form, output)
    settings = settings_for(config, data)
    directory = data_directory(data, settings)
    if directory.is_sample:
        click.echo("Let op: dit zijn voorbeeldgegevens, geen echte dossiers.", err=True)
    from cocon_stats.comparison.beside import beside
    from cocon_stats.comparison.ladder import rules_of
    from cocon_stats.comparison.tables import as_object, as_rows, as_sheet, notes
    from cocon_stats.year import toolkit

    rules = rules_of(settings)
    rows = beside(directory.path, years, toolkit(settings), pattern, with_errors)
    if form == "json":
        deliver_object(as_object(rows, years, rules), output)
        return
    if form in ("csv", PLAIN):
        for note in notes(rows, years):
            say(note)
    deliver_sheets([as_rows(rows, years, rules) if form == "csv" else as_sheet(rows, years, rules)], form, output)


def _split(words: tuple[str, ...]) -> tuple[list[int], str]:
    """The years, oldest first, and the pattern."""
    numbers = [one for one in words if len(one) == 4 and one.isascii() and one.isdigit()]
    others = [one for one in words if one not in numbers]
    if len(others) > 1:
        raise click.UsageError(f"One pattern at most, not {len(others)}: {' '.join(others)}.")
    years = sorted({int(one) for one in numbers})
    if len(years) < 2:
        raise click.UsageError("Name at least two years, such as: cocon-stats compare 2024 2025.")
    return years, others[0] if others else "*"
