"""Writes a set of files all or nothing: a run that fails leaves what was there as it was."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from cocon_stats.errors import CoconError, cause


class NotWrittenError(CoconError):
    """The directory cannot be written; what was there is as it was."""


def publish(files: Mapping[str, bytes], out: Path, stale: Iterable[str] = ()) -> list[Path]:
    """Write `files` (name → content) into `out` and remove the `stale` names; the paths written, in order.

    The files are first written beside their place, in a hidden folder of `out`; only when all are there do they take
    their places, and when one cannot, those already moved go back. Other files in `out` are never touched.
    NotWrittenError when something else than an ordinary file stands in the place of one, such as a link or a device.
    """
    _refuse_no_files(out / name for name in files)
    new_folders = [one for one in (out, *out.parents) if not one.exists()]
    try:
        out.mkdir(parents=True, exist_ok=True)
        stage = Path(tempfile.mkdtemp(prefix=".nieuw-", dir=out))
    except OSError as error:
        _remove_empty(new_folders)
        raise _not_written(out, error) from None
    try:
        for name, content in files.items():
            (stage / name).write_bytes(content)
        _swap(list(files), [one for one in stale if one not in files], stage, out)
    except OSError as error:
        raise _not_written(out, error) from None
    finally:
        shutil.rmtree(stage, ignore_errors=True)
        _remove_empty(new_folders)
    return [out / name for name in files]


def _refuse_no_files(paths: Iterable[Path]) -> None:
    for path in paths:
        if path.is_symlink() or (path.exists() and not path.is_file()):
            raise NotWrittenError(
                f"{path} is geen gewoon bestand: er wordt niet naar geschreven. Er is niets veranderd."
            )


def _swap(names: list[str], stale: list[str], stage: Path, out: Path) -> None:
    """Move the old files aside and the new ones in; when that is broken off everything goes back."""
    aside = stage / "oud"
    aside.mkdir()
    moved: list[tuple[Path, Path]] = []
    done = False
    try:
        for name in (*names, *stale):
            if (out / name).exists():
                moved.append((aside / name, out / name))
                (out / name).replace(aside / name)
        for name in names:
            moved.append((out / name, stage / name))
            (stage / name).replace(out / name)
        done = True
    finally:
        if not done:
            for now, before in reversed(moved):
                with suppress(OSError):  # the last one may not have been moved yet
                    now.replace(before)


def _remove_empty(folders: Iterable[Path]) -> None:
    """Remove the folders that were made for nothing; one that holds something stays."""
    for folder in folders:
        with suppress(OSError):
            folder.rmdir()


def _not_written(out: Path, error: OSError) -> NotWrittenError:
    return NotWrittenError(f"Het verslag kan niet in {out} geschreven worden: {cause(error)}. Er is niets veranderd.")
