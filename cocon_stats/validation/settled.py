"""The checks of one year with its accepted exceptions: what ``validate`` shows and what the report is made of."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path

from cocon_stats.exports.folder import Folder, years
from cocon_stats.exports.passed import at_hand
from cocon_stats.schemas import Schemas
from cocon_stats.validation.check import Checked, check
from cocon_stats.validation.exceptions import FILE_NAME, Exceptions
from cocon_stats.validation.exceptions_file import load_exceptions, unknown_dossiers
from cocon_stats.validation.exceptions_places import unknown_places

_DOSSIER = "dossier_id"


def settled(
    data: Path,
    folder: Folder,
    schemas: Schemas,
    figure_ids: Collection[str] | None = None,
    as_of: datetime.date | None = None,
    stream: bool = False,
) -> Checked:
    """`check` with the exceptions of `data` and of the year; what is wrong with those comes first in the problems.

    `as_of` is the day on which exceptions are judged, otherwise the last day of the year. With `stream` large
    exports are added up without being kept.
    """
    exceptions = load_exceptions(data, folder, as_of)
    checked = check(folder, schemas, figure_ids, exceptions, stream)
    if not exceptions.entries and not exceptions.problems:
        return checked
    known = set(_dossiers(checked)) | _elsewhere(data, folder, exceptions, schemas)
    unknown = (*unknown_dossiers(exceptions, known), *unknown_places(exceptions, data, folder, schemas))
    extra = (*exceptions.problems, *unknown)
    return replace(checked, problems=(*extra, *checked.problems))


def _dossiers(checked: Checked) -> Iterator[str]:
    for table in at_hand(checked.exports).values():
        if _DOSSIER in table.columns:
            yield from table[_DOSSIER].values
    yield from (one.dossier_id for one in (*checked.problems, *checked.accepted) if one.dossier_id)


def _elsewhere(data: Path, folder: Folder, exceptions: Exceptions, schemas: Schemas) -> set[str]:
    """The dossiers of exceptions for all years that stand in a case file of another year."""
    asked = {one.dossier_id for one in exceptions.entries if one.place == FILE_NAME and one.dossier_id}
    found: set[str] = set()
    for year in years(data):
        for name in schemas.modalities:
            path = data / str(year) / f"{name}.csv"
            if asked and year != folder.year and path.is_file():
                text = path.read_bytes()
                found |= {one for one in asked if one.encode() in text}
    return found
