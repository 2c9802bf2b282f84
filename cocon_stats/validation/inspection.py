"""Checking the exports of one or more years, as ``cocon-stats validate`` does."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cocon_stats.catalogue import Catalogue
from cocon_stats.catalogue.touched import Touched
from cocon_stats.errors import NothingToRead
from cocon_stats.exports.folder import Folder, find, require_exports, years
from cocon_stats.schemas import Schemas
from cocon_stats.validation.findings import Findings
from cocon_stats.validation.problem import Problem
from cocon_stats.validation.settled import settled


def folders(data: Path, year: int | None, schemas: Schemas) -> list[Folder]:
    """The folders to check: that of `year`; without one every year folder of `data`, or `data` itself.

    Year folders without any export are passed over. NothingToRead when nothing is left.
    """
    asked: Sequence[int | None] = [year] if year is not None else years(data) or [None]
    found = []
    refused: NothingToRead | None = None
    for one in asked:
        try:
            place = find(data, one, schemas)
            # the history alone can be checked, but not under the name of a year that is not there among others
            found.append(place if place.prefix or not years(data) else require_exports(place, data))
        except NothingToRead as error:
            refused = error
    if refused is not None and not found:
        raise refused
    return found


@dataclass(frozen=True, slots=True)
class Terms:
    """What the exports are checked against: the schemas, the figures that rest on them, the day on which exceptions
    are judged (None: the last day of each year).
    """

    schemas: Schemas
    catalogue: Catalogue
    as_of: datetime.date | None = None


def inspect(data: Path, places: Sequence[Folder], terms: Terms) -> Findings:
    """Check each folder of `data` and put what was found together; what several years share is told once."""
    files: dict[str, None] = {}
    problems: dict[Problem, None] = {}
    accepted: dict[Problem, None] = {}
    outcomes: Counter[str] = Counter()
    absent: list[str] = []
    for place in places:
        checked = settled(data, place, terms.schemas, terms.catalogue.definitions, terms.as_of, stream=True)
        files |= dict.fromkeys(one.shown for one in place.files.values())
        problems |= dict.fromkeys(checked.problems)
        outcomes.update(checked.outcomes)
        accepted |= dict.fromkeys(checked.accepted)
        absent += _missed(place, terms.schemas)
    return Findings(
        files=tuple(files),
        problems=tuple(problems),
        outcomes=outcomes,
        accepted=len(accepted),
        absent=tuple(absent),
        strangers=tuple(one for place in places for one in place.strangers),
        touches=Touched(terms.catalogue, terms.schemas),
    )


def _missed(place: Folder, schemas: Schemas) -> list[str]:
    """The absent files of a kind of which others are there: nobody misses the sector's among case files."""
    kinds = {schemas[name].kind for name in place.files}
    if "care" in kinds:
        kinds.add("case rows")  # what hangs on case files is missed also when none of it is there
    return [place.shown(name) for name in place.absent if schemas[name].kind in kinds]
