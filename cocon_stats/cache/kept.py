"""Checked exports of a year from the cache, or checked now and kept. What is damaged or out of date is made again."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cocon_stats
from cocon_stats.cache import place
from cocon_stats.catalogue import Definition
from cocon_stats.exports.folder import Folder
from cocon_stats.schemas import Schemas
from cocon_stats.validation.check import Checked, check
from cocon_stats.validation.exceptions_file import load_exceptions
from cocon_stats.validation.settled import settled

_ABOUT = "inhoud.json"


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be checked, and against what."""

    data: Path
    folder: Folder
    schemas: Schemas
    definitions: Mapping[str, Definition]


def checked(task: Task) -> Checked:
    """The exports of a year, checked. Years with accepted exceptions look at other files too, and are not kept."""
    if load_exceptions(task.data, task.folder).entries:
        return settled(task.data, task.folder, task.schemas, task.definitions, stream=True)
    key = _key(task)
    shelf = place.of_data(task.data) / str(task.folder.year)
    found = _kept(shelf / key, task)
    if found is None:
        found = settled(task.data, task.folder, task.schemas, task.definitions, stream=True)
        _keep(shelf, key, found)
    return found


def _key(task: Task) -> str:
    """A checksum of all that the result follows from: the files, the schemas, the definitions and the program."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        sums = list(pool.map(_checksum, (one.path for one in task.folder.files.values())))
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


def _checksum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _program() -> list[tuple[str, int, int]]:
    """The files of the program with size and time: a program under change must not believe what it kept before."""
    base = Path(cocon_stats.__file__).parent
    return [
        (one.relative_to(base).as_posix(), one.stat().st_size, one.stat().st_mtime_ns)
        for one in sorted(base.rglob("*.py"))
    ]


def _kept(folder: Path, task: Task) -> Checked | None:
    """What was kept, None when it is not there or not whole."""
    try:
        about, files = _read(folder)
        from cocon_stats.cache.content import from_files

        return from_files(about, files, lambda: check(task.folder, task.schemas, task.definitions).exports)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _read(folder: Path) -> tuple[Any, dict[str, bytes]]:
    """The description and the files; ValueError when a checksum is not what it was."""
    digest, _, text = (folder / _ABOUT).read_bytes().partition(b"\n")
    if hashlib.sha256(text).hexdigest().encode() != digest:
        raise ValueError(_ABOUT)
    about = json.loads(text)
    files = {name: (folder / name).read_bytes() for name in about["files"]}
    for name, content in files.items():
        if hashlib.sha256(content).hexdigest() != about["files"][name]:
            raise ValueError(name)
    return about["checked"], files


def _keep(shelf: Path, key: str, found: Checked) -> None:
    """Keep the result in the place of what was kept of this year before; a cache that cannot be written is none."""
    from cocon_stats.cache.content import as_files

    try:
        place.make_private(shelf)
        beside = Path(tempfile.mkdtemp(dir=shelf))
        about, files = as_files(found)
        sums = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
        text = json.dumps({"files": sums, "checked": about}).encode()
        for name, content in files.items():
            place.write_private(beside / name, content)
        place.write_private(beside / _ABOUT, hashlib.sha256(text).hexdigest().encode() + b"\n" + text)
        for old in shelf.iterdir():
            if old != beside:
                shutil.rmtree(old, ignore_errors=True)
        beside.rename(shelf / key)
    except OSError:
        return
