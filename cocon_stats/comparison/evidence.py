"""What stands behind a verdict, in words: the interval, and how many case files would have to be different."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from cocon_stats.comparison.course import extreme, trend
from cocon_stats.comparison.intervals import LEVEL, Interval
from cocon_stats.comparison.ladder import Rules, Rung, Verdict, judge
from cocon_stats.comparison.series import Point, Series
from cocon_stats.dutch import plural
from cocon_stats.figures import Figure, Unit
from cocon_stats.rounding import digits, signed

_HIGHEST = {"higher": "hoogste", "lower": "laagste"}
_RISING = {"higher": "stijgende", "lower": "dalende"}
_MEANING: dict[Rung, str] = {
    "not_comparable": "niet vergelijkbaar",
    "part_of_year": "jaar niet volledig",
    "no_counts": "alleen gepubliceerd, aantallen niet gekend",
    "no_method": "geen uitspraak over dit soort cijfer",
    "too_few": "te weinig om te vergelijken",
    "higher": "stijging",
    "lower": "daling",
    "stable": "stabiel",
    "chance": "binnen de toevalsmarge",
}
_NOUNS: dict[Unit, str] = {
    "percent": "procentpunt", "days": "dagen", "weeks": "weken", "minutes": "minuten", "minutes_per_week": "minuten",
    "years": "jaar",
}  # fmt: skip
_WHOLE = ("count", "minutes", "minutes_per_week")


def flip(series: Series, before: Point, rules: Rules) -> int | None:
    """How many case files of this year would have to be different for another verdict; None where that means nothing.

    For a share: so many counted that were not, or the other way round. For a count: so many more or fewer.
    """
    verdict = judge(series, before, rules)
    figure = series.now.figure
    if figure is None or verdict.rung in ("not_comparable", "part_of_year", "no_counts", "no_method", "too_few"):
        return None
    if figure.measure == "share":
        most = int(figure.denominator or 0)
    elif figure.unit == "count" and figure.value is not None:
        most = int(figure.value) + 1
    else:
        return None
    for number in range(1, most + 1):
        for other in _with_others(figure, number):
            if _verdict_with(series, before, other, rules) != verdict.rung:
                return number
    return None


def _with_others(figure: Figure, number: int) -> Iterator[Figure]:
    """The figure with so many case files counted less, and more."""
    for step in (-number, number):
        if figure.measure == "share":
            assert figure.numerator is not None and figure.denominator is not None
            counted = figure.numerator + step
            if 0 <= counted <= figure.denominator:
                yield replace(figure, numerator=counted, value=100 * counted / figure.denominator)
        elif figure.value is not None and figure.value + step >= 0:
            yield replace(figure, value=figure.value + step)


def _verdict_with(series: Series, before: Point, figure: Figure, rules: Rules) -> Rung:
    """The verdict if this year's figure were `figure`; its text is written so that it differs when its value does."""
    assert figure.value is not None
    text = series.now.text if figure.value == series.now.value else "anders"
    if figure.value == before.value:
        text = before.text
    now = replace(series.now, figure=figure, value=figure.value, text=text)
    return judge(replace(series, points=(*series.earlier, now)), before, rules).rung


def said(series: Series, verdict: Verdict, rules: Rules) -> str:
    """What may be said, in the fewest words: ``daling``, ``te weinig om te vergelijken (14 en 12)``."""
    words = [_MEANING[verdict.rung]]
    if verdict.rung == "not_comparable" and series.same_definition(verdict.before):
        words[0] += " (niet over dezelfde bestanden)"
    elif verdict.rung == "not_comparable" and series.changed:
        words[0] += f" (definitie veranderde in {series.changed})"
    if verdict.rung == "too_few" and verdict.cases:
        words[0] += f" ({digits(Fraction(verdict.cases[0]))} en {digits(Fraction(verdict.cases[1]))})"
    peak, course = extreme(series, rules), trend(series, rules)
    if peak:
        words.append(f"{_HIGHEST[peak.direction]} van de laatste {peak.years} jaar")
    if course:
        words.append(f"{_RISING[course.direction]} trend sinds {course.since}")
    return ", ".join(words)


def difference_text(unit: Unit, difference: Fraction) -> str:
    """``-3,5 procentpunt``, ``+12 minuten``, ``+0,3``."""
    text = signed(difference, 0 if unit in _WHOLE else 1)
    noun = _NOUNS.get(unit)
    return f"{text} {noun}" if noun else text


def interval_text(unit: Unit, interval: Interval) -> str:
    """``van -12,4 tot +5,6``, in the unit of the difference."""
    low, high = (signed(Fraction(one), 0 if unit in _WHOLE else 1) for one in (interval.low, interval.high))
    return f"van {low} tot {high}"


def explained(series: Series, rules: Rules) -> list[str]:
    """Sentences for an analyst: each earlier year, what may be said, the interval, and what would change it."""
    if not series.earlier:
        return ["Er zijn geen vroegere jaren om mee te vergelijken."]
    lines = [line for before in series.earlier for line in _explained(series, before, rules)]
    if not rules.may_judge(series.id):
        lines.append("Geen kerncijfer in cocon.toml: het verslag geeft alleen de getallen, zonder oordeel.")
    return lines


def _explained(series: Series, before: Point, rules: Rules) -> Iterator[str]:
    verdict = judge(series, before, rules)
    now = series.now
    of_last = before is series.earlier[-1]
    meaning = said(series, verdict, rules) if of_last else _MEANING[verdict.rung]
    yield f"{before.year}: {before.text} ({before.source}); {now.year}: {now.text}. Te zeggen: {meaning}."
    if verdict.interval is not None and verdict.rung != "not_comparable":
        yield (
            f"  Verschil {difference_text(series.unit, verdict.difference)}; "
            f"interval van {LEVEL}% {interval_text(series.unit, verdict.interval)}."
        )
    number = flip(series, before, rules) if of_last else None
    if number is not None:
        files = plural(Fraction(number), "dossier", "dossiers")
        more = "zou" if number == 1 else "zouden"
        yield f"  {digits(Fraction(number))} {files} van {now.year} {more} anders moeten zijn voor een ander woord."
