"""What the file system says of the exports, so that files that nobody touched need not be read for their checksum.

A stamp is believed as Git believes its index: size, times, device and number of the file are the same, and the file
was not touched in the moments before the stamp was written down, when a second change could bear the same time. The
time of change (ctime) cannot be set by hand. Elsewhere than on POSIX it does not say that, so nothing is believed.
"""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

_MOMENTS = 3_000_000_000
"""Nanoseconds: the times of some file systems are whole or even seconds."""

Stamp = list[int]
Stamps = dict[str, Stamp]


@dataclass(frozen=True, slots=True)
class Noted:
    """The stamps and checksums of files by path, and when they were `written` down (nanoseconds)."""

    stamps: Stamps = field(default_factory=dict)
    sums: Mapping[str, str] = field(default_factory=dict)
    written: int = 0


def noted(paths: Sequence[Path], before: Noted) -> Noted:
    """The stamps and checksums of files; a file of which the stamp is as it was noted `before` is not read.

    OSError when one of them cannot be read, or is a folder, a device or a pipe.
    """
    stamps = {os.fspath(one): _stamp(one) for one in paths}

    def checksum(path: Path) -> str:
        name = os.fspath(path)
        unchanged = before.stamps.get(name) == stamps[name] and _settled(stamps[name], before.written)
        return before.sums[name] if unchanged else _checksum(path)

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return Noted(stamps, dict(zip(stamps, pool.map(checksum, paths), strict=True)))


def _stamp(path: Path) -> Stamp:
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        raise OSError(errno.EINVAL, "no regular file")
    return [found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino, found.st_dev]


def _settled(stamp: Stamp, written: int) -> bool:
    return os.name == "posix" and max(stamp[1], stamp[2]) < written - _MOMENTS


def _checksum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
