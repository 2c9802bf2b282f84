"""Reads ``benchmark.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

_FILE = Path(__file__).with_name("benchmark.toml")
Topic = Literal["referrers", "ages", "durations", "modules"]


@dataclass(frozen=True, slots=True)
class OwnGroup:
    """Modalities of the organisation that are counted together."""

    name: str
    modalities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SameModule:
    """A module of the sector that does the work of one modality."""

    modality: str
    name: str
    module: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What stands beside what. `tables` are ids of published tables by topic."""

    groups: tuple[OwnGroup, ...]
    modules: tuple[SameModule, ...]
    sector: str
    tables: Mapping[str, str]
    referrers: Mapping[str, str]
    warnings: Mapping[str, tuple[str, ...]]


@cache
def load_plan() -> Plan:
    """The plan of the package."""
    raw = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    tables = {name: value for name, value in raw["sector"].items() if name != "name"}
    return Plan(
        tuple(OwnGroup(one["name"], tuple(one["modalities"])) for one in raw["groups"]),
        tuple(SameModule(one["modality"], one["name"], one["module"]) for one in raw["modules"]),
        raw["sector"]["name"],
        tables,
        raw["referrers"],
        {name: tuple(sentences) for name, sentences in raw["warnings"].items()},
    )
