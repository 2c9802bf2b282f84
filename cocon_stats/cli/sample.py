"""``cocon-stats sample``: invented exports in the form of real ones."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from cocon_stats.sample.targets_file import TargetsError
from cocon_stats.sample.writer import SampleExists, TooManyCopies, write_sample
from cocon_stats.sample.year import make_year

_FIRST_YEAR, _LAST_YEAR = 1995, 2100


@click.command("sample")
@click.option(
    "--year", type=click.IntRange(_FIRST_YEAR, _LAST_YEAR), default=2025, show_default=True, help="The year to make."
)
@click.option("--seed", type=int, default=2025, show_default=True, help="Another seed gives another year.")
@click.option("--scale", type=click.IntRange(1), default=1, show_default=True, help="Put the year there so many times.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("data/sample"),
    show_default=True,
    help="Folder to write into: OUT/YEAR/*.csv and OUT/historiek.csv.",
)
@click.option(
    "--targets",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="Counts to make the year from, instead of the nearest targets file of the package.",
)
@click.option("--force", is_flag=True, help="Write also into a folder with other files than an earlier sample.")
@click.option(
    "--report",
    "kind",
    type=click.Choice(["jaarverslag", "sector"]),
    default="jaarverslag",
    show_default=True,
    help="The exports of the organisation's report, or those of the whole sector (year 2017).",
)
def command(kind: str, out: Path, force: bool, **options: Any) -> None:
    """Make a synthetic year: invented case files, contacts and personnel from which given counts come out.

    The same options give the same bytes on every machine. With a larger scale every share stays as it is.

    \b
    Examples:
      cocon-stats sample --year 2025 --out data/sample
      cocon-stats sample --scale 1000 --out /tmp/large
      cocon-stats sample --report sector --year 2017 --out data/sample
    """
    try:
        paths = _written(kind, out, force, options)
    except SampleExists as error:
        raise click.UsageError(f"{error}. Choose another folder, or use --force.") from error
    except TooManyCopies as error:
        raise click.UsageError(f"--scale: {error}.") from error
    except TargetsError as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        raise click.ClickException(f"{error.filename or out}: {error.strerror}") from error
    for path in paths:
        click.echo(path)


def _written(kind: str, out: Path, force: bool, options: Mapping[str, Any]) -> list[Path]:
    """Make and write the year of one kind of report; the paths."""
    year, seed, scale, targets = (options[name] for name in ("year", "seed", "scale", "targets"))
    if kind == "jaarverslag":
        return write_sample(make_year(seed, year, targets), scale, out, force)
    from cocon_stats.sector.sample.targets import target_years
    from cocon_stats.sector.sample.writer import write_sector_sample
    from cocon_stats.sector.sample.year import make_sector_year

    if targets:
        raise click.UsageError("--targets goes with the organisation's report only.")
    if year not in target_years():
        known = ", ".join(str(one) for one in target_years())
        raise click.UsageError(f"--report sector: there are published tables to make a year from for {known} only.")
    return write_sector_sample(make_sector_year(seed, year), out, scale, force)
