"""The changes as tables for people: rows, values, problems, figures. Numbers of rows and names only."""

from __future__ import annotations

from fractions import Fraction

from cocon_stats.changes.compare import Changes, FileChange, Side
from cocon_stats.changes.figures import FigureChange
from cocon_stats.dutch import listing, plural
from cocon_stats.figures import Unit
from cocon_stats.rounding import digits, nearest, shortest
from cocon_stats.sheets import Cell, Heading, Sheet
from cocon_stats.validation.present.words import SEVERITY_WORDS, counted

_STATES = {"new": "nieuw bestand", "gone": "bestand is weg"}
_COLUMNS = {"both": "", "new": " (nieuwe kolom)", "gone": " (kolom is weg)"}
_NOUNS: dict[Unit, str] = {
    "days": "dag",
    "weeks": "week",
    "minutes": "minuut",
    "minutes_per_week": "minuut",
    "years": "jaar",
}
_EXPORTS: dict[Side, str] = {"old": "oude", "new": "nieuwe"}


def as_sheets(changes: Changes) -> list[Sheet]:
    """Four tables; one without any change says so under its title."""
    return [_rows(changes), _values(changes), _problems(changes), _figures(changes)]


def difference(change: FigureChange) -> str:
    """By how much a figure moves, with its sign: ``+2,5 procentpunt``; empty when either value is unknown."""
    if change.difference is None:
        return ""
    size = nearest(abs(change.difference), Fraction(1, 100))
    sign = "+" if change.difference > 0 else "-"
    noun = _NOUNS.get(change.new.unit)
    word = "procentpunt" if change.new.unit == "percent" else plural(size, noun) if noun else ""
    return f"{sign}{shortest(size) if size else 'minder dan 0,01'} {word}".rstrip()


def _rows(changes: Changes) -> Sheet:
    changed = [one for one in changes.files if one.any]
    same = len(changes.files) - len(changed)
    headings = (_word("bestand"), _count("rijen oud"), _count("rijen nieuw"), _count("nieuw"), _count("weg"))
    notes = []
    if same:
        notes.append(f"In {counted(same, 'bestand', 'bestanden')} veranderde niets.")
    notes += [_unread(one) for one in changed if any(one.unread)]
    return Sheet("rijen", f"Rijen, {changes.year}", headings, tuple(_row(one) for one in changed), tuple(notes))


def _row(change: FileChange) -> tuple[Cell, ...]:
    name = _text(f"{change.name}.csv")
    rows = change.rows
    if rows is None:
        return (_text(f"{change.name}.csv: {_state(change)}"), *([Cell()] * 4))
    return (name, *(_number(one) for one in (rows.old, rows.new, rows.added, rows.gone)))


def _state(change: FileChange) -> str:
    if change.state != "unusable":
        return _STATES[change.state]
    sides = [_EXPORTS[one] for one in change.unusable]
    return f"onbruikbaar in de {listing(sides)} export"


def _unread(change: FileChange) -> str:
    """The rows that nobody can compare, in words."""
    old, new = (digits(Fraction(one)) for one in change.unread)
    return (
        f"{change.name}.csv: rijen die niet gelezen kunnen worden (oud {old}, nieuw {new}) zijn niet te vergelijken; "
        "ze tellen als weg en als nieuw."
    )


def _values(changes: Changes) -> Sheet:
    headings = (
        _word("bestand"),
        _word("kolom"),
        _count("ingevuld"),
        _count("gewijzigd"),
        _count("leeggemaakt"),
    )
    rows = tuple(
        (
            _text(f"{file.name}.csv"),
            _text(f"{one.column}{_COLUMNS[one.state]}"),
            *(_number(count) for count in (one.filled, one.changed, one.emptied)),
        )
        for file in changes.files
        for one in (file.rows.columns if file.rows else ())
    )
    notes = () if rows else ("In de rijen die gebleven zijn veranderde geen enkele waarde.",)
    return Sheet("waarden", "Waarden in rijen die gebleven zijn", headings, rows, notes)


def _problems(changes: Changes) -> Sheet:
    headings = (
        _word("bestand"),
        _word("kolom"),
        _word("controle"),
        _word("ernst"),
        _count("opgelost"),
        _count("nieuw"),
        _count("gebleven"),
    )
    rows = tuple(
        (
            *(_text(word) for word in (one.file, one.column or "", one.rule, SEVERITY_WORDS[one.severity])),
            *(_number(count) for count in (one.solved, one.new, one.left)),
        )
        for one in changes.problems
    )
    notes = () if rows else ("Er zijn geen problemen opgelost of bijgekomen.",)
    return Sheet("problemen", "Problemen", headings, rows, notes)


def _figures(changes: Changes) -> Sheet:
    headings = (_word("cijfer"), _word("oud"), _word("nieuw"), _word("verschil"))
    printed = [one for one in changes.figures if one.in_print]
    rows = tuple(
        (
            _text(one.new.id),
            _text(one.old.text or "onbekend"),
            _text(one.new.text or "onbekend"),
            Cell(difference(one), one.difference),
        )
        for one in printed
    )
    hidden = len(changes.figures) - len(printed)
    notes = [] if changes.figures else ["Geen enkel cijfer verandert."]
    if hidden:
        notes.append(f"{counted(hidden, 'cijfer verandert', 'cijfers veranderen')} minder dan wat het rapport afdrukt.")
    for word in changes.faulty:
        notes.append(f"In de {_EXPORTS[word]} export staan fouten: haar cijfers zijn die van --with-errors.")
    return Sheet("cijfers", "Cijfers", headings, rows, tuple(notes))


def _word(text: str) -> Heading:
    return Heading(text)


def _count(text: str) -> Heading:
    return Heading(text, number=True)


def _text(text: str) -> Cell:
    return Cell(text)


def _number(number: int) -> Cell:
    return Cell(digits(Fraction(number)), Fraction(number))
