"""Reads ``uitzonderingen.toml``; whatever is wrong in it becomes a problem with its line."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cocon_stats.dutch import listing
from cocon_stats.errors import suggestion
from cocon_stats.exports.dates import EPOCH, judge_date, written
from cocon_stats.exports.folder import Folder
from cocon_stats.handwritten import UnreadableError, parsed_toml, text_of
from cocon_stats.validation.exceptions import FILE_NAME, Accepted, Exceptions
from cocon_stats.validation.messages import Place, problem
from cocon_stats.validation.problem import Problem
from cocon_stats.validation.rules import load_rules

_ENCODING = (
    "letters met accenten zijn er op een andere manier in bewaard",
    "Bewaar het bestand opnieuw met de codering 'UTF-8' (in Kladblok: Opslaan als).",
)
_CLOSED = ("het bestand kan niet geopend worden", "Sluit het in andere programma's en kijk na of u het mag openen.")
_REASONS = {"encoding": _ENCODING, "closed": _CLOSED}
_WRITTEN = "deze regel is niet goed geschreven"
_TABLE = "uitzondering"
_HEADER = re.compile(rf"^[ \t]*\[\[[ \t]*{_TABLE}[ \t]*\]\]", re.MULTILINE)
_TEXTS = ("controle", "dossier", "bestand", "kolom", "reden", "naam")
_KEYS = (*_TEXTS, "regel", "tot")
_NEEDED = ("controle", "reden", "naam", "tot")


@dataclass(slots=True)
class _Source:
    """One file: its text, and the problems found in it so far."""

    shown: str
    text: str
    problems: list[Problem] = field(default_factory=list)

    def line(self, number: int, key: str | None = None) -> int:
        """The line of `key` in exception `number` (from 0), or of its header."""
        starts = [found.start() for found in _HEADER.finditer(self.text)]
        if number >= len(starts):
            return 1
        start, end = starts[number], [*starts, len(self.text)][number + 1]
        found = re.compile(rf"^[ \t]*{key}[ \t]*=", re.MULTILINE).search(self.text, start, end) if key else None
        return 1 + self.text.count("\n", 0, found.start() if found else start)

    def report(self, rule: str, line: int, key: str | None = None, **details: str) -> None:
        """Add a problem."""
        self.problems.append(problem(rule, Place(self.shown, line, key), details))


def load_exceptions(data: Path, folder: Folder, as_of: datetime.date | None = None) -> Exceptions:
    """The accepted exceptions of `data` and of the folder of the year, judged on `as_of`.

    Without `as_of` they are judged on the last day of the year; without a year they all hold.
    """
    day = as_of or (datetime.date(folder.year, 12, 31) if folder.year else None)
    entries: list[Accepted] = []
    problems: list[Problem] = []
    for prefix in dict.fromkeys(["", folder.prefix]):
        path = data / prefix / FILE_NAME
        if path.is_file():
            source = _Source(f"{prefix}{FILE_NAME}", "")
            found = list(_entries(path, source))
            entries += [one for one in found if _holds(one, day, source)]
            problems += source.problems
    return Exceptions(tuple(entries), tuple(problems))


def unknown_dossiers(exceptions: Exceptions, known: Collection[str]) -> list[Problem]:
    """A problem for each exception about a dossier that is in no export."""
    return [
        problem("uitzondering-onbekend", Place(one.place, one.written_on, "dossier", one.dossier_id, one.dossier_id))
        for one in exceptions.entries
        if one.dossier_id is not None and one.dossier_id not in known
    ]


def _holds(one: Accepted, day: datetime.date | None, source: _Source) -> bool:
    if one.holds_on(day):
        return True
    until = written(one.until.toordinal() - EPOCH)
    source.report("uitzondering-verlopen", one.written_on, "tot", naam=one.rule, waarvoor=one.about, tot=until)
    return False


def _entries(path: Path, source: _Source) -> Iterator[Accepted]:
    try:
        source.text = text_of(path)
        raw = parsed_toml(source.text)
    except UnreadableError as error:
        source.report("uitzondering-onleesbaar", error.line, **_why(error))
        return
    for key in raw:
        if key != _TABLE:
            source.report("uitzondering-ongeldig", 1, fout=f"[[{key}]] is niet gekend", hulp=f"Schrijf [[{_TABLE}]].")
    rows = raw.get(_TABLE, [])
    for number, row in enumerate(rows if isinstance(rows, list) else [rows]):
        accepted = _accepted(row, number, source)
        if accepted is not None:
            yield accepted


def _why(error: UnreadableError) -> dict[str, str]:
    """What a problem says of a file that cannot be read."""
    if error.kind in _REASONS:
        why, help_text = _REASONS[error.kind]
        return {"oorzaak": why, "advies": help_text}
    return {"oorzaak": _WRITTEN if error.kind == "form" else error.reason}


def _accepted(row: Any, number: int, source: _Source) -> Accepted | None:
    """One exception, None when something in it cannot be used: each fault is reported at its own line."""
    before = len(source.problems)
    if not isinstance(row, dict):
        source.report("uitzondering-ongeldig", source.line(number), fout="dit is geen uitzondering", hulp="")
        return None
    for key, fault, help_text in _faults(row):
        source.report("uitzondering-ongeldig", source.line(number, key), key, fout=fault, hulp=help_text)
    if len(source.problems) > before:
        return None
    until = _day(row["tot"])
    assert until is not None, "checked above"
    return Accepted(
        rule=row["controle"].strip(),
        reason=row["reden"].strip(),
        name=row["naam"].strip(),
        until=until,
        place=source.shown,
        written_on=source.line(number),
        dossier_id=row["dossier"].strip() if "dossier" in row else None,
        file=row["bestand"].strip() if "bestand" in row else None,
        line=row.get("regel"),
        column=row["kolom"].strip() if "kolom" in row else None,
    )


def _faults(row: Mapping[str, Any]) -> Iterator[tuple[str | None, str, str]]:
    """What is wrong in one exception: the key at which it stands, what, and what to do."""
    for key in row:
        if key not in _KEYS:
            yield key, f"«{key}» is niet gekend", f"Gekend zijn {listing(_KEYS)}.{suggestion(key, _KEYS, 1)}"
    missing = [key for key in _NEEDED if key not in row]
    if missing:
        yield None, f"{listing(missing)} {'ontbreekt' if len(missing) == 1 else 'ontbreken'}", "Vul dat aan."
    for key in _TEXTS:
        if key in row and not (isinstance(row[key], str) and row[key].strip()):
            yield key, f"{key} moet een tekst zijn", "Zet de tekst tussen aanhalingstekens."
    if "tot" in row and _day(row["tot"]) is None:
        yield "tot", "tot is geen datum", "Schrijf bijvoorbeeld tot = 2026-06-30."
    if "regel" in row and (type(row["regel"]) is not int or row["regel"] < 1):
        yield "regel", "regel moet een regelnummer zijn", "Schrijf bijvoorbeeld regel = 12."
    if ("dossier" in row) == ("bestand" in row and "regel" in row):
        yield None, "het is niet duidelijk waarvoor ze geldt", "Noem een dossier, of een bestand en een regel."
    yield from _rule_fault(row.get("controle"))


def _rule_fault(name: object) -> Iterator[tuple[str, str, str]]:
    rules = load_rules()
    if not isinstance(name, str) or not name.strip():
        return
    rule = rules.get(name.strip())
    if rule is None:
        yield "controle", f"er is geen controle «{name}»", f"Zie cocon-stats rules.{suggestion(name, rules, 1)}"
    elif rule.severity == "fatal":
        yield "controle", f"{name} is fataal en kan niet aanvaard worden", "Verbeter het bestand zelf."
    elif not rule.is_waivable:
        yield "controle", f"{name} kan niet aanvaard worden, want {rule.why_not}", "Verbeter de registratie."


def _day(value: object) -> datetime.date | None:
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, datetime.date):
        return value
    judged = judge_date(value.strip()) if isinstance(value, str) else None
    return datetime.date.fromordinal(EPOCH + judged) if isinstance(judged, int) else None
