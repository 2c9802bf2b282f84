"""Problems as a table for a person at a terminal: grouped by file, repeats folded, a summary at the end."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

import click

from cocon_stats.validation.findings import NO_FILE, Findings, tally
from cocon_stats.validation.present.folding import Fold, folded
from cocon_stats.validation.present.summary import counts_per_file, remarks
from cocon_stats.validation.present.words import SEVERITY_PLURALS, SEVERITY_WORDS, clean, figures, severities, whole
from cocon_stats.validation.problem import SEVERITIES, Severity

NARROWEST, WIDEST = 60, 120
_COLOURS: dict[Severity, str] = {"fatal": "magenta", "error": "red", "warning": "yellow"}
_LINE_WIDTH = 7
_SEVERITY_WIDTH = 14
_INDENT = _LINE_WIDTH + 2 + _SEVERITY_WIDTH


def as_table(findings: Findings, width: int = 80, colour: bool = False) -> str:
    """The problems of `findings` for a screen of `width` columns; ends with a line break."""
    screen = _Screen(max(NARROWEST, min(width, WIDEST)), colour)
    return "\n".join(screen.lines(findings)) + "\n"


def place(fold: Fold) -> str:
    """Where in the row: ``einddatum · CI-2025-0012 · datum-onmogelijk``, with the name of the check last."""
    one = fold.subject
    return clean(" · ".join(part for part in (one.column, one.dossier_id, one.rule) if part))


def touch(findings: Findings, fold: Fold) -> str:
    """``Raakt 45 cijfers, zoals ci.x.``; empty when no figure rests on it."""
    ids = findings.touches(fold.subject)
    return f"Raakt {figures(ids)}." if ids else ""


class _Screen:
    def __init__(self, width: int, colour: bool) -> None:
        self._width = width
        self._colour = colour

    def lines(self, findings: Findings) -> Iterator[str]:
        for name, problems in findings.by_file(findings.shown).items():
            yield self._bold(clean(name) if name != NO_FILE else "Buiten de bestanden")
            yield severities(tally(problems))
            yield ""
            yield f"{'regel':>{_LINE_WIDTH}}  {'ernst':<{_SEVERITY_WIDTH}}wat er is en wat u doet"
            yield f"{'-----':>{_LINE_WIDTH}}  {'-' * 12:<{_SEVERITY_WIDTH}}{'-' * (self._width - _INDENT)}"
            for fold in folded(problems):
                yield from self._fold(fold, touch(findings, fold))
            yield ""
        yield from self._summary(findings)

    def _fold(self, fold: Fold, touched: str) -> Iterator[str]:
        problem = fold.first
        line = str(problem.line) if problem.line is not None else "-"
        word = f"{SEVERITY_WORDS[problem.severity]:<{_SEVERITY_WIDTH}}"
        where, *rest = self._wrapped(place(fold))
        yield f"{line:>{_LINE_WIDTH}}  {self._tinted(word, problem.severity)}{where}"
        for text in (*rest, *self._wrapped(fold.text), *self._wrapped(touched)):
            yield f"{'':{_INDENT}}{text}"

    def _summary(self, findings: Findings) -> Iterator[str]:
        rows = counts_per_file(findings)
        if rows:
            widest = max(len(name) for name, _ in rows)
            headings = [SEVERITY_PLURALS[one] for one in SEVERITIES]
            yield f"{'bestand':<{widest}}" + "".join(f"  {one}" for one in headings)
            for name, numbers in rows:
                cells = zip(numbers, headings, strict=True)
                yield f"{name:<{widest}}" + "".join(f"  {whole(number):>{len(one)}}" for number, one in cells)
            yield ""
        for remark in remarks(findings):
            yield from textwrap.wrap(remark, self._width)

    def _wrapped(self, text: str) -> list[str]:
        return textwrap.wrap(text, self._width - _INDENT, break_on_hyphens=False)

    def _tinted(self, text: str, severity: Severity) -> str:
        return click.style(text, fg=_COLOURS[severity]) if self._colour else text

    def _bold(self, text: str) -> str:
        return click.style(text, bold=True) if self._colour else text
