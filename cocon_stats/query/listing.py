"""Which figures a pattern means, and how a list of them is set out."""

from __future__ import annotations

from collections.abc import Sequence
from fnmatch import fnmatchcase
from fractions import Fraction

from cocon_stats.catalogue import Catalogue, Definition
from cocon_stats.errors import WrongUsage, suggestion
from cocon_stats.figures import Figure, FigureSet
from cocon_stats.rounding import digits, shortest
from cocon_stats.sheets import Cell, Heading, Sheet


def meant(pattern: str, catalogue: Catalogue) -> list[Definition]:
    """The figures a pattern means: ``ikt.doel.*``, an id, or a part of the catalogue such as ``ikt`` or ``ikt.doel``.

    WrongUsage names the nearest right ones when there are none.
    """
    wanted = pattern.strip().lower()
    found = [one for one in catalogue if any(fnmatchcase(one.id.lower(), form) for form in (wanted, f"{wanted}.*"))]
    if found:
        return found
    parts = [".".join(one.split(".")[: depth + 1]) for one in catalogue.definitions for depth in range(one.count("."))]
    near = suggestion(wanted.removesuffix(".*"), [*dict.fromkeys(parts), *catalogue.definitions])
    chapters = ", ".join(dict.fromkeys(one.partition(".")[0] for one in catalogue.definitions))
    raise WrongUsage(f"Er is geen cijfer «{pattern}».{near or f' De hoofdstukken zijn: {chapters}.'}")


def listed(figures: FigureSet, chosen: Sequence[Definition]) -> Sheet:
    """The figures with value, numerator, denominator and number unknown."""
    headings = (
        Heading("cijfer"),
        Heading("omschrijving"),
        Heading("waarde", number=True),
        Heading("teller", number=True),
        Heading("noemer", number=True),
        Heading("onbekend", number=True),
    )
    rows = tuple(_row(figures[one.id]) for one in chosen)
    return Sheet("cijfers", f"Cijfers van {figures.year}", headings, rows)


def _row(figure: Figure) -> tuple[Cell, ...]:
    return (
        Cell(figure.id),
        Cell(figure.label),
        Cell(figure.text or "niet gekend"),
        _exact(figure.numerator),
        _exact(figure.denominator),
        _exact(None if figure.unknown is None else Fraction(figure.unknown)),
    )


def _exact(value: Fraction | None) -> Cell:
    if value is None:
        return Cell()
    return Cell(digits(value) if value.denominator == 1 else shortest(value), value)
