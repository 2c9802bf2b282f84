"""The sample is like real work: people with a course of help, not shuffled columns."""

from collections import Counter, defaultdict
from datetime import date
from statistics import mean

import pytest

from .counting import Row, day, years
from .recount import MODALITIES
from .years import YEARS, recount


def goals(row: Row) -> float:
    reached = [text == "ja" for column, text in row.items() if column.startswith("doel_") and text]
    return mean(reached)


def by(rows: list[Row], column: str, code: str) -> list[Row]:
    return [row for row in rows if row[column] == code]


@pytest.mark.parametrize("year", YEARS)
def test_clients_go_through_several_modalities_one_at_a_time(year: int) -> None:
    counted = recount(year)
    files = defaultdict(list)
    for name in MODALITIES:
        for row in counted.rows[name]:
            end = day(row["einddatum"]) if row["einddatum"] else date(year, 12, 31)
            files[row["client_id"]].append((day(row["startdatum"]), end, name))
    chains = Counter(tuple(name for *_, name in sorted(mine)) for mine in files.values())
    assert sum(count for chain, count in chains.items() if len(chain) > 1) >= 20
    assert any(len(chain) > 2 for chain in chains)
    for mine in files.values():
        for before, after in zip(sorted(mine), sorted(mine)[1:], strict=False):
            assert before[1] <= after[0]


@pytest.mark.parametrize("year", YEARS)
def test_a_case_file_referred_by_our_crisis_intervention_follows_on_one(year: int) -> None:
    counted = recount(year)
    before = {row["client_id"] for row in counted.rows["ci"]}
    after = by(counted.ended("tnt"), "aanmelder", "cocon_ci")
    assert sum(row["client_id"] in before for row in after) >= len(after) // 2


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("modality", ["ikt", "cbv", "tb"])
def test_goals_go_with_how_the_help_ended(year: int, modality: str) -> None:
    ended = recount(year).ended(modality)
    assert mean(map(goals, by(ended, "afsluiting", "uitval"))) < mean(map(goals, by(ended, "afsluiting", "regulier")))
    stayed, placed = (by(ended, "uithuisplaatsing_vermeden", code) for code in ("ja", "nee"))
    assert mean(map(goals, stayed)) > mean(map(goals, placed))


@pytest.mark.parametrize("year", YEARS)
def test_help_that_broke_off_was_shorter(year: int) -> None:
    counted = recount(year)
    for modality in ("cah", "ikt", "cbaw"):
        ended = counted.ended(modality)
        broken, regular = (counted._days(by(ended, "afsluiting", code)) for code in ("uitval", "regulier"))
        assert mean(broken) < mean(regular)


@pytest.mark.parametrize("year", YEARS)
def test_bridging_leads_to_a_placement(year: int) -> None:
    bridged = by(recount(year).ended("cah"), "overbrugging", "ja")
    assert bridged
    assert {row["uithuisplaatsing_vermeden"] for row in bridged} == {"nee"}


@pytest.mark.parametrize("year", YEARS)
def test_a_living_form_that_did_not_change_is_the_same_at_the_end(year: int) -> None:
    same = by(recount(year).ended("cbaw"), "woonvorm_gewijzigd", "nee")
    assert same
    assert all(row["woonvorm_start"] == row["woonvorm_einde"] for row in same)


@pytest.mark.parametrize("year", YEARS)
def test_only_adults_stop_on_their_own_after_18(year: int) -> None:
    stopped = by(recount(year).ended("cbaw"), "uitval_reden", "eenzijdig_18")
    assert stopped
    assert all(years(day(row["geboortedatum"]), day(row["einddatum"])) >= 18 for row in stopped)


@pytest.mark.parametrize("year", YEARS)
def test_contacts_are_like_real_work(year: int) -> None:
    contacts = recount(year).rows["contacten"]
    weekend = sum(day(row["datum"]).weekday() > 4 for row in contacts)
    assert 0 < weekend < len(contacts) / 50
    lengths = defaultdict(list)
    for row in contacts:
        lengths[row["soort"]].append(int(row["duur_minuten"]))
    assert all(minutes % 5 == 0 for kind in lengths.values() for minutes in kind)
    usual = [minutes for minutes in lengths["face_to_face"] if minutes % 15 == 0]
    assert len(usual) > 0.9 * len(lengths["face_to_face"])
    assert 45 <= min(lengths["face_to_face"]) <= max(lengths["face_to_face"]) <= 120
    assert 5 <= min(lengths["telefonisch"]) <= max(lengths["telefonisch"]) <= 45


def test_small_children_do_not_play_truant() -> None:
    counted = recount(2025)
    ages = {
        row["dossier_id"]: years(day(row["geboortedatum"]), day(row["aanmelddatum"]))
        for name in MODALITIES
        for row in counted.rows[name]
        if row["geboortedatum"]
    }
    truants = [
        ages.get(row["dossier_id"], 12)
        for row in counted.rows["kenmerken"]
        if row["kenmerk"] == "kind_spijbelen" and row["ernst"] == "ernstig"
    ]
    assert min(truants) >= 8
