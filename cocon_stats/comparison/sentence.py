"""The sentence that sets a figure beside its earlier years: the only place where the report says that it changed.

Every figure gets its numbers, and the word that it cannot be compared or that a year is not over; a verb only when it
is a key figure and the ladder bears it. A difference within the margin of chance gets both numbers and no word: what
that means is said once, at the head of the report (`cocon_stats.comparison.note`). Where there is nothing but one
earlier number it can stand inside the sentence of the figure (`clause`, `brackets`) instead of in one of its own.
All functions give an empty text when there is nothing to compare with.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from cocon_stats.comparison.course import extreme, trend
from cocon_stats.comparison.ladder import Rules, Verdict, judge
from cocon_stats.comparison.series import Point, Series
from cocon_stats.dutch import capital, cardinal, listing
from cocon_stats.figures import Unit

_SUBJECTS: dict[Unit, str] = {
    "percent": "dat aandeel",
    "count": "dat aantal",
    "mean_count": "dat aantal",
    "fte": "dat aantal",
    "score": "die score",
}
_NOUNS = {"higher": "een stijging", "lower": "een daling", "stable": "stabiel"}
_HIGHEST = {"higher": "hoogste", "lower": "laagste"}
_RISING = {"higher": "stijgende", "lower": "dalende"}
_SILENT = ("part_of_year", "no_counts", "no_method", "chance")


class Pen(Protocol):
    """Writes the numbers of a sentence."""

    def write(self, text: str) -> str:
        """A printed number such as ``32,5%``."""
        ...

    def count(self, number: int) -> str:
        """A count in running text."""
        ...


def sentence(series: Series, rules: Rules, pen: Pen) -> str:
    """A sentence to follow the one that gave the figure: ``In 2024 was dat 10%.``

    Key figures: ``Dat is een daling tegenover 21% in 2024.``; several years: ``Dat aandeel ging van 31% in 2023 over
    21% in 2024 naar 18% in 2025; tegenover 2024 is dat een daling.``
    """
    comparable = _comparable(series)
    if len(comparable) == 1:
        return f"{_after_one(series, comparable[0], rules, pen)}{_not_comparable(series, pen)}"
    return _about(_SUBJECTS.get(series.unit, "dat gemiddelde"), series, rules, pen, named=False)


def sentence_about(subject: str, series: Series, rules: Rules, pen: Pen) -> str:
    """The same with the `subject` named: ``Het aandeel van de school ging van 21% in 2024 naar 18% in 2025.``"""
    return _about(subject, series, rules, pen)


def quiet(series: Series, rules: Rules) -> bool:
    """Whether there is one earlier year and nothing may be said of it but its number."""
    if len(series.earlier) != 1 or not series.comparable(series.earlier[0]):
        return False
    return not rules.may_judge(series.id) or judge(series, series.earlier[0], rules).rung in _SILENT


def clause(series: Series, rules: Rules, pen: Pen, when: str = "in") -> str:
    """The one earlier number behind the sentence of the figure: ``, tegenover 38 in 2024``; else nothing.

    `when` stands before the year: ``eind`` for a number of one day.
    """
    if not quiet(series, rules):
        return ""
    year = f"{when} {_part_of_what(series, rules)}{_year(series.earlier[0], pen)}"
    if series.earlier[0].text == series.now.text:
        return f", net als {year}"
    return f", tegenover {_number(series, pen)} {year}"


def brackets(series: Series, rules: Rules, pen: Pen) -> str:
    """The one earlier number in brackets behind the sentence of the figure: `` (in 2024: 6%)``; else nothing."""
    if not quiet(series, rules):
        return ""
    same = "eveneens " if series.earlier[0].text == series.now.text else ""
    year = f"{_part_of_what(series, rules)}{_year(series.earlier[0], pen)}"
    return f" (in {year}: {same}{_number(series, pen)})"


def _part_of_what(series: Series, rules: Rules) -> str:
    return "heel " if judge(series, series.earlier[0], rules).rung == "part_of_year" else ""


def _number(series: Series, pen: Pen) -> str:
    """The one earlier number as running text has it."""
    before = series.earlier[0]
    return pen.count(int(before.value)) if series.unit == "count" else pen.write(before.text)


def _about(subject: str, series: Series, rules: Rules, pen: Pen, named: bool = True) -> str:
    comparable = _comparable(series)
    if not comparable:
        return _not_comparable(series, pen).strip()
    verdict = judge(series, comparable[-1], rules)
    points = [*comparable, series.now]
    key = rules.may_judge(series.id)
    if key and verdict.rung == "too_few" and series.measure == "share":
        return f"{_as_counts(subject if named else '', points, pen)}{_not_comparable(series, pen)}"
    remark = _remark(series, verdict, rules, pen) if key else ""
    if verdict.rung == "part_of_year":
        remark = f"; {_year(series.now, pen)} is nog niet volledig"
    return f"{_course(subject, points, pen)}{remark}.{_not_comparable(series, pen)}"


def between_brackets(series: Series, rules: Rules, pen: Pen) -> str:
    """All earlier years to stand between brackets behind a printed figure: ``in 2023: 60%, in 2024: 65%``."""
    if not series.earlier:
        return ""
    parts = [f"in {_year(one, pen)}: {_bracketed(series, one, pen)}" for one in series.earlier]
    comparable = _comparable(series)
    word = _in_a_word(judge(series, comparable[-1], rules), rules.may_judge(series.id), pen) if comparable else ""
    return f"{', '.join(parts)}{'; ' if word else ''}{word}"


def _in_a_word(verdict: Verdict, key: bool, pen: Pen) -> str:
    if verdict.rung == "part_of_year":
        return "over het hele jaar"
    if not key:
        return ""
    if verdict.rung == "too_few":
        return "te weinig om te vergelijken"
    return _NOUNS.get(verdict.rung, "")


def _bracketed(series: Series, point: Point, pen: Pen) -> str:
    return pen.write(point.text) if series.comparable(point) else "niet vergelijkbaar"


def _comparable(series: Series) -> list[Point]:
    return [one for one in series.earlier if series.comparable(one)]


def _not_comparable(series: Series, pen: Pen) -> str:
    """`` Met 2023 is dit niet vergelijkbaar: de definitie veranderde in 2024.``"""
    since = f" in {pen.write(str(series.changed))}" if series.changed else ""
    others = [one for one in series.earlier if not series.comparable(one)]
    redefined = [one for one in others if not series.same_definition(one)]
    lacking = [one for one in others if series.same_definition(one)]
    reasons = (
        (redefined, f"de definitie veranderde{since}"),
        (lacking, "toen telden niet dezelfde hulpvormen mee"),
    )
    return "".join(
        f" Met {listing(_year(one, pen) for one in points)} is dit niet vergelijkbaar: {reason}."
        for points, reason in reasons
        if points
    )


def _after_one(series: Series, before: Point, rules: Rules, pen: Pen) -> str:
    verdict = judge(series, before, rules)
    plain = _plain(series, before, pen)
    if verdict.rung == "part_of_year":
        return f"{plain}, over het hele jaar."
    return _judged(series, verdict, plain, pen) if rules.may_judge(series.id) else f"{plain}."


def _judged(series: Series, verdict: Verdict, plain: str, pen: Pen) -> str:
    before = verdict.before
    if verdict.rung in _NOUNS:
        against = "" if before.text == series.now.text else f"{pen.write(before.text)} in "
        return f"Dat is {_NOUNS[verdict.rung]} tegenover {against}{_year(before, pen)}."
    if verdict.rung == "too_few" and series.measure == "share":
        return _as_counts("", [before, series.now], pen)
    return f"{plain}{_too_few(series, verdict, pen)}."


def _too_few(series: Series, verdict: Verdict, pen: Pen) -> str:
    if verdict.rung != "too_few":
        return ""
    if series.unit == "count":
        return "; voor een vergelijking zijn de aantallen te klein"
    return f"; voor een vergelijking zijn er te weinig gegevens ({_both_counts(verdict, pen)})"


def _plain(series: Series, before: Point, pen: Pen) -> str:
    """``In 2024 was dat 10%``, without a full stop; ``ging het om`` when the figure itself said *none* or *all*."""
    now = series.now
    start = f"In {_year(before, pen)}"
    same = "eveneens " if before.text == now.text else ""
    if series.unit == "count":
        if before.value == 0:
            return f"{start} waren het er geen"
        return f"{start} {'was' if before.value == 1 else 'waren'} het er {same}{pen.count(int(before.value))}"
    figure = now.figure
    everyone = figure is not None and bool(figure.denominator) and figure.numerator == figure.denominator
    verb = "ging het" if now.value == 0 or everyone else "was dat"
    return f"{start} {verb} {same}{'om ' if verb == 'ging het' else ''}{pen.write(before.text)}"


def _course(subject: str, points: Sequence[Point], pen: Pen) -> str:
    """``Dat aandeel ging van 31% in 2023 over 21% in 2024 naar 18% in 2025``, without a full stop.

    Equal numbers at the end stand together: ``… naar 21% in 2024 en bleef 21% in 2025``.
    """
    if len({one.text for one in points}) == 1:
        years = listing(_year(one, pen) for one in points)
        return f"{capital(subject)} was in {years} telkens {pen.write(points[0].text)}"
    after = len(points) - 1
    while points[after - 1].text == points[-1].text:
        after -= 1
    parts = [f"{pen.write(one.text)} in {_year(one, pen)}" for one in points[: after + 1]]
    over = f" over {listing(parts[1:-1])}" if len(parts) > 2 else ""
    stayed = listing(_year(one, pen) for one in points[after + 1 :])
    end = f" en bleef {pen.write(points[-1].text)} in {stayed}" if stayed else ""
    return f"{capital(subject)} ging van {parts[0]}{over} naar {parts[-1]}{end}"


def _remark(series: Series, verdict: Verdict, rules: Rules, pen: Pen) -> str:
    """What the ladder adds behind the numbers; of several words that hold, the one about most years."""
    course, peak = trend(series, rules), extreme(series, rules)
    if course:
        return f"; sinds {pen.write(str(course.since))} is er een {_RISING[course.direction]} trend"
    if peak:
        article = "de" if series.unit == "score" else "het"
        return f"; dat is {article} {_HIGHEST[peak.direction]} van de laatste {cardinal(peak.years)} jaar"
    if verdict.rung in _NOUNS:
        several = len(_comparable(series)) > 1
        against = f"tegenover {_year(verdict.before, pen)} is dat" if several else "dat is"
        return f"; {against} {_NOUNS[verdict.rung]}"
    return _too_few(series, verdict, pen)


def _as_counts(subject: str, points: Sequence[Point], pen: Pen) -> str:
    """``In 2024 ging het om drie van de 14 en in 2025 om twee van de twaalf: te weinig om te vergelijken.``

    With a `subject`: ``Voor het aandeel jongens zijn er te weinig gegevens om te vergelijken: drie van de …``
    """
    counts = [(_year(one, pen), _of_how_many(one, pen)) for one in points]
    if subject:
        listed = listing(f"{part} in {year}" for year, part in counts)
        return f"Voor {subject} zijn er te weinig gegevens om te vergelijken: {listed}."
    first, *others = counts
    parts = [f"In {first[0]} ging het om {first[1]}", *(f"in {year} om {part}" for year, part in others)]
    return f"{listing(parts)}: te weinig om te vergelijken."


def _of_how_many(point: Point, pen: Pen) -> str:
    figure = point.figure
    if figure is None or figure.numerator is None or figure.denominator is None:
        return pen.write(point.text)
    counted = pen.count(int(figure.numerator)) if figure.numerator else "geen"
    return f"{counted} van de {pen.count(int(figure.denominator))}"


def _both_counts(verdict: Verdict, pen: Pen) -> str:
    parts = []
    for point, cases in zip((verdict.before, verdict.now), verdict.cases or (0, 0), strict=True):
        parts.append(f"{pen.count(cases)} in {_year(point, pen)}")
    return listing(parts)


def _year(point: Point, pen: Pen) -> str:
    return pen.write(str(point.year))
