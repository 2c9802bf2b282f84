"""The figures of a year: what everything after `measure` reads, and nothing else.

No sentence, chart or table computes anything; they take value and text from here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from cocon_stats.exports.table import Input  # completion reads units and figures without numpy

Unit = Literal[
    "count", "percent", "days", "weeks", "minutes", "minutes_per_week", "years", "score", "fte", "mean_count"
]
UNITS: tuple[Unit, ...] = (
    "count", "percent", "days", "weeks", "minutes", "minutes_per_week", "years", "score", "fte", "mean_count",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Spread:
    """How far chance moves a mean or a ratio: its squared standard error (in the unit, squared), over so many rows."""

    variance: Fraction
    cases: int


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of one year, exact.

    `value` is in the figure's unit (percentages 0..100), None when unknown. `rounded` and `text` are what the report
    prints. `numerator` and `denominator` are the count and its base, or for a mean the sum and the number of values;
    `unknown` how many cases of the population could not be judged. All as in the contract, "What must come back".
    `unknown_in_base` says that those unknown stand in the base too, `not_for_all` that an empty answer means that the
    question did not apply. The rest is what comparing years needs: how it was
    `measure`d, its `spread` (means and ratios only), the `version` of its definition and the year since which that
    definition holds (`changed`), and for a figure over several exports those it had to do without (`lacking`).
    """

    id: str
    label: str
    short: str
    unit: Unit
    section: str
    definition: str
    rounding: str
    value: Fraction | None = None
    rounded: Fraction | None = None
    text: str | None = None
    numerator: Fraction | None = None
    denominator: Fraction | None = None
    unknown: int | None = None
    unknown_in_base: bool = False
    not_for_all: bool = False
    measure: str = ""
    spread: Spread | None = None
    version: int = 1
    changed: int | None = None
    lacking: tuple[str, ...] = ()

    @property
    def known(self) -> bool:
        """Whether there is a value to print."""
        return self.value is not None


@dataclass(frozen=True, slots=True)
class EarlierValue:
    """The value of a figure in an earlier year: from that year's exports, from the archive, or as published.

    `figure` has the counts behind it, None for a value of ``historiek``. `version` is that of the definition it was
    worked out with. `printed` says that it stands in ``historiek``, so that it was in a report before.
    """

    id: str
    year: int
    value: Fraction
    rounded: Fraction
    text: str
    source: str
    figure: Figure | None = None
    version: int = 1
    printed: bool = False


@dataclass(frozen=True, slots=True)
class FigureSet:
    """All figures of a year by id, with the inputs they rest on and the values of earlier years.

    `until` is the last day the exports hold, for figures that are provisional; None otherwise.
    `absent` are the export files that are not there, `unusable` those that are but cannot be read, `accepted` the
    number of problems for which an accepted exception holds.
    """

    year: int
    figures: Mapping[str, Figure]
    inputs: tuple[Input, ...] = ()
    earlier: tuple[EarlierValue, ...] = ()
    until: date | None = None
    absent: tuple[str, ...] = ()
    unusable: tuple[str, ...] = ()
    accepted: int = 0
    _histories: dict[str, list[EarlierValue]] = field(init=False, repr=False, compare=False, default_factory=dict)
    _groups: dict[str, list[Figure]] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        for one in sorted(self.earlier, key=lambda one: one.year):
            self._histories.setdefault(one.id, []).append(one)

    @property
    def empty(self) -> tuple[str, ...]:
        """The exports that are there and hold no usable row, by name."""
        names = [(one, one.file.rpartition("/")[2].rpartition(".")[0].lower()) for one in self.inputs]
        return tuple(name for one, name in names if one.rows <= one.left_out and name not in self.unusable)

    @property
    def unfinished(self) -> bool:
        """Whether the exports end before the year does."""
        return self.until is not None and self.until < date(self.year, 12, 31)

    def __getitem__(self, figure_id: str) -> Figure:
        return self.figures[figure_id]

    def __iter__(self) -> Iterator[Figure]:
        return iter(self.figures.values())

    def __contains__(self, figure_id: str) -> bool:
        return figure_id in self.figures

    def group(self, prefix: str) -> list[Figure]:
        """The figures right under `prefix`: ``ikt.arij`` gives ``ikt.arij.hoog`` and its sisters, in their order."""
        if not self._groups:
            for one in self:
                self._groups.setdefault(one.id.rpartition(".")[0], []).append(one)
        return list(self._groups.get(prefix, ()))

    def history(self, figure_id: str) -> list[EarlierValue]:
        """The values of earlier years of one figure, oldest first."""
        return list(self._histories.get(figure_id, ()))

    def to_json(self) -> dict[str, Any]:
        """The content of ``figures.json`` as the contract describes it: no case-level data."""
        provisional = {"provisional_until": self.until.isoformat()} if self.until else {}
        return {
            "year": self.year,
            **provisional,
            "inputs": [
                {
                    "file": one.file,
                    "sha256": one.sha256,
                    "rows": one.rows,
                    "left_out": one.left_out,
                    "unknown_values": one.unknown_values,
                }
                for one in self.inputs
            ],
            "figures": [_figure_json(one) for one in self],
            "earlier": [
                {"id": one.id, "year": one.year, "value": number(one.value), "text": one.text, "source": one.source}
                for one in self.earlier
            ],
        }


def number(value: Fraction | None) -> int | float | None:
    """A fraction for JSON: a whole number as int, otherwise the nearest double; None stays None."""
    if value is None:
        return None
    return value.numerator if value.denominator == 1 else value.numerator / value.denominator


def _figure_json(figure: Figure) -> dict[str, Any]:
    return {
        "id": figure.id,
        "label": figure.label,
        "unit": figure.unit,
        "value": number(figure.value),
        "text": figure.text,
        "numerator": number(figure.numerator),
        "denominator": number(figure.denominator),
        "unknown": figure.unknown,
        "definition": figure.definition,
    }
