"""Facilities and provinces: where dossiers and use are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

from cocon_stats.sample.chance import shuffled
from cocon_stats.schemas import load_schemas
from cocon_stats.sector.classes import REGIONS
from cocon_stats.sector.published import load_published
from cocon_stats.sector.sample.dossier import Dossier, between, day

_BRUSSELS = 5
"""One in so many of those in Vlaams-Brabant & Brussel is in Brussels."""
_CODES = {
    "antwerpen": "ANT",
    "limburg": "LIM",
    "oost_vlaanderen": "OVL",
    "vlaams_brabant": "VBR",
    "brussel": "BRU",
    "west_vlaanderen": "WVL",
}


@dataclass(frozen=True, slots=True)
class Facility:
    """One facility and the days it was open."""

    system: str
    id: str
    province: str
    start: int
    end: int | None = None


def facility_id(system: str, province: str, number: int) -> str:
    """``OVBJ-ANT-01``: the same id for the same place of a list."""
    return f"{system.upper()}-{_CODES[province]}-{str(number + 1).zfill(2)}"


def province_of(rng: Random, region: int) -> str:
    """A province in the column `region` of the tables."""
    provinces = list(REGIONS.values())[region]
    return provinces[-1] if len(provinces) > 1 and rng.randrange(_BRUSSELS) == 0 else provinces[0]


def settle(rng: Random, dossiers: Iterable[Dossier], per_province: int) -> list[tuple[str, int]]:
    """Province and facility number of each dossier; two of one person are not in one facility."""
    used: dict[tuple[int, str], set[int]] = {}
    result = []
    for dossier in dossiers:
        province, number = province_of(rng, dossier.region), rng.randrange(per_province)
        taken = used.setdefault((dossier.person, province), set())
        while number in taken and len(taken) < per_province:
            number = (number + 1) % per_province
        taken.add(number)
        result.append((province, number))
    return result


def make_facilities(rng: Random, year: int, choices: Mapping[str, Any], systems: Iterable[str]) -> list[Facility]:
    """The MFCs, as many per province as printed and some that closed, and the facilities of the `systems`."""
    labels = load_schemas().codes["provincie"]
    printed = {label: int(values[0] or 0) for label, values in load_published(year)["mfc_count_province"].rows}
    made = [_open(rng, "mfc", province, number) for province in _CODES for number in range(printed[labels[province]])]
    for province in shuffled(rng, list(_CODES))[: choices["gebruik"]["mfc_closed"]]:
        end = between(rng, day(year, 1, 2), day(year, 12, 30))
        number = printed[labels[province]]
        made.append(Facility("mfc", facility_id("mfc", province, number), province, end - 5000, end))
    for system in systems:
        for province in _CODES:
            made += [_open(rng, system, province, number) for number in range(choices[system]["facilities"])]
    return made


def _open(rng: Random, system: str, province: str, number: int) -> Facility:
    return Facility(system, facility_id(system, province, number), province, day(between(rng, 1990, 2012)))
