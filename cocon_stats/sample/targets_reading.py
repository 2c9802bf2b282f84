"""From the tables of a targets file to targets, refusing what cannot be."""

from __future__ import annotations

from collections.abc import Mapping

from cocon_stats.sample.targets import (
    LEAST_DIRECT,
    MODALITIES,
    YOUNG_PEOPLE_FROM,
    Counts,
    FollowUp,
    ModalityTargets,
    Opvolging,
    Survey,
    Targets,
)
from cocon_stats.sample.targets_columns import columns_of, kenmerken_of
from cocon_stats.sample.targets_file import YES_NO, Place, codes
from cocon_stats.sample.targets_organisation import groups, otb, recognitions, staff
from cocon_stats.schemas import load_schemas

_TOP = ("year", "followed_by", "follow_up", *MODALITIES, "otb", "groepen", "erkenningen", "staff")
_MODALITY = (
    "ended", "running", "age", "duration", "waiting", "minutes", "columns", "kenmerken", "survey", "opvolging",
)  # fmt: skip
_LONGEST = 700
_LONGEST_WAIT = 300
_MOST_MINUTES = 100_000


def targets(place: Place) -> Targets:
    """The targets that stand in `place`. Raises TargetsError."""
    place.only(_TOP)
    return Targets(
        place=place,
        year=place.count("year"),
        followed_by=_followed_by(place),
        modalities={name: _modality(name, place.at(name)) for name in MODALITIES},
        follow_ups=tuple(_follow_up(one) for one in place.tables("follow_up")),
        otb=otb(place.at("otb")),
        groepen=groups(place.at("groepen")),
        erkenningen=recognitions(place.at("erkenningen")),
        staff=staff(place.at("staff")),
    )


def _followed_by(place: Place) -> int | None:
    if "followed_by" not in place.table:
        return None
    following = place.count("followed_by")
    if following != place.count("year") + 1:
        raise place.wrong("must be the year after year", "followed_by")
    return following


def _modality(name: str, place: Place) -> ModalityTargets:
    place.only(_MODALITY)
    ended = place.count("ended")
    minutes = place.at("minutes")
    minutes.only(("direct", "overleg_extern"))
    columns = columns_of(name, place.at("columns"), ended)
    age = _ages(place, ended)
    return ModalityTargets(
        name=name,
        ended=ended,
        running=place.count("running"),
        age=age,
        duration=_duration(place.at("duration"), ended),
        waiting=_waiting(place.at("waiting")),
        direct=_minutes(minutes, "direct", ended, LEAST_DIRECT),
        overleg_extern=_minutes(minutes, "overleg_extern", ended, 0),
        columns=columns,
        kenmerken=kenmerken_of(place.at("kenmerken"), ended),
        survey=_surveys(place.at("survey"), _asked(name, columns, age, ended)),
        opvolging=_opvolging(place.at("opvolging"), ended) if "opvolging" in place.table else None,
    )


def _ages(place: Place, ended: int) -> dict[int, int]:
    counts = place.counts("age", [str(age) for age in range(26)], ended)
    if place.count("running") and not sum(counts.values()):
        raise place.wrong("is needed for the running case files", "age")
    return {int(age): count for age, count in counts.items()}


def _asked(name: str, columns: Mapping[str, Counts], age: Mapping[int, int], ended: int) -> dict[str, int]:
    """How many case files have a respondent of each kind: parents invited, young people old enough."""
    old_enough = sum(count for years, count in age.items() if years >= YOUNG_PEOPLE_FROM)
    return {
        "ouder": columns.get("ouders_bevraagd", {}).get("ja", 0),
        "jongere": ended if name == "cbaw" else old_enough,
    }


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
    if not shortest <= longest <= _LONGEST_WAIT:
        raise place.wrong(f"must be {shortest} (shortest) to {_LONGEST_WAIT} days", "longest")
    return shortest, longest


def _minutes(place: Place, key: str, ended: int, least: int) -> int:
    minutes = place.count(key)
    if minutes < least * ended or minutes % 5 or minutes > _MOST_MINUTES * ended:
        raise place.wrong(f"must be a multiple of 5 and {least} to {_MOST_MINUTES} for each ended case file", key)
    return minutes


def _surveys(place: Place, asked: Mapping[str, int]) -> dict[str, Survey]:
    place.only(tuple(asked))
    return {name: _survey(place.at(name), asked[name]) for name in place.table}


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
    vervolg = place.counts("vervolg", codes("tevredenheid_vervolg"), rows)
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
    return FollowUp(before, after, place.text("aanmelder", codes("aanmelder")), place.count("at_most"))
