"""A figure beside its earlier years, and within the bounds that its unknown cases leave it: what templates may print.

The words come from `cocon_stats.comparison`; a template only says where they stand. All functions give text with
marks, empty when there is nothing to say.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from cocon_stats.comparison import Series, rules_of
from cocon_stats.comparison.sentence import between_brackets, sentence, sentence_about
from cocon_stats.comparison.series import series
from cocon_stats.comparison.unknowns import Bounds, telling_bounds
from cocon_stats.figures import Figure
from cocon_stats.rounding import ceiling, digits

if TYPE_CHECKING:
    from cocon_stats.report.facts import Desk


def _series(desk: Desk, figure: Figure) -> Series | None:
    found = series(figure, desk.figures.year, desk.history(figure), desk.figures.unfinished)
    return found if found and found.earlier else None


def is_key(desk: Desk, figure: Figure) -> bool:
    """Whether its sentence may carry a verb; it then always gets a sentence of its own."""
    return rules_of(desk.settings).may_judge(figure.id)


def told(desk: Desk, figure: Figure) -> str:
    """The sentence with its earlier years."""
    found = _series(desk, figure)
    return sentence(found, rules_of(desk.settings), desk.pen) if found else ""


def told_about(desk: Desk, figure: Figure, subject: str) -> str:
    """The same with the `subject` named."""
    found = _series(desk, figure)
    return sentence_about(subject, found, rules_of(desk.settings), desk.pen) if found else ""


def behind(desk: Desk, figure: Figure, earlier: bool = True) -> str:
    """What stands in brackets behind a printed figure: its earlier years if asked, and its bounds."""
    found = _series(desk, figure) if earlier else None
    parts = [between_brackets(found, rules_of(desk.settings), desk.pen)] if found else []
    bounds = telling_bounds(figure, desk.settings.unknown_points)
    if bounds:
        parts.append(f"met de ontbrekende erbij {' tot '.join(_ends(desk, bounds))}")
    return f" ({'; '.join(parts)})" if parts else ""


def leeway(desk: Desk, figure: Figure) -> str:
    """``; met die erbij ligt dat aandeel tussen 93% en 100%``, behind the words for how many are unknown."""
    bounds = telling_bounds(figure, desk.settings.unknown_points)
    return f"; met die erbij ligt dat aandeel tussen {' en '.join(_ends(desk, bounds))}" if bounds else ""


def leeway_of_all(desk: Desk, figures: Iterable[Figure]) -> str:
    """The same for a whole distribution: how far any of its shares can move."""
    furthest = [
        max(one.value - bounds.low, bounds.high - one.value)
        for one in figures
        if one.value is not None and (bounds := telling_bounds(one, desk.settings.unknown_points))
    ]
    if not furthest:
        return ""
    points = desk.pen.write(digits(ceiling(max(furthest))))
    return f"; met die erbij kan een aandeel tot {points} procentpunt anders liggen"


def _ends(desk: Desk, bounds: Bounds) -> list[str]:
    return [desk.pen.write(f"{digits(one)}%") for one in bounds.printed]
