"""A restated year as a table for people and as an object for programs."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from cocon_stats.comparison.evidence import difference_text
from cocon_stats.dutch import listing
from cocon_stats.figures import Figure, number
from cocon_stats.restatement import Parts, Restated, Restatement
from cocon_stats.rounding import plain
from cocon_stats.sheets import Cell, Heading, Sheet

UNKNOWN = "niet gekend"


def as_sheet(found: Restatement, every: bool = False, exact: bool = False) -> Sheet:
    """One row per figure that is not what was published; all of them with `every`. `exact` writes bare numbers."""
    headings = [Heading("cijfer"), Heading("omschrijving")]
    names = ["gepubliceerd", "nu", "verschil"]
    if found.split:
        names += ["later geregistreerd", "gewijzigd", "definitie of andere"]
    headings += [Heading(name, number=True, decimals=1) for name in names]
    shown = found.figures if every else found.differing
    rows = tuple(_row(one, found, exact) for one in shown)
    title = f"{found.year}: gepubliceerd en opnieuw berekend"
    return Sheet("herberekening", title, (*headings, Heading("oorzaak")), rows, notes(found))


def _row(one: Restated, found: Restatement, exact: bool) -> tuple[Cell, ...]:
    numbers = [one.difference]
    if found.split:
        parts = one.parts or Parts(None, None, None)
        numbers += [parts.late, parts.changed, parts.rest]
    return (
        Cell(one.now.id),
        Cell(one.now.label),
        Cell(plain(one.published.value) if exact else one.published.text, one.published.value),
        _now(one.now, exact),
        *(_moved(one, value, exact) for value in numbers),
        Cell(cause(one, found)),
    )


def _now(figure: Figure, exact: bool) -> Cell:
    if figure.value is None or figure.text is None:
        return Cell("" if exact else UNKNOWN)
    return Cell(plain(figure.value) if exact else figure.text, figure.value)


def _moved(one: Restated, value: Fraction | None, exact: bool) -> Cell:
    if value is None:
        return Cell()
    return Cell(plain(value) if exact else difference_text(one.now.unit, value), value)


def cause(one: Restated, found: Restatement) -> str:
    """Why the figure is not what was published, as far as that can be known."""
    if one.same:
        return "ongewijzigd"
    if one.now.value is None:
        return "nu niet meer te berekenen"
    if one.parts is not None:
        return _split(one, one.parts)
    if one.redefined:
        return (
            f"definitie veranderde (versie {one.published.version} werd {one.now.version}), mogelijk ook de registratie"
        )
    if found.files == ():
        return "niet verklaard: de exports zijn dezelfde als toen"
    return "later geregistreerd of gewijzigd"


def _split(one: Restated, parts: Parts) -> str:
    words = []
    if parts.late != 0:
        words.append("later geregistreerd")
    if parts.changed != 0:
        words.append("gewijzigde gegevens")
    if parts.rest != 0:
        words.append("gewijzigde definitie" if one.redefined else "niet verklaard door de oudere export")
    unknown = any(value is None for value in (parts.late, parts.changed, parts.rest))
    return "niet te splitsen" if unknown else listing(words)


def notes(found: Restatement) -> tuple[str, ...]:
    """Where the published values come from, how many are the same, and what the parts mean."""
    same = len(found.figures) - len(found.differing)
    lines = [f"Gepubliceerd volgens: {found.source}. Ongewijzigd: {same} van de {len(found.figures)} cijfers."]
    if found.files:
        lines.append(f"Anders dan toen: {listing(found.files)}.")
    if found.files == ():
        lines.append("Alle exports zijn dezelfde als toen.")
    if found.split:
        lines.append(
            "Later geregistreerd: rijen die toen ontbraken, en velden die toen leeg waren. In bestanden zonder sleutel "
            "(contacten, tevredenheid) telt een gewijzigde rij als één die verdween en één die later kwam."
        )
    elif found.differing:
        lines.append("Met --older MAP (de exports van toen) wordt elk verschil naar oorzaak gesplitst.")
    return tuple(lines)


def as_object(found: Restatement, every: bool = False) -> dict[str, Any]:
    """The same for programs, unrounded, in the unit of each figure."""
    shown = found.figures if every else found.differing
    return {
        "year": found.year,
        "source": found.source,
        "files": None if found.files is None else list(found.files),
        "published": len(found.figures),
        "figures": [_object(one, found) for one in shown],
    }


def _object(one: Restated, found: Restatement) -> dict[str, Any]:
    then = one.published.figure
    return {
        "id": one.now.id,
        "label": one.now.label,
        "unit": one.now.unit,
        "published": _value(
            one.published.value, one.published.text, (then.numerator, then.denominator) if then else None
        ),
        "now": _value(one.now.value, one.now.text, (one.now.numerator, one.now.denominator)),
        "version_published": one.published.version,
        "version_now": one.now.version,
        "difference": number(one.difference),
        "late": number(one.parts.late) if one.parts else None,
        "changed": number(one.parts.changed) if one.parts else None,
        "definition_or_other": number(one.parts.rest) if one.parts else None,
        "cause": cause(one, found),
    }


def _value(value: Fraction | None, text: str | None, counts: Sequence[Fraction | None] | None) -> dict[str, Any]:
    above, below = counts or (None, None)
    return {"value": number(value), "text": text, "numerator": number(above), "denominator": number(below)}
