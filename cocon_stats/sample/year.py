"""One synthetic year: the case files, registrations and personnel of an organisation, made from targets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cocon_stats.sample.absences import add_absences, make_trainings
from cocon_stats.sample.casefile import CaseFile
from cocon_stats.sample.characteristics import add_kenmerken
from cocon_stats.sample.closing import register
from cocon_stats.sample.contacts import add_contacts
from cocon_stats.sample.numbering import blocks, number_year
from cocon_stats.sample.people import give_clients
from cocon_stats.sample.periods import case_files
from cocon_stats.sample.registrations import Session, Trajectory, make_sessions, make_trajectories, trajectories_before
from cocon_stats.sample.staff import Employee, make_staff, staff_before
from cocon_stats.sample.survey import add_answers
from cocon_stats.sample.targets import Targets, load_targets, packaged_targets
from cocon_stats.sample.work import Absence, Training, WorkCalendar


@dataclass(frozen=True, slots=True)
class SampleYear:
    """Everything the exports of one year hold."""

    year: int
    targets: Targets
    files: Sequence[CaseFile]
    trajectories: Sequence[Trajectory]
    sessions: Sequence[Session]
    staff: Sequence[Employee]
    absences: Sequence[Absence]
    trainings: Sequence[Training]


def make_year(seed: int, year: int, targets_file: Path | None = None) -> SampleYear:
    """Make a year from a targets file, by default the nearest one of the package; every date is moved to `year`.

    When the file says that its year is `followed_by` another, the case files that ran over the turn of the year and
    the employees are those of that year, as they stood on 31 December. Raises TargetsError.
    """
    targets = load_targets(targets_file or packaged_targets(year))
    following = None
    if targets.followed_by is not None and targets.year == year:
        following = make_year(seed, targets.followed_by)
    files = _own_files(seed, year, targets, running=following is None)
    number_year(files, year, blocks(targets))
    trajectories = make_trajectories(seed, year, targets)
    if following:
        trajectories = trajectories_before(year, trajectories, following.trajectories)
    staff = staff_before(seed, year, targets, following.staff) if following else make_staff(seed, year, targets)
    calendar = WorkCalendar(year, staff)
    add_absences(seed, targets, calendar)
    return SampleYear(
        year=year,
        targets=targets,
        files=[*files, *(_taken_over(following.files, year) if following else ())],
        trajectories=trajectories,
        sessions=make_sessions(seed, year, targets),
        staff=staff,
        absences=calendar.absences,
        trainings=make_trainings(seed, targets, calendar),
    )


def _own_files(seed: int, year: int, targets: Targets, running: bool) -> list[CaseFile]:
    made: dict[str, list[CaseFile]] = {}
    for name, modality in targets.modalities.items():
        files = case_files(seed, year, modality)
        give_clients(seed, modality, files, made, targets.follow_ups)
        made[name] = [file for file in files if running or file.ended]
        files = made[name]
        register(seed, modality, files)
        add_contacts(seed, modality, files)
        add_kenmerken(seed, modality, files)
        add_answers(seed, modality, files)
    return [file for files in made.values() for file in files]


def _taken_over(files: Sequence[CaseFile], year: int) -> list[CaseFile]:
    last = date(year, 12, 31)
    return [file.on(last) for file in files if file.start <= last]
