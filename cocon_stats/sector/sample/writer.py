"""Writing a synthetic sector year in the form of real exports, once or many times under each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from cocon_stats.sample.writer import MARK, MARKER, folder_beside, refuse_foreign, write_text
from cocon_stats.schemas import load_schemas
from cocon_stats.sector.sample.year import Row, SectorYear

_END = "\r\n"
_COPY = "\0"
_COPIED = {
    "sector_dossiers": ("dossier_id", "persoon_id"),
    "sector_modules": ("module_id", "dossier_id"),
    "sector_gebruik": ("persoon_id",),
}
"""The files that stand there once per copy, with the columns that hold another number in each."""


def write_sector_sample(sample: SectorYear, out: Path, scale: int = 1, force: bool = False) -> list[Path]:
    """Write ``out/<year>/sector_*.csv`` and the file that marks `out` as a sample; their paths.

    With `scale` n all dossiers, spells and use stand there n times under other numbers, and capacity is n times as
    large: shares stay as they are. Nothing is written when `out` holds anything else than an earlier sample
    (SampleExists), unless `force`; files are first written beside their place.
    """
    if not force:
        refuse_foreign(out, sample.year)
    with folder_beside(out) as beside:
        made = [write_text(beside / f"{name}.csv", _chunks(name, rows, scale)) for name, rows in sample.files.items()]
        mark = write_text(beside / MARKER, iter([MARK]))
        folder = out / str(sample.year)
        folder.mkdir(exist_ok=True)
        return [*(path.replace(folder / path.name) for path in made), mark.replace(out / mark.name)]


def _chunks(name: str, rows: Sequence[Row], scale: int) -> Iterator[str]:
    """The text of a file: column names, then copy by copy."""
    columns = [one.name for one in load_schemas()[name].fields]
    yield ";".join(columns) + _END
    if name == "sector_capaciteit":
        amount = columns.index("aantal")
        rows = [(*row[:amount], str(int(row[amount]) * scale), *row[amount + 1 :]) for row in rows]
    numbered = {columns.index(one) for one in _COPIED.get(name, ())}
    text = "".join(_line(row, numbered) for row in rows)
    for copy in range(scale if numbered else 1):
        yield text.replace(_COPY, str(copy) if copy else "")


def _line(row: Row, numbered: set[int]) -> str:
    """One row; behind the letter of a number that changes from copy to copy stands the place of the copy's."""
    cells = (f"{cell[0]}{_COPY}{cell[1:]}" if place in numbered else cell for place, cell in enumerate(row))
    return ";".join(cells) + _END
