"""The end of every list for people: how much is wrong per file, how the checks came out, and what follows from it."""

from __future__ import annotations

from collections.abc import Mapping

from cocon_stats.dutch import listing
from cocon_stats.validation.findings import Findings, tally
from cocon_stats.validation.present.words import clean, counted, severities, whole
from cocon_stats.validation.problem import SEVERITIES

_OUTCOMES: Mapping[str, str] = {
    "holds": "in orde",
    "fails": "niet in orde",
    "undecided": "niet te beslissen",
    "skipped": "overgeslagen",
    "crashed": "vastgelopen",
}


def counts_per_file(findings: Findings) -> list[tuple[str, list[int]]]:
    """Fatal problems, errors and warnings of each file that has any, then all ``samen``; empty when all is well."""
    rows = []
    for name, problems in findings.by_file(findings.problems).items():
        counts = tally(problems)
        rows.append((name or "(geen bestand)", [counts[one] for one in SEVERITIES]))
    if not rows:
        return []
    return [*rows, ("samen", [sum(column) for column in zip(*(numbers for _, numbers in rows), strict=True)])]


def outcomes(findings: Findings) -> str:
    """``Controles: 812 in orde, 3 niet in orde …``; empty when none were counted."""
    parts = [
        f"{whole(findings.outcomes[name])} {word}" for name, word in _OUTCOMES.items() if findings.outcomes.get(name)
    ]
    return f"Controles: {', '.join(parts)}." if parts else ""


def verdict(findings: Findings) -> str:
    """What the reader may conclude, kindly, in one or two sentences."""
    read = counted(len(findings.files), "bestand", "bestanden")
    if not findings.problems:
        return (
            f"Alles in orde: in {read} is niets gevonden dat verbeterd moet worden. Dank u voor het zorgvuldige werk!"
        )
    found = f"In {read}: {severities(tally(findings.problems))}."
    if findings.worst == "warning":
        return f"{found} Het rapport kan gemaakt worden; kijk wel na of wat opvalt ook klopt."
    return f"{found} Het rapport wordt pas gemaakt als de fouten verbeterd zijn, of met --with-errors."


def _without_problems(findings: Findings) -> str:
    clean = len(set(findings.files) - {one.file for one in findings.problems})
    if not findings.problems or not clean:
        return ""
    return f"In {counted(clean, 'ander bestand', 'andere bestanden')} is niets gevonden."


def _hidden(findings: Findings) -> str:
    hidden = tally(findings.problems) - tally(findings.shown)
    return f"Niet getoond (--severity {findings.shown_from}): {severities(hidden)}." if hidden else ""


def remarks(findings: Findings) -> list[str]:
    """The sentences under the counts: checks, accepted exceptions, absent files, verdict, where to read more."""
    lines = [_without_problems(findings), _hidden(findings), outcomes(findings)]
    if findings.accepted:
        times = counted(findings.accepted, "probleem", "problemen")
        lines.append(f"Aanvaard als uitzondering (uitzonderingen.toml): {times}.")
    if findings.absent:
        lines.append(f"Niet aanwezig: {listing(findings.absent)}.")
    if findings.strangers:
        names = listing([clean(one) for one in findings.strangers])
        lines.append(f"Niet herkend, en dus niet gelezen: {names}. Klopt de naam van het bestand?")
    lines.append(verdict(findings))
    if findings.problems:
        lines.append("Meer uitleg over een controle: cocon-stats explain NAAM.")
    return [line for line in lines if line]
