"""``cocon-stats report``: the yearly report."""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cocon_stats.cli.options import data_directory, data_option, settings_for
from cocon_stats.cli.output import colour_wanted

if TYPE_CHECKING:
    from cocon_stats.year import Year


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to write and where, as asked on the command line."""

    out: Path | None
    sections: tuple[str, ...]
    tables: bool
    with_errors: bool


@click.command("report")
@click.argument("year", type=click.IntRange(1990, 2100))
@data_option
@click.option("--out", type=click.Path(path_type=Path), help="Directory to write to; otherwise cocon.toml, or rapport.")
@click.option(
    "--section", "sections", multiple=True, metavar="NUMBER", help="Only this section (3.1); may be repeated."
)
@click.option("--tables", is_flag=True, help="Add the table of figures behind every section, and cijfers.csv.")
@click.option("--with-errors", is_flag=True, help="Go on when there are errors: leave out what cannot be right.")
def command(year: int, data: Path | None, config: Path | None, **options: Any) -> None:
    """Write the report of YEAR: one Markdown file per section, the whole, and figures.json.

    \b
    Examples:
      cocon-stats report 2025 --data exports --out rapport
      cocon-stats report 2025 --section 3.1 --section 3.2
    """
    from cocon_stats.report.writer import Form, write_report
    from cocon_stats.year import Year, toolkit

    wanted = Wanted(**options)
    settings = settings_for(config)
    directory = data_directory(data, settings)
    if directory.is_sample:
        click.echo("Let op: dit rapport wordt gemaakt van voorbeeldgegevens, niet van echte dossiers.", err=True)
    _say("Bestanden lezen en controleren …")
    this = Year(directory.path, year, toolkit(settings))
    _refuse_faults(this, wanted.with_errors)
    _say("Cijfers berekenen …")
    figures = this.figures_with_history
    _say("Rapport schrijven …")
    out = wanted.out or settings.out or Path("rapport")
    form = Form(wanted.sections, directory.is_sample, wanted.tables)
    written = write_report(figures, out, settings, form)
    for line in _missing(this):
        click.echo(line, err=True)
    for path in written:
        click.echo(path)


def _refuse_faults(this: Year, with_errors: bool) -> None:
    """Show the errors and stop, unless they are to be passed over."""
    from cocon_stats.year import FaultyExportsError

    if not this.faulty or with_errors:
        return
    from cocon_stats.validation.findings import Findings
    from cocon_stats.validation.present.screen import as_table

    files = tuple(one.file for one in this.checked.exports.inputs)
    found = Findings(files, this.checked.problems, this.checked.outcomes, shown_from="error")
    width = shutil.get_terminal_size((80, 24)).columns
    click.echo(as_table(found, width, colour_wanted(None)), err=True)
    raise FaultyExportsError(this.checked)


def _missing(this: Year) -> list[str]:
    """What the report does without, for the person at the screen."""
    exports = this.checked.exports
    lines = []
    for word, names in (("Ontbreekt", exports.absent), ("Onbruikbaar", exports.unusable)):
        if names:
            files = ", ".join(f"{name}.csv" for name in names)
            lines.append(f"{word}: {files}. Wat daarop rust, staat niet in het rapport.")
    left_out = sum(one.left_out for one in exports.inputs)
    unknown = sum(one.unknown_values for one in exports.inputs)
    if left_out or unknown:
        lines.append(f"Met fouten gemaakt: {left_out} rijen weggelaten, {unknown} waarden onbekend gemaakt.")
    return lines


def _say(text: str) -> None:
    """Progress, for a person at a terminal only."""
    if sys.stderr.isatty():
        click.echo(text, err=True)
