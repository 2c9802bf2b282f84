"""From a rule and a place to a problem with its Dutch sentences. Personal values never come out of here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from cocon_stats.exports.texts import trim
from cocon_stats.rounding import digits
from cocon_stats.validation.personal import holds_person_number, masked
from cocon_stats.validation.problem import Problem
from cocon_stats.validation.rules import load_rules

_LONGEST = 60
_LONGEST_VALUE = 300
_HIDDEN = " De waarde zelf wordt niet getoond, want ze kan een persoonlijk gegeven zijn."


@dataclass(frozen=True, slots=True)
class Place:
    """Where a problem is: file as shown, line, column, trimmed text of the cell (None: not to be shown), dossier.

    `hidden` tells that the cell holds something that is not shown, though its column is no personal one.
    """

    file: str
    line: int | None = None
    column: str | None = None
    value: str | None = None
    dossier_id: str | None = None
    other_file: str | None = None
    other_line: int | None = None
    hidden: bool = False


def problem(
    rule: str, place: Place, details: Mapping[str, str] | None = None, suggestion: str | None = None
) -> Problem:
    """The problem that `rule` is broken at `place`; `details` are what the templates of the rule fill in besides.

    Among them ``advies`` replaces the advice of the rule where that does not fit.
    """
    known = load_rules()[rule]
    value = shown(place.value)
    hidden = place.hidden or (bool(place.value) and value is None)
    words = {
        "waarde": quoted(value),
        "kolom": place.column or "",
        "regel": str(place.line),
        "andere_regel": str(place.other_line),
        **(details or {}),
    }
    words = {name: masked(word) for name, word in words.items()}
    suggestion = None if hidden else shown(suggestion)
    advice = words.get("advies") or known.advice.format_map(words)
    if hidden:
        advice += _HIDDEN
    if suggestion:
        advice += f" Bedoelde u {suggestion}?"
    return Problem(
        file=place.file,
        line=place.line,
        column=shown(place.column),
        value=value[:_LONGEST_VALUE] if value else None,
        rule=rule,
        severity=known.severity,
        message=known.message.format_map(words),
        advice=advice,
        dossier_id=shown(place.dossier_id),
        suggestion=suggestion,
        other_file=place.other_file,
        other_line=place.other_line,
    )


def more_of(rule: str, place: Place, times: int) -> Problem:
    """One problem for the `times` further rows that break `rule`, the first of them at `place`."""
    known = load_rules()[rule]
    count = "één andere rij" if times == 1 else f"{digits(Fraction(times))} andere rijen"
    message = f"Hetzelfde geldt nog voor {count} ({known.title.lower()}), vanaf regel {place.line}."
    advice = "Zoek de oorzaak in de export: zo veel gelijke problemen zijn er zelden één voor één gekomen."
    return Problem(place.file, place.line, place.column, None, rule, known.severity, message, advice)


def quoted(value: str | None) -> str:
    """The value between quotes with a space in front, on one line and not too long; nothing when there is none."""
    if not value:
        return ""
    line = " ".join(trim(value).split())
    return f" '{line[:_LONGEST]}…'" if len(line) > _LONGEST else f" '{line}'"


def shown(value: str | None) -> str | None:
    """The value when it may be shown; None when it is empty or holds the number of a person."""
    return value if value and not holds_person_number(value) else None
