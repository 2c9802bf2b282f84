"""The tables of the small hand-made sector year beside these tests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from cocon_stats.cli import main
from cocon_stats.exports.folder import find
from cocon_stats.schemas import load_schemas
from cocon_stats.sector.data import SectorData
from cocon_stats.sector.kinds import measure
from cocon_stats.sector.loader import load_sector
from cocon_stats.sector.sample.writer import write_sector_sample
from cocon_stats.sector.sample.year import SectorYear, make_sector_year
from cocon_stats.sector.table import SectorTable
from cocon_stats.validation.check import check

SMALL = Path(__file__).parent / "small"


def sector_data(folder: Path, year: int = 2017) -> SectorData:
    schemas = load_schemas()
    return SectorData(check(find(folder, year, schemas), schemas).exports, year)


def table_of(data: SectorData, table_id: str) -> SectorTable:
    return next(measure(one, data) for one in load_sector().tables if one.id == table_id)


def lines(table: SectorTable) -> list[str]:
    """The table as text: its columns, then its rows."""
    head = " | ".join(["", *table.columns]).strip()
    return [head, *(" | ".join([row.label, *(one.text for one in row.cells)]).strip() for row in table.rows)]


@pytest.fixture(scope="session")
def small() -> SectorData:
    return sector_data(SMALL)


@pytest.fixture(scope="session")
def sample() -> SectorYear:
    """The synthetic sector year of 2017, as it is made when nothing else is asked."""
    return make_sector_year(2025, 2017)


@pytest.fixture(scope="session")
def sample_data(sample: SectorYear, tmp_path_factory: pytest.TempPathFactory) -> SectorData:
    folder = tmp_path_factory.mktemp("sector")
    write_sector_sample(sample, folder)
    return sector_data(folder)


@dataclass(frozen=True)
class Ran:
    """How a command ended and what it printed."""

    status: int
    out: str
    err: str


Ask = Callable[..., Ran]


@pytest.fixture
def ask_small(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Ask:
    """Run ``cocon-stats`` beside the small year, which COCON_DATA names; standard output is a pipe."""
    (tmp_path / "exports").symlink_to(SMALL)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COCON_DATA", "exports")
    monkeypatch.setenv("COLUMNS", "80")

    def command(*arguments: str) -> Ran:
        monkeypatch.setattr("sys.argv", ["cocon-stats", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capsys.readouterr()
        return Ran(int(ended.value.code or 0), out, err)

    return command


@pytest.fixture
def shown(small: SectorData) -> Callable[[str], list[str]]:
    """The text of a table of the small year, by id."""
    return lambda table_id: lines(table_of(small, table_id))
