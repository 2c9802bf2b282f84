"""One year from its exports to its figures: read, check, derive, measure, set earlier years beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from cocon_stats.archive import archived
from cocon_stats.cache import is_large
from cocon_stats.catalogue import Catalogue, Definition
from cocon_stats.catalogue.loader import load_catalogue
from cocon_stats.dataset import Dataset
from cocon_stats.errors import CoconError, NothingToRead, WrongUsage, suggestion
from cocon_stats.exports.folder import Folder, find, years
from cocon_stats.figures import EarlierValue, FigureSet
from cocon_stats.finish import finish
from cocon_stats.history import exported, merged, published
from cocon_stats.measures import count_all
from cocon_stats.rounding import Style
from cocon_stats.schemas import Schemas, load_schemas
from cocon_stats.settings import COMPARED, Settings
from cocon_stats.validation.check import Checked
from cocon_stats.validation.settled import settled


class FaultyExportsError(CoconError):
    """The exports have errors, so no figure is computed (contract: ``report`` writes nothing then)."""

    def __init__(self, checked: Checked) -> None:
        self.checked = checked
        fatal = sum(one.severity == "fatal" for one in checked.problems)
        errors = sum(one.severity == "error" for one in checked.problems)
        super().__init__(
            f"{_how_many(fatal, errors)} in de exports, dus is er geen cijfer berekend en niets geschreven. "
            "Laat ze verbeteren en exporteer opnieuw."
        )


def _how_many(fatal: int, errors: int) -> str:
    parts = []
    if fatal:
        parts.append(f"{fatal} fataal probleem" if fatal == 1 else f"{fatal} fatale problemen")
    if errors:
        parts.append(f"{errors} fout" if errors == 1 else f"{errors} fouten")
    return " en ".join(parts)


@dataclass(frozen=True)
class Toolkit:
    """The schemas, the catalogue and the settings that everything is computed with; `asked` are the figures that are
    worked out when somebody asks for the figures of a year.
    """

    settings: Settings
    schemas: Schemas
    catalogue: Catalogue
    asked: Catalogue

    def only(self, figure_ids: Iterable[str]) -> Toolkit:
        """The same for these figures only. With figures or columns of the organisation itself all are worked out, so
        that a definition that cannot be right is always told.
        """
        if self.settings.catalogue or self.settings.schemas:
            return self
        return replace(self, asked=self.catalogue.with_parts(figure_ids))


def toolkit(settings: Settings) -> Toolkit:
    """Load schemas and catalogue, with the folders and the roundings that the settings add."""
    schemas = load_schemas(*settings.schemas)
    catalogue = load_catalogue(schemas, *settings.catalogue)
    for key, patterns in (("kerncijfers", settings.key_figures), ("cijfers", settings.compare)):
        for pattern in patterns:
            if pattern not in COMPARED and not catalogue.matching(pattern):
                near = suggestion(pattern, catalogue.definitions)
                raise WrongUsage(f"{settings.file_name}: {key} noemt «{pattern}», maar zo'n cijfer is er niet.{near}")
    catalogue = _rounded_as_set(catalogue, settings)
    return Toolkit(settings, schemas, catalogue, asked=catalogue)


def _rounded_as_set(catalogue: Catalogue, settings: Settings) -> Catalogue:
    definitions: dict[str, Definition] = dict(catalogue.definitions)
    for pattern, style in settings.rounding.items():
        chosen = catalogue.matching(pattern)
        if not chosen:
            raise WrongUsage(f"{settings.file_name}: afronding noemt «{pattern}», maar zo'n cijfer is er niet.")
        for one in chosen:
            definitions[one.id] = _with_rounding(one, style)  # type: ignore[arg-type]  # settings checks the word
    return Catalogue(definitions)


def _with_rounding(definition: Definition, style: Style) -> Definition:
    group = definition.id.rpartition(".")[0] if style == "closing" else None
    return replace(definition, rounding=style, distribution=group)


def without_sector(folder: Folder, schemas: Schemas) -> Folder:
    """The organisation's own exports of a folder: what the sector registered has a report of its own."""

    def own(name: str) -> bool:
        return schemas[name].kind != "sector"

    files = {name: one for name, one in folder.files.items() if own(name)}
    if not files:
        raise NothingToRead(f"Er staat geen export van de organisatie zelf bij {folder.year} (zoals ikt.csv).")
    return replace(folder, files=files, absent=tuple(filter(own, folder.absent)))


def find_quietly(data: Path, year: int, schemas: Schemas) -> Folder | None:
    """The folder of a year, None when it holds no export."""
    try:
        return find(data, year, schemas)
    except NothingToRead:
        return None


class Year:
    """The exports of one year, checked, and what follows from them. Each part is worked out when first asked for."""

    def __init__(self, data: Path, year: int, tools: Toolkit) -> None:
        self.data = data
        self.year = year
        self.tools = tools

    @cached_property
    def checked(self) -> Checked:
        """The typed exports and their problems; NothingToRead when there are none."""
        folder = without_sector(find(self.data, self.year, self.tools.schemas), self.tools.schemas)
        definitions = self.tools.catalogue.definitions
        if self.tools.settings.cache and is_large(folder):
            from cocon_stats.cache.kept import Task, checked

            return checked(Task(self.data, folder, self.tools.schemas, definitions))
        return settled(self.data, folder, self.tools.schemas, definitions, stream=True)

    @property
    def faulty(self) -> bool:
        """Whether there is a problem worse than a warning."""
        return any(one.severity != "warning" for one in self.checked.problems)

    @cached_property
    def dataset(self) -> Dataset:
        """The records of the year with their derived columns."""
        return Dataset(self.checked.exports, self.tools.schemas, self.year)

    @cached_property
    def figures(self) -> FigureSet:
        """The figures of the year that are asked, without earlier years."""
        counted = count_all(self.tools.asked, self.dataset)
        figures = finish(self.tools.asked, counted, self.tools.settings.hours)
        exports, accepted = self.checked.exports, len(self.checked.accepted)
        return FigureSet(
            self.year, figures, exports.inputs, absent=exports.absent, unusable=exports.unusable, accepted=accepted
        )

    @cached_property
    def earlier(self) -> Mapping[int, Year]:
        """The earlier years whose own exports stand beside this one's, by year; faulty ones are left out."""
        found = {one: Year(self.data, one, self.tools) for one in years(self.data) if one < self.year}
        return {number: one for number, one in found.items() if one.has_case_files and not one.faulty}

    @property
    def has_case_files(self) -> bool:
        """Whether there is an export of case files of this year at all."""
        folder = find_quietly(self.data, self.year, self.tools.schemas)
        return folder is not None and any(name in folder.files for name in self.tools.schemas.modalities)

    @cached_property
    def figures_with_history(self) -> FigureSet:
        """The same with earlier years: exports win from the archive, the archive from ``historiek``."""
        from_exports: list[EarlierValue] = []
        for number, year in self.earlier.items():
            from_exports += exported(year.figures.figures, number)
        history = self.checked.exports.tables.get("historiek")
        hours = self.tools.settings.hours
        as_published = published(history, self.tools.catalogue, self.year, hours) if history else []
        from_archive = archived(self.data, self.tools.catalogue, self.year)
        return replace(self.figures, earlier=merged(as_published, from_archive, from_exports))
