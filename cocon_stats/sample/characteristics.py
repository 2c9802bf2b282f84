"""The client characteristics (kenmerken) of the case files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

from cocon_stats.sample.casefile import CaseFile
from cocon_stats.sample.chance import noise, pick, shuffled, stream
from cocon_stats.sample.columns import dealt
from cocon_stats.sample.days import completed_years
from cocon_stats.sample.targets import ModalityTargets

_SEVERITIES = ("ernstig", "aanwezig", "geen")
_SEVERE_FIRST = {"ernstig": 0, "aanwezig": 1, "geen": 2}
_OLDER = {"kind_spijbelen": 10, "kind_middelen": 13, "kind_delict": 12, "kind_schoolproblemen": 6}
_TOO_YOUNG = 6000
_THEMES = {
    "kind_slachtoffer": "violence",
    "kind_getuige_geweld": "violence",
    "ouder_slachtoffer_geweld": "violence",
    "gezin_relatie_partners": "violence",
    "kind_spijbelen": "street",
    "kind_middelen": "street",
    "kind_delict": "street",
    "gezin_financieel": "poverty",
    "gezin_huisvesting": "poverty",
}
_RUNNING_PERCENT = 70


def add_kenmerken(seed: int, targets: ModalityTargets, files: Sequence[CaseFile]) -> None:
    """Give the case files of one modality their rows in kenmerken: of the ended ones exactly as the targets say.

    Characteristics of one theme go together, those of older children stay with older children. A case file without
    registration has no row at all, as far as the counts allow.
    """
    rng = stream(seed, files[0].last.year if files else 0, targets.name, "kenmerken")
    ended = [file for file in files if file.ended]
    themes = {theme: {file: 2 * noise(rng) for file in files} for theme in sorted(set(_THEMES.values()))}
    order = shuffled(rng, ended)
    for code, counts in targets.kenmerken.items():
        theme = themes.get(_THEMES.get(code, ""), {})
        registered = order[: sum(counts)]
        severities = dict(zip(_SEVERITIES, counts, strict=True))
        for file, severity in dealt(rng, registered, severities, _SEVERE_FIRST, _rank(code, theme)):
            file.kenmerken.append((code, severity))
    for file in files:
        if not file.ended and rng.randrange(100) < _RUNNING_PERCENT:
            _so_far(rng, file, targets)


def _rank(code: str, theme: dict[CaseFile, int]) -> Callable[[CaseFile], int]:
    least = _OLDER.get(code)

    def rank(file: CaseFile) -> int:
        age = _age(file)
        young = least is not None and age is not None and age < least
        return theme.get(file, 0) + _TOO_YOUNG * young

    return rank


def _age(file: CaseFile) -> int | None:
    birth = file.known_client.birth
    return None if birth is None else completed_years(birth, file.referral)


def _so_far(rng: Random, file: CaseFile, targets: ModalityTargets) -> None:
    for code, counts in targets.kenmerken.items():
        young = (_age(file) or 0) < _OLDER.get(code, 0)
        severities = dict(zip(_SEVERITIES, counts, strict=True))
        if sum(counts):
            file.kenmerken.append((code, "geen" if young else pick(rng, severities)))
