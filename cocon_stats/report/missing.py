"""What a report had to do without, in words for its cover and for the screen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cocon_stats.dutch import listing
from cocon_stats.exports.table import Input
from cocon_stats.figures import FigureSet
from cocon_stats.history import PUBLISHED
from cocon_stats.report.sections import Section
from cocon_stats.schemas import load_schemas

_EMPLOYEES = "medewerkers"


def why_absent(section: Section, figures: FigureSet) -> str:
    """Why a section cannot be written: ``cah.csv ontbreekt``, ``ikt.csv is onbruikbaar``, or that they give nothing."""
    absent = [one for one in section.files if one in figures.absent]
    unusable = [one for one in section.files if one in figures.unusable]
    reasons = [_said(absent, "ontbreekt", "ontbreken"), _said(unusable, "is onbruikbaar", "zijn onbruikbaar")]
    if absent or unusable:
        return listing(filter(None, reasons))
    return _said(section.files, "geeft er geen gegevens voor", "geven er geen gegevens voor")


def without(figures: FigureSet, absent_sections: Iterable[Section]) -> list[str]:
    """The other files that are absent or unusable, each with that word; published figures need not be there."""
    named = {name for one in absent_sections for name in one.files}
    lost = [f"{one}.csv ontbreekt" for one in figures.absent if one not in named and one != PUBLISHED]
    return lost + [f"{one}.csv is onbruikbaar" for one in figures.unusable if one not in named]


def follows(figures: FigureSet) -> list[str]:
    """What else does or does not count because of rows left out and values unknown, in sentences.

    Rows of a left-out dossier hang on it and count nowhere. Absences and training rest on their own files (figures
    ``hr.absenteisme`` and ``hr.opleidingsdagen_per_vte`` of the contract), so they count without their employee.
    """
    care = [one for one in figures.inputs if _name(one) in load_schemas().modalities]
    sentences = []
    if any(one.left_out for one in care):
        sentences.append(
            "Bij een dossier dat weggelaten is, tellen ook de contacten, de kenmerken en de antwoorden niet mee."
        )
    if any(one.unknown_values for one in care):
        sentences.append(
            "Waar een einddatum als onbekend telt, telt het dossier als lopend, ook als het afgesloten is."
        )
    if any(one.left_out for one in figures.inputs if _name(one) == _EMPLOYEES):
        sentences.append("De afwezigheden en opleidingen van een medewerker die weggelaten is, tellen wel mee.")
    return sentences


def _name(read: Input) -> str:
    return read.file.rpartition("/")[2].rpartition(".")[0].lower()


def _said(names: Sequence[str], one: str, several: str) -> str:
    files = listing(f"{name}.csv" for name in names)
    return f"{files} {one if len(names) == 1 else several}" if names else ""
