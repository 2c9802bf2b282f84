"""From counts to printed figures: rounds, closes distributions to 100, and writes the text of each figure."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from cocon_stats.catalogue import Catalogue, Definition
from cocon_stats.dutch import text_of
from cocon_stats.figures import Figure
from cocon_stats.measures import Counted
from cocon_stats.rounding import closing, round_to


def finish(catalogue: Catalogue, counted: Mapping[str, Counted | None], hours: str = "cocon") -> dict[str, Figure]:
    """Every figure with its rounded value and its text, None where unknown; `hours` is the house style for hours.

    Contract, "Counting rules": ``closing`` rounds the parts of one distribution together.
    """
    closed = _closed(catalogue, counted)
    return {one.id: _figure(one, counted[one.id], closed.get(one.id), hours) for one in catalogue}


def _figure(definition: Definition, counted: Counted | None, closed: Fraction | None, hours: str) -> Figure:
    value = counted.value if counted else None
    rounded = text = None
    if value is not None:
        rounded = closed if closed is not None else round_to(value, definition.rounding)
        text = text_of(definition.unit, rounded, definition.rounding, hours)
    return Figure(
        definition.id,
        definition.label,
        definition.short,
        definition.unit,
        definition.section,
        definition.definition,
        definition.rounding,
        value=value,
        rounded=rounded,
        text=text,
        numerator=counted.numerator if counted else None,
        denominator=counted.denominator if counted else None,
        unknown=counted.unknown if counted else None,
        unknown_in_base=definition.keep_unknown,
        not_for_all=definition.not_for_all,
        measure=definition.measure,
        spread=counted.spread if counted else None,
        version=definition.version,
        changed=definition.changed,
        lacking=counted.lacking if counted else (),
    )


def _closed(catalogue: Catalogue, counted: Mapping[str, Counted | None]) -> dict[str, Fraction]:
    """The rounded parts of every distribution that must add up to 100."""
    groups: dict[str, list[tuple[str, Fraction]]] = {}
    for definition in catalogue:
        found = counted[definition.id]
        if definition.distribution and definition.unit == "percent" and found and found.value is not None:
            groups.setdefault(definition.distribution, []).append((definition.id, found.value))
    result: dict[str, Fraction] = {}
    for parts in groups.values():
        values = [value for _, value in parts]
        rest = 100 - sum(values, Fraction(0))  # people outside the printed groups form an unprinted part
        if rest < 0:  # groups that overlap are no distribution
            continue
        rounded = closing([*values, rest] if rest else values)
        result.update(zip([name for name, _ in parts], rounded, strict=False))
    return result
