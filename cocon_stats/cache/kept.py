"""Checked exports of a year from the cache, or checked now and kept. What is damaged or out of date is made again."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import cocon_stats
from cocon_stats.cache import place, shelf
from cocon_stats.cache.shelf import Entry
from cocon_stats.cache.stamps import noted
from cocon_stats.catalogue import Definition
from cocon_stats.exports.folder import Folder
from cocon_stats.exports.table import Exports
from cocon_stats.schemas import Schemas
from cocon_stats.validation.check import Checked, check
from cocon_stats.validation.exceptions_file import load_exceptions
from cocon_stats.validation.settled import settled


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be checked, and against what."""

    data: Path
    folder: Folder
    schemas: Schemas
    definitions: Mapping[str, Definition]

    def read_whole(self) -> Exports:
        """The exports with every row of every file."""
        return check(self.folder, self.schemas, self.definitions).exports


def checked(task: Task) -> Checked:
    """The exports of a year, checked. Years with accepted exceptions look at other files too, and are not kept."""
    if load_exceptions(task.data, task.folder).entries:
        return settled(task.data, task.folder, task.schemas, task.definitions, stream=True)
    here = place.of_data(task.data) / str(task.folder.year)
    last = shelf.on(here)
    paths = [one.path.absolute() for one in task.folder.files.values()]
    try:
        seen = noted(paths, last.noted)
    except OSError:  # a file that cannot be read is a problem for the reader to tell
        return settled(task.data, task.folder, task.schemas, task.definitions, stream=True)
    now = Entry(_key(task, list(seen.sums.values())), noted=seen)
    found = _taken(here, last, now, task) if last.key == now.key else None
    if found is None:
        found = settled(task.data, task.folder, task.schemas, task.definitions, stream=True)
        found = _keep(here, now, found, task)
    return found


def _key(task: Task, sums: Sequence[str]) -> str:
    """A checksum of all that the result follows from: the files, the schemas, the definitions and the program."""
    told = [
        cocon_stats.__version__,
        _program(),
        [(one.name, one.shown, digest) for one, digest in zip(task.folder.files.values(), sums, strict=True)],
        [task.folder.year, task.folder.absent, task.folder.prefix, os.fspath(task.data.resolve())],
        [(name, repr(schema), schema.descriptor) for name, schema in task.schemas.files.items()],
        task.schemas.codes,
        [repr(one) for one in task.definitions.values()],
    ]
    return hashlib.sha256(json.dumps(told, default=dict).encode()).hexdigest()


def _program() -> list[tuple[str, int, int]]:
    """The files of the program with size and time: a program under change must not believe what it kept before."""
    base = Path(cocon_stats.__file__).parent
    found = [(one.relative_to(base).as_posix(), one.stat()) for one in sorted(base.rglob("*.py"))]
    return [(name, told.st_size, told.st_mtime_ns) for name, told in found]


def _taken(here: Path, last: Entry, now: Entry, task: Task) -> Checked | None:
    """What was kept, None when it is not whole. Files that were touched and are still the same get their new stamp."""
    from cocon_stats.cache.content import from_files

    try:
        found = from_files(last.checked, shelf.contents(here, last), task.read_whole)
    except (OSError, ValueError, KeyError, TypeError):
        return None
    if last.noted.stamps != now.noted.stamps:
        with suppress(OSError):
            shelf.describe_again(here, replace(last, noted=now.noted))
    return found


def _keep(here: Path, now: Entry, found: Checked, task: Task) -> Checked:
    """Keep the result; a cache that cannot be written is none."""
    from cocon_stats.cache.content import as_files, with_places

    try:
        place.make_private(here)
        found = with_places(found, task.schemas, task.read_whole)
        about, files = as_files(found)
        digests = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
        shelf.put(here, replace(now, files=digests, checked=about), files)
    except OSError:
        return found
    return found
