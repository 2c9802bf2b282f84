"""What is registered about a case file: family, living form, goals, advice, results, in this order of dependence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from random import Random

from cocon_stats.sample.casefile import START_COLUMNS, CaseFile
from cocon_stats.sample.chance import pick, shuffled, stream
from cocon_stats.sample.columns import deal, dealt
from cocon_stats.sample.days import completed_years
from cocon_stats.sample.targets import Counts, ModalityTargets

_DONE_BEFORE = {"aanmelder", "geslacht", "afsluiting"}
_LIVING = ("woonvorm_start", "woonvorm_einde", "woonvorm_gewijzigd")
_ONLY_FOR = {
    "jeugdhulp_noodzaak": ("jeugdhulp_geadviseerd", "ja"),
    "volwassenenhulp_noodzaak": ("volwassenenhulp_geadviseerd", "ja"),
    "uitval_reden": ("afsluiting", "uitval"),
}
_ADRIFT = {"dakloos", "penitentiair", "onbekend", "gemeenschapsinstelling"}
_OWN_HOME = {"alleen": 1, "partner": 1, "gedeeld": 1, "dakloos": 1, "pleeggezin": -1, "internaat": -1}
_GROWN_DAYS = 18 * 365
_STRONG = 4000


def register(seed: int, targets: ModalityTargets, files: Sequence[CaseFile]) -> None:
    """Fill the columns of the ended case files exactly as the targets say, of the running ones what is known so far."""
    rng = stream(seed, files[0].last.year if files else 0, targets.name, "columns")
    ended = [file for file in files if file.ended]
    columns = {name: counts for name, counts in targets.columns.items() if name not in _DONE_BEFORE}
    if all(name in columns for name in _LIVING):
        _living(rng, ended, *(columns.pop(name) for name in _LIVING))
    if "gezinssamenstelling" in columns:
        _families(rng, ended, columns.pop("gezinssamenstelling"))
    if "overbrugging" in columns and "uithuisplaatsing_vermeden" in columns:
        columns = _last(columns, "overbrugging")
    for column, counts in columns.items():
        deal(rng, _concerned(ended, column), column, counts, _also(column))
    for file in files:
        if not file.ended:
            _so_far(rng, file, targets)


def _last(columns: Mapping[str, Counts], name: str) -> dict[str, Counts]:
    return {**{key: counts for key, counts in columns.items() if key != name}, name: columns[name]}


def _concerned(files: Sequence[CaseFile], column: str) -> list[CaseFile]:
    if column not in _ONLY_FOR:
        return list(files)
    other, code = _ONLY_FOR[column]
    return [file for file in files if file.cells.get(other) == code]


def _also(column: str) -> Callable[[CaseFile], int] | None:
    """What else than the course moves a case file to the codes that lean high (low for a negative number)."""
    if column == "overbrugging":
        return lambda file: -_STRONG if file.cells.get("uithuisplaatsing_vermeden") == "nee" else _STRONG
    if column == "uitval_reden":
        return lambda file: _STRONG * _adult(file)
    if column == "stabiele_huisvesting":
        return lambda file: _STRONG * (file.cells.get("woonvorm_einde") not in _ADRIFT)
    return None


def _adult(file: CaseFile) -> bool:
    birth = file.known_client.birth
    return birth is not None and completed_years(birth, file.last) >= 18


def _families(rng: Random, files: Sequence[CaseFile], counts: Counts) -> None:
    """A client keeps the family of an earlier case file as long as the counts allow it."""
    left = Counter(counts)
    for file in files:
        family = file.known_client.family
        if family and left[family]:
            file.cells["gezinssamenstelling"] = family
            left[family] -= 1
    deal(rng, [file for file in files if "gezinssamenstelling" not in file.cells], "gezinssamenstelling", +left)
    for file in files:
        file.known_client.family = file.cells.get("gezinssamenstelling", "")


def _living(rng: Random, files: Sequence[CaseFile], starts: Counts, ends: Counts, changed: Counts) -> None:
    """Living forms at start and end such that nobody whose form did not change has two different ones."""
    left_start, left_end = Counter(starts), Counter(ends)
    same = shuffled(rng, list((left_start & left_end).elements()))[: changed.get("nee", 0)]
    left_start.subtract(same)
    left_end.subtract(same)
    mixed = shuffled(rng, files)
    stayed, others = mixed[: len(same)], mixed[len(same) :]
    for file, form in dealt(rng, stayed, Counter(same), _OWN_HOME, _ripe):
        file.cells.update(woonvorm_start=form, woonvorm_einde=form, woonvorm_gewijzigd="nee")
    for column, counts in (("woonvorm_start", +left_start), ("woonvorm_einde", +left_end)):
        for file, form in dealt(rng, others, counts, _OWN_HOME, _ripe):
            file.cells[column] = form
    deal(rng, others, "woonvorm_gewijzigd", {"ja": changed.get("ja", 0)})


def _ripe(file: CaseFile) -> int:
    """Older young people live on their own more often: days of age, doubled."""
    birth = file.known_client.birth
    return 0 if birth is None else 2 * ((file.start - birth).days - _GROWN_DAYS)


def _so_far(rng: Random, file: CaseFile, targets: ModalityTargets) -> None:
    for column in START_COLUMNS:
        if column in targets.columns and column not in _DONE_BEFORE:
            file.cells[column] = pick(rng, targets.columns[column])
    family = file.known_client.family
    if family and "gezinssamenstelling" in file.cells:
        file.cells["gezinssamenstelling"] = family
