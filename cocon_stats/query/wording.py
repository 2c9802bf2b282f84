"""The Dutch words around an answer: its title, and what must be said about it."""

from __future__ import annotations

from fractions import Fraction

from cocon_stats.dutch import listing
from cocon_stats.query.answer import Answer, YearPart
from cocon_stats.query.question import MODALITY, MeasureName, Status
from cocon_stats.rounding import digits

INTERNAL = "intern: bevat dossiernummers"

_STATUS: dict[Status, str] = {
    "beeindigd": "beëindigd in het jaar",
    "lopend": "nog lopend na 31/12",
    "begeleid": "begeleid in het jaar",
    "in_jaar": "in het jaar",
    "op_31_12": "op 31/12",
    "geselecteerd": "geselecteerd voor de tabellen",
    "alle": "alle, ook van andere jaren",
}
_MEASURE: dict[MeasureName, str] = {
    "aantal": "",
    "personen": "unieke personen",
    "duur": "duur in dagen",
    "contact": "rechtstreeks contact",
    "contact_week": "rechtstreeks contact per week",
    "score": "score op 10",
    "leeftijd": "leeftijd in jaren",
}
_OF = {"totaal": "het totaal", "rij": "de rij", "kolom": "de kolom"}


def title(answer: Answer, *years: int) -> str:
    """``IKT 2025 · beëindigd in het jaar · geslacht = V · leeftijd < 12``."""
    question = answer.question
    named = listing(str(one) for one in years or [one.year for one in answer.years])
    parts = [f"{answer.title} {named}", _STATUS[answer.status], *map(str, question.where), _MEASURE[question.measure]]
    return " · ".join(one for one in parts if one)


def method(answer: Answer) -> list[str]:
    """What the shares are shares of, and how mean and quantiles are made."""
    question = answer.question
    if question.counts:
        return [*_shares(answer), *_no_sums(answer)]
    if len(answer.axes) > 1:
        return ["In elke cel: het gemiddelde, en tussen haakjes het aantal waarden."]
    notes = ["Mediaan en P75 met lineaire interpolatie, zoals PERCENTIEL.INC in Excel."]
    if question.measure == "contact_week":
        notes.append(
            "Gemiddelde: alle minuten samen gedeeld door alle weken samen. "
            "Wat nul dagen duurde, telt niet mee in mediaan en P75."
        )
    return notes


def _shares(answer: Answer) -> list[str]:
    question = answer.question
    known = listing(one.column for one in answer.axes if one.column != MODALITY)
    if len(answer.axes) > 1:
        verb = "is" if MODALITY in question.by else "zijn"
        return [f"Basis van de aandelen: waar {known} gekend {verb}; aandeel van {_OF[question.percent_of]}."]
    return [f"Basis van de aandelen: waar {known} gekend is."] if known else []


def _no_sums(answer: Answer) -> list[str]:
    """Why a total is not the sum of its groups."""
    several = [one.column for one in answer.axes if one.several]
    if answer.question.measure == "personen" and answer.axes:
        return ["Elk totaal telt unieke personen, dus niet altijd de som: wie in meer cellen staat, telt één keer."]
    if several:
        return [f"Het totaal is niet de som: een dossier kan bij {listing(several)} in meer dan één rij staan."]
    return []


def cautions(answer: Answer) -> list[str]:
    """What must not be overlooked: rows that no condition can judge, and files that are not there."""
    return [note for part in answer.years for note in _cautions(answer, part)]


def _cautions(answer: Answer, part: YearPart) -> list[str]:
    notes = []
    if part.undecided and answer.axes:
        columns = listing(dict.fromkeys(one.column for one in answer.question.where), "of")
        of = f"{_whole(part.undecided)} van de {_whole(part.population)}"
        notes.append(f"{part.year}: bij {of} is {columns} onbekend; die tellen niet mee.")
    if part.absent:
        absent = list(dict.fromkeys(one.partition(".")[0] for one in part.absent))
        lack, count = ("is", "telt") if len(absent) == 1 else ("zijn", "tellen")
        notes.append(f"{part.year}: {listing(absent)} {lack} er niet en {count} niet mee.")
    return notes


def _whole(number: int) -> str:
    return digits(Fraction(number))
