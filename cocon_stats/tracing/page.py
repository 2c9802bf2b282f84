"""A traced figure in words, for an analyst at a screen."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from fractions import Fraction

from cocon_stats.catalogue import Definition
from cocon_stats.comparison.evidence import explained
from cocon_stats.comparison.ladder import Rules
from cocon_stats.comparison.series import series_of
from cocon_stats.comparison.unknowns import bounds
from cocon_stats.conditions import Condition
from cocon_stats.dutch import listing
from cocon_stats.figures import Figure
from cocon_stats.rounding import Style, digits, shortest, written
from cocon_stats.tracing import Sides, Trace

_ROUNDING: dict[Style, str] = {
    "whole": "op hele getallen, een half naar boven",
    "half": "op halven, een kwart naar boven",
    "0.1": "op één decimaal, een half naar boven",
    "0.01": "op twee decimalen, een half naar boven",
    "closing": "op hele getallen zodat de verdeling samen 100% is (grootste rest eerst)",
}
_MEASURES = {
    "count": "aantal",
    "share": "aandeel in de basis",
    "sum": "som",
    "mean": "gemiddelde",
    "median": "mediaan",
    "ratio": "verhouding van twee sommen",
    "total": "som van cijfers",
}
_LABEL_WIDTH = 14


def told(trace: Trace, rules: Rules, section: str, width: int = 80) -> str:
    """All that is known about one figure; `section` is the heading of its section. Ends with a line break."""
    figure = trace.figure
    lines = [f"{figure.id}: {figure.label}", f"{trace.figures.year}: {figure.text or 'niet gekend'}", ""]
    for label, text in _parts(trace, rules, section):
        lines += _wrapped(label, text, width)
    return "\n".join(lines) + "\n"


def listed(found: Sides | None, definition: Definition, width: int = 80) -> str:
    """The case files on either side, marked as internal. Ends with a line break."""
    if found is None:
        return "Achter dit cijfer staan geen dossiers.\n"
    lines = ["Intern: bevat dossiernummers."]
    shown = [("geteld", found.counted)]
    if definition.measure == "share" or definition.with_base:
        shown.append(("niet geteld", found.others))
    shown.append(("onbekend", found.unknown))
    for label, numbers in shown:
        text = ", ".join(numbers) or "geen"
        lines += _wrapped(f"{label} ({len(numbers)})", text, width, indent=4)
    return "\n".join(lines) + "\n"


def _wrapped(label: str, text: str, width: int, indent: int = _LABEL_WIDTH) -> list[str]:
    wrapper = textwrap.TextWrapper(width, break_on_hyphens=False, break_long_words=False)
    wrapper.initial_indent = wrapper.subsequent_indent = " " * indent
    if indent < _LABEL_WIDTH:
        return [label, *wrapper.wrap(text)]
    wrapper.initial_indent = f"{label:<{_LABEL_WIDTH}}"
    return wrapper.wrap(text)


def _parts(trace: Trace, rules: Rules, section: str) -> Iterator[tuple[str, str]]:
    figure, definition = trace.figure, trace.definition
    yield "definitie", definition.definition
    yield "meting", _measured(definition)
    if figure.value is None:
        yield "waarde", _why_unknown(trace)
    else:
        yield "waarde", f"{_exact(figure)}; afgerond {_ROUNDING[definition.rounding]}: {figure.text}"
    yield "populatie", _population(definition)
    if definition.where:
        yield "geteld", _said(definition.where)
    if figure.unknown is not None:
        yield "onbekend", _unknown(figure)
    yield from _labelled("andere jaren", _years(trace, rules))
    yield "rapport", section or "niet in het rapport"
    yield "catalogus", definition.place
    yield from _labelled(
        "bestanden", [f"{one.file}, {digits(Fraction(one.rows))} rijen, sha256 {one.sha256}" for one in trace.inputs]
    )


def _labelled(label: str, texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    for number, text in enumerate(texts):
        yield "" if number else label, text


def _measured(definition: Definition) -> str:
    words = _MEASURES[definition.measure]
    if definition.column:
        words += f" van {definition.column}"
    if definition.divide != 1:
        words += f" / {definition.divide}"
    per = definition.per
    if per is not None:
        below = per.figure or f"{per.column}{f' / {per.divide}' if per.divide != 1 else ''}"
        words += f", gedeeld door {below}"
    if definition.figures:
        words += f": {definition.figures}"
    return words


def _exact(figure: Figure) -> str:
    value = written(figure.value or Fraction(0), "0.01")
    if figure.numerator is None or figure.denominator is None:
        return value
    if figure.unit == "count":  # its base says out of how many, it divides nothing
        return f"{shortest(figure.numerator)} van de {shortest(figure.denominator)}"
    return f"{shortest(figure.numerator)} / {shortest(figure.denominator)} = {value}"


def _why_unknown(trace: Trace) -> str:
    if trace.absent:
        return f"niet gekend: {listing(f'{one}.csv' for one in trace.absent)} is er niet of is onbruikbaar"
    return "niet gekend: er is geen enkel dossier in de basis"


def _population(definition: Definition) -> str:
    if definition.measure == "total":
        return "die van de cijfers in de som"
    conditions = (*definition.select, *definition.base)
    where = f" met {_said(conditions)}" if conditions else ""
    return f"{listing(definition.sources)}{where}"


def _said(conditions: Iterable[Condition]) -> str:
    return listing(str(one) for one in conditions)


def _unknown(figure: Figure) -> str:
    if not figure.unknown:
        return "geen"
    found = bounds(figure)
    count = digits(Fraction(figure.unknown))
    if found is None:
        return count
    low, high = written(found.low, "0.1"), written(found.high, "0.1")
    return f"{count}; als die allemaal meetelden: {high}%, als geen enkel: {low}%"


def _years(trace: Trace, rules: Rules) -> list[str]:
    found = series_of(trace.figures, trace.figure.id)
    if found is None:
        earlier = [f"{one.year}: {one.text} ({one.source})" for one in trace.figures.history(trace.figure.id)]
    else:
        earlier = [one.strip() for one in explained(found, rules)]
    return earlier + [f"{one.year}: {one.text} ({one.source})" for one in trace.later]
