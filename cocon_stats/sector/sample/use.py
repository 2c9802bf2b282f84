"""The use that is registered per person and not per dossier: CKG, MFC, PAB and IMB."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

from cocon_stats.sample.chance import parts, shuffled
from cocon_stats.sector.published import load_published
from cocon_stats.sector.sample.dossier import between, day
from cocon_stats.sector.sample.people import birth
from cocon_stats.sector.sample.targets import AgeGrid, age_grid

_CKG_LONGEST = 1200
_MFC_LEAVES = 6
"""One in so many periods of use ended in the year."""


@dataclass(frozen=True, slots=True)
class Use:
    """One period of use by one person; `person` is a number within the system, `end` the last day."""

    system: str
    person: int
    region: int
    born: int | None
    function: str
    start: int
    end: int | None


def make_use(rng: Random, year: int, choices: Mapping[str, Any]) -> list[Use]:
    """All use of the year, and a little that is not of the year. `choices` is [gebruik] of the targets file."""
    maker = _Maker(rng, year, choices)
    return [*maker.ckg(), *maker.mfc(), *maker.pab(), *maker.imb()]


class _Maker:
    def __init__(self, rng: Random, year: int, choices: Mapping[str, Any]) -> None:
        self._rng = rng
        self._year = year
        self._choices = choices
        self._tables = load_published(year)
        self._last = day(year, 12, 30)

    def _grid(self, table: str) -> AgeGrid:
        return age_grid(self._tables[table])

    def _people(self, table: str) -> list[tuple[str, int]]:
        """The age class and province of everybody in a table, in an order of chance."""
        grid = self._grid(table)
        cells = [
            (label, region)
            for label, line in zip(grid.labels, grid.cells.tolist(), strict=True)
            for region, amount in enumerate(line)
            for _ in range(amount)
        ]
        return shuffled(self._rng, cells)

    def ckg(self) -> Iterator[Use]:
        """Long residential stays; those who left in the year stayed as long on average as the yearbook says."""
        people = self._people("ckg_age_province")
        left, mean = self._choices["ckg_left"], self._choices["ckg_mean_days"]
        lengths = parts(self._rng, mean * left, [(10, _CKG_LONGEST)] * left)
        for number, (label, region) in enumerate(people):
            end = between(self._rng, day(self._year, 1, 2), self._last) if number < left else None
            start = end - lengths[number] if end else day(self._year) + between(self._rng, -700, 340)
            yield Use("ckg", number, region, birth(self._rng, [(label, start)]), "", start, end)

    def mfc(self) -> Iterator[Use]:
        """Persons with one or more functions, per cell as many of each as its table says and nobody without."""
        everybody = self._grid("mfc_age_province")
        functions = {name: self._grid(table) for table, name in self._choices["mfc_functions"].items()}
        person = 0
        for row, label in enumerate(everybody.labels):
            for region, amount in enumerate(everybody.cells[row].tolist()):
                per_function = {name: int(grid.cells[row, region]) for name, grid in functions.items()}
                for used in _dealt(amount, per_function):
                    yield from self._mfc_person(person, label, region, used)
                    person += 1

    def _mfc_person(self, person: int, label: str, region: int, functions: list[str]) -> Iterator[Use]:
        start = day(self._year) + between(self._rng, -400, 330)
        born = birth(self._rng, [(label, start)])
        for name in functions:
            ends = self._rng.randrange(_MFC_LEAVES) == 0
            end = between(self._rng, max(start, day(self._year, 1, 2)), self._last) if ends else None
            yield Use("mfc", person, region, born, name, start, end)

    def pab(self) -> Iterator[Use]:
        """Budgets that ran on the last day of the year, and some that had ended before."""
        people = self._people("pab_age_province")
        held = self._tables["pab_budget_count"].rows[:-1]
        names = [name for name, values in held for _ in range(int(values[0] or 0))]
        for number, ((label, region), name) in enumerate(zip(people, names, strict=True)):
            start = day(self._year) + between(self._rng, -1000, 360)
            yield Use("pab", number, region, birth(self._rng, [(label, start)]), name, start, None)
        for number in range(self._choices["pab_ended"]):
            label, region = people[number]
            start = day(self._year) - between(self._rng, 10, 1000)
            end = between(self._rng, day(self._year, 1, 2), self._last)
            born = birth(self._rng, [(label, start)])
            yield Use("pab", len(people) + number, region, born, self._rng.choice(names), start, end)

    def imb(self) -> Iterator[Use]:
        """Decisions of the year, and some of the year before."""
        people = self._people("imb_age_province")
        before = self._choices["imb_last_year"]
        for number, (label, region) in enumerate([*people, *people[:before]]):
            then = self._year if number < len(people) else self._year - 1
            start = between(self._rng, day(then, 1, 2), day(then, 12, 30))
            yield Use("imb", number, region, birth(self._rng, [(label, start)]), "", start, None)


def _dealt(people: int, amounts: Mapping[str, int]) -> list[list[str]]:
    """Lay the functions round and round over the persons of a cell: nobody has none, nobody the same twice."""
    if sum(amounts.values()) < people or max(amounts.values()) > people:
        raise ValueError(f"{people} persons cannot have these functions: {dict(amounts)}")
    used: list[list[str]] = [[] for _ in range(people)]
    place = 0
    for name, amount in amounts.items():
        for _ in range(amount):
            used[place % people].append(name)
            place += 1
    return used
