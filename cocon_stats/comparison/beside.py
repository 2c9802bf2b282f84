"""Years side by side: for every figure its value in each of the years asked, from the best source there is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cocon_stats.archive import as_earlier, read_archive
from cocon_stats.catalogue import Catalogue, Definition
from cocon_stats.comparison.ladder import Rules, Verdict, judge
from cocon_stats.comparison.series import Point, Series
from cocon_stats.errors import NothingToRead, WrongUsage, suggestion
from cocon_stats.exports.folder import years
from cocon_stats.figures import EarlierValue, Figure
from cocon_stats.history import exported, merged, published
from cocon_stats.year import FaultyExportsError, Toolkit, Year


@dataclass(frozen=True, slots=True)
class Beside:
    """One figure over the years asked; None where a year has no value for it."""

    definition: Definition
    points: tuple[Point | None, ...]

    @property
    def series(self) -> Series | None:
        """The series that ends with the last year asked, when that has a value."""
        known = tuple(one for one in self.points if one is not None)
        if not known or known[-1] is not self.points[-1]:
            return None
        one = self.definition
        return Series(one.id, one.label, one.unit, one.measure, known, one.version, one.changed)

    def verdict(self, rules: Rules) -> Verdict | None:
        """The verdict on the last two years that have a value; None when there are no two."""
        series = self.series
        return judge(series, series.earlier[-1], rules) if series and series.earlier else None


def beside(
    data: Path, asked: Sequence[int], tools: Toolkit, pattern: str = "*", with_errors: bool = False
) -> list[Beside]:
    """The figures that fit `pattern` and have a value in one of the years `asked` (oldest first).

    Exports win from the archive, the archive from ``historiek``. WrongUsage for a pattern that fits no figure and
    for a year about which nothing is known; FaultyExportsError for exports with errors, unless `with_errors`.
    """
    chosen = matching(tools.catalogue, pattern)
    if not years(data) and len(asked) > 1:
        raise WrongUsage(f"{data} heeft geen map per jaar; dan valt er niets naast elkaar te zetten.")
    by_year = [points_of(data, year, tools, with_errors) for year in asked]
    for year, found in zip(asked, by_year, strict=True):
        if not found:
            raise WrongUsage(f"Over {year} is niets gekend: geen exports, geen archief en geen rij in historiek.csv.")
    rows = [Beside(one, tuple(found.get(one.id) for found in by_year)) for one in chosen]
    return [one for one in rows if any(one.points)]


def matching(catalogue: Catalogue, pattern: str) -> list[Definition]:
    """The figures that fit `pattern`: an id, a pattern such as ``ikt.doel.*``, or the start of ids such as ``ikt``."""
    chosen = catalogue.matching(pattern) or catalogue.matching(f"{pattern}.*")
    if not chosen:
        raise WrongUsage(f"Er is geen cijfer dat past op «{pattern}».{suggestion(pattern, catalogue.definitions)}")
    return chosen


def points_of(data: Path, year: int, tools: Toolkit, with_errors: bool = False) -> Mapping[str, Point]:
    """All that is known of one year, by figure."""
    this = Year(data, year, tools)
    figures: Mapping[str, Figure] = {}
    if this.has_case_files and (year in years(data) or not years(data)):
        if this.faulty and not with_errors:
            raise FaultyExportsError(this.checked)
        figures = this.figures.figures
    kept = as_earlier(read_archive(data, year) or {}, year, tools.catalogue)
    values = merged(published_in(this), kept, exported(figures, year))
    return {one.id: Point(year, one.value, one.text, one.source, one.figure, one.version) for one in values}


def published_in(year: Year) -> list[EarlierValue]:
    """What ``historiek`` says of this very year."""
    try:
        table = year.checked.exports.tables.get("historiek")
    except NothingToRead:
        return []
    tools = year.tools
    rows = published(table, tools.catalogue, year.year + 1, tools.settings.hours) if table else []
    return [one for one in rows if one.year == year.year]
