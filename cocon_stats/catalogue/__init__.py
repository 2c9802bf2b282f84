"""Which figures there are: one TOML file per chapter, read like a table by an analyst.

`load_catalogue` turns the files into `Definition`s. Nothing is computed here (see `cocon_stats.measures`);
docs/catalogue.md explains the keys.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Literal

from cocon_stats.conditions import Condition
from cocon_stats.errors import WrongUsage, suggestion
from cocon_stats.figures import Unit
from cocon_stats.rounding import Style

Measure = Literal["count", "share", "sum", "mean", "median", "ratio", "total"]
MEASURES: tuple[Measure, ...] = ("count", "share", "sum", "mean", "median", "ratio", "total")


@dataclass(frozen=True, slots=True)
class Per:
    """What a ratio is divided by: the sum of a column (of another source, with its own population), or a figure."""

    column: str | None = None
    divide: int = 1
    source: str | None = None
    select: tuple[Condition, ...] | None = None
    figure: str | None = None


@dataclass(frozen=True, slots=True)
class Definition:
    """One figure, declared.

    `sources` are the records it goes over (several are added up), `select` its population, `base` narrows the
    population to those the question is about, `where` are the conditions that are counted, `column` what is summed
    or averaged. `version` goes up when the definition changes; `changed` is the first year for which it then holds.
    `unknown` names the column whose empty cells are the number unknown when that is not simply the
    population minus the base; with `keep_unknown` the rows with an unknown answer stay in the base; with `not_for_all`
    an empty cell means that the question did not apply.
    """

    id: str
    label: str
    short: str
    unit: Unit
    section: str
    measure: Measure
    definition: str
    rounding: Style
    sources: tuple[str, ...]
    select: tuple[Condition, ...] = ()
    base: tuple[Condition, ...] = ()
    where: tuple[Condition, ...] = ()
    column: str | None = None
    divide: int | Literal["dagen_in_jaar"] = 1
    per: Per | None = None
    figures: str | None = None
    unknown: str | None = None
    keep_unknown: bool = False
    not_for_all: bool = False
    with_base: bool = False
    distribution: str | None = None
    version: int = 1
    changed: int | None = None
    place: str = ""


class Catalogue:
    """All definitions by id, in the order of the files."""

    def __init__(self, definitions: Mapping[str, Definition]) -> None:
        self.definitions = definitions

    def __iter__(self) -> Iterator[Definition]:
        """The definitions in their order."""
        return iter(self.definitions.values())

    def __len__(self) -> int:
        return len(self.definitions)

    def __contains__(self, figure_id: str) -> bool:
        return figure_id in self.definitions

    def __getitem__(self, figure_id: str) -> Definition:
        try:
            return self.definitions[figure_id]
        except KeyError:
            near = suggestion(figure_id, self.definitions)
            raise WrongUsage(f"Er is geen cijfer «{figure_id}».{near}") from None

    def matching(self, pattern: str) -> list[Definition]:
        """The definitions whose id fits a pattern such as ``ikt.doel.*``."""
        return [one for one in self.definitions.values() if fnmatchcase(one.id, pattern)]

    def with_parts(self, figure_ids: Iterable[str]) -> Catalogue:
        """These definitions with all that their figures follow from, in their order: the parts of a sum, the figure a
        ratio is divided by, and those that are rounded together.
        """
        together: dict[str, list[str]] = {}
        for one in self:
            together.setdefault(one.distribution or "", []).append(one.id)
        together[""] = []
        needed: set[str] = set()
        todo = list(figure_ids)
        while todo:
            one = self[todo.pop()]
            if one.id not in needed:
                needed.add(one.id)
                todo += together.pop(one.distribution or "", [])
                todo += self._parts(one)
        return Catalogue({one.id: one for one in self if one.id in needed})

    def _parts(self, definition: Definition) -> Iterator[str]:
        if definition.figures is not None:
            start = definition.figures.removesuffix("*")
            yield from (one for one in self.definitions if one.startswith(start))
        if definition.per and definition.per.figure:
            yield definition.per.figure
