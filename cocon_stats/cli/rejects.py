"""Writing the refused rows of each file, for ``cocon-stats validate --rejects DIR``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from cocon_stats.cli.output import write_whole
from cocon_stats.errors import WrongUsage, cause
from cocon_stats.exports.folder import ExportFile, Folder
from cocon_stats.schemas import Schemas
from cocon_stats.validation.findings import Findings
from cocon_stats.validation.rejects import is_rejects, rejected


def write_rejects(
    out: Path, places: Iterable[Folder], findings: Findings, schemas: Schemas
) -> Iterator[tuple[Path, int]]:
    """Write the refused rows of each file under `out`, named as in the data directory; yields path and number of rows.

    Refused rows of an earlier run are removed where there are none any more. WrongUsage when an export would be
    written over.
    """
    files: list[ExportFile] = list({one.shown: one for place in places for one in place.files.values()}.values())
    for file in files:
        target = out / file.shown
        if not _may_be_written(target):
            raise WrongUsage(f"{target} bestaat al en bevat geen geweigerde rijen. Kies met --rejects een andere map.")
    for file in files:
        target = out / file.shown
        found = rejected(file, schemas, findings.problems)
        if found is None:
            if target.is_file():
                target.unlink()
            continue
        _make_folder(target.parent)
        write_whole(target, found.content)
        yield target, found.rows


def _may_be_written(target: Path) -> bool:
    """Whether nothing stands there, or refused rows of an earlier run."""
    try:
        if not target.exists():
            return True
        return target.is_file() and is_rejects(target.read_bytes()[:100])
    except OSError:
        return False


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WrongUsage(
            f"De map {folder} kan niet gemaakt worden: {cause(error)}. Kies met --rejects een andere map."
        ) from None
