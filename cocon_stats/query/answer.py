"""What comes back from a question: counts, shares and statistics per group, exact, for every year asked."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from cocon_stats.query.question import Question, Status
from cocon_stats.query.statistics import Statistics


class Mark(Enum):
    """The groups that are no value: everything known together, and what is unknown."""

    TOTAL = "totaal"
    UNKNOWN = "onbekend"


Key = str | Mark


@dataclass(frozen=True, slots=True)
class Axis:
    """One column of ``by``: its values that occur, in their order, with their labels.

    With `several` a row may belong to more than one value: then the total is no sum.
    """

    column: str
    title: str
    labels: dict[str, str]
    has_unknown: bool
    several: bool = False

    @property
    def keys(self) -> tuple[Key, ...]:
        """The groups along this axis: the values, the total of the known, and the unknown when there are any."""
        return (*self.labels, Mark.TOTAL, *([Mark.UNKNOWN] if self.has_unknown else []))

    @property
    def has_labels(self) -> bool:
        """Whether any value is called otherwise than it is coded."""
        return any(code != label for code, label in self.labels.items())

    def text(self, key: Key) -> str:
        """What a group is called: its code, ``totaal``, or ``onbekend`` unless that is a code of the list."""
        if key is Mark.UNKNOWN and Mark.UNKNOWN.value in self.labels:
            return "niet ingevuld"
        return key.value if isinstance(key, Mark) else key

    def label(self, key: Key) -> str:
        """The label of a value; nothing for the total and the unknown."""
        return "" if isinstance(key, Mark) else self.labels[key]


@dataclass(frozen=True, slots=True)
class Group:
    """One group of one year. `share` is in percent, None when there is no base or when a key is unknown."""

    count: int
    base: int | None
    share: Fraction | None
    statistics: Statistics | None = None


@dataclass(frozen=True, slots=True)
class YearPart:
    """The rows of one year: with the status asked, without a value in a condition, and chosen."""

    year: int
    population: int
    undecided: int
    chosen: int
    absent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """One row behind an answer. Internal: it bears the number of a case file."""

    year: int
    number: str
    source: str
    keys: tuple[Key, ...]
    amount: Fraction | None


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to `question` about `title`, of rows with this `status`.

    `groups` are by year and one key per axis; there are `cases` only when they were asked.
    """

    question: Question
    title: str
    status: Status
    years: tuple[YearPart, ...]
    axes: tuple[Axis, ...]
    groups: dict[tuple[int, tuple[Key, ...]], Group]
    cases: tuple[Case, ...] | None = None

    def group(self, year: int, *keys: Key) -> Group:
        """The group with these keys, one per axis."""
        return self.groups[year, keys]
