"""Answers a question: selection, groups, counts and statistics, with the definitions of the report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import product
from typing import Protocol

import numpy as np

from cocon_stats.dutch import listing
from cocon_stats.errors import NothingToRead
from cocon_stats.exports.table import Mask
from cocon_stats.query.answer import Answer, Case, Group, Key, Mark, YearPart
from cocon_stats.query.check import check, number_column, status_of
from cocon_stats.query.columns import find
from cocon_stats.query.groups import Grouping, grouped
from cocon_stats.query.population import Population, Sources, populate
from cocon_stats.query.question import MODALITY, PERSON, Question
from cocon_stats.query.sources import titled
from cocon_stats.query.statistics import Amounts, amounts
from cocon_stats.records import AbsentFileError, Rows
from cocon_stats.schemas import Schemas


class AskedYear(Protocol):
    """A year that can be asked: the organisation's (`year.Year`), or the sector's (`sector.exports.SectorYear`)."""

    year: int

    @property
    def dataset(self) -> Sources:
        """Its records."""


def ask(question: Question, years: Sequence[AskedYear], with_cases: bool = False) -> Answer:
    """Answer `question` for these years; `with_cases` lists the case files behind it, for internal use.

    WrongUsage for a column, code, status or measure that does not fit, NothingToRead when a file it rests on is absent.
    """
    schemas = years[0].dataset.schemas
    check(question, schemas, with_cases)
    try:
        return _answered(question, years, schemas, with_cases)
    except AbsentFileError as error:
        lacking = listing(str(one.year) for one in years if not one.dataset.has(error.file))
        raise NothingToRead(
            f"{error.file}.csv van {lacking} is er niet of is onbruikbaar, en daarop rust dit antwoord."
        ) from None


def _answered(question: Question, years: Sequence[AskedYear], schemas: Schemas, with_cases: bool) -> Answer:
    number = number_column(question, schemas) if with_cases else ""
    status = status_of(question, schemas)
    populations = {one.year: populate(question, status, one.dataset) for one in years}
    chosen = {year: one.chosen for year, one in populations.items()}
    groupings = [
        grouped(find(name, question.sources, schemas), {year: one.column(name) for year, one in chosen.items()})
        for name in question.by
    ]
    counting = _Counting(question, populations, groupings)
    return Answer(
        question,
        titled(question.sources, schemas),
        status,
        tuple(_part(year, one) for year, one in populations.items()),
        tuple(one.axis for one in groupings),
        {(year, keys): counting.group(year, keys) for year in populations for keys in counting.cells()},
        tuple(counting.cases(number)) if with_cases else None,
    )


def _part(year: int, population: Population) -> YearPart:
    return YearPart(year, population.rows.rows, population.undecided, population.chosen.rows, population.absent)


class _Counting:
    """The groups of an answer, over the chosen rows of each year."""

    def __init__(
        self, question: Question, populations: Mapping[int, Population], groupings: Sequence[Grouping]
    ) -> None:
        self._question = question
        self._populations = populations
        self._groupings = groupings
        self._counts: dict[tuple[int, tuple[Key, ...]], int] = {}
        measured = {} if question.counts else populations
        self._amounts: dict[int, Amounts] = {
            year: amounts(question.measure, one.chosen) for year, one in measured.items()
        }

    def cells(self) -> list[tuple[Key, ...]]:
        return list(product(*(one.axis.keys for one in self._groupings)))

    def group(self, year: int, keys: tuple[Key, ...]) -> Group:
        count, base = self._count(year, keys), self._base(year, keys)
        share = Fraction(100 * count, base) if base else None
        return Group(count, base, share, self._amounts[year].of(self._rows(year, keys)) if self._amounts else None)

    def _count(self, year: int, keys: tuple[Key, ...]) -> int:
        if (year, keys) not in self._counts:
            self._counts[year, keys] = self._number(self._populations[year].chosen, self._rows(year, keys))
        return self._counts[year, keys]

    def _number(self, rows: Rows, mask: Mask) -> int:
        """How many rows, or how many different persons in them."""
        if self._question.measure != "personen":
            return int(mask.sum())
        persons = rows.column(PERSON)
        seen = np.zeros(len(persons.values) + 1, dtype=bool)
        seen[persons.data[mask]] = True
        return int(seen[:-1].sum())

    def _rows(self, year: int, keys: tuple[Key, ...]) -> Mask:
        rows = np.ones(self._populations[year].chosen.rows, dtype=bool)
        for grouping, key in zip(self._groupings, keys, strict=True):
            rows &= grouping.rows(year, key)
        return rows

    def _base(self, year: int, keys: tuple[Key, ...]) -> int | None:
        """What the share of a group is a share of; without groups it is that of a figure of the report."""
        if not keys:
            return self._number(self._populations[year].rows, self._populations[year].decided)
        if Mark.UNKNOWN in keys:
            return None
        whole: tuple[Key, ...] = (Mark.TOTAL,) * len(keys)
        if len(keys) == 2 and self._question.percent_of == "rij":
            whole = (keys[0], Mark.TOTAL)
        if len(keys) == 2 and self._question.percent_of == "kolom":
            whole = (Mark.TOTAL, keys[1])
        return self._count(year, whole)

    def cases(self, number: str) -> list[Case]:
        return [case for year in self._populations for case in self._cases_of(year, number)]

    def _cases_of(self, year: int, number: str) -> list[Case]:
        chosen = self._populations[year].chosen
        sources = chosen.column(MODALITY)
        numbers = chosen.column(number)
        measured = self._amounts.get(year)
        return [
            Case(
                year,
                numbers.values[text],
                sources.values[source],
                tuple(one.key(year, row) for one in self._groupings),
                measured.value(row) if measured else None,
            )
            for row, (text, source) in enumerate(zip(numbers.data.tolist(), sources.data.tolist(), strict=True))
        ]
