"""Writes the yearly report: one Markdown file per section, the whole, and ``figures.json``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cocon_stats.comparison import rules_of
from cocon_stats.comparison.note import how_to_read
from cocon_stats.dutch import count_text, day_text, listing
from cocon_stats.errors import WrongUsage
from cocon_stats.exports.table import Input
from cocon_stats.figures import FigureSet
from cocon_stats.history import PUBLISHED
from cocon_stats.indented import indented
from cocon_stats.report.abbreviations import abbreviations_in
from cocon_stats.report.figure_tables import CSV_NAME, as_csv, as_markdown
from cocon_stats.report.folders import template_folders
from cocon_stats.report.missing import follows, why_absent, without
from cocon_stats.report.publish import publish
from cocon_stats.report.renderer import Renderer
from cocon_stats.report.sections import Contents, Section, load_contents
from cocon_stats.settings import Settings

COVER = "voorblad.md.j2"
FIGURES = "figures.json"
_HEADING = re.compile(r"^(#+ )", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Report:
    """A rendered report: Markdown per section in the order of print, the whole, the sections left out, the figures."""

    contents: Contents
    sections: dict[Section, str]
    whole: str
    absent: tuple[Section, ...]
    figures: FigureSet


@dataclass(frozen=True, slots=True)
class Form:
    """How a report is written: only these `sections` (``3.1``, a chapter ``3``) when any are named; with a note that
    it is made of the `sample`; with the `tables` of figures behind every section, and one CSV of all.
    """

    sections: Sequence[str] = ()
    sample: bool = False
    tables: bool = False


WHOLE = Form()


def write_report(figures: FigureSet, out: Path, settings: Settings | None = None, form: Form = WHOLE) -> list[Path]:
    """Write the report of a year into `out`, all or nothing; the paths written, in the order of print.

    Raises `CoconError` for a template that cannot be used, a section that does not exist or has no data, and a
    directory that cannot be written. The same figures give the same bytes.
    """
    report = render_report(figures, settings or Settings(), form)
    texts = {section.file_name: _provisional(text, figures) for section, text in report.sections.items()}
    if form.sections:
        chosen = _chosen(report, form.sections)
        return publish({one.file_name: texts[one.file_name].encode() for one in chosen}, out)
    texts[whole_name(figures.year)] = report.whole
    texts[FIGURES] = figures_json(figures)
    if form.tables:
        texts[CSV_NAME] = as_csv(report.sections, figures)
    stale = [*(one.file_name for one in report.contents.sections), CSV_NAME]
    return publish({name: text.encode() for name, text in texts.items()}, out, stale)


def whole_name(year: int) -> str:
    """The file of the whole report."""
    return f"jaarverslag-{year}.md"


def figures_json(figures: FigureSet) -> str:
    """The content of ``figures.json`` (contract, "What must come back")."""
    return indented(figures.to_json()) + "\n"


def absent_sections(figures: FigureSet, settings: Settings | None = None) -> tuple[Section, ...]:
    """The sections that cannot be written because their data are absent."""
    contents = load_contents(template_folders((settings or Settings()).templates))
    return tuple(one for one in contents.sections if not one.has_data(figures))


def render_report(figures: FigureSet, settings: Settings, form: Form = WHOLE) -> Report:
    """All sections that have data, and the whole report, as Markdown."""
    folders = template_folders(settings.templates)
    contents = load_contents(folders)
    renderer = Renderer(figures, settings, _names(contents))
    written: dict[Section, str] = {}
    later = [one for one in contents.sections if not one.number]  # such as the list of abbreviations
    for section in [one for one in contents.sections if one.number and one.has_data(figures)] + later:
        context: dict[str, Any] = {"titel": section.heading}
        if not section.number:
            context["afkortingen"] = abbreviations_in(written.values(), folders)
        written[section] = renderer.render(section.template, context)
        if form.tables:
            written[section] += as_markdown(section, figures)
    absent = tuple(one for one in contents.sections if not one.has_data(figures))
    cover = renderer.render(COVER, _cover(figures, settings, absent, form.sample))
    return Report(contents, written, _whole(cover, contents, written), absent, figures)


def _names(contents: Contents) -> tuple[str, ...]:
    titles = [one.title for one in contents.sections]
    return tuple(one for one in titles if one.endswith((".", "?", "!")))


def _chosen(report: Report, wanted: Sequence[str]) -> list[Section]:
    chosen = report.contents.chosen(wanted)
    missing = [one for one in chosen if one not in report.sections]
    if missing and len(missing) == len(chosen):
        first = missing[0]
        raise WrongUsage(f"Onderdeel {first.heading} kan niet geschreven worden: {why_absent(first, report.figures)}.")
    return [one for one in chosen if one in report.sections]


def _cover(figures: FigureSet, settings: Settings, absent: Sequence[Section], sample: bool) -> dict[str, Any]:
    return {
        "titel": f"Jaarverslag {figures.year} – {settings.organisation}",
        "voorbeeld": sample,
        "voorlopig_tot": day_text(figures.until) if figures.until else "",
        "onvolledig": figures.unfinished,
        "weggelaten": [{"bestand": one.file, "tekst": _left_out(one)} for one in figures.inputs if _left_out(one)],
        "gevolgen": follows(figures),
        "ontbrekend": [{"titel": one.heading, "reden": why_absent(one, figures)} for one in absent],
        "aanvaard": _problems(figures.accepted),
        "zonder": without(figures, absent),
        "leeg": [f"{name}.csv" for name in figures.empty if name != PUBLISHED],
        "lezen": how_to_read(rules_of(settings), settings.unknown_points, bool(figures.earlier)),
    }


def _provisional(text: str, figures: FigureSet) -> str:
    """A section on its own, which says below its heading that its figures are provisional when they are."""
    if figures.until is None:
        return text
    heading, rest = text.split("\n", 1)
    return f"{heading}\n\n> Voorlopige cijfers: de exports lopen tot en met {day_text(figures.until)}.\n{rest}"


def _problems(number: int) -> str:
    if number == 0:
        return ""
    return f"{count_text(number)} {'probleem' if number == 1 else 'problemen'}"


def _left_out(read: Input) -> str:
    parts = []
    if read.left_out:
        verb = "rij is" if read.left_out == 1 else "rijen zijn"
        parts.append(f"{count_text(read.left_out)} {verb} weggelaten")
    if read.unknown_values:
        verb = "waarde telt" if read.unknown_values == 1 else "waarden tellen"
        parts.append(f"{count_text(read.unknown_values)} {verb} als onbekend")
    return listing(parts)


def _whole(cover: str, contents: Contents, written: dict[Section, str]) -> str:
    pieces = [cover]
    chapter = None
    for section, text in written.items():
        above = contents.chapter_of(section)
        if above and above != chapter:
            pieces.append(f"## {above}\n")
        chapter = above
        pieces.append(_HEADING.sub(r"##\1" if above else r"#\1", text))
    return "\n".join(pieces)
