"""A figure beside its earlier years, and within the bounds that its unknown cases leave it: what templates may print.

The words come from `cocon_stats.comparison`; a template only says where they stand. All functions give text with
marks, empty when there is nothing to say.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from cocon_stats.comparison import Series, rules_of
from cocon_stats.comparison.sentence import between_brackets, brackets, clause, quiet, sentence, sentence_about
from cocon_stats.comparison.series import series
from cocon_stats.comparison.unknowns import Bounds, telling_bounds
from cocon_stats.figures import Figure
from cocon_stats.rounding import digits

if TYPE_CHECKING:
    from cocon_stats.report.facts import Desk


def _series(desk: Desk, figure: Figure) -> Series | None:
    found = series(figure, desk.figures.year, desk.history(figure), desk.figures.unfinished)
    return found if found and found.earlier else None


def is_key(desk: Desk, figure: Figure) -> bool:
    """Whether its sentence may carry a verb; it then always gets a sentence of its own."""
    return rules_of(desk.settings).may_judge(figure.id)


def is_quiet(desk: Desk, figure: Figure) -> bool:
    """Whether nothing stands beside it but the number of one earlier year, which needs no sentence of its own."""
    found = _series(desk, figure)
    return found is None or quiet(found, rules_of(desk.settings))


def in_a_clause(desk: Desk, figure: Figure, when: str = "in") -> str:
    """``, tegenover 38 in 2024`` for such a figure."""
    found = _series(desk, figure)
    return clause(found, rules_of(desk.settings), desk.pen, when) if found else ""


def in_brackets(desk: Desk, figure: Figure) -> str:
    """`` (in 2024: 6%)`` for such a figure."""
    found = _series(desk, figure)
    return brackets(found, rules_of(desk.settings), desk.pen) if found else ""


def told(desk: Desk, figure: Figure) -> str:
    """The sentence with its earlier years."""
    found = _series(desk, figure)
    return sentence(found, rules_of(desk.settings), desk.pen) if found else ""


def told_about(desk: Desk, figure: Figure, subject: str) -> str:
    """The same with the `subject` named."""
    found = _series(desk, figure)
    return sentence_about(subject, found, rules_of(desk.settings), desk.pen) if found else ""


def behind(desk: Desk, figure: Figure, earlier: bool = True) -> str:
    """What stands in brackets behind a printed figure of a list: its bounds, and all its earlier years if asked."""
    found = _series(desk, figure) if earlier else None
    bounds = telling_bounds(figure, desk.settings.unknown_points)
    parts = [f"met de ontbrekende antwoorden erbij {_between(desk, bounds)}"] if bounds else []
    if found:
        parts.append(between_brackets(found, rules_of(desk.settings), desk.pen))
    return f" ({'; '.join(parts)})" if parts else ""


def leeway(desk: Desk, figure: Figure, subject: str) -> str:
    """``; het aandeel kan daardoor tussen 93% en 100% liggen``, behind the words for how many are unknown."""
    bounds = telling_bounds(figure, desk.settings.unknown_points)
    return f"; {subject} kan daardoor {_between(desk, bounds)} liggen" if bounds else ""


def leeway_of_all(desk: Desk, figures: Iterable[Figure]) -> str:
    """The same for a whole distribution: how far any of its shares can move."""
    furthest = [
        max(one.value - bounds.low, bounds.high - one.value)
        for one in figures
        if one.value is not None and (bounds := telling_bounds(one, desk.settings.unknown_points))
    ]
    if not furthest:
        return ""
    points = desk.pen.write(digits(max(furthest)))
    return f"; een aandeel kan daardoor tot {points} procentpunt anders liggen"


def _between(desk: Desk, bounds: Bounds) -> str:
    low, high = (desk.pen.write(f"{digits(one)}%") for one in bounds.printed)
    return f"tussen {low} en {high}"
