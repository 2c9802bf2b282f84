"""``cocon-stats sample``: invented exports in the form of real ones."""

from __future__ import annotations

from pathlib import Path

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
def command(year: int, seed: int, scale: int, out: Path, targets: Path | None, force: bool) -> None:
    """Make a synthetic year: invented case files, contacts and personnel from which given counts come out.

    The same options give the same bytes on every machine. With a larger scale every share stays as it is.

    \b
    Examples:
      cocon-stats sample --year 2025 --out data/sample
      cocon-stats sample --scale 1000 --out /tmp/large
    """
    try:
        paths = write_sample(make_year(seed, year, targets), scale, out, force)
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
