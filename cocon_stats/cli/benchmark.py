"""``cocon-stats benchmark``: the organisation beside the sector."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from cocon_stats.cli.asking import FORMATS, PLAIN, deliver_sheets, form_of, form_options, opened
from cocon_stats.cli.options import data_option
from cocon_stats.cli.output import say


@click.command("benchmark")
@click.argument("year", type=click.IntRange(1990, 2100))
@click.option(
    "--sector-year", type=int, help="The year of the sector's printed tables; otherwise the newest of the package."
)
@data_option
@click.option("--with-errors", is_flag=True, help="Go on when the exports have errors, as report does.")
@form_options(*FORMATS)
def command(year: int, sector_year: int | None, form: str | None, output: Path | None, **where: Any) -> None:
    """Set referrers, ages and lengths of help of YEAR beside what the sector's yearbook printed.

    Context guidance and CBAW stand beside the organisations for special youth care (OVBJ). What the counts mean is
    not the same on both sides: the warnings below each table belong to it.

    \b
    Examples:
      cocon-stats benchmark 2025
      cocon-stats benchmark 2025 --sector-year 2017 --format md --output sector.md
    """
    form = form_of(form, output)
    (this,) = opened(str(year), **where)
    from cocon_stats.sector.benchmark import compare
    from cocon_stats.sector.benchmark.sheets import as_list, as_sheets

    comparisons = compare(this.dataset, this.tools.settings.organisation, sector_year)
    if form in ("csv", "json", PLAIN):
        sheet = as_list(comparisons)
        for warning in sheet.notes:
            say(warning)
        deliver_sheets([sheet], form, output)
    else:
        deliver_sheets(as_sheets(comparisons), form, output)
