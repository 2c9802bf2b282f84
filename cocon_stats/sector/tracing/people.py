"""Behind the tables that count dossiers, and persons in them or in use."""

from __future__ import annotations

import numpy as np

from cocon_stats.exports.table import Mask
from cocon_stats.records import Selection
from cocon_stats.schemas import load_schemas
from cocon_stats.sector.age_province import AgeRows
from cocon_stats.sector.budgets import categories
from cocon_stats.sector.classes import REGION_LABELS
from cocon_stats.sector.dossiers import NOT_REGISTERED, PERIODS, UNKNOWN, WITHOUT
from cocon_stats.sector.kinds import Context
from cocon_stats.sector.tracing.behind import TOTALS, Behind, Counted, Place

_DOSSIERS_ROW = 0
_PERIOD_WORDS = {
    "opgestart": "startdatum in het jaar",
    "beeindigd": "einddatum in het jaar",
    "begeleid": "op minstens één dag van het jaar lopend",
}


def age_by_province_additive(context: Context, place: Place) -> Behind:
    """Persons of an age class in a province; a total adds up its cells."""
    return _of_crossing(context, place, Counted.PERSONS_PER_CELL)


def age_by_province_unique(context: Context, place: Place) -> Behind:
    """Persons of an age class in a province; a total counts each once."""
    return _of_crossing(context, place, Counted.PERSONS)


def _of_crossing(context: Context, place: Place, counted: Counted) -> Behind:
    rows = context.rows
    ages, regions = AgeRows(context.declaration, rows.column("leeftijdsklasse")), rows.column("regio").data
    mask, words = _everything(context), []
    if place.row_label not in TOTALS:
        mask &= ages.place == ages.labels.index(place.row_label)
        words.append(f"leeftijd bij de start: {place.row_label.lower()}")
    if place.column_label not in TOTALS:
        mask &= regions == REGION_LABELS.index(place.column_label)
        words.append(f"provincie: {place.column_label}")
    cells = (ages.place.astype(np.int64) * len(REGION_LABELS) + regions)[mask]
    return Behind(context.declaration.kind.over, Selection(rows, mask), counted, tuple(words), cells)


def _everything(context: Context) -> Mask:
    return np.ones(context.rows.rows, dtype=bool)


def closed_dossiers_and_unique(context: Context, place: Place) -> Behind:
    """The selected dossiers, or the persons in them."""
    return _dossiers(context, _everything(context), (), _dossiers_or_persons(place))


def counts_started_closed_all(context: Context, place: Place) -> Behind:
    """The dossiers of a period, or the persons in them."""
    period = PERIODS[place.column_label]
    mask = np.asarray(context.rows.column(period).data == 1)
    return _dossiers(context, mask, (_PERIOD_WORDS[period],), _dossiers_or_persons(place))


def _dossiers_or_persons(place: Place) -> Counted:
    return Counted.DOSSIERS if place.row == _DOSSIERS_ROW else Counted.PERSONS


def _dossiers(context: Context, mask: Mask, words: tuple[str, ...] = (), counted: Counted = Counted.DOSSIERS) -> Behind:
    return Behind(context.declaration.kind.over, Selection(context.rows, mask), counted, words)


def referrer(context: Context, place: Place) -> Behind:
    """The selected dossiers of a referrer."""
    if place.row_label in TOTALS:
        return _dossiers(context, _everything(context))
    column, labels = context.rows.column("aanmelder"), load_schemas().codes["sector_aanmelder"]
    named = [context.declaration.labels.get(code, labels[code]) for code in column.values]
    wanted = named.index(place.row_label) if place.row_label in named else -1  # onbekend
    return _dossiers(context, np.asarray(column.data == wanted), (f"aanmelder: {place.row_label}",))


def combination_with_other_offer(context: Context, place: Place) -> Behind:
    """The selected dossiers combined with another offer, or without an answer."""
    label, answers = place.row_label, context.rows.column("combinatie")
    if label in TOTALS:
        return _dossiers(context, _everything(context))
    registered = context.rows.column("eindregistratie").data
    if label in (WITHOUT, NOT_REGISTERED):
        missing = label == NOT_REGISTERED
        mask = ~answers.known() & ((registered == 0) == missing)
        end = "nee" if missing else "ja of niet ingevuld"
        return _dossiers(context, mask, ("combinatie niet ingevuld", f"eindregistratie beschikbaar: {end}"))
    code = next(one for one, text in load_schemas().codes["sector_combinatie"].items() if text == label)
    holding = np.array([*(code in text.split("|") for text in answers.values), False])
    return _dossiers(context, np.asarray(holding[answers.data]), (f"combinatie met: {label}",))


def duration_bands(context: Context, place: Place) -> Behind:
    """The selected dossiers of a length."""
    lengths = context.rows.column("duurklasse")
    if place.row_label in TOTALS:
        return _dossiers(context, lengths.known())
    words = (f"duur in dagen: {lengths.values[place.row]}",)
    return _dossiers(context, np.asarray(lengths.data == place.row), words)


def count_by_province(context: Context, place: Place) -> Behind:
    """The facilities of a province."""
    province, labels = context.rows.column("provincie"), load_schemas().codes["provincie"]
    if place.row_label in TOTALS:
        return _dossiers(context, _everything(context), (), Counted.FACILITIES)
    number = [labels[code] for code in province.values].index(place.row_label)
    words = (f"provincie: {place.row_label}",)
    return _dossiers(context, np.asarray(province.data == number), words, Counted.FACILITIES)


def budget_count(context: Context, place: Place) -> Behind:
    """The holders of a budget of a category."""
    labels, held = categories(context)
    total = place.row_label in TOTALS
    mask = np.asarray(held >= 0 if total else held == labels.index(place.row_label))
    words = () if total or place.row_label == UNKNOWN else (f"categorie: {place.row_label}",)
    words = ("categorie niet ingevuld",) if place.row_label == UNKNOWN else words
    return Behind("sector_gebruik", Selection(context.rows, mask), Counted.PERSONS_PER_CELL, words, held[mask])
