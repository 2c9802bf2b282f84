"""Whether an accepted exception is about something that is there: a file, one of its lines, a column."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from cocon_stats.errors import suggestion
from cocon_stats.exports.folder import Folder
from cocon_stats.schemas import Schemas
from cocon_stats.validation.exceptions import Accepted, Exceptions
from cocon_stats.validation.messages import Place, problem
from cocon_stats.validation.problem import Problem


def unknown_places(exceptions: Exceptions, data: Path, folder: Folder, schemas: Schemas) -> list[Problem]:
    """A warning for each exception about a file, a line or a column that is not there, with the nearest right one."""
    return [
        problem("uitzondering-zonder-plaats", Place(one.place, one.written_on, key), {"wat": what, "hint": hint})
        for one in exceptions.entries
        for key, what, hint in _faults(one, data, folder, schemas)
    ]


def _faults(one: Accepted, data: Path, folder: Folder, schemas: Schemas) -> Iterator[tuple[str, str, str]]:
    """The first thing that is not there: the key, what, and a guess."""
    if one.file is not None:
        path = _path(one.file, data, folder)
        if path is None:
            names = [file.shown for file in folder.files.values()]
            yield "bestand", f"er is geen bestand «{one.file}»", _near(one.file, [*names, *map(_name, names)])
            return
        lines = _lines(path)
        if one.line is not None and one.line > lines:
            yield "regel", f"{one.file} heeft geen regel {one.line}, maar {lines} regels", ""
            return
    if one.column is not None:
        name = _name(one.file or "").removesuffix(".csv")
        known = [schemas[name]] if name in schemas.files else list(schemas.files.values())
        columns = list(dict.fromkeys(field.name for schema in known for field in schema.fields))
        if one.column not in columns:
            yield "kolom", f"er is geen kolom «{one.column}»", _near(one.column, columns)


def _path(written: str, data: Path, folder: Folder) -> Path | None:
    """The file that an exception names: one of the folder, or of another year."""
    for file in folder.files.values():
        if written.lower() in (file.shown.lower(), _name(file.shown)):
            return file.path
    parts = PurePosixPath(written).parts
    return data.joinpath(*parts) if ".." not in parts and data.joinpath(*parts).is_file() else None


def _name(shown: str) -> str:
    return PurePosixPath(shown).name.lower()


def _lines(path: Path) -> int:
    if not path.is_file():  # unreadable, which is told of the file itself
        return sys.maxsize
    data = path.read_bytes()
    ends = data.count(b"\n") or data.count(b"\r")
    return ends + (not data.endswith((b"\n", b"\r")))


def _near(word: str, known: Sequence[str]) -> str:
    return suggestion(word, known, 1)
