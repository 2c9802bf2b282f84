"""One year on its shelf: a folder called by its key, with a sealed description and the files it speaks of."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cocon_stats.cache import place
from cocon_stats.cache.stamps import Noted

_ABOUT = "inhoud.json"


@dataclass(frozen=True, slots=True)
class Entry:
    """What the description of a kept year says: its files with their checksums, what was `checked`, and what was
    `noted` of the exports.
    """

    key: str = ""
    files: Mapping[str, str] = field(default_factory=dict)
    checked: Any = None
    noted: Noted = field(default_factory=Noted)


NOTHING = Entry()


def on(shelf: Path) -> Entry:
    """The year that is kept on a shelf; `NOTHING` when there is none whose seal holds."""
    folders = sorted(shelf.iterdir()) if shelf.is_dir() else []
    return next((one for one in map(_entry, folders) if one is not NOTHING), NOTHING)


def _entry(folder: Path) -> Entry:
    try:
        digest, _, text = (folder / _ABOUT).read_bytes().partition(b"\n")
        if hashlib.sha256(text).hexdigest().encode() != digest:
            return NOTHING
        told = json.loads(text)
        noted = Noted(told["stamps"], told["sums"], (folder / _ABOUT).stat().st_mtime_ns)
        return Entry(folder.name, told["files"], told["checked"], noted)
    except (OSError, ValueError, TypeError, KeyError):
        return NOTHING


def contents(shelf: Path, entry: Entry) -> dict[str, bytes]:
    """The files of the year; ValueError or OSError when one is not as it was."""
    found = {name: (shelf / entry.key / name).read_bytes() for name in entry.files}
    for name, content in found.items():
        if hashlib.sha256(content).hexdigest() != entry.files[name]:
            raise ValueError(name)
    return found


def put(shelf: Path, entry: Entry, files: Mapping[str, bytes]) -> None:
    """Keep a year in the place of what the shelf held before. OSError when that cannot be."""
    beside = Path(tempfile.mkdtemp(dir=shelf))
    for name, content in files.items():
        place.write_private(beside / name, content)
    place.write_private(beside / _ABOUT, _sealed(entry))
    for old in shelf.iterdir():
        if old != beside:
            shutil.rmtree(old, ignore_errors=True)
    beside.rename(shelf / entry.key)


def describe_again(shelf: Path, entry: Entry) -> None:
    """Write the description of a kept year anew, as a whole or not at all. OSError when that cannot be."""
    draft = shelf / entry.key / f"{_ABOUT}.{os.getpid()}"
    place.write_private(draft, _sealed(entry))
    draft.replace(shelf / entry.key / _ABOUT)


def _sealed(entry: Entry) -> bytes:
    noted = entry.noted
    told = {"files": entry.files, "checked": entry.checked, "stamps": noted.stamps, "sums": noted.sums}
    text = json.dumps(told).encode()
    return hashlib.sha256(text).hexdigest().encode() + b"\n" + text
