"""A year computed again from today's exports, beside what was published of it then, each difference split by cause.

With the export of then at hand (`older`), a difference is split in three steps, each worked out in full:

    published                          what the report said
      → older export, today's definition      the part of a changed definition
      → records of both, today's values       the part of changed records
      → today's export                        the part of what was registered later

Without it, only the total is known, and whether the definition changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from cocon_stats.archive import archive_path, archived_inputs, as_earlier, read_archive
from cocon_stats.comparison.beside import published_in
from cocon_stats.dataset import Dataset
from cocon_stats.errors import WrongUsage
from cocon_stats.figures import EarlierValue, Figure
from cocon_stats.finish import finish
from cocon_stats.late import without_late
from cocon_stats.measures import count_all
from cocon_stats.rounding import nearest
from cocon_stats.year import Toolkit, Year


@dataclass(frozen=True, slots=True)
class Parts:
    """A difference by cause, in the figure's unit; None where a step has no value.

    `rest` is what today's definition makes of the older export less what was published: the part of the definition
    when that changed, otherwise unexplained.
    """

    late: Fraction | None
    changed: Fraction | None
    rest: Fraction | None


@dataclass(frozen=True, slots=True)
class Restated:
    """One figure: what was published of it, what it is now, and the parts when an older export is at hand."""

    published: EarlierValue
    now: Figure
    parts: Parts | None = None

    @property
    def redefined(self) -> bool:
        """Whether the definition is another one than then."""
        return self.published.version != self.now.version

    @property
    def difference(self) -> Fraction | None:
        """Now less published; None when it is not known any more."""
        return None if self.now.value is None else self.now.value - self.published.value

    @property
    def same(self) -> bool:
        """Whether today's exports give what was published; of a printed number, as far as it was printed."""
        return _same(self.now, self.published)


@dataclass(frozen=True, slots=True)
class Restatement:
    """A whole year. `files` are the exports that are not as they were at the time, as far as the archive tells."""

    year: int
    source: str
    figures: tuple[Restated, ...]
    files: tuple[str, ...] | None = None
    split: bool = False

    @property
    def differing(self) -> tuple[Restated, ...]:
        """The figures that are not what was published."""
        return tuple(one for one in self.figures if not one.same)


def restate(this: Year, older: Path | None = None) -> Restatement:
    """The published figures of a year beside those of today; `older` is a directory with the exports of then.

    The archive wins from ``historiek``. WrongUsage when nothing was published of the year, NothingToRead when `older`
    has no exports of it.
    """
    published = {one.id: one for one in _published(this)}
    if not published:
        raise WrongUsage(
            f"Van {this.year} is niets gepubliceerd: er is geen {archive_path(this.data, this.year)} "
            "en geen rij in historiek.csv."
        )
    steps = _steps(this, older) if older is not None else None
    rows = tuple(
        Restated(published[one.id], one, _parts(published[one.id], one, steps) if steps else None)
        for one in this.figures
        if one.id in published
    )
    source = next(iter(published.values())).source
    return Restatement(this.year, source, rows, _other_files(this), older is not None)


def _published(this: Year) -> list[EarlierValue]:
    archived = read_archive(this.data, this.year)
    if archived is not None:
        return list(as_earlier(archived, this.year, this.tools.catalogue))
    return published_in(this)


@dataclass(frozen=True, slots=True)
class _Steps:
    older: Mapping[str, Figure]
    between: Mapping[str, Figure]


def _steps(this: Year, older: Path) -> _Steps:
    then = Year(older, this.year, this.tools)
    between = without_late(this.checked.exports, then.checked.exports, this.tools.schemas)
    dataset = Dataset(between, this.tools.schemas, this.year)
    return _Steps(then.figures.figures, _figures(dataset, this.tools))


def _figures(dataset: Dataset, tools: Toolkit) -> dict[str, Figure]:
    return finish(tools.catalogue, count_all(tools.catalogue, dataset), tools.settings.hours)


def _parts(published: EarlierValue, now: Figure, steps: _Steps) -> Parts:
    older, between = steps.older[now.id], steps.between[now.id]
    rest = _less(older.value, published.value)
    if _same(older, published):  # a printed number is no more exact than its last digit
        rest = Fraction(0)
    return Parts(_less(now.value, between.value), _less(between.value, older.value), rest)


def _less(value: Fraction | None, other: Fraction | None) -> Fraction | None:
    return None if value is None or other is None else value - other


def _same(figure: Figure, published: EarlierValue) -> bool:
    if figure.value is None:
        return False
    if published.figure is not None:
        return float(figure.value) == float(published.value)
    step = Fraction(1, published.value.denominator)
    return published.value in (nearest(figure.value, step), figure.rounded)


def _other_files(this: Year) -> tuple[str, ...] | None:
    """The exports that have another content than at the time of the archive; None without an archive."""
    path = archive_path(this.data, this.year)
    if not path.is_file():
        return None
    then = archived_inputs(path)
    now = {one.file: one.sha256 for one in this.checked.exports.inputs}
    names = sorted({*then, *now})
    return tuple(name for name in names if then.get(name) != now.get(name) and not name.endswith("historiek.csv"))
