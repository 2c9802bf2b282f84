"""The derived columns of the personnel files (contract, figures of section 8)."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from cocon_stats.calendar import completed_years, days_in, first_day, last_day, within_year
from cocon_stats.exports.table import UNKNOWN_NUMBER, Column, Mask, Table
from cocon_stats.records import Derivation, whole_numbers, yes_no

SICKNESS = ("ziekte", "ongeval")


def employees(table: Table, year: int, absences_of: Callable[[], Table]) -> dict[str, Derivation]:
    """The derived columns of ``medewerkers``; `absences_of` gives the table ``afwezigheden`` when it is needed."""
    begin, end = table["in_dienst"], table["uit_dienst"]
    leaves = np.where(end.known(), end.data, np.iinfo(np.int32).max)
    return {
        # an employee whose last day is 31/12 is not among those employed on 31/12
        "in_dienst_31_12": lambda: yes_no((begin.data <= last_day(year)) & (leaves > last_day(year))),
        "in_dienst_in_jaar": lambda: yes_no(_days_employed(table, year) > 0),
        "uit_dienst_in_jaar": lambda: yes_no((leaves >= first_day(year)) & (leaves <= last_day(year))),
        "leeftijd_31_12": lambda: _years_until(table["geboortedatum"], last_day(year)),
        "ancienniteit": lambda: _years_until(begin, last_day(year)),
        "vte_dagen": lambda: _fte_days(table, year),
        "dagen_in_jaar": lambda: whole_numbers(np.full(table.rows, days_in(year))),
        "verzuim": lambda: yes_no(_was_absent(table, absences_of(), year)),
    }


def absences(table: Table, year: int) -> dict[str, Derivation]:
    """The derived columns of ``afwezigheden``: an absence belongs to the year in which it begins."""
    return {"in_jaar": lambda: yes_no(within_year(table["van"].data, year))}


def trainings(table: Table, year: int) -> dict[str, Derivation]:
    """The derived columns of ``opleidingen``."""
    return {"in_jaar": lambda: yes_no(within_year(table["datum"].data, year))}


def year_data(table: Table, year: int) -> dict[str, Derivation]:
    """The derived columns of ``personeel_jaar``: the row of the year asked."""
    return {"in_jaar": lambda: yes_no(table["jaar"].data == year * 10 ** table["jaar"].decimals)}


def _days_employed(table: Table, year: int) -> np.ndarray:
    end = table["uit_dienst"]
    last = np.where(end.known(), np.minimum(end.data, last_day(year)), last_day(year))
    first = np.maximum(table["in_dienst"].data, first_day(year))
    return np.maximum(last.astype(np.int64) - first + 1, 0)  # the last day of employment counts


def _fte_days(table: Table, year: int) -> Column:
    vte = table["vte"]
    days = _days_employed(table, year)
    data = np.where(vte.known(), vte.data * days, UNKNOWN_NUMBER)
    return Column("number", data, decimals=vte.decimals)


def _years_until(column: Column, day: int) -> Column:
    known = column.known()
    return whole_numbers(completed_years(np.where(known, column.data, 0).astype(np.int32), day), known)


def _was_absent(table: Table, absent: Table, year: int) -> Mask:
    soort = absent["soort"]
    # np.isin and np.unique would import numpy.ma, at each start of the program
    is_sickness = np.array([*(one in SICKNESS for one in soort.values), False])
    counts = is_sickness[soort.data] & within_year(absent["van"].data, year)
    key = absent["medewerker_id"]
    sick = {key.values[position] for position in set(key.data[counts].tolist()) if position >= 0}
    own = table["medewerker_id"]
    by_value = np.array([text in sick for text in own.values] + [False])
    return np.asarray(by_value[own.data])
