"""Makes the figures of a year by hand: every figure of the catalogue, unknown until it is set."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from cocon_stats.catalogue.loader import load_catalogue
from cocon_stats.dutch import text_of
from cocon_stats.exports.table import Input
from cocon_stats.figures import EarlierValue, Figure, FigureSet
from cocon_stats.report.writer import render_report
from cocon_stats.rounding import round_to
from cocon_stats.schemas import load_schemas
from cocon_stats.settings import Settings


class FigureBuilder:
    """`share` and `value` set one figure; a whole distribution is set with `distribution`."""

    def __init__(self, year: int = 2025) -> None:
        self.year = year
        self.inputs: list[Input] = []
        self.earlier: list[EarlierValue] = []
        self.absent: tuple[str, ...] = ()
        self.unusable: tuple[str, ...] = ()
        self.until: date | None = None
        self.catalogue = load_catalogue(load_schemas())
        self.figures = {
            one.id: Figure(
                one.id, one.label, one.short, one.unit, one.section, one.definition, one.rounding,
                measure=one.measure, unknown_in_base=one.keep_unknown,
            )
            for one in self.catalogue
        }  # fmt: skip

    def share(self, name: str, numerator: int, denominator: int, unknown: int = 0) -> FigureBuilder:
        """A percentage with its count and base; nothing of nothing is unknown."""
        value = Fraction(100 * numerator, denominator) if denominator else None
        return self._set(name, value, numerator, denominator, unknown)

    def value(self, name: str, value: str | int, base: int | None = None, unknown: int = 0) -> FigureBuilder:
        """A count, mean or duration."""
        exact = Fraction(value)
        count = self.figures[name].unit == "count"
        return self._set(name, exact, exact if count else None, base, unknown)

    def distribution(self, name: str, counts: str, unknown: int = 0) -> FigureBuilder:
        """All codes under `name` from ``hoog=11 laag=9``; the others are zero, the base is the sum."""
        given = {code: int(number) for code, _, number in (one.partition("=") for one in counts.split())}
        base = sum(given.values())
        for figure in self.year_figures().group(name):
            code = figure.id.rpartition(".")[2]
            self.share(figure.id, given.get(code, 0), base, unknown)
        return self

    def before(self, name: str, year: int, value: str | int, source: str = "historiek") -> FigureBuilder:
        """A value of an earlier year."""
        exact = Fraction(value)
        text = text_of(self.figures[name].unit, exact, "half")
        self.earlier.append(EarlierValue(name, year, exact, exact, text, source, printed=source == "historiek"))
        return self

    def read(self, file: str, rows: int = 1, left_out: int = 0, unknown_values: int = 0) -> FigureBuilder:
        """A file that was read."""
        self.inputs.append(Input(file, "0" * 64, rows, left_out, unknown_values))
        return self

    def year_figures(self) -> FigureSet:
        """The figures as they stand now."""
        figures, inputs, earlier = dict(self.figures), tuple(self.inputs), tuple(self.earlier)
        return FigureSet(self.year, figures, inputs, earlier, self.until, self.absent, self.unusable)

    def lacking(self, name: str, *sources: str) -> FigureBuilder:
        """A figure over several exports that had to do without some."""
        self.figures[name] = replace(self.figures[name], lacking=sources)
        return self

    def _set(
        self, name: str, value: Fraction | None, numerator: int | Fraction | None, base: int | None, unknown: int
    ) -> FigureBuilder:
        definition = self.catalogue[name]
        figure = replace(
            self.figures[name],
            numerator=None if numerator is None else Fraction(numerator),
            denominator=None if base is None else Fraction(base),
            unknown=unknown,
        )
        if value is not None:
            rounded = round_to(value, definition.rounding)
            text = text_of(definition.unit, rounded, definition.rounding)
            figure = replace(figure, value=value, rounded=rounded, text=text)
        self.figures[name] = figure
        return self


def ended(modality: str, number: int) -> FigureBuilder:
    """A year in which so many case files of a modality ended, and nothing else is known."""
    return FigureBuilder().value(f"{modality}.aantal", number)


def section(builder: FigureBuilder, number: str, settings: Settings | None = None) -> list[str]:
    """The paragraphs of one section."""
    report = render_report(builder.year_figures(), settings or Settings(compare=("*",)))
    text = next(text for one, text in report.sections.items() if one.number == number)
    return text.strip().split("\n\n")
