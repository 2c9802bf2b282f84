"""The targets of a year: the counts from which a synthetic year is made. See targets/2025.toml for what they mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from cocon_stats.sample.targets_file import Place, TargetsError, read

TARGETS_DIR = Path(__file__).parent / "targets"
MODALITIES = ("ci", "tnt", "cah", "ikt", "cbv", "tb", "cbaw")

LEAST_DIRECT = 30
"""The least direct minutes of an ended case file."""

YOUNG_PEOPLE_FROM = 12
"""The age from which young people are asked about their satisfaction."""

Counts = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Survey:
    """Answers of one kind of respondent: case files with an answer, rows, scores, their sum, answers on the sequel."""

    files: int
    rows: int
    scores: int
    score_total: Fraction
    vervolg: Counts


@dataclass(frozen=True, slots=True)
class Opvolging:
    """The follow-up three months after the end: case files with a row, those reached, answers per question."""

    rows: int
    bereikt: int
    answers: Mapping[str, Counts]


@dataclass(frozen=True, slots=True)
class ModalityTargets:
    """One modality. `duration` is (sum, shortest, longest) in days, `waiting` (fewest, most) days."""

    name: str
    ended: int
    running: int
    age: Mapping[int, int]
    duration: tuple[int, int, int]
    waiting: tuple[int, int]
    direct: int
    overleg_extern: int
    columns: Mapping[str, Counts]
    kenmerken: Mapping[str, tuple[int, int, int]]
    survey: Mapping[str, Survey]
    opvolging: Opvolging | None


@dataclass(frozen=True, slots=True)
class FollowUp:
    """At most `at_most` case files of modality `after`, referred by `aanmelder`, follow on one of `before`."""

    before: str
    after: str
    aanmelder: str
    at_most: int


@dataclass(frozen=True, slots=True)
class OtbTargets:
    """Mediation trajectories: ended and running in the year, help beside which they ran, results."""

    ended: int
    running: int
    hulpvorm: Counts
    results: Mapping[str, Counts]


@dataclass(frozen=True, slots=True)
class GroupTargets:
    """The sessions of one group, and how many people came to all of them together."""

    sessions: int
    deelnemers: int
    ex_clienten: int


@dataclass(frozen=True, slots=True)
class StaffTargets:
    """Personnel. Sums of age and seniority in completed years on 31 December, absence in hours, money in euro."""

    employed: int
    hired: int
    fte: Fraction
    geslacht: Counts
    opleidingsniveau: Counts
    age: Mapping[tuple[int, int], int]
    age_total: int
    seniority_total: int
    leavers: Counts
    training_days: Fraction
    absence_hours: Fraction
    without_sickness: int
    planned_hours: Fraction
    payroll: Fraction
    training_cost: Fraction


@dataclass(frozen=True, slots=True)
class Targets:
    """A whole targets file. `place` names it in messages; `followed_by` is the year that took over its running work."""

    place: Place
    year: int
    followed_by: int | None
    modalities: Mapping[str, ModalityTargets]
    follow_ups: tuple[FollowUp, ...]
    otb: OtbTargets
    groepen: Mapping[str, GroupTargets]
    erkenningen: Mapping[str, Counts]
    staff: StaffTargets


def packaged_targets(year: int) -> Path:
    """The targets file of the package that is nearest to `year`; of two the later."""
    years = sorted((int(path.stem) for path in TARGETS_DIR.glob("*.toml")), reverse=True)
    nearest = min(years, key=lambda one: abs(one - year))
    return TARGETS_DIR / f"{nearest}.toml"


def load_targets(path: Path) -> Targets:
    """Read and check one targets file. Raises TargetsError, which names the place of the first mistake."""
    from cocon_stats.sample.targets_reading import targets

    return targets(read(path))


__all__ = ["MODALITIES", "Targets", "TargetsError", "load_targets", "packaged_targets"]
