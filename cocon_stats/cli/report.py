"""``cocon-stats report``: the yearly report."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from cocon_stats.cli.options import data_directory, data_option, settings_for


@click.command("report")
@click.argument("year", type=click.IntRange(1990, 2100))
@data_option
@click.option("--out", type=click.Path(path_type=Path), help="Directory to write to; otherwise cocon.toml, or rapport.")
@click.option("--section", "sections", multiple=True, metavar="NUMBER", help="Only this section (3.1); may be repeated.")
@click.option("--with-errors", is_flag=True, help="Go on when there are errors: leave out what cannot be right.")
def command(
    year: int, data: Path | None, config: Path | None, out: Path | None, sections: tuple[str, ...], with_errors: bool
) -> None:
    """Write the report of YEAR: one Markdown file per section, the whole, and figures.json.

    \b
    Examples:
      cocon-stats report 2025 --data exports --out rapport
      cocon-stats report 2025 --section 3.1 --section 3.2
    """
    from cocon_stats.report.writer import write_report
    from cocon_stats.year import FaultyExportsError, Year, toolkit

    settings = settings_for(config)
    directory = data_directory(data, settings)
    if directory.is_sample:
        click.echo("Let op: dit rapport wordt gemaakt van voorbeeldgegevens, niet van echte dossiers.", err=True)
    _say("Bestanden lezen en controleren …")
    this = Year(directory.path, year, toolkit(settings))
    if this.faulty and not with_errors:
        raise FaultyExportsError(this.checked)
    _say("Cijfers berekenen …")
    figures = this.figures_with_history
    _say("Rapport schrijven …")
    for path in write_report(figures, out or settings.out or Path("rapport"), settings, sections, directory.is_sample):
        click.echo(path)


def _say(text: str) -> None:
    """Progress, for a person at a terminal only."""
    if sys.stderr.isatty():
        click.echo(text, err=True)
