"""Problems as Markdown: one table per file, for a page or a message to the teams."""

from __future__ import annotations

from collections.abc import Iterator

from cocon_stats.validation.findings import NO_FILE, Findings, tally
from cocon_stats.validation.present.folding import Fold, folded
from cocon_stats.validation.present.summary import counts_per_file, remarks
from cocon_stats.validation.present.words import SEVERITY_PLURALS, SEVERITY_WORDS, clean, figures, severities, whole
from cocon_stats.validation.problem import SEVERITIES

_SPECIAL = str.maketrans({one: f"\\{one}" for one in "\\`*_[]<>|#~"})


def as_markdown(findings: Findings) -> str:
    """The problems of `findings` as a Markdown page; ends with a line break."""
    return "\n".join(_lines(findings)) + "\n"


def _lines(findings: Findings) -> Iterator[str]:
    yield "# Nazicht van de gegevens"
    yield ""
    for name, problems in findings.by_file(findings.shown).items():
        yield f"## {escaped(name) if name != NO_FILE else 'Buiten de bestanden'}"
        yield ""
        yield f"{severities(tally(problems))}."
        yield ""
        yield from _row("regel", "ernst", "kolom", "dossier", "wat er is en wat u doet", "raakt", "controle")
        yield "|--:|---|---|---|---|---|---|"
        for fold in folded(problems):
            yield from _problem(fold, figures(findings.touches(fold.subject)))
        yield ""
    yield "## Samenvatting"
    yield ""
    rows = counts_per_file(findings)
    if rows:
        yield from _row("bestand", *(SEVERITY_PLURALS[one] for one in SEVERITIES))
        yield "|---|--:|--:|--:|"
    for name, numbers in rows:
        yield from _row(escaped(name), *(whole(one) for one in numbers))
    if rows:
        yield ""
    yield "\n\n".join(escaped(one) for one in remarks(findings))


def _problem(fold: Fold, touched: str) -> Iterator[str]:
    one = fold.subject
    line = str(one.line) if one.line is not None else ""
    cells = (one.column or "", one.dossier_id or "", fold.text, touched, one.rule)
    yield from _row(line, SEVERITY_WORDS[one.severity], *(escaped(cell) for cell in cells))


def _row(*cells: str) -> Iterator[str]:
    yield f"| {' | '.join(cells)} |"


def escaped(text: str) -> str:
    """`text` as it stands: nothing in it may become mark-up, least of all a value out of an export."""
    return clean(text).translate(_SPECIAL)
