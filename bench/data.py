"""The exports that are measured: a sample year, many times, with the first contacts of every case file only.

Kept outside the project, in ``BENCH_DIR`` or the user's cache directory: a million case files are about 700 MB.
"""

from __future__ import annotations

import os
from pathlib import Path

from bench.faults import FILES
from cocon_stats.sample.writer import write_sample
from cocon_stats.sample.year import make_year
from cocon_stats.sector.sample.writer import write_sector_sample
from cocon_stats.sector.sample.year import make_sector_year

YEAR, SECTOR_YEAR = 2025, 2017
CONTACTS = 10
SIZES = {"400": 1, "100 k": 302, "1 M": 3021}
"""How many copies make about so many case files: one copy has 331."""


def folder() -> Path:
    """Where the exports are kept."""
    given = os.environ.get("BENCH_DIR")
    cache = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache"))
    return Path(given) if given else cache / "cocon-stats-bench"


def made_sector(copies: int) -> Path:
    """The directory with the sector's sample year, so many times under other numbers; made when it is not there yet."""
    place = folder() / f"sector-{copies}"
    if not (place / str(SECTOR_YEAR) / "sector_modules.csv").exists():
        write_sector_sample(make_sector_year(YEAR, SECTOR_YEAR), place, copies)
    return place


def made(size: str) -> Path:
    """The directory with the exports of one size; made when it is not there yet."""
    place = folder() / f"{SIZES[size]}x{CONTACTS}"
    if not (place / "historiek.csv").exists():
        sample = make_year(YEAR, YEAR)
        for one in sample.files:
            del one.contacts[CONTACTS:]
        for path in write_sample(sample, SIZES[size], place):
            if path.parent != place and path.stem not in FILES:
                path.unlink()  # personnel does not grow with the case files
    return place
