"""The figures about case files as plain aggregates, so that every engine computes the same ones in its own way.

Read from the catalogue of the package: nothing is copied. What an engine must do is evaluate `Aggregate`s; from their
results `figures` puts numerators and denominators together.
"""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Literal

from cocon_stats.catalogue import Catalogue, Definition
from cocon_stats.conditions import Condition
from cocon_stats.schemas import Schemas, load_schemas

YEAR = 2025
DIRECT = ("face_to_face", "telefonisch")


@dataclass(frozen=True, slots=True)
class Test:
    """One condition on one column: `known`, one of `values`, or a number in `low`..`high`."""

    column: str
    known: bool = False
    values: tuple[str, ...] = ()
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class Aggregate:
    """A count of the rows that pass all tests, or the sum or median of a column over them."""

    kind: Literal["count", "sum", "median"]
    source: str
    tests: tuple[Test, ...]
    column: str | None = None


@dataclass(frozen=True, slots=True)
class Recipe:
    """How one figure comes from aggregates: sums over the sources above and below, and a divisor of both."""

    above: tuple[Aggregate, ...]
    below: tuple[Aggregate, ...]
    above_by: int = 1
    below_by: int = 1
    median: Aggregate | None = None


def recipes(schemas: Schemas | None = None) -> dict[str, Recipe]:
    """The recipe of every figure that goes over case files or their surveys."""
    from cocon_stats.catalogue.loader import load_catalogue

    schemas = schemas or load_schemas()
    catalogue: Catalogue = load_catalogue(schemas)
    care = set(schemas.modalities)
    return {
        one.id: _recipe(one)
        for one in catalogue
        if all(source.partition(".")[0] in care for source in one.sources) and one.measure not in ("total", "sum")
    }


def prepared(folder: Path) -> dict[str, Recipe]:
    """The recipes as kept beside the exports: to read the catalogue is no part of the job of an engine."""
    kept = folder / "plan.pickle"
    if not kept.exists():
        kept.write_bytes(pickle.dumps(recipes()))
    made: dict[str, Recipe] = pickle.loads(kept.read_bytes())
    return made


def figures(recipe: Mapping[str, Recipe], results: Mapping[Aggregate, float]) -> dict[str, list[float | None]]:
    """Numerator and denominator of every figure; of a median its value in the first place."""
    made: dict[str, list[float | None]] = {}
    for name, one in recipe.items():
        below = _sum(one.below, one.below_by, results)
        if one.median is not None:
            value = results.get(one.median)
            made[name] = [None if not below else round((value or 0) / one.above_by, 9), below]
        else:
            made[name] = [_sum(one.above, one.above_by, results), below]
    return made


def _sum(parts: tuple[Aggregate, ...], by: int, results: Mapping[Aggregate, float]) -> float | None:
    if not parts:
        return None
    return float(Fraction(sum(int(results[one] or 0) for one in parts), by))


def _recipe(one: Definition) -> Recipe:
    population = _tests(one.base)
    counted = _tests(one.where)
    asked = [test.column for test in counted if not test.known] + ([one.column] if one.column else [])
    answered = () if one.keep_unknown else tuple(Test(name, known=True) for name in dict.fromkeys(asked))

    def over(
        kind: Literal["count", "sum"], tests: tuple[Test, ...], column: str | None = None
    ) -> tuple[Aggregate, ...]:
        return tuple(_aggregate(kind, source, _tests(one.select) + tests, column) for source in one.sources)

    base = population + answered
    if one.measure == "ratio":
        assert one.per and one.per.column and one.column
        known = population + counted
        above = over("sum", (*known, Test(one.column, known=True)), one.column)
        below = over("sum", (*known, Test(one.per.column, known=True)), one.per.column)
        return Recipe(above, below, below_by=one.per.divide)
    divide = one.divide if isinstance(one.divide, int) else 1
    if one.measure == "mean":
        return Recipe(over("sum", base, one.column), over("count", base), above_by=divide * _scale(one.column))
    if one.measure == "median":
        median = Aggregate("median", one.sources[0], _tests(one.select) + base, one.column)
        return Recipe((), over("count", base), above_by=divide, median=median)
    below = over("count", population if one.measure == "count" else base)
    return Recipe(over("count", base + counted), below if one.measure == "share" or one.with_base else ())


def _aggregate(kind: Literal["count", "sum"], source: str, tests: tuple[Test, ...], column: str | None) -> Aggregate:
    return Aggregate(kind, source, tuple(dict.fromkeys(tests)), column)


def _scale(column: str | None) -> int:
    """Scores are kept in tenths, so that every engine sums whole numbers."""
    return 10 if column == "score" else 1


def _tests(conditions: tuple[Condition, ...]) -> tuple[Test, ...]:
    return tuple(_test(one) for one in conditions)


def _test(one: Condition) -> Test:
    if one.operator == "gekend":
        return Test(one.column, known=True)
    if one.operator == "=":
        return Test(one.column, values=tuple(word.strip() for value in one.values for word in value.split(",")))
    number = int(one.values[0])
    limits = {"<": (None, number - 1), "<=": (None, number), ">": (number + 1, None), ">=": (number, None)}
    low, high = limits[one.operator]
    return Test(one.column, low=low, high=high)
