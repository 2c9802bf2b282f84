"""An answer as people read it: one table, or one per year when it is set out by two columns."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from cocon_stats.dutch import hours
from cocon_stats.query.answer import Answer, Axis, Group, Key
from cocon_stats.query.question import MODALITY, MeasureName
from cocon_stats.query.wording import INTERNAL, cautions, method, title
from cocon_stats.rounding import digits, written
from cocon_stats.sheets import Cell, Heading, Sheet
from cocon_stats.validation.personal import masked

NOTHING = "–"  # an en dash: a hyphen alone starts a formula
_IN_MINUTES = ("contact", "contact_week")


def laid_out(answer: Answer, split: bool = False) -> list[Sheet]:
    """The sheets of `answer`. A cell of a cross table holds count and share together, or apart when `split`."""
    if len(answer.axes) == 2:
        sheets = [_crossed(answer, part.year, split) for part in answer.years]
    elif answer.axes:
        sheets = [_by_one(answer)]
    else:
        sheets = [_plain(answer)]
    return sheets


def case_list(answer: Answer) -> Sheet:
    """The case files behind an answer, marked as internal."""
    measure = answer.question.measure
    several = len(answer.question.sources) > 1 and MODALITY not in answer.question.by
    headings = [Heading(f"dossier ({INTERNAL})")]
    headings += [Heading("jaar", number=True)] * (len(answer.years) > 1)
    headings += [Heading(MODALITY)] * several
    headings += [Heading(one.column) for one in answer.axes]
    headings += [Heading(measure, number=True, decimals=1)] * (not answer.question.counts)
    rows = []
    for case in answer.cases or ():
        cells = [Cell(masked(case.number))]
        cells += [Cell(str(case.year), Fraction(case.year))] * (len(answer.years) > 1)
        cells += [Cell(case.source)] * several
        cells += [Cell(axis.text(key)) for axis, key in zip(answer.axes, case.keys, strict=True)]
        cells += [amount_cell(case.amount, measure)] * (not answer.question.counts)
        rows.append(tuple(cells))
    return Sheet("intern", f"{title(answer)} · {INTERNAL}", tuple(headings), tuple(rows))


def amount_cell(value: Fraction | None, measure: MeasureName) -> Cell:
    """A mean or quantile: hours and minutes for contact, otherwise one decimal."""
    if value is None:
        return Cell(NOTHING)
    return Cell(hours(value, "kort") if measure in _IN_MINUTES else written(value, "0.1"), value)


def share_cell(share: Fraction | None) -> Cell:
    """A share with one decimal: ``32,5%``."""
    return Cell(NOTHING) if share is None else Cell(f"{written(share, '0.1')}%", share)


def count_cell(count: int) -> Cell:
    """A count in digits."""
    return Cell(digits(Fraction(count)), Fraction(count))


def _notes(answer: Answer) -> tuple[str, ...]:
    return (*method(answer), *cautions(answer))


def _plain(answer: Answer) -> Sheet:
    measured = not answer.question.counts
    headings = [Heading("jaar")]
    names = (answer.question.measure, "basis")
    headings += _group_headings(answer, "") if measured else [Heading(one, number=True) for one in names]
    if not measured:
        headings += [Heading("aandeel", number=True, decimals=1), Heading("onbekend", number=True)]
    rows = []
    for part in answer.years:
        group = answer.group(part.year)
        cells = _group_cells(answer, group)
        if not measured:
            cells = [cells[0], count_cell(group.base or 0), cells[1], count_cell(part.undecided)]
        rows.append((Cell(str(part.year)), *cells))
    return Sheet("antwoord", title(answer), tuple(headings), tuple(rows), _notes(answer))


def _by_one(answer: Answer) -> Sheet:
    (axis,) = answer.axes
    several = len(answer.years) > 1
    headings = _axis_headings(axis)
    for part in answer.years:
        headings += _group_headings(answer, f"{part.year} " if several else "")
    rows = [
        (*_axis_cells(axis, key), *(cell for part in answer.years for cell in _cells_at(answer, part.year, (key,))))
        for key in axis.keys
    ]
    return Sheet("antwoord", title(answer), tuple(headings), tuple(rows), _notes(answer))


def _crossed(answer: Answer, year: int, split: bool) -> Sheet:
    down, across = answer.axes
    headings = _axis_headings(down)
    for key in across.keys:
        name = across.text(key)
        headings += _group_headings(answer, f"{name} ") if split else [Heading(name, number=True)]
    rows = []
    for key in down.keys:
        cells = _axis_cells(down, key)
        for other in across.keys:
            found = _cells_at(answer, year, (key, other))
            cells += found if split else [_together(answer, found)]
        rows.append(tuple(cells))
    return Sheet(str(year), title(answer, year), tuple(headings), tuple(rows), _notes(answer))


def _axis_headings(axis: Axis) -> list[Heading]:
    label = axis.title if axis.title != axis.column else "omschrijving"
    return [Heading(axis.column), *([Heading(label)] if axis.has_labels else [])]


def _axis_cells(axis: Axis, key: Key) -> list[Cell]:
    return [Cell(masked(axis.text(key))), *([Cell(axis.label(key))] if axis.has_labels else [])]


def _group_headings(answer: Answer, prefix: str) -> list[Heading]:
    if answer.question.counts:
        counted = f"{prefix}{answer.question.measure}"
        return [Heading(counted, number=True), Heading(f"{prefix}aandeel", number=True, decimals=1)]
    amounts = [Heading(f"{prefix}{one}", number=True, decimals=1) for one in ("gemiddelde", "mediaan", "P75")]
    return [Heading(f"{prefix}n", number=True), *amounts, Heading(f"{prefix}onbekend", number=True)]


def _cells_at(answer: Answer, year: int, keys: tuple[Key, ...]) -> list[Cell]:
    return _group_cells(answer, answer.groups[year, keys])


def _group_cells(answer: Answer, group: Group) -> list[Cell]:
    found = group.statistics
    if found is None:
        return [count_cell(group.count), share_cell(group.share)]
    amounts = [amount_cell(one, answer.question.measure) for one in (found.mean, found.median, found.third_quartile)]
    return [count_cell(found.number), *amounts, count_cell(found.unknown)]


def _together(answer: Answer, cells: Sequence[Cell]) -> Cell:
    """``5 (41,7%)``, or for a measure ``12,5 (n 7)``."""
    first, second = cells[0], cells[1]
    if not answer.question.counts:
        return Cell(f"{second.text} (n {first.text})")
    return Cell(first.text if second.value is None else f"{first.text} ({second.text})")
