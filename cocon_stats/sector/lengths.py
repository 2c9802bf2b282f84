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
    days = _days(system, data)
    if not days:
        return None
    value = Fraction(sum(days), len(days))
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
        numerator=Fraction(sum(days)),
        denominator=Fraction(len(days)),
        unknown=0,
    )


def _days(system: System, data: SectorData) -> list[int]:
    """The lengths over the export that the system declares; nothing when that is not there."""
    if not system.length_of:
        return []
    try:
        rows = data.records(system.length_of)
        conditions = (Condition("systeem", "=", (system.code,)), *system.selection)
        days: list[int] = rows.column("duur_dagen").data[true_for_all(conditions, rows)].tolist()
    except AbsentFileError:
        return []
    return days
