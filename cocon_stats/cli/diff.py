"""``cocon-stats diff``: what changed between two exports of the same year."""

from __future__ import annotations

from pathlib import Path

import click

from cocon_stats.cli.options import settings_for
from cocon_stats.cli.output import colour_wanted, deliver
from cocon_stats.errors import NothingToRead, WrongUsage


@click.command("diff")
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option("--year", type=click.IntRange(1990, 2100), help="The year to compare; otherwise the last that both have.")
@click.option("--format", "form", type=click.Choice(["table", "md", "json"]), default="table", help="How to show it.")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file, not to stdout.")
@click.option("--config", type=click.Path(path_type=Path), help="Settings file instead of cocon.toml.")
def command(old: Path, new: Path, year: int | None, form: str, output: Path | None, config: Path | None) -> None:
    """Show what changed from the exports in OLD to those in NEW: rows, values, problems and figures.

    \b
    Examples:
      cocon-stats diff exports-januari exports-februari
      cocon-stats diff exports-januari exports-februari --year 2025 --format md --output verschil.md
    """
    from cocon_stats.changes.compare import compare
    from cocon_stats.year import Year, toolkit

    for folder in (old, new):
        if not folder.is_dir():
            raise NothingToRead(f"De map {folder} bestaat niet.")
    asked = year or _last_common_year(old, new)
    tools = toolkit(settings_for(config))
    changes = compare(Year(old, asked, tools), Year(new, asked, tools))
    if form == "json":
        from cocon_stats.changes.program import as_json

        deliver(as_json(changes), output)
        return
    from cocon_stats.changes.sheets import as_sheets

    sheets = as_sheets(changes)
    if form == "md":
        from cocon_stats.sheets.markdown import as_markdown

        deliver(as_markdown(sheets), output)
    else:
        from cocon_stats.sheets.screen import as_table

        deliver(as_table(sheets, colour_wanted(output)), output)


def _last_common_year(old: Path, new: Path) -> int:
    from cocon_stats.exports.folder import years

    common = set(years(old)) & set(years(new))
    if not common:
        raise WrongUsage(f"{old} en {new} hebben geen map van hetzelfde jaar. Noem het jaar met --year.")
    return max(common)
