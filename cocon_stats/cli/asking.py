"""What the commands that ask something of a year share: which year, whether to go on with errors, and in what form."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cocon_stats.cli.options import data_directory, data_option, settings_for
from cocon_stats.cli.output import colour_wanted, deliver, say
from cocon_stats.cli.words import Word, completed
from cocon_stats.errors import WrongUsage
from cocon_stats.printable import escaped_json

if TYPE_CHECKING:
    from cocon_stats.catalogue import Catalogue
    from cocon_stats.sector.exports import SectorYear
    from cocon_stats.settings import Settings
    from cocon_stats.sheets import Sheet
    from cocon_stats.year import Year

FORMATS = ("table", "md", "csv", "json", "xlsx")
PLAIN = "plain"


def year_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """``--year``, ``--data``, ``--config`` and ``--with-errors``."""
    year = click.option(
        "--year", help="The year; otherwise the newest in the data directory.", shell_complete=completed("years")
    )
    errors = click.option("--with-errors", is_flag=True, help="Go on when the exports have errors, as report does.")
    return year(data_option(errors(function)))


def form_options(*forms: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """``--format`` and ``--output``."""

    def add(function: Callable[..., Any]) -> Callable[..., Any]:
        form = click.option(
            "--format",
            "form",
            type=Word(forms),
            help="Otherwise by the suffix of --output; a table on a terminal, plain lines with tabs in a pipe.",
        )
        output = click.option(
            "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file, not to stdout."
        )
        return form(output(function))

    return add


def opened(
    year: str | None,
    data: Path | None,
    config: Path | None,
    with_errors: bool,
    several: bool = False,
    only: Collection[str] | None = None,
) -> list[Year]:
    """The years asked, checked; says on stderr what was chosen for the user. `several` takes ``2024,2025``; `only` are
    the figures that will be looked at.
    """
    from cocon_stats.opening import newest, open_years

    directory, settings = told_directory(data, config)
    wanted = _wanted(year, several) or [_told_newest(newest(directory), directory)]
    years = open_years(directory, wanted, settings, with_errors, only)
    _tell_left_out(years)
    return years


def opened_sector(
    year: str | None, data: Path | None, config: Path | None, with_errors: bool, several: bool = False
) -> list[SectorYear]:
    """The same for the years of the sector's exports."""
    from cocon_stats.sector.exports import newest_sector_year, open_sector_years

    directory, settings = told_directory(data, config)
    wanted = _wanted(year, several) or [_told_newest(newest_sector_year(directory), directory)]
    years = open_sector_years(directory, wanted, settings, with_errors)
    _tell_left_out(years)
    return years


def told_directory(data: Path | None, config: Path | None) -> tuple[Path, Settings]:
    """The data directory with the settings; says on stderr when it holds invented data."""
    settings = settings_for(config, data)
    directory = data_directory(data, settings)
    if directory.is_sample:
        click.echo("Let op: dit zijn voorbeeldgegevens, geen echte dossiers.", err=True)
    return directory.path, settings


def _told_newest(year: int, directory: Path) -> int:
    say(f"Jaar {year} (het nieuwste in {directory}).")
    return year


def _tell_left_out(years: Iterable[Year | SectorYear]) -> None:
    for one in years:
        if one.faulty:
            say(f"Let op: {_left_out(one)}")


def catalogue_of(config: Path | None, data: Path | None = None) -> Catalogue:
    """The catalogue with what the settings add, without anything heavy: to see whether a figure exists."""
    from cocon_stats.catalogue.loader import load_catalogue
    from cocon_stats.schemas import load_schemas

    settings = settings_for(config, data)
    return load_catalogue(load_schemas(*settings.schemas), *settings.catalogue)


def _wanted(year: str | None, several: bool) -> list[int]:
    words = [one.strip() for one in year.split(",")] if year is not None else []
    for word in words:
        if not (len(word) == 4 and word.isascii() and word.isdigit()):
            raise WrongUsage(f"«{word}» is geen jaar (zoals 2025).")
    if len(words) > 1 and not several:
        raise WrongUsage(f"--year neemt hier één jaar, niet {len(words)}.")
    return list(dict.fromkeys(int(one) for one in words))


def _left_out(year: Year | SectorYear) -> str:
    rows = sum(one.left_out for one in year.checked.exports.inputs)
    values = sum(one.unknown_values for one in year.checked.exports.inputs)
    lost = "".join(f" {one}.csv is onbruikbaar." for one in year.checked.exports.unusable)
    return (
        f"de exports van {year.year} hebben fouten. Weggelaten rijen: {rows}; "
        f"waarden die onbekend werden: {values}.{lost}"
    )


def form_of(form: str | None, output: Path | None) -> str:
    """The form asked, else that of the file, else a table on a terminal and plain lines in a pipe."""
    suffix = output.suffix.lower().removeprefix(".") if output else ""
    if form is None and suffix in FORMATS:
        form = suffix
    if form == "xlsx" and output is None:
        raise click.UsageError("--format xlsx needs --output FILE: a workbook is no text for a terminal.")
    return form or ("table" if output is not None or sys.stdout.isatty() else PLAIN)


def deliver_sheets(sheets: Sequence[Sheet], form: str, output: Path | None) -> None:
    """Print or write the sheets; CSV and JSON take the first. Only the writer of that form is imported."""
    deliver(_rendered(sheets, form, output), output)


def deliver_object(content: Mapping[str, Any] | Sequence[Any], output: Path | None) -> None:
    """Print or write JSON."""
    from cocon_stats.indented import indented

    deliver(escaped_json(indented(content)) + "\n", output)


def _rendered(sheets: Sequence[Sheet], form: str, output: Path | None) -> str | bytes:
    if form == "json":
        from cocon_stats.indented import indented
        from cocon_stats.sheets.objects import as_objects

        return escaped_json(indented(as_objects(sheets[0]))) + "\n"
    if form == "csv":
        from cocon_stats.sheets.separated import as_csv

        return as_csv(sheets[0], for_excel=output is not None)
    if form == "md":
        from cocon_stats.sheets.markdown import as_markdown

        return as_markdown(sheets)
    if form == "xlsx":
        from cocon_stats.sheets.workbook import as_workbook

        return as_workbook(sheets)
    if form == PLAIN:
        from cocon_stats.sheets.plain import as_lines

        return "\n".join(as_lines(one) for one in sheets)
    from cocon_stats.sheets.screen import as_table

    return as_table(sheets, colour_wanted(output))
