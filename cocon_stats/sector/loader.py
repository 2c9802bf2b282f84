"""Reads the declared tables: ``kinds.toml`` and one TOML file per system of help. docs/sector.md lists the keys."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from cocon_stats.conditions import Condition, parse
from cocon_stats.errors import WrongUsage, suggestion
from cocon_stats.handwritten import read_toml
from cocon_stats.sector.declaration import Declaration, DeclaredRow, Kind, SectorReport, System

_FOLDER = Path(__file__).parent
KINDS_FILE, TABLES_DIR = _FOLDER / "kinds.toml", _FOLDER / "tables"
_KIND_KEYS = {"over", "needs", "selected", "select", "heading", "footnote", "rule", "base", "totals"}
_SYSTEM_KEYS = {"system", "name", "title", "source", "persons", "selection", "length_of", "other_modules", "tables"}
_TABLE_KEYS = {
    "id", "number", "kind", "title", "unit", "source", "select", "rows", "labels", "percent_decimals", "heading",
    "total", "persons", "row_label", "years", "base_year",
}  # fmt: skip
_REQUIRED = ("id", "number", "kind", "title", "unit")
_OF_MODULES = ("module_by_duration_band_unique", "occupancy_by_year", "stock_forms_by_year")

Raw = Mapping[str, Any]


@cache
def load_sector(folder: Path = TABLES_DIR) -> SectorReport:
    """The systems and tables declared in `folder`, in the order of their numbers.

    WrongUsage names the file and the table of anything that cannot be read.
    """
    kinds = {name: _kind(name, raw) for name, raw in read_toml(KINDS_FILE).items()}
    systems: dict[str, System] = {}
    tables: list[Declaration] = []
    for path in sorted(folder.glob("*.toml")):
        raw = read_toml(path)
        _check_keys(raw, _SYSTEM_KEYS, path.name)
        own = [_table(path.name, raw, one, kinds) for one in raw["tables"]]
        systems[raw["system"]] = _system(raw, own)
        tables += own
    tables.sort(key=lambda one: one.number)
    order = dict.fromkeys(one.system for one in tables)
    return SectorReport({code: systems[code] for code in order}, tuple(tables))


def _kind(name: str, raw: Raw) -> Kind:
    _check_keys(raw, _KIND_KEYS, f"{KINDS_FILE.name}: {name}")
    return Kind(
        name,
        raw["over"],
        tuple(raw.get("needs", ())),
        raw.get("selected", False),
        _conditions(raw.get("select", ())),
        raw.get("heading", ""),
        raw.get("footnote"),
        raw.get("rule", ""),
        raw.get("base", ""),
        raw.get("totals", raw.get("footnote", "")),
    )


def _system(raw: Raw, tables: Iterable[Declaration]) -> System:
    rows = [row for table in tables if table.kind.name in _OF_MODULES for row in table.rows]
    names = [name for row in rows for name in row.names] + raw.get("other_modules", [])
    return System(
        raw["system"],
        raw["name"],
        raw["title"],
        _conditions(raw.get("selection", ())),
        frozenset(names),
        raw.get("length_of", ""),
    )


def _table(file: str, system: Raw, raw: Raw, kinds: Mapping[str, Kind]) -> Declaration:
    place = f"{file}: {raw.get('id', 'een tabel zonder id')}"
    _check_keys(raw, _TABLE_KEYS, place)
    for key in _REQUIRED:
        if key not in raw:
            raise WrongUsage(f"{place}: «{key}» ontbreekt.")
    if raw["kind"] not in kinds:
        raise WrongUsage(f"{place}: «{raw['kind']}» is geen soort tabel.{suggestion(raw['kind'], kinds)}")
    kind = kinds[raw["kind"]]
    return Declaration(
        id=raw["id"],
        number=raw["number"],
        kind=kind,
        system=system["system"],
        title=raw["title"],
        unit=raw["unit"],
        source=raw.get("source", system.get("source", "")),
        select=_selection(system, raw, kind),
        rows=tuple(_row(one) for one in raw.get("rows", ())),
        labels=raw.get("labels", {}),
        percent_decimals=raw.get("percent_decimals", 0),
        heading=raw.get("heading", kind.heading),
        total=raw.get("total", system["name"]),
        persons=raw.get("persons", system.get("persons", "")),
        row_label=raw.get("row_label", "{}"),
        years=raw.get("years", 3),
        base_year=raw.get("base_year", 0),
    )


def _selection(system: Raw, raw: Raw, kind: Kind) -> tuple[Condition, ...]:
    """The conditions on the rows: the system, what the kind asks, what the table adds."""
    of_system = [] if kind.over == "sector_bedragen" else [f"systeem = {system['system']}"]
    chosen = system.get("selection", []) if kind.selected else []
    return (*_conditions([*of_system, *chosen]), *kind.select, *_conditions(raw.get("select", ())))


def _row(raw: str | Raw) -> DeclaredRow:
    if isinstance(raw, str):
        return DeclaredRow(raw, (raw,))
    return DeclaredRow(raw["label"], tuple(raw.get("names", (raw["label"],))), raw.get("since"))


def _conditions(lines: Iterable[str]) -> tuple[Condition, ...]:
    return tuple(parse(line) for line in lines)


def _check_keys(raw: Raw, known: set[str], place: str) -> None:
    for key in raw:
        if key not in known:
            raise WrongUsage(f"{place}: «{key}» betekent niets.{suggestion(key, known)}")
