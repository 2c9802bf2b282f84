"""Where the exports of a year are: the contract, "Where exports are"."""

from __future__ import annotations

import errno
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cocon_stats.errors import NothingToRead
from cocon_stats.schemas import Schemas

HISTORY = "historiek"
_TABLES = (".csv", ".txt", ".tsv", ".xlsx", ".xlsm", ".xls", ".ods")


@dataclass(frozen=True, slots=True)
class ExportFile:
    """One export that is there: the name of its schema, its path, and the path as it is shown (``2025/ci.csv``)."""

    name: str
    path: Path
    shown: str


@dataclass(frozen=True, slots=True)
class Folder:
    """The exports of one year, in the order of the schemas. `absent` are the known files that are not there.

    `year` is None when nobody said which year the files are about. `prefix` stands before a shown file name.
    `strangers` are other tables that lie there, as they are shown: perhaps an export under another name.
    """

    year: int | None
    files: Mapping[str, ExportFile]
    absent: tuple[str, ...] = ()
    prefix: str = ""
    strangers: tuple[str, ...] = ()

    def shown(self, name: str) -> str:
        """How the file of this schema is shown, also when it is absent."""
        return self.files[name].shown if name in self.files else f"{self.prefix}{name}.csv"


def size(file: ExportFile) -> int:
    """How many bytes the export has; 0 when it cannot be reached, which reading will tell."""
    try:
        return file.path.stat().st_size if file.path.is_file() else 0
    except OSError:
        return 0


def content(file: ExportFile) -> bytes:
    """The bytes of the export. OSError when it cannot be read: a folder or a broken link of that name, no rights."""
    if not file.path.is_file():  # a pipe would be waited for, a device read without end
        raise OSError(errno.EINVAL, "no regular file")
    return file.path.read_bytes()


def years(data_dir: Path) -> list[int]:
    """The years that have a folder of their own in `data_dir`, oldest first; empty when there is no such directory."""
    if not data_dir.is_dir():
        return []
    return sorted(int(one.name) for one in data_dir.iterdir() if _is_year(one.name) and one.is_dir())


def find(data_dir: Path, year: int | None, schemas: Schemas) -> Folder:
    """Find the export files of `year`: in ``data_dir/<year>``, or in `data_dir` when there is no such folder.

    File names are taken in any case. The history of published figures is also looked for in `data_dir` itself.
    Raises NothingToRead when the directory is absent or holds no known file.
    """
    if not data_dir.is_dir():
        raise NothingToRead(f"De map {data_dir} bestaat niet. Geef met --data de map waarin de exports staan.")
    own = data_dir / str(year) if year is not None else None
    in_year = own is not None and own.is_dir()
    place = own if own is not None and in_year else data_dir
    prefix = f"{place.name}/" if in_year else ""
    files = _known(place, prefix, schemas)
    if in_year and HISTORY not in files:
        files.update({name: one for name, one in _known(data_dir, "", schemas).items() if name == HISTORY})
    if not any(one.path.is_file() for one in files.values()):
        raise NothingToRead(
            f"In de map {place} staat geen enkele export die gekend is (zoals ci.csv of contacten.csv). "
            "Kijk na of de map en het jaar kloppen."
        )
    ordered = {name: files[name] for name in schemas.files if name in files}
    absent = tuple(name for name in schemas.files if name not in files)
    return Folder(year, ordered, absent, prefix, _strangers(place, prefix, ordered))


def require_exports(folder: Folder, data_dir: Path) -> Folder:
    """`folder` itself; NothingToRead when it holds nothing of its year but the history of published figures.

    A year that was typed wrong would otherwise look like a year in which nothing happened.
    """
    if folder.year is not None and set(folder.files) <= {HISTORY}:
        there = ", ".join(str(one) for one in years(data_dir))
        known = f" Er zijn: {there}." if there else ""
        raise NothingToRead(f"Van {folder.year} staat er geen export in de map {data_dir}.{known}")
    return folder


def _strangers(place: Path, prefix: str, files: Mapping[str, ExportFile]) -> tuple[str, ...]:
    known = {one.path for one in files.values()}
    tables = [one for one in sorted(place.iterdir()) if one.suffix.lower() in _TABLES and one not in known]
    return tuple(f"{prefix}{one.name}" for one in tables if one.is_file() and one.name.lower() != f"{HISTORY}.csv")


def _is_year(name: str) -> bool:
    return len(name) == 4 and name.isascii() and name.isdigit()


def _known(place: Path, prefix: str, schemas: Schemas) -> dict[str, ExportFile]:
    found: dict[str, ExportFile] = {}
    try:
        paths = list(place.iterdir())
    except OSError as error:
        raise NothingToRead(f"De map {place} kan niet gelezen worden. Kijk na of u er toegang toe hebt.") from error
    for path in sorted(paths, key=lambda one: (one.name != one.name.lower(), one.name)):
        name = path.stem.lower()
        if path.suffix.lower() == ".csv" and name in schemas.files and name not in found:
            found[name] = ExportFile(name, path, f"{prefix}{path.name}")
    return found
