"""The rows of every export of a year, as the contract orders their columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from cocon_stats.rounding import digits, shortest
from cocon_stats.sample.casefile import CaseFile
from cocon_stats.sample.ids import Ids, Ref
from cocon_stats.sample.numbering import blocks
from cocon_stats.sample.year import SampleYear
from cocon_stats.schemas import load_schemas

Row = Sequence[str | Ref]


@dataclass(frozen=True, slots=True)
class Export:
    """One export file: its rows in copy 0. An export of the organisation as a whole is not `copied`."""

    name: str
    rows: Sequence[Row]
    copied: bool = True

    @property
    def header(self) -> tuple[str, ...]:
        """The columns, in the order of the contract."""
        return tuple(one.name for one in load_schemas()[self.name].fields)


def exports(sample: SampleYear, scale: int) -> tuple[Ids, list[Export]]:
    """All exports of a year. Those of the organisation as a whole hold `scale` times the numbers, in as many rows."""
    ids = Ids(blocks(sample.targets))
    files = sorted(sample.files, key=lambda one: (one.referral.year, one.number))
    made = [Export(name, _care(ids, files, name)) for name in sample.targets.modalities]
    for name, rows in _CASE_ROWS.items():
        found: list[Row] = [
            (ids.dossier(file), *row) for one in made for file in _of(files, one.name) for row in rows(file)
        ]
        made.append(Export(name, found))
    made += [
        Export("otb", _otb(ids, sample)),
        Export("groepen", _groups(sample, scale), copied=False),
        Export("erkenningen", _recognitions(sample, scale), copied=False),
        Export("medewerkers", _staff(ids, sample)),
        Export("afwezigheden", _absences(ids, sample)),
        Export("opleidingen", _trainings(ids, sample)),
        Export("personeel_jaar", _staff_year(sample, scale), copied=False),
    ]
    return ids, made


def _day(day: date | None) -> str:
    return "" if day is None else day.strftime("%d/%m/%Y")


def _of(files: Iterable[CaseFile], modality: str) -> list[CaseFile]:
    return [file for file in files if file.modality == modality]


def _care(ids: Ids, files: Iterable[CaseFile], modality: str) -> list[Row]:
    columns = [one.name for one in load_schemas()[modality].fields]
    return [[_cell(ids, file, column) for column in columns] for file in _of(files, modality)]


def _cell(ids: Ids, file: CaseFile, column: str) -> str | Ref:
    special: dict[str, Callable[[], str | Ref]] = {
        "dossier_id": lambda: ids.dossier(file),
        "client_id": lambda: ids.client(file),
        "geboortedatum": lambda: _day(file.known_client.birth),
        "aanmelddatum": lambda: _day(file.referral),
        "startdatum": lambda: _day(file.start),
        "einddatum": lambda: _day(file.last if file.ended else None),
    }
    return special[column]() if column in special else file.cells.get(column, "")


def _contacts(file: CaseFile) -> list[tuple[str, ...]]:
    return [(_day(one.day), one.kind, str(one.minutes)) for one in file.contacts]


def _kenmerken(file: CaseFile) -> list[tuple[str, ...]]:
    return list(file.kenmerken)


def _answers(file: CaseFile) -> list[tuple[str, ...]]:
    return list(file.answers)


def _opvolging(file: CaseFile) -> list[tuple[str, ...]]:
    columns = [one.name for one in load_schemas()["opvolging"].fields[1:]]
    return [tuple(file.opvolging.get(column, "") for column in columns)] if file.opvolging else []


_CASE_ROWS: dict[str, Callable[[CaseFile], list[tuple[str, ...]]]] = {
    "contacten": _contacts,
    "kenmerken": _kenmerken,
    "tevredenheid": _answers,
    "opvolging": _opvolging,
}


def _otb(ids: Ids, sample: SampleYear) -> list[Row]:
    results = [one.name for one in load_schemas()["otb"].fields[4:]]
    rows: list[Row] = []
    for one in sample.trajectories:
        answers = [one.results.get(name, "") for name in results]
        rows.append((ids.trajectory(one), one.hulpvorm, _day(one.start), _day(one.end), *answers))
    return rows


def _groups(sample: SampleYear, scale: int) -> list[Row]:
    return [
        (one.group, _day(one.day), str(one.deelnemers * scale), str(one.ex_clienten * scale)) for one in sample.sessions
    ]


def _recognitions(sample: SampleYear, scale: int) -> list[Row]:
    return [
        (kind, module, str(places * scale))
        for kind, modules in sample.targets.erkenningen.items()
        for module, places in modules.items()
    ]


def _staff(ids: Ids, sample: SampleYear) -> list[Row]:
    return [
        (
            ids.employee(one), one.sex, _day(one.birth), _day(one.hired), _day(one.left), one.reason,
            shortest(Fraction(one.fte, 100)), one.education,
        )
        for one in sorted(sample.staff, key=lambda one: one.number)
    ]  # fmt: skip


def _absences(ids: Ids, sample: SampleYear) -> list[Row]:
    return [
        (ids.employee(one.employee), _day(one.first), _day(one.last), one.kind, shortest(Fraction(one.tenths, 10)))
        for one in sample.absences
    ]


def _trainings(ids: Ids, sample: SampleYear) -> list[Row]:
    return [(ids.employee(one.employee), _day(one.day), shortest(Fraction(one.halves, 2))) for one in sample.trainings]


def _staff_year(sample: SampleYear, scale: int) -> list[Row]:
    staff = sample.targets.staff
    money = [digits(amount * scale, 2) for amount in (staff.payroll, staff.training_cost)]
    return [(str(sample.year), shortest(staff.planned_hours * scale), *money)]
