"""The figures of earlier years: from their own exports where those are there, otherwise as they were published."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from fractions import Fraction

from cocon_stats.catalogue import Catalogue, Definition
from cocon_stats.dutch import text_of
from cocon_stats.exports.table import Table
from cocon_stats.figures import EarlierValue, Figure

PUBLISHED = "historiek"
EXPORTED = "export"


def published(table: Table, catalogue: Catalogue, before: int, hours: str = "cocon") -> list[EarlierValue]:
    """The rows of ``historiek`` about years before `before`, for figures of the catalogue.

    Reads the columns figuur, jaar and waarde (in the figure's unit). The text shows the value as it was published.
    """
    names, years, values = table["figuur"], table["jaar"], table["waarde"]
    result = []
    for row in range(table.rows):
        figure_id, year = names.values[names.data[row]], int(years.data[row]) // 10**years.decimals
        if year >= before or figure_id not in catalogue:
            continue
        value = Fraction(int(values.data[row]), 10**values.decimals)
        text = text_of(catalogue[figure_id].unit, value, "half", hours)
        version = version_then(catalogue[figure_id], year)
        result.append(EarlierValue(figure_id, year, value, value, text, PUBLISHED, version=version, printed=True))
    return result


def version_then(definition: Definition, year: int) -> int:
    """The version that held in `year`, for a published value: those say nothing of it themselves."""
    holds = definition.changed is not None and year >= definition.changed
    return definition.version if holds else 1


def exported(figures: Mapping[str, Figure], year: int) -> list[EarlierValue]:
    """The figures of an earlier year as worked out from its exports."""
    return [
        EarlierValue(one.id, year, one.value, one.rounded, one.text, EXPORTED, one, one.version)
        for one in figures.values()
        if one.value is not None and one.rounded is not None and one.text is not None
    ]


def merged(*sources: Iterable[EarlierValue]) -> tuple[EarlierValue, ...]:
    """All sources, weakest first, one value per figure and year: a later source wins. In the order of figure and year.

    A value stays `printed` when any source says that a report gave it.
    """
    values: dict[tuple[str, int], EarlierValue] = {}
    for one in (value for source in sources for value in source):
        before = values.get((one.id, one.year))
        printed = one.printed or (before is not None and before.printed)
        values[one.id, one.year] = replace(one, printed=printed)
    return tuple(values[key] for key in sorted(values))
