"""Two exports of one year side by side: what changed in their files, their problems and their figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cocon_stats.changes.figures import FigureChange, compare_figures
from cocon_stats.changes.problems import ProblemChange, compare_problems
from cocon_stats.changes.rows import RowChange, compare_rows
from cocon_stats.exports.folder import ExportFile, find
from cocon_stats.exports.reading import Reading, read
from cocon_stats.schemas import Schemas
from cocon_stats.year import Year

State = Literal["both", "new", "gone", "unusable"]
Side = Literal["old", "new"]


@dataclass(frozen=True, slots=True)
class FileChange:
    """One export file; `rows` is None unless it is in both exports and could be read in both.

    `unusable` names the exports in which it is there but cannot be used, `unread` how many of its rows have too many
    or too few cells: they count in `rows` as rows, and as new or gone ones since nobody can tell which they are.
    """

    name: str
    state: State
    rows: RowChange | None = None
    unusable: tuple[Side, ...] = ()
    unread: tuple[int, int] = (0, 0)

    @property
    def any(self) -> bool:
        """Whether there is anything to tell."""
        return self.rows.any or any(self.unread) if self.rows else True


@dataclass(frozen=True, slots=True)
class Changes:
    """All that changed. `faulty` names the exports ("old", "new") with errors, whose figures leave rows out."""

    year: int
    files: tuple[FileChange, ...]
    problems: tuple[ProblemChange, ...]
    figures: tuple[FigureChange, ...]
    faulty: tuple[Side, ...] = ()


def compare(old: Year, new: Year) -> Changes:
    """What changed from `old` to `new`. NothingToRead when either has no exports of the year."""
    schemas = new.tools.schemas
    sides: tuple[tuple[Side, Year], ...] = (("old", old), ("new", new))
    before, after = (find(one.data, one.year, schemas).files for one in (old, new))
    names = [name for name in schemas.files if name in before or name in after]
    return Changes(
        year=new.year,
        files=tuple(_file(name, before.get(name), after.get(name), schemas) for name in names),
        problems=tuple(compare_problems(old.checked.problems, new.checked.problems)),
        figures=tuple(compare_figures(old.figures, new.figures)),
        faulty=tuple(side for side, one in sides if one.faulty),
    )


def _file(name: str, old: ExportFile | None, new: ExportFile | None, schemas: Schemas) -> FileChange:
    if old is None or new is None:
        return FileChange(name, "new" if old is None else "gone")
    before, after = read(old, schemas), read(new, schemas)
    if before.table is None or after.table is None:
        sides: tuple[tuple[Side, Reading], ...] = (("old", before), ("new", after))
        return FileChange(name, "unusable", unusable=tuple(side for side, one in sides if one.table is None))
    unread = (len(before.refused), len(after.refused))
    return FileChange(name, "both", compare_rows(before.table, after.table, schemas[name], schemas, unread), (), unread)
