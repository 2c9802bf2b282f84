"""A whole synthetic sector year as rows of text, per export file."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from cocon_stats.sample.chance import stream
from cocon_stats.sector.published import load_published
from cocon_stats.sector.sample.capacity import capacities
from cocon_stats.sector.sample.dossier import Dossier
from cocon_stats.sector.sample.filling import fill
from cocon_stats.sector.sample.forms import fill_forms
from cocon_stats.sector.sample.others import make_others
from cocon_stats.sector.sample.places import facility_id, make_facilities, province_of, settle
from cocon_stats.sector.sample.selected import make_selected
from cocon_stats.sector.sample.targets import CARE, care_targets, read_choices
from cocon_stats.sector.sample.use import make_use

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SectorYear:
    """The exports of `year` by file name, in the columns of the schemas."""

    year: int
    files: Mapping[str, Sequence[Row]]


def make_sector_year(seed: int, year: int) -> SectorYear:
    """The exports of a year for which there are targets. The same seed gives the same rows on every machine."""
    care = {code: _dossiers(seed, year, code) for code in CARE}
    persons = _Persons()
    dossiers, modules = _care_rows(seed, year, care, persons)
    return SectorYear(
        year,
        {
            "sector_dossiers": dossiers,
            "sector_modules": modules,
            "sector_capaciteit": list(_capacity_rows(year)),
            "sector_gebruik": list(_use_rows(seed, year, persons)),
            "sector_voorzieningen": list(_facility_rows(seed, year)),
            "sector_bedragen": list(_amount_rows(year)),
        },
    )


def _dossiers(seed: int, year: int, code: str) -> list[Dossier]:
    targets = care_targets(year, code)
    selected = make_selected(stream(seed, "sector", code), targets)
    others = make_others(stream(seed, "sector", code, "others"), targets, selected)
    filler = fill_forms if code == "pleegzorg" else fill
    filler(stream(seed, "sector", code, "spells"), targets, selected, others)
    return sorted([*selected, *others], key=lambda one: (one.start, one.end or 0, one.person))


class _Persons:
    """Pseudonyms: numbered through over all systems in the order of appearance."""

    def __init__(self) -> None:
        self._names: dict[tuple[str, int], str] = {}

    def name(self, system: str, person: int) -> str:
        """The pseudonym of a person of one system."""
        return self._names.setdefault((system, person), f"P{str(len(self._names) + 1).zfill(6)}")


def _care_rows(
    seed: int, year: int, care: Mapping[str, Sequence[Dossier]], persons: _Persons
) -> tuple[list[Row], list[Row]]:
    choices = read_choices(year)
    dossiers: list[Row] = []
    modules: list[Row] = []
    for code, mine in care.items():
        places = settle(stream(seed, "sector", code, "places"), mine, choices[code]["facilities"])
        for one, (province, number) in zip(mine, places, strict=True):
            name = f"S{str(len(dossiers) + 1).zfill(6)}"
            facility = facility_id(code, province, number)
            person = persons.name(code, one.person)
            dossiers.append(
                (name, code, facility, province, person, *map(_date, (one.born, one.start, one.end)), *_answers(one))
            )
            for spell in sorted(one.spells, key=lambda one: (one.start, one.module)):
                access = "RTJ" if spell.direct else "NRTJ"
                number_of = f"M{str(len(modules) + 1).zfill(6)}"
                modules.append((number_of, name, spell.module, access, _date(spell.start), _date(spell.end)))
    return dossiers, modules


def _answers(dossier: Dossier) -> Row:
    return dossier.referrer, dossier.combination, dossier.registered


@cache
def _date(ordinal: int | None) -> str:
    return datetime.date.fromordinal(ordinal).strftime("%d/%m/%Y") if ordinal is not None else ""


def _capacity_rows(year: int) -> Iterator[Row]:
    for code in CARE:
        if f"{code}_capacity" in load_published(year):
            for one in capacities(year, code):
                yield code, one.module, one.group, f"31/12/{one.year}", str(one.amount), one.temporary


def _use_rows(seed: int, year: int, persons: _Persons) -> Iterator[Row]:
    rng = stream(seed, "sector", "provinces")
    provinces: dict[str, str] = {}
    for one in make_use(stream(seed, "sector", "use"), year, read_choices(year)["gebruik"]):
        person = persons.name(one.system, one.person)
        province = provinces.setdefault(person, province_of(rng, one.region))
        yield one.system, person, _date(one.born), province, one.function, _date(one.start), _date(one.end)


def _facility_rows(seed: int, year: int) -> Iterator[Row]:
    for one in make_facilities(stream(seed, "sector", "facilities"), year, read_choices(year), CARE):
        yield one.system, one.id, one.province, _date(one.start), _date(one.end)


def _amount_rows(year: int) -> Iterator[Row]:
    choices = read_choices(year)["bedragen"]
    category = ""
    rows = load_published(year)["pab_budget_categories"].rows
    for (label, _), francs in zip(rows, choices["francs"], strict=True):
        category = label or category
        yield category, str(francs), str(year), choices["index"]
