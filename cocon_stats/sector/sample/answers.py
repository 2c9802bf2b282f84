"""Who referred, and which other help a dossier was combined with: exactly as often as the tables say."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from cocon_stats.sample.chance import shuffled
from cocon_stats.sector.sample.dossier import Dossier
from cocon_stats.sector.sample.lottery import Lottery
from cocon_stats.sector.sample.targets import CareTargets

UNKNOWN = "onbekend"
_REFERRERS = ("toegangspoort", "jeugdrechtbank", "ocj", "crisismeldpunt", "vk", "andere")
"""Who refers in a system without a table of referrers."""
_SELDOM = 5
"""Of the dossiers that no table counts, one in so many was combined with other help."""


def deal_answers(rng: Random, targets: CareTargets, dossiers: Sequence[Dossier]) -> None:
    """Referrer, combination and closing registration of the selected dossiers."""
    mixed = shuffled(rng, dossiers)
    codes = [code for code, amount in targets.referrers.items() for _ in range(amount)]
    for dossier, code in zip(mixed, codes or (rng.choice(_REFERRERS) for _ in mixed), strict=True):
        dossier.referrer = code
    mixed = shuffled(rng, dossiers)
    for dossier in mixed:
        dossier.registered = "ja"
    for dossier in mixed[: targets.not_registered]:
        dossier.registered = "nee"
    _combine(targets, mixed[targets.not_registered :])


def _combine(targets: CareTargets, free: Sequence[Dossier]) -> None:
    """Lay the marks round and round over the combined dossiers, those of one code in a row: none gets two alike."""
    unknown = targets.combinations.get(UNKNOWN, 0)
    for dossier in free[:unknown]:
        dossier.combination = UNKNOWN
    marks = [code for code, amount in targets.combinations.items() if code != UNKNOWN for _ in range(amount)]
    combined = free[unknown : unknown + combined_dossiers(targets)]
    for number, dossier in enumerate(combined):
        dossier.combination = "|".join(marks[number :: len(combined)])


def combined_dossiers(targets: CareTargets) -> int:
    """The dossiers with a known combination: all but those that stand in one of the other rows."""
    return targets.dossiers - targets.not_registered - targets.without - targets.combinations.get(UNKNOWN, 0)


class AnyAnswers:
    """Answers of dossiers that no table counts, about as often as in those that are counted."""

    def __init__(self, targets: CareTargets) -> None:
        referrers = targets.referrers or dict.fromkeys(_REFERRERS, 1)
        self._referrers = Lottery(tuple(referrers), tuple(referrers.values()))
        marks = targets.combinations
        self._combinations = Lottery(tuple(marks), [amount + 1 for amount in marks.values()])

    def give(self, rng: Random, dossier: Dossier) -> None:
        """Referrer, and for a closed dossier the rest."""
        dossier.referrer = self._referrers.draw(rng)
        if dossier.end is None:
            return
        dossier.registered = "ja"
        if rng.randrange(_SELDOM) == 0:
            dossier.combination = self._combinations.draw(rng)
