"""Writing a sample: streamed to disk, copy by copy, first beside the old files and then in their place."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cocon_stats.sample.history import history_rows
from cocon_stats.sample.ids import Ids, Ref
from cocon_stats.sample.rows import Export, exports
from cocon_stats.sample.year import SampleYear
from cocon_stats.schemas import FILE_ORDER, load_schemas

MARKER = "VOORBEELDGEGEVENS"
"""The file beside the years that says that everything here is invented; commands that read exports look for it."""

MARK = (
    "De bestanden in deze map zijn een voorbeeld, gemaakt met `cocon-stats sample`.\r\n"
    "Alle dossiers, cliënten en medewerkers erin zijn verzonnen.\r\n"
)
_BESIDE = ".sample-"
SETTINGS = Path(__file__).with_name("cocon.toml")
"""The settings that go with the sample: its key figures. Beside the years, unless there is a ``cocon.toml`` already."""

_BOM = "\ufeff"
_END = "\r\n"


class SampleExists(Exception):
    """The folder holds files that are not an earlier sample; the message says which."""


class TooManyCopies(ValueError):
    """So many copies need longer ids than the contract allows; the message says how many fit."""


def write_sample(sample: SampleYear, scale: int, out: Path, force: bool = False) -> list[Path]:
    """Write ``out/<year>/*.csv``, ``out/historiek.csv`` and the files that mark both as a sample; their paths.

    With `scale` n the year stands there n times, each time with other ids. Nothing is written when `out` holds
    anything else than an earlier sample (SampleExists), unless `force`; other files are left alone then. Raises
    TooManyCopies when so many do not fit in the ids.
    """
    ids, files = exports(sample, scale)
    if scale > ids.most_copies():
        raise TooManyCopies(f"at most {ids.most_copies()} copies of this year fit in the numbers of the contract")
    if not force:
        refuse_foreign(out, sample.year)
    with folder_beside(out) as beside:
        written = [write_text(beside / f"{one.name}.csv", _chunks(one, ids, scale)) for one in files]
        history = write_text(beside / "historiek.csv", _chunks(Export("historiek", history_rows()), ids, 1))
        mark = write_text(beside / MARKER, iter([MARK]))
        mark_of_year = write_text(beside / f"{MARKER}-jaar", iter([MARK]))
        settings = _settings(beside, out)
        folder = out / str(sample.year)
        folder.mkdir(exist_ok=True)
        return [
            *(path.replace(folder / path.name) for path in written),
            mark_of_year.replace(folder / MARKER),
            *(path.replace(out / path.name) for path in (history, mark, *settings)),
        ]


@contextmanager
def folder_beside(out: Path) -> Iterator[Path]:
    """A folder in `out` for files that are not finished, made when `out` is not there; gone at the end."""
    out.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=_BESIDE, dir=out))
    try:
        yield beside
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _settings(beside: Path, out: Path) -> list[Path]:
    if (out / SETTINGS.name).exists():
        return []
    return [Path(shutil.copyfile(SETTINGS, beside / SETTINGS.name))]


def refuse_foreign(out: Path, year: int) -> None:
    """Refuse a folder with files of somebody else: real exports are never replaced by invented ones."""
    if not out.exists():
        return
    if not out.is_dir():
        raise SampleExists(f"{out} is no folder")
    found = sorted(path.name for path in out.iterdir() if not path.name.startswith(_BESIDE))
    if found and MARKER not in found:
        raise SampleExists(f"{out} holds {found[0]}, but no earlier sample")
    known = {MARKER, *(f"{name}.csv" for name in FILE_ORDER)}
    folder = out / str(year)
    foreign = sorted(path.name for path in folder.iterdir() if path.name not in known) if folder.is_dir() else []
    if foreign:
        raise SampleExists(f"{folder} holds {foreign[0]}, which is no part of a sample")


def write_text(path: Path, chunks: Iterator[str]) -> Path:
    """Write a text piece by piece, in UTF-8 with a byte order mark as the client file does; the path."""
    with path.open("wb") as stream:
        stream.write(_BOM.encode())
        for chunk in chunks:
            stream.write(chunk.encode())
    return path


def _chunks(export: Export, ids: Ids, scale: int) -> Iterator[str]:
    """The text of a file, one copy at a time: ids change from copy to copy, the text between them does not."""
    yield ";".join(one.name for one in load_schemas()[export.name].fields) + _END
    pieces, refs = _pieces(export)
    for copy in range(scale if export.copied else 1):
        texts = ids.of_copy(copy)
        pieces[1::2] = [texts[ref] for ref in refs]
        yield "".join(pieces)


def _pieces(export: Export) -> tuple[list[str], list[int]]:
    """The text of copy 0 cut at its ids: text, (id), text, (id), … text; and the ids in their order."""
    pieces, refs, text = [], [], ""
    for row in export.rows:
        for number, cell in enumerate(row):
            text += ";" if number else ""
            if isinstance(cell, Ref):
                pieces += [text, ""]
                refs.append(int(cell))
                text = ""
            else:
                text += _quoted(cell)
        text += _END
    return [*pieces, text], refs


def _quoted(cell: str) -> str:
    if any(character in cell for character in ';"\r\n'):
        return '"' + cell.replace('"', '""') + '"'
    return cell
