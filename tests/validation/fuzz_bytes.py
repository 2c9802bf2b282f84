"""Coverage-guided bytes for the reader and the checks: ``python fuzz_bytes.py FOLDER FILE -runs=N``.

FOLDER holds a clean year; FILE is the export whose bytes are replaced. Anything but an ordinary end is a bug.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["cocon_stats.exports", "cocon_stats.validation"]):
    from cocon_stats.exports.folder import find
    from cocon_stats.schemas import load_schemas
    from cocon_stats.validation.check import check
    from cocon_stats.validation.crashes import CRASHED

place = Path(sys.argv[1])
target = place / "2025" / f"{sys.argv[2]}.csv"
clean = target.read_bytes()
schemas = load_schemas()


def spoiled(data: bytes) -> None:
    """The clean file with the bytes put in at a place they choose themselves, or instead of all."""
    where = int.from_bytes(data[:2], "big")
    target.write_bytes(data[2:] if where % 5 == 0 else clean[:where] + data[2:] + clean[where + len(data) // 3 :])
    found = check(find(place, 2025, schemas), schemas, set())
    assert all(one.rule != CRASHED for one in found.problems), found.problems


atheris.Setup([sys.argv[0], *sys.argv[3:]], spoiled)
atheris.Fuzz()
