"""What a template sees of a figure: its printed text and what may be asked about it.

The names are Dutch because the people who edit the templates read and write them. Whatever must be compared or
counted is decided here, never in a template.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from cocon_stats.dutch import listing, unit_noun
from cocon_stats.errors import WrongUsage, suggestion
from cocon_stats.figures import EarlierValue, Figure, FigureSet
from cocon_stats.patterns import fits
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
        compared = fits(figure.id, self.settings.compare) or fits(figure.id, self.settings.key_figures)
        return history if compared or any(one.printed for one in history) else []

    def modality(self, code: str) -> str:
        """How running text names a kind of help: by `woorden.toml`, otherwise as the overview calls it."""
        figure = self.figures.figures.get(f"overzicht.begeleidingen.{code}")
        return self.pen.constant(self.words.name("hulpvorm", code, figure.short if figure else code))


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
    def rond(self) -> str:
        """The figure of one case: a whole number without decimals and small ones in words, ``vier dagen``."""
        value, unit = self._figure.value, self._figure.unit
        if value is None or value.denominator != 1 or unit in ("percent", "minutes", "minutes_per_week"):
            return str(self)
        noun = unit_noun(unit, value)
        return f"{self._desk.pen.count(value)} {noun}" if noun else self._desk.pen.count(value)

    @property
    def gedrukt_nul(self) -> bool:
        """Whether it is printed as nothing, though it may be a little more."""
        return self._figure.rounded == 0

    @property
    def alles_onbekend(self) -> bool:
        """Whether of none in its base the answer is known (a count keeps them in its base)."""
        figure = self._figure
        return not figure.known or (figure.unit == "count" and figure.unknown == figure.denominator != 0)

    @property
    def ontbrekende_hulpvormen(self) -> str:
        """The kinds of help of which the data are absent, for a figure over several: ``IKT en thuisbegeleiding``."""
        return listing(self._desk.modality(one) for one in self._figure.lacking)

    @property
    def eerder(self) -> str:
        """A sentence with the values of earlier years, empty when there are none."""
        return earlier.told(self._desk, self._figure)

    @property
    def eerder_jaren(self) -> str:
        """That sentence where `tegenover` and `haakjes` say nothing: more years, or a word about the difference."""
        return "" if earlier.is_quiet(self._desk, self._figure) else self.eerder

    def eerder_over(self, onderwerp: str) -> str:
        """That sentence in which `onderwerp` says what it is about."""
        quiet = earlier.is_quiet(self._desk, self._figure)
        return "" if quiet else earlier.told_about(self._desk, self._figure, onderwerp)

    @property
    def tegenover(self) -> str:
        """One earlier year at the end of the sentence: ``, tegenover 38 in 2024``."""
        return earlier.in_a_clause(self._desk, self._figure)

    @property
    def tegenover_eind(self) -> str:
        """The same for a number of the last day of the year: ``, tegenover 38 eind 2024``."""
        return earlier.in_a_clause(self._desk, self._figure, "eind")

    @property
    def haakjes(self) -> str:
        """One earlier year in brackets at the end of the sentence: `` (in 2024: 6%)``."""
        return earlier.in_brackets(self._desk, self._figure)

    @property
    def grenzen(self) -> str:
        """Its bounds in brackets, when the unknown cases could move it far (setting)."""
        return earlier.behind(self._desk, self._figure, False)

    @property
    def speling(self) -> str:
        """Those bounds behind the words for how many are unknown."""
        return self.speling_van("het aandeel")

    def speling_van(self, onderwerp: str) -> str:
        """The same in which `onderwerp` says which share: ``; … kan daardoor tussen 38% en 89% liggen``."""
        return earlier.leeway(self._desk, self._figure, onderwerp)

    @property
    def alle_eerder(self) -> str:
        """Its bounds and all earlier years in brackets, for the line of a list."""
        return earlier.behind(self._desk, self._figure)
