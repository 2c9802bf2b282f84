"""What parents and young people answered: the satisfaction survey and the follow-up after three months."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from random import Random

from cocon_stats.rounding import shortest
from cocon_stats.sample.casefile import Answer, CaseFile
from cocon_stats.sample.chance import noise, parts, shuffled, stream
from cocon_stats.sample.columns import dealt
from cocon_stats.sample.days import completed_years
from cocon_stats.sample.targets import YOUNG_PEOPLE_FROM, ModalityTargets, Opvolging, Survey

_LOWEST, _LOW, _HIGHEST = 4, 10, 20
_LATE_MONTH = 11
_STRONG = 4000


def add_answers(seed: int, targets: ModalityTargets, files: Sequence[CaseFile]) -> None:
    """Give the ended case files of one modality their rows in tevredenheid and opvolging."""
    rng = stream(seed, files[0].last.year if files else 0, targets.name, "answers")
    ended = [file for file in files if file.ended]
    for respondent, survey in targets.survey.items():
        _survey(rng, [file for file in ended if _asked(file, respondent, targets.name)], respondent, survey)
    if targets.opvolging is not None:
        _opvolging(rng, ended, targets.opvolging)


def _asked(file: CaseFile, respondent: str, modality: str) -> bool:
    if respondent == "ouder":
        return file.cells.get("ouders_bevraagd") == "ja"
    birth = file.known_client.birth
    return modality == "cbaw" or (birth is not None and completed_years(birth, file.referral) >= YOUNG_PEOPLE_FROM)


def _survey(rng: Random, asked: Sequence[CaseFile], respondent: str, survey: Survey) -> None:
    """Those with whom it went well answer more often and give the higher scores."""
    rank = {file: file.course + noise(rng) for file in asked}
    files = sorted(asked, key=rank.__getitem__, reverse=True)[: survey.files]
    rows = [files[number % len(files)] for number in range(survey.rows)]
    total = int(2 * survey.score_total)
    low = _LOW if total >= _LOW * survey.scores else _LOWEST
    halves = sorted(parts(rng, total, [(low, _HIGHEST)] * survey.scores), reverse=True)
    scores = [shortest(Fraction(half, 2)) for half in halves] + [""] * (survey.rows - survey.scores)
    sequels = [code for code, count in survey.vervolg.items() for _ in range(count)]
    sequels = shuffled(rng, [*sequels, *([""] * (survey.rows - len(sequels)))])
    for file, score, sequel in zip(rows, scores, sequels, strict=True):
        file.answers.append(Answer(respondent, score, sequel))


def _opvolging(rng: Random, ended: Sequence[CaseFile], targets: Opvolging) -> None:
    """Case files that ended late in the year have no row yet; those with whom it went well are reached more often."""
    late = {file: file.last.month >= _LATE_MONTH for file in ended}
    files = sorted(shuffled(rng, ended), key=late.__getitem__)[: targets.rows]
    reached = {"ja": targets.bereikt, "nee": targets.rows - targets.bereikt}
    good = {"ja": 1, "nee": -1}
    for file, answer in dealt(rng, files, reached, good):
        file.opvolging["bereikt"] = answer
    answered = [file for file in files if file.opvolging["bereikt"] == "ja"]
    for question, counts in targets.answers.items():
        for file, answer in dealt(rng, answered, counts, good, _like_the_end(question)):
            file.opvolging[question] = answer


def _like_the_end(question: str) -> Callable[[CaseFile], int]:
    """What was reached at the end mostly still holds after three months."""
    same = {"steun_netwerk": "toereikend_netwerk", "rondkomen_budget": "financieel_evenwicht"}
    column = same.get(question, question)
    return lambda file: _STRONG // 2 * (file.cells.get(column) == "ja")
