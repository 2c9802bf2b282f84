"""What a template sees of a figure: its printed text and what may be asked about it.

The names are Dutch because the people who edit the templates read and write them. Whatever must be compared or
counted is decided here, never in a template.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from fractions import Fraction

from cocon_stats.errors import WrongUsage, suggestion
from cocon_stats.figures import EarlierValue, Figure, FigureSet
from cocon_stats.report import earlier
from cocon_stats.report.pen import Pen
from cocon_stats.report.words import Words
from cocon_stats.settings import Settings

UNKNOWN = "niet gekend"


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything that is needed to put a figure into words."""

    figures: FigureSet
    settings: Settings
    words: Words
    pen: Pen

    def figure(self, figure_id: str) -> Figure:
        """The figure; WrongUsage with the nearest right name when there is none."""
        if figure_id not in self.figures:
            near = suggestion(figure_id, [one.id for one in self.figures], 1)
            raise WrongUsage(f"er is geen cijfer «{figure_id}».{near}")
        return self.figures[figure_id]

    def history(self, figure: Figure) -> Sequence[EarlierValue]:
        """The earlier values the report may say: of key figures, of those the settings compare, or printed before."""
        history = self.figures.history(figure.id)
        patterns = (*self.settings.compare, *self.settings.key_figures)
        compared = any(fnmatchcase(figure.id, pattern) for pattern in patterns)
        return history if compared or any(one.printed for one in history) else []


class Aantal:
    """A count: prints itself in running text, small ones in words."""

    def __init__(self, desk: Desk, number: Fraction | int | None) -> None:
        self._desk = desk
        self._number = number

    def __str__(self) -> str:
        return UNKNOWN if self._number is None else self._desk.pen.count(self._number)

    @property
    def in_woorden(self) -> str:
        """The count in running text: in words when it is small."""
        return Aantal.__str__(self)

    @property
    def geen(self) -> bool:
        """Whether it is zero."""
        return self._number == 0

    @property
    def een(self) -> bool:
        """Whether it is exactly one."""
        return self._number == 1

    @property
    def meer(self) -> bool:
        """Whether it is two or more."""
        return self._number is not None and self._number > 1

    @property
    def te_weinig_antwoorden(self) -> bool:
        """Whether so few people answered that nothing may be concluded (setting)."""
        return self._number is None or self._number < self._desk.settings.few_answers


class Cijfer(Aantal):
    """A figure: prints its text, and answers what a sentence must know to read well."""

    def __init__(self, desk: Desk, figure: Figure) -> None:
        super().__init__(desk, figure.value)
        self._figure = figure

    def __str__(self) -> str:
        return UNKNOWN if self._figure.text is None else self._desk.pen.write(self._figure.text)

    @property
    def in_woorden(self) -> str:
        """The count in running text; a share or a mean is no count."""
        if self._figure.unit != "count":
            raise WrongUsage(f"«{self._figure.id}» is geen aantal; «met» en «woorden» gelden alleen voor aantallen.")
        return Aantal.__str__(self)

    @property
    def bekend(self) -> bool:
        """Whether there is a value."""
        return self._figure.known

    @property
    def niets_gekend(self) -> bool:
        """Whether nothing is known about it: no value, whatever the reason."""
        return not self._figure.known

    @property
    def ontbreekt(self) -> bool:
        """Whether the data it rests on are absent, rather than empty."""
        return not self._figure.known and self._figure.denominator is None

    @property
    def alle(self) -> bool:
        """Whether it holds for everyone in its base."""
        return bool(self._figure.denominator) and self._figure.numerator == self._figure.denominator

    @property
    def teller(self) -> Aantal:
        """How many it holds for."""
        return Aantal(self._desk, self._figure.numerator)

    @property
    def noemer(self) -> Aantal:
        """How many it is about: the base."""
        return Aantal(self._desk, self._figure.denominator)

    @property
    def zonder_gegevens(self) -> Aantal:
        """For how many the answer is not known."""
        return Aantal(self._desk, self._figure.unknown or 0)

    @property
    def weinig(self) -> bool:
        """Whether this number of case files is so small that figures ask for care (setting)."""
        value = self._figure.value
        return value is not None and 0 < value < self._desk.settings.few_case_files

    @property
    def omschrijving(self) -> str:
        """The label of the catalogue."""
        return self._desk.pen.constant(self._figure.label)

    @property
    def eerder(self) -> str:
        """A sentence with the values of earlier years, empty when there are none."""
        return earlier.told(self._desk, self._figure)

    @property
    def eerder_jaren(self) -> str:
        """That sentence for a key figure or several earlier years; otherwise the one year stands in `en_eerder`."""
        return "" if self._in_brackets else self.eerder

    @property
    def en_eerder(self) -> str:
        """The figure, with one earlier year and its bounds behind it in brackets: ``7% (in 2024: 10%)``."""
        return f"{self}{earlier.behind(self._desk, self._figure, self._in_brackets)}"

    @property
    def en_grenzen(self) -> str:
        """The figure, with its bounds in brackets when the unknown cases could move it far (setting)."""
        return f"{self}{earlier.behind(self._desk, self._figure, False)}"

    @property
    def speling(self) -> str:
        """Those bounds behind the words for how many are unknown, where *none* or *all* stands for the figure."""
        return earlier.leeway(self._desk, self._figure) if self.geen or self.alle else ""

    @property
    def _in_brackets(self) -> bool:
        return len(self._desk.history(self._figure)) == 1 and not earlier.is_key(self._desk, self._figure)

    @property
    def alle_eerder(self) -> str:
        """All earlier years and its bounds in brackets, for the line of a list."""
        return earlier.behind(self._desk, self._figure)

    def eerder_over(self, onderwerp: str) -> str:
        """A sentence with the earlier values in which `onderwerp` says what it is about."""
        return earlier.told_about(self._desk, self._figure, onderwerp)
