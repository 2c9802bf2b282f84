"""Writing a synthetic sector year in the form of real exports."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cocon_stats.report.publish import publish
from cocon_stats.sample.writer import MARK, MARKER, refuse_foreign
from cocon_stats.schemas import load_schemas
from cocon_stats.sector.sample.year import Row, SectorYear

_BOM = "\ufeff"
_END = "\r\n"


def write_sector_sample(sample: SectorYear, out: Path, force: bool = False) -> list[Path]:
    """Write ``out/<year>/sector_*.csv`` and the file that marks `out` as a sample, all or nothing; their paths.

    Nothing is written when `out` holds anything else than an earlier sample (SampleExists), unless `force`.
    """
    if not force:
        refuse_foreign(out, sample.year)
    files = {f"{name}.csv": _text(name, rows).encode() for name, rows in sample.files.items()}
    written = publish(files, out / str(sample.year))
    return [*written, *publish({MARKER: MARK.encode()}, out)]


def _text(name: str, rows: Sequence[Row]) -> str:
    head = ";".join(one.name for one in load_schemas()[name].fields)
    return _BOM + _END.join([head, *(";".join(row) for row in rows)]) + _END
