"""Years side by side as a table for people and as an object for programs."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from cocon_stats.comparison.beside import Beside
from cocon_stats.comparison.evidence import difference_text, interval_text, said
from cocon_stats.comparison.intervals import LEVEL
from cocon_stats.comparison.ladder import Rules, Verdict
from cocon_stats.comparison.series import Point
from cocon_stats.dutch import UNIT_WORDS, listing
from cocon_stats.figures import number
from cocon_stats.rounding import plain
from cocon_stats.sheets import Cell, Heading, Sheet


def as_sheet(rows: Sequence[Beside], asked: Sequence[int], rules: Rules) -> Sheet:
    """One row per figure: its value in each year, the difference of the last two, and what may be said of it."""
    headings = (
        Heading("cijfer"),
        Heading("omschrijving"),
        *(Heading(str(year), number=True, decimals=1) for year in asked),
        Heading("verschil", number=True, decimals=1),
        Heading(f"interval van {LEVEL}%"),
        Heading("te zeggen"),
        Heading("kerncijfer"),
    )
    cells = tuple(_cells(one, rules) for one in rows)
    return Sheet("vergelijking", f"Cijfers van {listing(map(str, asked))}", headings, cells, notes(rows, asked))


def _cells(row: Beside, rules: Rules) -> tuple[Cell, ...]:
    verdict, unit = row.verdict(rules), row.definition.unit
    values = [Cell(one.text, one.value) if one else Cell() for one in row.points]
    key = Cell("ja" if rules.may_judge(row.definition.id) else "nee")
    name = (Cell(row.definition.id), Cell(row.definition.label))
    if verdict is None:
        return (*name, *values, Cell(), Cell(), Cell(), key)
    comparable = verdict.rung != "not_comparable"
    difference = Cell(difference_text(unit, verdict.difference), verdict.difference) if comparable else Cell()
    interval = Cell(interval_text(unit, verdict.interval)) if comparable and verdict.interval else Cell()
    return (*name, *values, difference, interval, Cell(_words(row, verdict, rules)), key)


def as_rows(rows: Sequence[Beside], asked: Sequence[int], rules: Rules) -> Sheet:
    """The same with a number in every cell that has one, for a spreadsheet or the next program."""
    headings = ["cijfer", "omschrijving", "eenheid", "kerncijfer"]
    headings += [f"{year}{part}" for year in asked for part in ("", " teller", " noemer")]
    headings += ["verschil", "van", "tot", "te zeggen"]
    return Sheet("vergelijking", "", tuple(map(Heading, headings)), tuple(_row(one, rules) for one in rows))


def _row(row: Beside, rules: Rules) -> tuple[Cell, ...]:
    one, verdict = row.definition, row.verdict(rules)
    numbers: list[Fraction | None] = []
    for point in row.points:
        figure = point.figure if point else None
        numbers += [
            point.value if point else None,
            *((figure.numerator, figure.denominator) if figure else (None, None)),
        ]
    if verdict is None or verdict.rung == "not_comparable":
        numbers += [None, None, None]
    else:
        ends = (verdict.interval.low, verdict.interval.high) if verdict.interval else (None, None)
        numbers += [verdict.difference, *(None if end is None else Fraction(end) for end in ends)]
    key = "ja" if rules.may_judge(one.id) else "nee"
    said_of_it = _words(row, verdict, rules) if verdict else ""
    return (*map(Cell, (one.id, one.label, UNIT_WORDS[one.unit], key)), *map(_number_cell, numbers), Cell(said_of_it))


def _number_cell(value: Fraction | None) -> Cell:
    return Cell() if value is None else Cell(plain(value), value)


def _words(row: Beside, verdict: Verdict, rules: Rules) -> str:
    series = row.series
    return said(series, verdict, rules) if series else ""


def notes(rows: Sequence[Beside], asked: Sequence[int]) -> tuple[str, ...]:
    """Where the values come from, what is compared, and how many words chance alone would give."""
    sources = []
    for place, year in enumerate(asked):
        points = [one.points[place] for one in rows]
        found = dict.fromkeys(one.source for one in points if one)
        sources.append(f"{year}: {listing(found) or 'niets'}")
    return (
        f"Herkomst: {'; '.join(sources)}.",
        "Verschil en uitspraak gaan over de laatste twee jaren met een waarde.",
        "Ook als er in werkelijkheid niets verandert, krijgt tot één op de twintig cijfers bij toeval het woord "
        "«stijging» of «daling». Besluit dus alleen uit cijfers die u vooraf koos (kerncijfers).",
    )


def as_object(rows: Sequence[Beside], asked: Sequence[int], rules: Rules) -> dict[str, Any]:
    """The same for programs, unrounded: differences and intervals in the unit of the figure (points for a share)."""
    return {"years": list(asked), "level": LEVEL, "figures": [_object(one, rules) for one in rows]}


def _object(row: Beside, rules: Rules) -> dict[str, Any]:
    verdict = row.verdict(rules)
    found: dict[str, Any] = {
        "id": row.definition.id,
        "label": row.definition.label,
        "unit": row.definition.unit,
        "key_figure": rules.may_judge(row.definition.id),
        "values": [_point(one) for one in row.points if one],
        "difference": None,
        "interval": None,
        "verdict": None,
        "words": None,
    }
    if verdict is None:
        return found
    found |= {"verdict": verdict.rung, "words": _words(row, verdict, rules)}
    if verdict.rung != "not_comparable":
        found["difference"] = number(verdict.difference)
        found["interval"] = [verdict.interval.low, verdict.interval.high] if verdict.interval else None
    return found


def _point(point: Point) -> dict[str, Any]:
    figure = point.figure
    return {
        "year": point.year,
        "value": number(point.value),
        "text": point.text,
        "numerator": number(figure.numerator) if figure else None,
        "denominator": number(figure.denominator) if figure else None,
        "source": point.source,
    }
