"""An answer for programs: one row per group as CSV, or everything with exact numbers as JSON."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from cocon_stats.figures import number
from cocon_stats.query.answer import Answer, Case, Group, Key, Mark
from cocon_stats.query.layout import count_cell, share_cell
from cocon_stats.query.wording import INTERNAL, title
from cocon_stats.rounding import written
from cocon_stats.sheets import Cell, Heading, Sheet

_KINDS = {Mark.TOTAL: "total", Mark.UNKNOWN: "unknown"}


def as_rows(answer: Answer) -> Sheet:
    """One row per group: year, the code and label of each column, and the numbers; amounts in days, minutes, years."""
    headings = [Heading("jaar")]
    for axis in answer.axes:
        headings += [Heading(axis.column), Heading(f"{axis.column}_label")]
    counted = (answer.question.measure, "basis", "aandeel")
    names = counted if answer.question.counts else ("n", "onbekend", "gemiddelde", "mediaan", "p75")
    headings += [Heading(one, number=True) for one in names]
    rows = []
    for (year, keys), group in answer.groups.items():
        cells = [Cell(str(year), Fraction(year))]
        for axis, key in zip(answer.axes, keys, strict=True):
            cells += [Cell(axis.text(key)), Cell(axis.label(key))]
        rows.append((*cells, *_numbers(group)))
    return Sheet("antwoord", title(answer), tuple(headings), tuple(rows))


def _numbers(group: Group) -> list[Cell]:
    found = group.statistics
    if found is None:
        base = Cell() if group.base is None else count_cell(group.base)
        share = share_cell(group.share)
        return [_bare(count_cell(group.count)), _bare(base), _bare(share)]
    counts = [_bare(count_cell(found.number)), _bare(count_cell(found.unknown))]
    return counts + [_decimal(one) for one in (found.mean, found.median, found.third_quartile)]


def _bare(cell: Cell) -> Cell:
    """A number without percent sign and thousands dots; nothing where there is none."""
    if cell.value is None:
        return Cell()
    return Cell(cell.text.removesuffix("%").replace(".", ""), cell.value)


def _decimal(value: Fraction | None) -> Cell:
    return Cell() if value is None else _bare(Cell(written(value, "0.1"), value))


def as_object(answer: Answer) -> dict[str, Any]:
    """The whole answer with exact numbers (nearest double), shares in percent, minutes for contact."""
    question = answer.question
    content: dict[str, Any] = {
        "question": {
            "sources": list(question.sources),
            "status": answer.status,
            "where": [str(one) for one in question.where],
            "by": list(question.by),
            "measure": question.measure,
            "percent_of": question.percent_of,
        },
        "years": [
            {
                "year": one.year,
                "population": one.population,
                "unknown": one.undecided,
                "chosen": one.chosen,
                "absent": list(one.absent),
            }
            for one in answer.years
        ],
        "groups": [_group(answer, year, keys, group) for (year, keys), group in answer.groups.items()],
    }
    if answer.cases is not None:
        content["note"] = INTERNAL
        content["cases"] = [_case(answer, one) for one in answer.cases]
    return content


def _group(answer: Answer, year: int, keys: tuple[Key, ...], group: Group) -> dict[str, Any]:
    content: dict[str, Any] = {
        "year": year,
        "keys": [
            {
                "column": axis.column,
                "kind": "value" if isinstance(key, str) else _KINDS[key],
                "value": key if isinstance(key, str) else None,
                "label": axis.label(key) or None,
            }
            for axis, key in zip(answer.axes, keys, strict=True)
        ],
        "count": group.count,
        "base": group.base,
        "share": number(group.share),
    }
    found = group.statistics
    if found is not None:
        content |= {
            "n": found.number,
            "unknown": found.unknown,
            "mean": number(found.mean),
            "median": number(found.median),
            "p75": number(found.third_quartile),
        }
    return content


def _case(answer: Answer, case: Case) -> dict[str, Any]:
    keys = {
        axis.column: key if isinstance(key, str) else None for axis, key in zip(answer.axes, case.keys, strict=True)
    }
    content: dict[str, Any] = {"year": case.year, "dossier": case.number, "source": case.source, "keys": keys}
    if not answer.question.counts:
        content["amount"] = number(case.amount)
    return content
