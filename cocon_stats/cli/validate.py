"""``cocon-stats validate``: what is wrong with the exports, and where."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cocon_stats.cli import screen
from cocon_stats.cli.options import data_directory, data_option, settings_for
from cocon_stats.cli.output import colour_wanted, deliver, say
from cocon_stats.validation.problem import SEVERITIES, Severity

if TYPE_CHECKING:
    from cocon_stats.schemas import Schemas
    from cocon_stats.validation.findings import Findings

FORMATS = ("table", "json", "csv", "xlsx", "md")
DAYS = click.DateTime(["%Y-%m-%d", "%d/%m/%Y"])


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to show and where to write it, as asked on the command line."""

    form: str | None
    output: Path | None
    severity: Severity
    rejects: Path | None
    as_of: datetime.datetime | None


@click.command("validate")
@data_option
@click.option(
    "--year", type=click.IntRange(1990, 2100), help="The year to check; otherwise all years of the directory."
)
@click.option("--format", "form", type=click.Choice(FORMATS), help="Otherwise by the suffix of --output, or table.")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file, not to stdout.")
@click.option(
    "--severity", type=click.Choice(SEVERITIES), default="warning", help="List only problems this bad or worse."
)
@click.option(
    "--rejects", type=click.Path(path_type=Path, file_okay=False), help="Write the rows with errors under DIR."
)
@click.option("--as-of", type=DAYS, metavar="DATE", help="Day to judge exceptions on; otherwise 31/12 of the year.")
def command(data: Path | None, config: Path | None, year: int | None, **options: Any) -> int:
    """Check the exports and show every problem with file, line and column.

    \b
    Examples:
      cocon-stats validate --data exports --year 2025
      cocon-stats validate --data exports --year 2025 --output nazicht.xlsx

    Exit status: 0 nothing worse than a warning, 1 errors, 2 wrong usage, 3 nothing to read.
    """
    wanted = Wanted(**options)
    form = _form(wanted)
    settings = settings_for(config, data)
    directory = data_directory(data, settings)
    if directory.is_sample:
        click.echo("Let op: dit zijn voorbeeldgegevens, geen echte dossiers.", err=True)
    from cocon_stats.validation.inspection import Terms, folders, inspect
    from cocon_stats.year import toolkit

    tools = toolkit(settings)
    places = folders(directory.path, year, tools.schemas)
    as_of = wanted.as_of.date() if wanted.as_of else None
    found = inspect(directory.path, places, Terms(tools.schemas, tools.catalogue, as_of))
    if wanted.rejects is not None:
        from cocon_stats.cli.rejects import write_rejects

        for path, rows in write_rejects(wanted.rejects, places, found, tools.schemas):
            say(f"Geweigerde rijen in {path}: {rows}")
    _show(found, form, wanted, tools.schemas)
    return 1 if found.worst in ("fatal", "error") else 0


def _form(wanted: Wanted) -> str:
    suffix = wanted.output.suffix.lower().removeprefix(".") if wanted.output else ""
    chosen = wanted.form or (suffix if suffix in FORMATS else "table")
    if chosen == "xlsx" and wanted.output is None:
        raise click.UsageError("--format xlsx needs --output FILE: a workbook is no text for a terminal.")
    return chosen


def _show(found: Findings, form: str, wanted: Wanted, schemas: Schemas) -> None:
    shown = replace(found, shown_from=wanted.severity)
    deliver(rendered(shown, form, schemas, wanted.output), wanted.output)
    if wanted.output is not None:
        from cocon_stats.validation.present.summary import verdict

        say(verdict(found))


def rendered(findings: Findings, form: str, schemas: Schemas, output: Path | None = None) -> str | bytes:
    """The findings in the form asked for; only the module of that form is imported."""
    if form == "json":
        from cocon_stats.validation.present.program import as_json

        return as_json(findings.shown)
    if form == "csv":
        from cocon_stats.validation.present.mending import as_csv

        return as_csv(findings, schemas)
    if form == "xlsx":
        from cocon_stats.validation.present.workbook import as_workbook

        return as_workbook(findings, schemas)
    if form == "md":
        from cocon_stats.validation.present.markdown import as_markdown

        return as_markdown(findings)
    from cocon_stats.validation.present.screen import as_table

    width = screen.columns() if output is None else 80
    return as_table(findings, width, colour_wanted(output))
