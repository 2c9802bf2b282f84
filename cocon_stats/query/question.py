"""What is asked: of which records, under which conditions, by which columns, and what is measured."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from cocon_stats.conditions import Condition

Status = Literal["beeindigd", "lopend", "begeleid", "in_jaar", "op_31_12", "geselecteerd", "alle"]
MeasureName = Literal["aantal", "personen", "duur", "contact", "contact_week", "score", "leeftijd"]
PercentOf = Literal["totaal", "rij", "kolom"]

STATUSES: tuple[Status, ...] = get_args(Status)
MEASURES: tuple[MeasureName, ...] = get_args(MeasureName)
PERCENTS: tuple[PercentOf, ...] = get_args(PercentOf)

# The columns a measure is made of; a mean over two is the ratio of their sums.
MEASURED: Mapping[MeasureName, tuple[str, ...]] = {
    "aantal": (),
    "personen": (),
    "duur": ("duur_dagen",),
    "contact": ("contact_direct",),
    "contact_week": ("contact_direct", "duur_dagen"),
    "score": ("score",),
    "leeftijd": ("leeftijd",),
}

PERSON = "persoon_id"  # whom the sector's rows are about; counted, never shown
MODALITY = "modaliteit"  # the column that tells the sources of a question apart


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `sources` are modalities or exports as `sources.resolve` gives them.

    `status` is None when nobody chose, see `check.status_of`. `by` holds no, one or two columns; `percent_of` is what
    the cells of two columns are shares of.
    """

    sources: tuple[str, ...]
    where: tuple[Condition, ...] = ()
    by: tuple[str, ...] = ()
    status: Status | None = None
    measure: MeasureName = "aantal"
    percent_of: PercentOf = "totaal"

    @property
    def counts(self) -> bool:
        """Whether rows or persons are counted, so that there are shares and no means."""
        return self.measure in ("aantal", "personen")
