"""The sector's exports of a year, read and checked."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

from cocon_stats.errors import NothingToRead
from cocon_stats.exports.folder import find, years
from cocon_stats.figures import FigureSet
from cocon_stats.schemas import Schemas, load_schemas
from cocon_stats.sector.data import SectorData
from cocon_stats.settings import Settings
from cocon_stats.validation.check import Checked, check
from cocon_stats.validation.exceptions_file import load_exceptions
from cocon_stats.year import FaultyExportsError


class SectorYear:
    """The ``sector_*`` exports of one year; the case files beside them are left alone."""

    def __init__(self, data: Path, year: int, settings: Settings) -> None:
        self._folder = data
        self._settings = settings
        self.year = year

    @cached_property
    def _schemas(self) -> Schemas:
        return load_schemas(*self._settings.schemas)

    @cached_property
    def checked(self) -> Checked:
        """The typed exports and their problems, accepted exceptions aside; NothingToRead when there are none."""
        schemas = sector_schemas(self._schemas)
        try:
            folder = find(self._folder, self.year, schemas)
        except NothingToRead as error:
            if not self._folder.is_dir():
                raise
            raise NothingToRead(
                f"In {self._folder} staat geen enkele export van de sector (zoals sector_dossiers.csv) "
                f"voor {self.year}."
            ) from error
        return check(folder, schemas, exceptions=load_exceptions(self._folder, folder))

    @property
    def faulty(self) -> bool:
        """Whether there is a problem worse than a warning."""
        return any(one.severity != "warning" for one in self.checked.problems)

    @cached_property
    def data(self) -> SectorData:
        """The exports with their derived columns."""
        return SectorData(self.checked.exports, self.year, self._schemas)

    @cached_property
    def figures_with_history(self) -> FigureSet:
        """The key figures of the texts, with the earlier years that their tables show."""
        from cocon_stats.sector.loader import load_sector
        from cocon_stats.sector.report import figures_of, measure_all

        report = load_sector()
        return figures_of(report, measure_all(report, self.data), self.data, self._settings)

    @property
    def dataset(self) -> SectorData:
        """The same records, under the name by which a question asks for them."""
        return self.data


def open_sector_years(
    data: Path, wanted: Iterable[int], settings: Settings, with_errors: bool = False
) -> list[SectorYear]:
    """The sector's years, read and checked: NothingToRead for a year without exports of the sector,
    FaultyExportsError when there are errors and `with_errors` is false.
    """
    opened = []
    for one in wanted:
        year = SectorYear(data, one, settings)
        if year.faulty and not with_errors:
            raise FaultyExportsError(year.checked)
        opened.append(year)
    return opened


def newest_sector_year(data: Path) -> int:
    """The newest year of which `data` holds exports of the sector; NothingToRead when it holds none."""
    for one in reversed(years(data)):
        if any(path.name.lower().startswith("sector_") for path in (data / str(one)).iterdir()):
            return one
    raise NothingToRead(f"In {data} staat geen enkele export van de sector (zoals sector_dossiers.csv).")


def sector_schemas(schemas: Schemas) -> Schemas:
    """Only the schemas of the sector's files."""
    return Schemas({one.name: one for one in schemas.of_kind("sector")}, schemas.codes)
