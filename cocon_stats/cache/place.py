"""Where checked exports are kept: in the user's own cache directory, for the owner only, since it is case data."""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path

NAME = "cocon-stats"


def root() -> Path:
    """The cache directory of this program; it need not be there."""
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or str(Path.home() / ".cache")
    return Path(base) / NAME


def of_data(data: Path) -> Path:
    """The place of one data directory: two directories never share what is kept."""
    return root() / hashlib.sha256(str(data.resolve()).encode()).hexdigest()[:24]


def make_private(folder: Path) -> None:
    """Make the folder and those above it up to the root, readable for the owner only. OSError when it cannot be."""
    for one in (root(), folder.parent, folder):
        one.mkdir(mode=0o700, parents=True, exist_ok=True)
        one.chmod(0o700)


def read_private(path: Path) -> bytes:
    """The content of a file that nobody but its owner, this user, can have written. OSError when it is not such a file
    in such a folder.
    """
    folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        _check_private(folder)
        with os.fdopen(os.open(path.name, os.O_RDONLY | os.O_NOFOLLOW, dir_fd=folder), "rb") as file:
            _check_private(file.fileno())
            return file.read()
    finally:
        os.close(folder)


def _check_private(opened: int) -> None:
    found = os.fstat(opened)
    if found.st_uid != os.geteuid() or found.st_mode & 0o077:
        raise PermissionError("open to others")


def write_private(path: Path, content: bytes) -> None:
    """Write a new file that only the owner can read."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)


def clear() -> int:
    """Remove everything that was kept; how many bytes that were."""
    place = root()
    if not place.is_dir():
        return 0
    size = sum(one.stat().st_size for one in place.rglob("*") if one.is_file())
    shutil.rmtree(place)
    return size
