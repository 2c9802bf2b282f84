"""Writes the sector report: per system a short text and its tables as Markdown, the whole, and ``tables.json``."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cocon_stats.dutch import count_text, listing
from cocon_stats.errors import NothingToRead
from cocon_stats.figures import FigureSet
from cocon_stats.printable import escaped_json
from cocon_stats.records import AbsentFileError
from cocon_stats.report.folders import template_folders
from cocon_stats.report.publish import publish
from cocon_stats.report.renderer import Renderer
from cocon_stats.report.words import load_words
from cocon_stats.sector.data import SectorData
from cocon_stats.sector.declaration import SectorReport
from cocon_stats.sector.keyfigures import key_figures
from cocon_stats.sector.kinds import measure
from cocon_stats.sector.loader import load_sector
from cocon_stats.sector.markdown import together
from cocon_stats.sector.table import SectorTable
from cocon_stats.settings import Settings

JSON_NAME = "tables.json"
TEMPLATES = "sector"
_NAMES = (
    "personen leeftijd provincie duur functie voorzieningen categorie "
    "capaciteit bezetting dossiers aanmelder combinatie inzet vorm"
).split()
"""What a template can ask whether it is there."""
_HEADING = re.compile(r"^(#+ )", re.MULTILINE)
_EXAMPLE = "> **Voorbeeldgegevens: niet de werkelijke cijfers.** Dit verslag is gemaakt met verzonnen dossiers.\n"


@dataclass(frozen=True, slots=True)
class Measured:
    """The tables that could be made, and per absent export those that could not."""

    tables: tuple[SectorTable, ...]
    without: Mapping[str, tuple[str, ...]]


def write_sector_report(
    data: SectorData, out: Path, settings: Settings | None = None, sample: bool = False
) -> list[Path]:
    """Write ``sector-<system>.md``, ``sectorverslag-<year>.md`` and ``tables.json`` into `out`, all or nothing.

    Tables of which an export is absent are left out, and the whole says so; NothingToRead when that are all of them.
    `sample` says that the exports are invented. The same exports give the same bytes. Returns the paths written.
    """
    report = load_sector()
    measured = measure_all(report, data)
    if not measured.tables:
        raise NothingToRead("Er is geen enkele export waaruit een tabel van de sector gemaakt kan worden.")
    texts = _sections(report, measured, data, settings or Settings())
    files = {f"sector-{code}.md": text for code, text in texts.items()}
    files[f"sectorverslag-{data.year}.md"] = _whole(measured, data, texts, sample)
    files[JSON_NAME] = tables_json(measured.tables, data.year)
    stale = [f"sector-{code}.md" for code in report.systems]
    return publish({name: text.encode() for name, text in files.items()}, out, stale)


def measure_all(report: SectorReport, data: SectorData) -> Measured:
    """Every declared table of which the exports are there."""
    tables: list[SectorTable] = []
    without: dict[str, list[str]] = {}
    for declaration in report.tables:
        try:
            tables.append(measure(declaration, data))
        except AbsentFileError as absent:
            without.setdefault(absent.file, []).append(str(declaration.number))
    return Measured(tuple(tables), {file: tuple(numbers) for file, numbers in without.items()})


def tables_json(tables: Sequence[SectorTable], year: int) -> str:
    """The content of ``tables.json`` (contract, "Sector tables"): no case-level data."""
    content = {"year": year, "tables": [one.to_json() for one in tables]}
    return escaped_json(json.dumps(content, ensure_ascii=False, indent=1)) + "\n"


def figures_of(report: SectorReport, measured: Measured, data: SectorData, settings: Settings) -> FigureSet:
    """The key figures that the texts rest on."""
    words = load_words(one / TEMPLATES for one in template_folders(settings.templates))
    return key_figures(report, measured.tables, data, words)


def _sections(report: SectorReport, measured: Measured, data: SectorData, settings: Settings) -> dict[str, str]:
    """Per system that has tables its text and its tables."""
    figures = figures_of(report, measured, data, settings)
    renderer = Renderer(figures, settings)
    texts = {}
    for code, system in report.systems.items():
        tables = [one for one in measured.tables if one.system == code]
        if tables:
            context: dict[str, Any] = {"titel": system.title, "heeft": _what_there_is(figures, code)}
            text = renderer.render(f"{TEMPLATES}/{code}.md.j2", context)
            texts[code] = f"{text}\n{together(tables)}"
    return texts


def _what_there_is(figures: FigureSet, code: str) -> dict[str, bool]:
    """Which figures a template can ask for: the names behind ``sector.<system>.``."""
    known = {one.id.split(".")[2] for one in figures if one.section == code}
    return {name: name in known for name in _NAMES}


def _whole(measured: Measured, data: SectorData, texts: Mapping[str, str], sample: bool) -> str:
    pieces = [f"# Niet rechtstreeks toegankelijke jeugdhulp in {data.year}: tabellen van de sector\n"]
    if sample:
        pieces.append(_EXAMPLE)
    for file, numbers in measured.without.items():
        word = "Tabel" if len(numbers) == 1 else "Tabellen"
        verb = "ontbreekt" if len(numbers) == 1 else "ontbreken"
        pieces.append(f"{word} {listing(numbers)} {verb}, omdat {file}.csv er niet is of niet bruikbaar is.\n")
    pieces += [f"{line}\n" for line in _left_out(data)]
    pieces += [_HEADING.sub(r"#\1", text) for text in texts.values()]
    return "\n".join(pieces)


def _left_out(data: SectorData) -> list[str]:
    """What errors took away from each export, as sentences (contract, "What is checked, and what follows")."""
    lines = []
    for one in data.inputs:
        if one.left_out:
            verb = "is" if one.left_out == 1 else "zijn"
            noun = "rij" if one.left_out == 1 else "rijen"
            lines.append(f"Uit {one.file} {verb} {count_text(one.left_out)} {noun} weggelaten.")
        if one.unknown_values:
            verb, noun = ("telt", "waarde") if one.unknown_values == 1 else ("tellen", "waarden")
            lines.append(f"In {one.file} {verb} {count_text(one.unknown_values)} {noun} als onbekend.")
    return lines
