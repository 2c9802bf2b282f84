"""From a directory and the years asked to `Year`s that may be used: what every question goes through."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

from cocon_stats.errors import NothingToRead, WrongUsage
from cocon_stats.exports.folder import HISTORY, find, years
from cocon_stats.schemas import Schemas
from cocon_stats.settings import Settings
from cocon_stats.year import FaultyExportsError, Year, toolkit


def newest(data: Path) -> int:
    """The newest year that has a folder in `data`; WrongUsage when none has, for then nobody knows the year."""
    found = years(data)
    if found:
        return found[-1]
    if not data.is_dir():
        raise NothingToRead(f"De map {data} bestaat niet. Geef met --data de map waarin de exports staan.")
    raise WrongUsage(f"In {data} staat geen map per jaar. Noem het jaar met --year.")


def open_years(
    data: Path,
    wanted: Iterable[int],
    settings: Settings,
    with_errors: bool = False,
    only: Collection[str] | None = None,
) -> list[Year]:
    """The years, read and checked; their figures are those called in `only`, when given, and what these follow from.

    WrongUsage for a year that is not there, FaultyExportsError when there are errors and `with_errors` is false
    (contract, "What is checked, and what follows").
    """
    tools = toolkit(settings)
    tools = tools if only is None else tools.only(only)
    opened = []
    for one in wanted:
        _there(data, one, tools.schemas)
        year = Year(data, one, tools)
        if year.faulty and not with_errors:
            raise FaultyExportsError(year.checked)
        opened.append(year)
    return opened


def _there(data: Path, year: int, schemas: Schemas) -> None:
    known = years(data)
    if year in known or not known:
        return
    try:
        files = find(data, year, schemas).files
    except NothingToRead:
        files = {}
    if set(files) <= {HISTORY}:
        raise WrongUsage(f"Er is geen jaar {year} in {data}. Er zijn: {', '.join(map(str, known))}.")
