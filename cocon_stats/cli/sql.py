"""``cocon-stats sql``: a question in SQL."""

from __future__ import annotations

from pathlib import Path
from typing import TypedDict, Unpack

import click

from cocon_stats.cli.asking import (
    FORMATS,
    deliver_object,
    deliver_sheets,
    form_of,
    form_options,
    opened,
    opened_sector,
    year_options,
)
from cocon_stats.cli.options import settings_for


class _Asked(TypedDict):
    statement: str | None
    tables: bool
    year: str | None
    data: Path | None
    config: Path | None
    with_errors: bool
    form: str | None
    output: Path | None


@click.command("sql")
@click.argument("statement", metavar="SELECT", required=False)
@click.option("--tables", is_flag=True, help="List the tables and their columns.")
@year_options
@form_options(*FORMATS)
def command(**asked: Unpack[_Asked]) -> None:
    """Answer one SELECT over the checked exports of a year; needs DuckDB: pip install "cocon-stats[sql]".

    \b
    Examples:
      cocon-stats sql "select aanmelder, count(*) from ikt where einddatum >= '2025-01-01' group by 1"
      cocon-stats sql --tables

    It only reads, and reaches neither files nor the network.
    """
    form = form_of(asked["form"], asked["output"])
    if (asked["statement"] is None) != asked["tables"]:
        raise click.UsageError("Give one SELECT, or --tables.")
    if asked["tables"]:
        from cocon_stats.schemas import load_schemas
        from cocon_stats.sql.shown import tables

        deliver_sheets([tables(load_schemas(*settings_for(asked["config"]).schemas))], form, asked["output"])
        return
    from cocon_stats.schemas import load_schemas
    from cocon_stats.sql.engine import Database, asks_sector
    from cocon_stats.sql.shown import as_objects, as_sheet

    statement = asked["statement"] or ""
    schemas = load_schemas(*settings_for(asked["config"], asked["data"]).schemas)
    open_year = opened_sector if asks_sector(statement, schemas) else opened
    (year,) = open_year(asked["year"], asked["data"], asked["config"], asked["with_errors"])
    with Database(year, statement) as database:
        result = database.select(statement)
    if form == "json":
        deliver_object(as_objects(result), asked["output"])
    else:
        deliver_sheets([as_sheet(result, f"Jaar {year.year}")], form, asked["output"])
