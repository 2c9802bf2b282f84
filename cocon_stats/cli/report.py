"""``cocon-stats report``: the yearly report."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cocon_stats.cli import screen
from cocon_stats.cli.options import data_directory, data_option, settings_for
from cocon_stats.cli.output import colour_wanted, say

if TYPE_CHECKING:
    from cocon_stats.cli.options import DataDirectory
    from cocon_stats.sector.exports import SectorYear
    from cocon_stats.settings import Settings
    from cocon_stats.year import Year


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to write and where, as asked on the command line."""

    out: Path | None
    sections: tuple[str, ...]
    tables: bool
    with_errors: bool
    final: bool
    as_of: datetime | None
    force: bool
    kind: str

    def check(self, year: int) -> None:
        """Refuse what does not go together."""
        if self.kind == "sector" and (self.sections or self.tables or self.final or self.as_of or self.force):
            raise click.UsageError("--report sector goes only with --data, --config, --out and --with-errors.")
        if self.final and (self.sections or self.as_of):
            raise click.UsageError("--final closes the whole year: not with --section or --as-of.")
        if self.force and not self.final:
            raise click.UsageError("--force goes with --final.")
        if self.as_of and self.as_of.year < year:
            raise click.UsageError(f"--as-of is the last day in the exports of {year}; it lies before that year.")


@click.command("report")
@click.argument("year", type=click.IntRange(1990, 2100))
@data_option
@click.option(
    "--report",
    "kind",
    type=click.Choice(["jaarverslag", "sector"]),
    default="jaarverslag",
    show_default=True,
    help="The organisation's yearly report, or the tables of the whole sector from sector_*.csv.",
)
@click.option("--out", type=click.Path(path_type=Path), help="Directory to write to; otherwise cocon.toml, or rapport.")
@click.option(
    "--section", "sections", multiple=True, metavar="NUMBER", help="Only this section (3.1); may be repeated."
)
@click.option("--tables", is_flag=True, help="Add the table of figures behind every section, and cijfers.csv.")
@click.option("--with-errors", is_flag=True, help="Go on when there are errors: leave out what cannot be right.")
@click.option("--final", is_flag=True, help="Close the year: keep its figures in DATA/archief for the years to come.")
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d", "%d/%m/%Y"]),
    metavar="DATE",
    help="The last day in the exports: the report says that it is provisional, and until when it goes.",
)
@click.option("--force", is_flag=True, help="With --final: replace the archive of a year that was closed before.")
def command(year: int, data: Path | None, config: Path | None, **options: Any) -> None:
    """Write the report of YEAR: one Markdown file per section, the whole, and figures.json.

    \b
    Examples:
      cocon-stats report 2025 --data exports --out rapport
      cocon-stats report 2025 --section 3.1 --section 3.2
      cocon-stats report 2025 --as-of 2025-06-30
      cocon-stats report 2025 --final
      cocon-stats report 2017 --report sector --data data/sample
    """
    from cocon_stats.archive import check_archive, write_archive
    from cocon_stats.exports.folder import find, require_exports
    from cocon_stats.report.writer import Form, write_report
    from cocon_stats.year import Year, toolkit

    wanted = Wanted(**options)
    wanted.check(year)
    settings = settings_for(config, data)
    directory = data_directory(data, settings)
    if directory.is_sample:
        click.echo("Let op: dit rapport wordt gemaakt van voorbeeldgegevens, niet van echte dossiers.", err=True)
    if wanted.kind == "sector":
        _write_sector(directory, year, settings, wanted)
        return
    _say("Bestanden lezen en controleren …")
    this = Year(directory.path, year, toolkit(settings))
    require_exports(find(directory.path, year, this.tools.schemas), directory.path)
    _refuse_faults(this, wanted.with_errors)
    _say("Cijfers berekenen …")
    figures = replace(this.figures_with_history, until=wanted.as_of.date() if wanted.as_of else None)
    if wanted.final:
        check_archive(directory.path, figures, wanted.force)
    _say("Rapport schrijven …")
    out = wanted.out or settings.out or Path("rapport")
    form = Form(wanted.sections, directory.is_sample, wanted.tables)
    written = write_report(figures, out, settings, form)
    if wanted.final:
        written.append(write_archive(directory.path, figures, wanted.force))
    for line in _missing(this):
        say(line)
    for path in written:
        click.echo(path)


def _write_sector(directory: DataDirectory, year: int, settings: Settings, wanted: Wanted) -> None:
    """The other report: the tables of the sector."""
    from cocon_stats.sector.exports import SectorYear
    from cocon_stats.sector.report import write_sector_report

    _say("Bestanden lezen en controleren …")
    this = SectorYear(directory.path, year, settings)
    _refuse_faults(this, wanted.with_errors)
    _say("Tabellen maken …")
    out = wanted.out or settings.out or Path("rapport")
    for path in write_sector_report(this.data, out, settings, directory.is_sample):
        click.echo(path)


def _refuse_faults(this: Year | SectorYear, with_errors: bool) -> None:
    """Show the errors and stop, unless they are to be passed over."""
    from cocon_stats.year import FaultyExportsError

    if not this.faulty or with_errors:
        return
    from cocon_stats.validation.findings import Findings
    from cocon_stats.validation.present.screen import as_table

    files = tuple(one.file for one in this.checked.exports.inputs)
    found = Findings(files, this.checked.problems, this.checked.outcomes, shown_from="error")
    width = screen.columns()
    click.echo(as_table(found, width, colour_wanted(None)), err=True)
    raise FaultyExportsError(this.checked)


def _missing(this: Year) -> list[str]:
    """What the report does without, for the person at the screen."""
    from cocon_stats.history import PUBLISHED

    exports = this.checked.exports
    absent = tuple(one for one in exports.absent if one != PUBLISHED)  # nothing becomes unknown without it
    lines = []
    for word, names, follows in (
        ("Ontbreekt", absent, "staat niet in het rapport"),
        ("Onbruikbaar", exports.unusable, "staat niet in het rapport"),
        ("Zonder bruikbare rijen", this.figures.empty, "is niet geregistreerd"),
    ):
        if names:
            files = ", ".join(f"{name}.csv" for name in names)
            lines.append(f"{word}: {files}. Wat daarop rust, {follows}.")
    left_out = sum(one.left_out for one in exports.inputs)
    unknown = sum(one.unknown_values for one in exports.inputs)
    if left_out or unknown:
        rows = "1 rij" if left_out == 1 else f"{left_out} rijen"
        values = "1 waarde" if unknown == 1 else f"{unknown} waarden"
        lines.append(f"Met fouten gemaakt: {rows} weggelaten, {values} onbekend gemaakt.")
    return lines


def _say(text: str) -> None:
    """Progress, for a person at a terminal only."""
    if sys.stderr.isatty():
        click.echo(text, err=True)
