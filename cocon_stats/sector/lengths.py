"""How long help lasted on average, over what was closed in the year."""

from __future__ import annotations

from fractions import Fraction

from cocon_stats.conditions import Condition
from cocon_stats.figures import Figure
from cocon_stats.records import AbsentFileError, true_for_all
from cocon_stats.rounding import digits, nearest
from cocon_stats.sector.data import SectorData
from cocon_stats.sector.declaration import System

_DEFINITION = "Gemiddelde van de laatste dag min de eerste dag, in dagen, over wat in het jaar werd afgesloten."


def mean_length(system: System, data: SectorData) -> Figure | None:
    """The mean length in days of the selection of a system, exact; None where nothing was closed or known.

    Numerator and denominator are the sum of the days and the number of dossiers, or of periods of use.
    """
    number, days = _days(system, data)
    if not number:
        return None
    value = Fraction(days, number)
    rounded = nearest(value)
    return Figure(
        id=f"sector.{system.code}.duur.gemiddeld",
        label="Gemiddelde duur",
        short="gemiddelde duur",
        unit="days",
        section=system.code,
        definition=_DEFINITION,
        rounding="whole",
        value=value,
        rounded=rounded,
        text=f"{digits(rounded)} {'dag' if rounded == 1 else 'dagen'}",
        numerator=Fraction(days),
        denominator=Fraction(number),
        unknown=0,
    )


def _days(system: System, data: SectorData) -> tuple[int, int]:
    """How many lengths there are in the export that the system declares, and their sum."""
    if not system.length_of:
        return 0, 0
    try:
        rows = data.records(system.length_of)
        conditions = (Condition("systeem", "=", (system.code,)), *system.selection)
        days = rows.column("duur_dagen").take(true_for_all(conditions, rows))
    except AbsentFileError:
        return 0, 0
    return len(days.data), int(days.data.sum())
