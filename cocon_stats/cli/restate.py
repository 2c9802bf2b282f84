"""``cocon-stats restate``: a year computed again, beside what was published then."""

from __future__ import annotations

from pathlib import Path
from typing import TypedDict, Unpack

import click

from cocon_stats.cli.asking import FORMATS, PLAIN, deliver_object, deliver_sheets, form_of, form_options
from cocon_stats.cli.options import data_directory, data_option, settings_for
from cocon_stats.cli.output import say


class _Asked(TypedDict):
    year: int
    data: Path | None
    config: Path | None
    older: Path | None
    every: bool
    with_errors: bool
    form: str | None
    output: Path | None


@click.command("restate")
@click.argument("year", type=click.IntRange(1990, 2100))
@data_option
@click.option(
    "--older",
    type=click.Path(path_type=Path),
    help="Directory with the exports as they were at the time: each difference is split by cause.",
)
@click.option("--all", "every", is_flag=True, help="List the figures that did not change as well.")
@click.option("--with-errors", is_flag=True, help="Go on when the exports have errors, as report does.")
@form_options(*FORMATS)
def command(**asked: Unpack[_Asked]) -> None:
    """Compute YEAR again from today's exports, and set it beside what was published of it.

    Published is what `report --final` kept in DATA/archief, otherwise the rows of historiek.csv.

    \b
    Examples:
      cocon-stats restate 2024
      cocon-stats restate 2024 --older exports-januari-2025 --format md
    """
    form, output, every = form_of(asked["form"], asked["output"]), asked["output"], asked["every"]
    settings = settings_for(asked["config"], asked["data"])
    directory = data_directory(asked["data"], settings)
    if directory.is_sample:
        click.echo("Let op: dit zijn voorbeeldgegevens, geen echte dossiers.", err=True)
    from cocon_stats.opening import open_years
    from cocon_stats.restatement import restate
    from cocon_stats.restatement_table import as_object, as_sheet

    (this,) = open_years(directory.path, [asked["year"]], settings, asked["with_errors"])
    found = restate(this, asked["older"])
    if form == "json":
        deliver_object(as_object(found, every), output)
        return
    sheet = as_sheet(found, every, exact=form == "csv")
    if form in ("csv", PLAIN):
        for note in sheet.notes:
            say(note)
    deliver_sheets([sheet], form, output)
