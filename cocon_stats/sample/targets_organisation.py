"""From the tables of a targets file to the targets of the organisation: OTB, groups, recognised places, personnel."""

from __future__ import annotations

from fractions import Fraction

from cocon_stats.sample.targets import Counts, GroupTargets, OtbTargets, StaffTargets
from cocon_stats.sample.targets_file import YES_NO, Place, codes

_OTB_RESULTS = ("verder_kunnen", "werkbare_afspraken", "ouderschapsplan")
_MOST_SESSIONS = 200
_STEPS = {
    "fte": 0,
    "training_days": 2,
    "absence_hours": 10,
    "planned_hours": 100,
    "payroll": 100,
    "training_cost": 100,
}
"""The numbers of the personnel, and in which parts of one they are given; 0: in any."""


def otb(place: Place) -> OtbTargets:
    """The mediation trajectories. Raises TargetsError, as all functions here."""
    place.only(("ended", "running", "hulpvorm", *_OTB_RESULTS))
    ended = place.count("ended")
    hulpvorm = place.counts("hulpvorm", codes("otb_hulpvorm"), ended)
    if sum(hulpvorm.values()) != ended:
        raise place.wrong(f"must add up to {ended}", "hulpvorm")
    results = {name: place.counts(name, YES_NO, ended) for name in _OTB_RESULTS}
    return OtbTargets(ended, place.count("running"), hulpvorm, results)


def groups(place: Place) -> dict[str, GroupTargets]:
    """The sessions per group."""
    place.only(codes("groep"))
    return {name: _group(place.at(name)) for name in place.table}


def _group(place: Place) -> GroupTargets:
    place.only(("sessions", "deelnemers", "ex_clienten"))
    group = GroupTargets(place.count("sessions"), place.count("deelnemers"), place.count("ex_clienten"))
    if not 1 <= group.sessions <= _MOST_SESSIONS:
        raise place.wrong(f"must be 1 to {_MOST_SESSIONS}", "sessions")
    return group


def recognitions(place: Place) -> dict[str, Counts]:
    """The recognised places per kind of help and module."""
    place.only(codes("erkenning_hulpvorm"))
    return {name: {module: place.at(name).count(module) for module in place.at(name).table} for name in place.table}


def staff(place: Place) -> StaffTargets:
    """The personnel."""
    place.only(tuple(StaffTargets.__dataclass_fields__))
    employed = place.count("employed")
    age = _bands(place.at("age"), employed)
    leavers = place.counts("leavers", codes("uit_dienst_reden"), 1000)
    total = place.count("age_total")
    least = sum(low * count for (low, _), count in age.items())
    most = sum(high * count for (_, high), count in age.items())
    if not least <= total <= most:
        raise place.wrong(f"the age groups allow {least} to {most}, not {total}", "age_total")
    for key, most in (("hired", employed), ("without_sickness", employed + sum(leavers.values()))):
        if place.count(key) > most:
            raise place.wrong(f"must be at most {most}", key)
    numbers = {name: _number(place, name, parts) for name, parts in _STEPS.items()}
    return StaffTargets(
        employed=employed,
        hired=place.count("hired"),
        geslacht=place.counts("geslacht", codes("geslacht"), employed),
        opleidingsniveau=place.counts("opleidingsniveau", codes("opleidingsniveau"), employed),
        age=age,
        age_total=total,
        seniority_total=place.count("seniority_total"),
        leavers=leavers,
        without_sickness=place.count("without_sickness"),
        **numbers,
    )


def _number(place: Place, key: str, parts: int) -> Fraction:
    """A number in whole steps of one `parts`-th (0: any number)."""
    number = place.number(key)
    if parts and (number * parts).denominator != 1:
        raise place.wrong(f"must be in steps of 1/{parts}", key)
    return number


def _bands(place: Place, employed: int) -> dict[tuple[int, int], int]:
    bands: dict[tuple[int, int], int] = {}
    for key in place.table:
        low, _, high = key.partition("-")
        if not (low.isdecimal() and high.isdecimal() and 18 <= int(low) <= int(high) <= 70):
            raise place.wrong('must be an age group such as "20-34"', key)
        bands[int(low), int(high)] = place.count(key)
    if sum(bands.values()) != employed:
        raise place.wrong(f"must add up to employed ({employed})")
    return bands
