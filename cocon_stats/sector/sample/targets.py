"""The numbers a sector year is made from: the published tables, and what ``targets/<year>.toml`` adds."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cocon_stats.schemas import load_schemas
from cocon_stats.sector.classes import DOSSIER_BANDS, MODULE_BANDS, REGION_LABELS
from cocon_stats.sector.names import plain
from cocon_stats.sector.published import PublishedTable, load_published
from cocon_stats.sector.sample.weave import Pattern

TARGETS_DIR = Path(__file__).parent / "targets"
CARE = ("ovbj", "pleegzorg", "cig", "oooc")
"""The systems with dossiers and module spells."""

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class AgeGrid:
    """Persons per age class and province, with the totals of both and all together."""

    labels: tuple[str, ...]
    cells: NDArray[np.int64]
    by_age: tuple[int, ...]
    by_region: tuple[int, ...]
    persons: int


@dataclass(frozen=True, slots=True)
class Choices:
    """What targets/<year>.toml says about one system; that file explains each."""

    mean_days: int
    longest_days: int
    begun_and_closed: int
    short_days: Range
    begun_before: tuple[tuple[int, int, int], ...]
    begun_after: Range
    closed_on: Range
    begun_earlier: int | None
    closed_earlier: tuple[tuple[int, int, int, int], ...]
    facilities: int
    crisis: str
    beside: str
    begun_last_year: int
    direct: frozenset[str]


@dataclass(frozen=True, slots=True)
class CareTargets:
    """One system with dossiers. `periods` are started, closed and all: dossiers, and unique persons in them."""

    code: str
    year: int
    dossiers: int
    ages: AgeGrid
    bands: tuple[int, ...]
    pattern: Pattern
    modules: tuple[str, ...]
    periods: tuple[tuple[int, int], ...]
    combinations: Mapping[str, int]
    without: int
    not_registered: int
    referrers: Mapping[str, int]
    choices: Choices

    def directly_accessible(self, module: str) -> bool:
        """Whether the module is RTJ."""
        return plain(module) in self.choices.direct


def read_choices(year: int) -> Mapping[str, Any]:
    """The content of targets/<year>.toml."""
    return tomllib.loads((TARGETS_DIR / f"{year}.toml").read_text(encoding="utf-8"))


def target_years() -> list[int]:
    """The years that can be made."""
    return sorted(int(path.stem) for path in TARGETS_DIR.glob("*.toml"))


def care_targets(year: int, code: str) -> CareTargets:
    """The targets of one system of `CARE`."""
    tables, raw = load_published(year), read_choices(year)[code]
    choices = _choices(raw)
    bands = tuple(_whole(row[1][0]) for row in tables[f"{code}_duration"].rows[: len(DOSSIER_BANDS.names)])
    modules, cells, totals = _modules(tables[f"{code}_module_duration"], raw)
    ages = age_grid(tables[f"{code}_age_province"])
    last = tables[f"{code}_module_duration"].row("Totaal")
    selects = [plain(one) not in choices.direct and not (code == "oooc" and "crisis" in plain(one)) for one in modules]
    pattern = Pattern(
        cells, totals, [_whole(one) for one in last[: len(MODULE_BANDS.names)]], ages.persons, np.array(selects), bands
    )
    counted = tables[f"{code}_started_closed_all"].rows
    combinations, without, missing = _combinations(tables[f"{code}_combination"])
    return CareTargets(
        code=code,
        year=year,
        dossiers=sum(bands),
        ages=ages,
        bands=bands,
        pattern=pattern,
        modules=modules,
        periods=tuple((_whole(a), _whole(b)) for a, b in zip(counted[0][1], counted[1][1], strict=True)),
        combinations=combinations,
        without=without,
        not_registered=missing,
        referrers=_referrers(tables.get(f"{code}_referrer")),
        choices=choices,
    )


def age_grid(table: PublishedTable) -> AgeGrid:
    """The counts of a published table by age and province."""
    *rows, total, _ = table.rows
    width = len(REGION_LABELS)
    return AgeGrid(
        tuple(label for label, _ in rows),
        np.array([[_whole(one) for one in values[:width]] for _, values in rows], dtype=np.int64),
        tuple(_whole(values[width]) for _, values in rows),
        tuple(_whole(one) for one in total[1][:width]),
        _whole(total[1][width]),
    )


def _whole(value: Fraction | None) -> int:
    if value is None or value.denominator != 1:
        raise ValueError(f"{value} is no count")
    return value.numerator


def _modules(table: PublishedTable, raw: Mapping[str, Any]) -> tuple[tuple[str, ...], NDArray[np.int64], list[int]]:
    width = len(MODULE_BANDS.names)
    rows = [(label, [_whole(one) for one in values[: width + 1]]) for label, values in table.rows[:-2]]
    missing = raw.get("missing_module")
    if missing:
        rows.append((missing["name"], [*missing["cells"], missing["persons"]]))
    cells = np.array([values[:width] for _, values in rows], dtype=np.int64)
    return tuple(label for label, _ in rows), cells, [values[width] for _, values in rows]


def _combinations(table: PublishedTable) -> tuple[dict[str, int], int, int]:
    """The marks per code of the list, the dossiers without combination, and those without closing registration."""
    codes = list(load_schemas().codes["sector_combinatie"])
    amounts = [_whole(values[0]) for _, values in table.rows]
    return dict(zip(codes, amounts, strict=False)), amounts[len(codes)], amounts[len(codes) + 1]


def _referrers(table: PublishedTable | None) -> dict[str, int]:
    codes = list(load_schemas().codes["sector_aanmelder"])
    return {} if table is None else {code: _whole(row[1][0]) for code, row in zip(codes, table.rows, strict=False)}


def _choices(raw: Mapping[str, Any]) -> Choices:
    return Choices(
        mean_days=raw["mean_days"],
        longest_days=raw["longest_days"],
        begun_and_closed=raw["begun_and_closed"],
        short_days=_range(raw["short_days"]),
        begun_before=tuple((one[0], one[1], one[2]) for one in raw["begun_before"]),
        begun_after=_range(raw["begun_after"]),
        closed_on=_range(raw.get("closed_on", (2, 364))),
        begun_earlier=raw.get("begun_earlier"),
        closed_earlier=tuple((one[0], one[1], one[2], one[3]) for one in raw.get("closed_earlier", ())),
        facilities=raw["facilities"],
        crisis=raw["crisis"],
        beside=raw.get("beside", ""),
        begun_last_year=raw.get("begun_last_year", 0),
        direct=frozenset(plain(one) for one in raw["directly_accessible"]),
    )


def _range(raw: Sequence[int]) -> Range:
    return raw[0], raw[1]
