"""The derived columns of the sector's exports as a question may use them; docs/sector.md says what they mean.

`cocon_stats.sector.columns` works them out; the tests hold the two lists against each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cocon_stats.query.offered import Offered
from cocon_stats.sector.classes import AGE_CLASSES, DOSSIER_BANDS, MODULE_BANDS, REGION_LABELS, REGIONS

BESIDE: Mapping[str, str] = {"sector_modules": "sector_dossiers"}
"""Exports whose rows have the columns of another one beside their own."""


def _yes_no(name: str, title: str) -> Offered:
    return Offered(name, title, "boolean", {})


def _classes(name: str, title: str, names: Iterable[str]) -> Offered:
    return Offered(name, title, "code", {one: one for one in names})


_AT_START = (
    Offered("leeftijd", "leeftijd bij de start", "integer", {}),
    _classes("leeftijdsklasse", "leeftijd bij de start", AGE_CLASSES),
    Offered("regio", "provincie van de tabellen", "code", dict(zip(REGIONS, REGION_LABELS, strict=True))),
)
_BEGUN_AND_ENDED = (
    _yes_no("opgestart", "begonnen in het jaar"),
    _yes_no("beeindigd", "beëindigd in het jaar"),
    _yes_no("begeleid", "begeleid in het jaar"),
    _yes_no("lopend", "lopend na 31/12"),
    Offered("duur_dagen", "duur in dagen", "integer", {}),
)
_ON_LAST_DAY = _yes_no("op_31_12", "op 31/12")
_IN_YEAR = _yes_no("in_jaar", "in het jaar")
_DERIVED: Mapping[str, tuple[Offered, ...]] = {
    "sector_dossiers": (
        *_BEGUN_AND_ENDED,
        _yes_no("nrtj", "met een NRTJ-module"),
        _yes_no("enkel_crisis", "enkel crisishulp"),
        _yes_no("geselecteerd", "geselecteerd voor de tabellen"),
        _classes("duurklasse", "duur in dagen", DOSSIER_BANDS.names),
        *_AT_START,
    ),
    "sector_modules": (*_BEGUN_AND_ENDED, _ON_LAST_DAY, _classes("duurklasse", "duur in dagen", MODULE_BANDS.names)),
    "sector_gebruik": (
        _yes_no("begonnen", "begonnen in het jaar"),
        _IN_YEAR,
        _ON_LAST_DAY,
        _yes_no("beeindigd", "beëindigd in het jaar"),
        Offered("duur_dagen", "duur in dagen", "integer", {}),
        *_AT_START,
    ),
    "sector_voorzieningen": (_ON_LAST_DAY,),
    "sector_capaciteit": (_ON_LAST_DAY,),
    "sector_bedragen": (_IN_YEAR,),
}


def sector_columns(source: str) -> tuple[Offered, ...]:
    """The columns derived from an export of the sector."""
    return _DERIVED.get(source, ())
