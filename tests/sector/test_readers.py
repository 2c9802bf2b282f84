"""Every fault in the large exports of the sector is found alike by every reader, however large the file is."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from cocon_stats.exports import compact, reading
from cocon_stats.exports.folder import find
from cocon_stats.exports.packed import Packed
from cocon_stats.schemas import load_schemas
from cocon_stats.sector.data import SectorData
from cocon_stats.sector.loader import load_sector
from cocon_stats.sector.report import measure_all
from cocon_stats.validation.check import check

from .conftest import SMALL, sector_data
from .readers import ALWAYS, PIECE, checked_by_all

Spoil = Callable[[list[str]], object]


def _cell(line: int, column: int, text: str) -> Spoil:
    """Put `text` in a cell; the column names are line 1."""

    def spoil(lines: list[str]) -> None:
        cells = lines[line - 1].split(";")
        cells[column] = text
        lines[line - 1] = ";".join(cells)

    return spoil


def _each(column: int, form: str) -> Spoil:
    """Write every cell of a column in another form."""

    def spoil(lines: list[str]) -> None:
        for line in range(2, len(lines) + 1):
            _cell(line, column, form.format(lines[line - 1].split(";")[column]))(lines)

    return spoil


FAULTS: dict[str, tuple[str, Spoil]] = {
    "clean": ("sector_dossiers", lambda lines: None),
    "dossier twice, equal": ("sector_dossiers", lambda lines: lines.append(lines[3])),
    "dossier twice, not equal": ("sector_dossiers", _cell(3, 0, "D1")),
    "dossier empty": ("sector_dossiers", _cell(3, 0, "")),
    "dossier unknown": ("sector_dossiers", _cell(3, 0, "onbekend")),
    "dossier with a space": ("sector_dossiers", _cell(3, 0, "D2 ")),
    "dossier with a space, twice": ("sector_dossiers", _cell(3, 0, "D1 ")),
    "dossier in capitals": ("sector_dossiers", _cell(3, 0, "d2")),
    "dossier with zeros": ("sector_dossiers", _cell(3, 0, "D002")),
    "dossier overflown": ("sector_dossiers", _cell(3, 0, "1,23E+05")),
    "dossier of Excel": ("sector_dossiers", _cell(3, 0, "#N/B")),
    "dossier badly encoded": ("sector_dossiers", _cell(3, 0, "DÃ©2")),
    "other numbers": ("sector_dossiers", _each(0, "X-2017-{}")),
    "padded numbers": ("sector_dossiers", _each(0, " {} ")),
    "system unknown": ("sector_dossiers", _cell(4, 1, "ovjb")),
    "person empty": ("sector_dossiers", _cell(4, 4, "")),
    "person with a space": ("sector_dossiers", _cell(4, 4, " P1")),
    "person in another column": (
        "sector_dossiers",
        lambda lines: (_each(4, "PERS-{}")(lines), _cell(4, 8, "pers-P1")(lines)),
    ),
    "person in capitals elsewhere": (
        "sector_dossiers",
        lambda lines: (_each(4, "pers-{}")(lines), _cell(4, 8, "PERS-P2")(lines)),
    ),
    "date impossible": ("sector_dossiers", _cell(4, 6, "31/02/2017")),
    "dates exchanged": ("sector_dossiers", _cell(2, 6, "31/12/2017")),
    "total": ("sector_dossiers", lambda lines: lines.append("Totaal;;;;;;;;;;" + str(len(lines) - 1))),
    "numbers below": ("sector_dossiers", lambda lines: lines.append("53;;;;;;;;;;")),
    "remark": ("sector_dossiers", lambda lines: lines.insert(5, "nog na te kijken;;;;;;;;;;")),
    "empty lines": ("sector_dossiers", lambda lines: lines.insert(5, "")),
    "empty row": ("sector_dossiers", lambda lines: lines.insert(5, ";;;;;;;;;;")),
    "column names again": ("sector_dossiers", lambda lines: lines.insert(5, lines[0])),
    "too few cells": ("sector_dossiers", lambda lines: lines.insert(5, "D900;ovbj")),
    "too many cells": ("sector_dossiers", lambda lines: lines.insert(5, lines[2] + ";extra")),
    "title above": ("sector_dossiers", lambda lines: lines.insert(0, "Dossiers 2017")),
    "quotes": ("sector_dossiers", _cell(3, 2, '"V1"')),
    "column absent": ("sector_dossiers", lambda lines: lines.__setitem__(0, lines[0].replace("aanmelder", "door"))),
    "module twice": ("sector_modules", lambda lines: lines.append(lines[3])),
    "module twice, not equal": ("sector_modules", _cell(3, 0, "M1")),
    "module empty": ("sector_modules", _cell(3, 0, "")),
    "module of no dossier": ("sector_modules", _cell(3, 1, "D9999")),
    "module of a dossier in small letters": ("sector_modules", _cell(3, 1, "d1")),
    "module of a dossier with zeros": ("sector_modules", _cell(3, 1, "D0001")),
    "module of a dossier with a hyphen": ("sector_modules", _cell(3, 1, "D-1")),
    "module of a dossier with a space": ("sector_modules", _cell(3, 1, "D1 ")),
    "modules of padded dossiers": ("sector_modules", _each(1, " {}")),
    "module without dossier": ("sector_modules", _cell(3, 1, "")),
    "module before its dossier": ("sector_modules", _cell(3, 4, "01/01/1991")),
    "module after its dossier": ("sector_modules", _cell(2, 5, "31/12/2017")),
    "module unknown": ("sector_modules", _cell(3, 2, "CB laagintesief")),
    "no modules": ("sector_modules", lambda lines: lines.__delitem__(slice(1, None))),
    "use of nobody": ("sector_gebruik", _cell(3, 1, "onbekend")),
    "use ends before it begins": ("sector_gebruik", _cell(3, 6, "01/01/1991")),
}


HARMLESS = {
    "clean", "quotes", "empty lines", "empty row", "padded numbers", "modules of padded dossiers",
    "dossier with a space", "person with a space", "module of a dossier with a space",
}  # fmt: skip
_ALWAYS_THERE = [("module-onbekend", "Nieuwe module")]


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    """The small year without a quote, so that no reader refuses it."""
    shutil.copytree(SMALL, tmp_path / "data")
    for path in (tmp_path / "data").rglob("*.csv"):
        path.write_text(path.read_text(encoding="utf-8-sig").replace('"', ""), encoding="utf-8")
    return tmp_path / "data"


@pytest.mark.parametrize("fault", FAULTS)
def test_every_reader_finds_the_same(fault: str, plain: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file, spoil = FAULTS[fault]
    path = plain / "2017" / f"{file}.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    spoil(lines)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    problems = [(one.rule, one.value) for one in checked_by_all(plain, monkeypatch).problems]
    assert (problems == _ALWAYS_THERE) == (fault in HARMLESS), problems


def _refuse(_: Packed) -> NoReturn:
    raise AssertionError("a text was made of every number")


def test_large_exports_hold_packed_numbers(plain: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "COMPACT_FROM_BYTES", ALWAYS)
    monkeypatch.setattr(compact, "SIZE", PIECE)
    monkeypatch.setattr(Packed, "__iter__", _refuse)
    schemas = load_schemas()
    exports = check(find(plain, 2017, schemas), schemas).exports
    assert measure_all(load_sector(), SectorData(exports, 2017)) == measure_all(load_sector(), sector_data(SMALL))
    tables = exports.tables
    packed = {
        (file, name)
        for file, table in tables.items()
        for name, column in table.columns.items()
        if isinstance(column.values, Packed)
    }
    assert packed == {
        ("sector_dossiers", "dossier_id"),
        ("sector_dossiers", "persoon_id"),
        ("sector_modules", "module_id"),
        ("sector_modules", "dossier_id"),
        ("sector_gebruik", "persoon_id"),
        ("sector_voorzieningen", "voorziening_id"),
    }
