"""A figure beside its earlier values, in plain numbers: no verb that judges.

All functions give text with marks; nothing when there is no earlier value.
"""

from __future__ import annotations

from collections.abc import Sequence

from cocon_stats.dutch import capital, listing
from cocon_stats.figures import EarlierValue, Figure, Unit
from cocon_stats.report.pen import Pen

_SUBJECTS: dict[Unit, str] = {
    "percent": "dat aandeel",
    "count": "dat aantal",
    "mean_count": "dat aantal",
    "fte": "dat aantal",
    "score": "die score",
}


def sentence(figure: Figure, history: Sequence[EarlierValue], year: int, pen: Pen) -> str:
    """A sentence to follow the one that gave the figure.

    One earlier year: ``In 2024 was dat 10%.``, or ``ging het om`` when the sentence before said *none* or *all*;
    several: ``Dat aandeel ging van 31% in 2023 over 21% in 2024 naar 18% in 2025.``
    """
    if figure.text is None or not history:
        return ""
    if len(history) > 1:
        return sentence_about(_SUBJECTS.get(figure.unit, "dat gemiddelde"), figure, history, year, pen)
    before = history[0]
    in_year = f"In {pen.write(str(before.year))}"
    if figure.unit == "count":
        return f"{in_year} {_counted(before, figure, pen)}."
    same = "eveneens " if before.text == figure.text else ""
    if figure.value == 0 or (figure.denominator and figure.numerator == figure.denominator):
        return f"{in_year} ging het {same}om {pen.write(before.text)}."
    return f"{in_year} was dat {same}{pen.write(before.text)}."


def _counted(before: EarlierValue, figure: Figure, pen: Pen) -> str:
    if before.value == 0:
        return "waren het er geen"
    verb = "was" if before.value == 1 else "waren"
    same = "eveneens " if before.text == figure.text else ""
    return f"{verb} het er {same}{pen.count(before.value)}"


def sentence_about(subject: str, figure: Figure, history: Sequence[EarlierValue], year: int, pen: Pen) -> str:
    """``Het aandeel van de school ging van 21% in 2024 naar 18% in 2025.`` with the `subject` named."""
    if figure.text is None or not history:
        return ""
    points = [(one.text, one.year) for one in history] + [(figure.text, year)]
    if len({text for text, _ in points}) == 1:
        years = listing(pen.write(str(one)) for _, one in points)
        return f"{capital(subject)} was in {years} telkens {pen.write(figure.text)}."
    parts = [f"{pen.write(text)} in {pen.write(str(one))}" for text, one in points]
    over = f" over {listing(parts[1:-1])}" if len(parts) > 2 else ""
    return f"{capital(subject)} ging van {parts[0]}{over} naar {parts[-1]}."


def in_brackets(figure: Figure, history: Sequence[EarlierValue], pen: Pen) -> str:
    """`` (in 2024: 65%)`` to stand right behind a printed figure."""
    if figure.text is None or not history:
        return ""
    parts = [f"in {pen.write(str(one.year))}: {pen.write(one.text)}" for one in history]
    return f" ({', '.join(parts)})"
