"""``cocon-stats figures``: the catalogue with the values of a year."""

from __future__ import annotations

from pathlib import Path
from typing import TypedDict, Unpack

import click

from cocon_stats.cli.asking import (
    catalogue_of,
    deliver_object,
    deliver_sheets,
    form_of,
    form_options,
    opened,
    year_options,
)
from cocon_stats.cli.words import completed


class _Asked(TypedDict):
    pattern: str
    year: str | None
    data: Path | None
    config: Path | None
    with_errors: bool
    form: str | None
    output: Path | None


@click.command("figures")
@click.argument("pattern", default="*", shell_complete=completed("figures"))
@year_options
@form_options("table", "md", "csv", "json", "xlsx")
def command(**asked: Unpack[_Asked]) -> None:
    """List the figures of a year whose id fits PATTERN: ikt.jim, ikt.doel.*, or a part such as ikt.doel; else all.

    \b
    Examples:
      cocon-stats figures 'ikt.doel.*' --year 2025
      cocon-stats figures ikt --format csv > ikt.csv
    """
    form = form_of(asked["form"], asked["output"])
    from cocon_stats.query.listing import listed, meant

    chosen = meant(asked["pattern"], catalogue_of(asked["config"], asked["data"]))
    wanted = {one.id for one in chosen}
    (year,) = opened(asked["year"], asked["data"], asked["config"], asked["with_errors"], only=wanted)
    if form == "json":
        deliver_object([one for one in year.figures.to_json()["figures"] if one["id"] in wanted], asked["output"])
    else:
        deliver_sheets([listed(year.figures, chosen)], form, asked["output"])
