"""What commands share: the data directory, the settings, and what to say when the sample is used."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import click

from cocon_stats.cli.progress import show_progress
from cocon_stats.errors import NothingToRead
from cocon_stats.settings import FILE_NAME, Settings, load_settings

CHECKOUT_SAMPLE = Path(__file__).parents[2] / "data" / "sample"
_NO_CACHE = "cocon_stats.no_cache"
MARKER = "VOORBEELDGEGEVENS"  # a file that the sample generator puts beside the years it makes


@dataclass(frozen=True, slots=True)
class DataDirectory:
    """Where the exports are, and whether they are the sample's."""

    path: Path
    is_sample: bool


def data_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """``--data`` and ``--config``, the same on every command that reads exports."""
    data = click.option(
        "--data",
        type=click.Path(path_type=Path),
        help="Directory with the exports; otherwise COCON_DATA, cocon.toml, or the sample of a checkout.",
    )
    config = click.option("--config", type=click.Path(path_type=Path), help="Settings file instead of cocon.toml.")
    cache = click.option(
        "--no-cache", is_flag=True, expose_value=False, callback=_leave_cache, help="Read and check everything again."
    )
    return data(config(cache(function)))


def _leave_cache(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    ctx.meta[_NO_CACHE] = value


def settings_for(config: Path | None, data: Path | None = None) -> Settings:
    """The settings of `config`, of the ``cocon.toml`` in or above the working directory, or of that beside the data."""
    settings = load_settings(config)
    folder = _chosen(data, settings)
    if settings.path is None and folder is not None and (folder / FILE_NAME).is_file():
        settings = load_settings(folder / FILE_NAME)
    context = click.get_current_context(silent=True)
    refused = context is not None and context.meta.get(_NO_CACHE, False)
    return replace(settings, cache=False) if refused else settings


def data_directory(data: Path | None, settings: Settings) -> DataDirectory:
    """The directory to read: the option, else the settings, else ``data/sample`` of a checkout.

    NothingToRead when there is none of these.
    """
    show_progress()
    chosen = _chosen(data, settings)
    if chosen is None:
        raise NothingToRead(
            "Er is geen map met exports genoemd. Gebruik --data MAP, zet COCON_DATA, of noem de map in cocon.toml."
        )
    return DataDirectory(chosen, _is_sample(chosen))


def _chosen(data: Path | None, settings: Settings) -> Path | None:
    chosen = data or settings.data
    if chosen is None:
        here = Path("data") / "sample"
        chosen = here if here.is_dir() else CHECKOUT_SAMPLE
        if not chosen.is_dir():
            return None
    return chosen


def _is_sample(folder: Path) -> bool:
    """Whether the sample's mark lies in the folder or in that of one of its years: also a copy is known by it."""
    return (folder / MARKER).is_file() or next(folder.glob(f"*/{MARKER}"), None) is not None
