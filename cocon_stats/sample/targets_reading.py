"""From the tables of a targets file to targets, refusing what cannot be."""

from __future__ import annotations

from collections.abc import Mapping

from cocon_stats.sample.targets import (
    MODALITIES,
    Counts,
    FollowUp,
    GroupTargets,
    ModalityTargets,
    Opvolging,
    OtbTargets,
    StaffTargets,
    Survey,
    Targets,
)
from cocon_stats.sample.targets_file import Place
from cocon_stats.schemas import load_schemas

YES_NO = ("ja", "nee")
_TOP = ("year", "followed_by", "follow_up", *MODALITIES, "otb", "groepen", "erkenningen", "staff")
_MODALITY = (
    "ended", "running", "age", "duration", "waiting", "minutes", "columns", "kenmerken", "survey", "opvolging",
)  # fmt: skip
_OTB_RESULTS = ("verder_kunnen", "werkbare_afspraken", "ouderschapsplan")
_LONGEST = 1000


def targets(place: Place) -> Targets:
    """The targets that stand in `place`. Raises TargetsError."""
    place.only(_TOP)
    return Targets(
        place=place,
        year=place.count("year"),
        followed_by=place.count("followed_by") if "followed_by" in place.table else None,
        modalities={name: _modality(name, place.at(name)) for name in MODALITIES},
        follow_ups=tuple(_follow_up(one) for one in place.tables("follow_up")),
        otb=_otb(place.at("otb")),
        groepen=_groups(place.at("groepen")),
        erkenningen=_recognitions(place.at("erkenningen")),
        staff=_staff(place.at("staff")),
    )


def _codes(name: str) -> tuple[str, ...]:
    return tuple(load_schemas().codes[name])


def _modality(name: str, place: Place) -> ModalityTargets:
    place.only(_MODALITY)
    ended = place.count("ended")
    minutes = place.at("minutes")
    minutes.only(("direct", "overleg_extern"))
    columns = _columns(name, place.at("columns"), ended)
    return ModalityTargets(
        name=name,
        ended=ended,
        running=place.count("running"),
        age={int(age): count for age, count in place.counts("age", [str(age) for age in range(26)], ended).items()},
        duration=_duration(place.at("duration"), ended),
        waiting=_waiting(place.at("waiting")),
        direct=_minutes(minutes, "direct", 30 * ended),
        overleg_extern=_minutes(minutes, "overleg_extern", 0),
        columns=columns,
        kenmerken=_kenmerken(place.at("kenmerken"), ended),
        survey=_surveys(place.at("survey"), columns, ended),
        opvolging=_opvolging(place.at("opvolging"), ended) if "opvolging" in place.table else None,
    )


def _duration(place: Place, ended: int) -> tuple[int, int, int]:
    place.only(("total", "shortest", "longest"))
    total, shortest, longest = place.count("total"), place.count("shortest"), place.count("longest")
    if longest > _LONGEST:
        raise place.wrong(f"at most {_LONGEST} days", "longest")
    if not shortest * ended <= total <= longest * ended:
        raise place.wrong(f"{ended} case files of {shortest} to {longest} days cannot last {total} days together")
    return total, shortest, longest


def _waiting(place: Place) -> tuple[int, int]:
    place.only(("shortest", "longest"))
    shortest, longest = place.count("shortest"), place.count("longest")
    if shortest > longest:
        raise place.wrong(f"is less than shortest ({shortest})", "longest")
    return shortest, longest


def _minutes(place: Place, key: str, least: int) -> int:
    minutes = place.count(key)
    if minutes < least or minutes % 5:
        raise place.wrong(f"must be a multiple of 5 and at least {least}, not {minutes}", key)
    return minutes


def _columns(name: str, place: Place, ended: int) -> dict[str, Counts]:
    fields = {one.name: one for one in load_schemas()[name].fields if one.kind in ("code", "boolean")}
    place.only(tuple(fields))
    columns: dict[str, Counts] = {}
    for column in place.table:
        code_list = fields[column].code_list
        columns[column] = place.counts(column, _codes(code_list) if code_list else YES_NO, ended)
    if sum(columns.get("afsluiting", {}).values()) != ended:
        raise place.wrong(f"must say of all {ended} ended case files how they ended", "afsluiting")
    for column in columns:
        _condition(place, columns, column, fields[column].only_when)
    return columns


def _condition(place: Place, columns: Mapping[str, Counts], column: str, condition: str | None) -> None:
    if condition is None or " = " not in condition:
        return
    other, code = condition.split(" = ")
    count, most = sum(columns[column].values()), columns.get(other, {}).get(code, 0)
    if count > most:
        raise place.wrong(f"counts {count}, but only {most} have {condition}", column)
    if column == "uitval_reden" and count != most:
        raise place.wrong(f"counts {count}, but all {most} with {condition} need it", column)


def _kenmerken(place: Place, ended: int) -> dict[str, tuple[int, int, int]]:
    place.only(_codes("kenmerk"))
    found: dict[str, tuple[int, int, int]] = {}
    for code, counts in place.table.items():
        good = isinstance(counts, list) and len(counts) == 3 and all(type(one) is int and one >= 0 for one in counts)
        if not good:
            raise place.wrong("must be three whole numbers [ernstig, aanwezig, geen]", code)
        if sum(counts) > ended:
            raise place.wrong(f"counts {sum(counts)}, but there are only {ended}", code)
        found[code] = (counts[0], counts[1], counts[2])
    return found


def _surveys(place: Place, columns: Mapping[str, Counts], ended: int) -> dict[str, Survey]:
    place.only(_codes("respondent"))
    invited = {"ouder": columns.get("ouders_bevraagd", {}).get("ja", 0)}
    return {name: _survey(place.at(name), invited.get(name, ended)) for name in place.table}


def _survey(place: Place, most: int) -> Survey:
    place.only(("files", "rows", "scores", "score_total", "vervolg"))
    files, rows, scores = place.count("files"), place.count("rows"), place.count("scores")
    if files > most:
        raise place.wrong(f"is {files}, but only {most} were asked", "files")
    if not files <= rows or (rows and not files) or scores > rows:
        raise place.wrong(f"{files} case files, {rows} rows and {scores} scores do not fit together")
    total = place.number("score_total")
    if not 10 * scores >= total >= 2 * scores or (2 * total).denominator != 1:
        raise place.wrong(f"{scores} scores of 2 to 10 in halves cannot add up to {total}", "score_total")
    vervolg = place.counts("vervolg", _codes("tevredenheid_vervolg"), rows)
    return Survey(files, rows, scores, total, vervolg)


def _opvolging(place: Place, ended: int) -> Opvolging:
    questions = [one.name for one in load_schemas()["opvolging"].fields if one.kind == "boolean"]
    place.only(("rows", *questions))
    rows, reached = place.count("rows"), place.count("bereikt")
    if not reached <= rows <= ended:
        raise place.wrong(f"{reached} reached of {rows} rows of {ended} case files cannot be")
    answers = {name: place.counts(name, YES_NO, reached) for name in place.table if name not in ("rows", "bereikt")}
    return Opvolging(rows, reached, answers)


def _follow_up(place: Place) -> FollowUp:
    place.only(("from", "to", "aanmelder", "at_most"))
    before, after = place.text("from", MODALITIES), place.text("to", MODALITIES)
    if MODALITIES.index(before) >= MODALITIES.index(after):
        raise place.wrong(f"must stand before '{after}' in the order {', '.join(MODALITIES)}", "from")
    return FollowUp(before, after, place.text("aanmelder", _codes("aanmelder")), place.count("at_most"))


def _otb(place: Place) -> OtbTargets:
    place.only(("ended", "running", "hulpvorm", *_OTB_RESULTS))
    ended = place.count("ended")
    hulpvorm = place.counts("hulpvorm", _codes("otb_hulpvorm"), ended)
    if sum(hulpvorm.values()) != ended:
        raise place.wrong(f"must add up to {ended}", "hulpvorm")
    results = {name: place.counts(name, YES_NO, ended) for name in _OTB_RESULTS}
    return OtbTargets(ended, place.count("running"), hulpvorm, results)


def _groups(place: Place) -> dict[str, GroupTargets]:
    place.only(_codes("groep"))
    groups: dict[str, GroupTargets] = {}
    for name in place.table:
        one = place.at(name)
        one.only(("sessions", "deelnemers", "ex_clienten"))
        groups[name] = GroupTargets(one.count("sessions"), one.count("deelnemers"), one.count("ex_clienten"))
        if groups[name].sessions > 200 or (not groups[name].sessions and groups[name].deelnemers):
            raise one.wrong("must be 1 to 200 sessions", "sessions")
    return groups


def _recognitions(place: Place) -> dict[str, Counts]:
    place.only(_codes("erkenning_hulpvorm"))
    return {name: {module: place.at(name).count(module) for module in place.at(name).table} for name in place.table}


def _staff(place: Place) -> StaffTargets:
    place.only(tuple(StaffTargets.__dataclass_fields__))
    employed = place.count("employed")
    age = _bands(place.at("age"), employed)
    leavers = place.counts("leavers", _codes("uit_dienst_reden"), 1000)
    total = place.count("age_total")
    least = sum(low * count for (low, _), count in age.items())
    most = sum(high * count for (_, high), count in age.items())
    if not least <= total <= most:
        raise place.wrong(f"the age groups allow {least} to {most}, not {total}", "age_total")
    if place.count("hired") > employed:
        raise place.wrong(f"is more than employed ({employed})", "hired")
    if place.count("without_sickness") > employed + sum(leavers.values()):
        raise place.wrong("is more than everybody employed in the year", "without_sickness")
    numbers = ("fte", "training_days", "absence_hours", "planned_hours", "payroll", "training_cost")
    return StaffTargets(
        employed=employed,
        hired=place.count("hired"),
        geslacht=place.counts("geslacht", _codes("geslacht"), employed),
        opleidingsniveau=place.counts("opleidingsniveau", _codes("opleidingsniveau"), employed),
        age=age,
        age_total=total,
        seniority_total=place.count("seniority_total"),
        leavers=leavers,
        without_sickness=place.count("without_sickness"),
        **{name: place.number(name) for name in numbers},
    )


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
