"""The contacts of the case files: spread over the period like real work, with exact totals for the ended ones."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from random import Random

from cocon_stats.sample.casefile import CaseFile, Contact
from cocon_stats.sample.chance import allot, parts, spread, stream
from cocon_stats.sample.days import period, working, working_days
from cocon_stats.sample.targets import LEAST_DIRECT, ModalityTargets

_KINDS = ("face_to_face", "telefonisch", "overleg_extern", "overleg_intern", "administratie", "verplaatsing")
_VISIT = (45, 120)
_USUAL_VISIT = 85
_CALLS = (10, 10, 15, 15, 20, 30)
_MINUTES_PER_CALL = 400
_TRAVEL_PERCENT = 40
_WEEKEND_PERCENT = 2
_OFFICE_DAYS = 21


def add_contacts(seed: int, targets: ModalityTargets, files: Sequence[CaseFile]) -> None:
    """Give the case files of one modality their contacts, in order of day and kind.

    Direct minutes and `overleg_extern` of the ended case files add up to the targets; the running ones work at the
    same pace.
    """
    rng = stream(seed, files[0].last.year if files else 0, targets.name, "contacts")
    ended = [file for file in files if file.ended]
    direct = allot(rng, targets.direct, [_weight(rng, file) for file in ended], LEAST_DIRECT, 5)
    extern = allot(rng, targets.overleg_extern, [_weight(rng, file) for file in ended], 0, 5)
    for file, minutes, consultation in zip(ended, direct, extern, strict=True):
        _fill(rng, file, minutes, consultation)
    for file in files:
        if not file.ended:
            _fill(
                rng, file, _pace(rng, file, targets.direct, targets), _pace(rng, file, targets.overleg_extern, targets)
            )


def _weight(rng: Random, file: CaseFile) -> int:
    lively = 700 + rng.randrange(600) - 200 * (file.cells.get("afsluiting") == "uitval")
    return (file.days + 2) * lively


def _pace(rng: Random, file: CaseFile, minutes: int, targets: ModalityTargets) -> int:
    usual = minutes * file.days // max(targets.duration[0], 1)
    return max(usual * (70 + rng.randrange(60)) // 100 // 5 * 5, LEAST_DIRECT)


def _fill(rng: Random, file: CaseFile, direct: int, extern: int) -> None:
    days = _days_of_work(rng, file)
    calls, visits = _sessions(rng, direct)
    found = _dated(rng, days, "face_to_face", visits) + _dated(rng, days, "telefonisch", calls)
    distance = 10 + 5 * rng.randrange(8)
    for contact in list(found):
        if contact.kind == "face_to_face" and rng.randrange(100) < _TRAVEL_PERCENT:
            found.append(Contact(contact.day, "verplaatsing", distance + 5 * rng.randrange(3)))
    found += _dated(rng, days, "overleg_extern", _consultations(rng, extern))
    office = 1 + file.days // _OFFICE_DAYS
    found += _dated(rng, days, "overleg_intern", [15 * (1 + rng.randrange(3)) for _ in range(office)])
    found += _dated(rng, days, "administratie", [15 * (1 + rng.randrange(4)) for _ in range(office)])
    file.contacts = sorted(found, key=lambda one: (one.day, _KINDS.index(one.kind), one.minutes))


def _days_of_work(rng: Random, file: CaseFile) -> list[date]:
    """The working days of the period, with now and then a day at the weekend."""
    weekend = [
        day
        for day in period(file.start, file.last)
        if not working(day) and rng.randrange(100) < _WEEKEND_PERCENT * (1 + 9 * (file.days < 28))
    ]
    return sorted({*working_days(file.start, file.last), *weekend})


def _sessions(rng: Random, minutes: int) -> tuple[list[int], list[int]]:
    """Lengths of telephone calls and of visits that add up to `minutes`, a multiple of 5."""
    shortest, longest = _VISIT
    calls = [_CALLS[rng.randrange(len(_CALLS))] for _ in range(minutes // _MINUTES_PER_CALL)]
    rest = minutes - sum(calls)
    if rest < shortest:
        return [*calls, rest], []
    over = rest % 15
    count = max(1, rest // _USUAL_VISIT, -(-(rest - over) // (longest - 15)))
    visits = parts(rng, rest - over, [(shortest, longest)] * count, 15)
    visits[visits.index(min(visits))] += over
    return calls, visits


def _consultations(rng: Random, minutes: int) -> list[int]:
    """Lengths of consultations of 15 to 90 minutes; one is shorter when `minutes` leaves no other way."""
    if minutes < 15:
        return [minutes] if minutes else []
    over = minutes % 15
    lengths = parts(rng, minutes - over, [(15, 90)] * -(-minutes // 60), 15)
    lengths[lengths.index(min(lengths))] += over
    return lengths


def _dated(rng: Random, days: Sequence[date], kind: str, lengths: Sequence[int]) -> list[Contact]:
    places = spread(rng, len(lengths), len(days))
    return [Contact(days[place], kind, minutes) for place, minutes in zip(places, lengths, strict=True)]
