"""A question has the definitions of the report: on the sample year both give the same numbers, and totals add up."""

from __future__ import annotations

from pathlib import Path

import pytest

from cocon_stats.conditions import Condition
from cocon_stats.opening import open_years
from cocon_stats.query.answer import Mark
from cocon_stats.query.ask import ask
from cocon_stats.query.columns import offered
from cocon_stats.query.question import MeasureName, Question
from cocon_stats.query.sources import words
from cocon_stats.settings import Settings
from cocon_stats.year import Year

SAMPLE = Path(__file__).parents[2] / "data" / "sample"
ENDED = (Condition("beeindigd", "=", ("ja",)),)


@pytest.fixture(scope="module")
def year() -> Year:
    return open_years(SAMPLE, [2025], Settings())[0]


def test_the_share_of_a_condition_is_that_of_the_figure(year: Year) -> None:
    asked = [
        one
        for one in year.tools.catalogue
        if one.measure == "share" and one.select == ENDED and not one.base and len(one.sources) == 1
        if not one.keep_unknown and not one.unknown and one.sources[0] in year.tools.schemas.modalities
    ]
    assert len(asked) > 300
    for definition in asked:
        answer = ask(Question(definition.sources, definition.where), [year])
        group, figure = answer.group(2025), year.figures[definition.id]
        found = (group.count, group.base, group.share, answer.years[0].undecided)
        assert found == (figure.numerator, figure.denominator, figure.value, figure.unknown), definition.id


@pytest.mark.parametrize(
    ("measure", "figures"),
    [
        ("duur", {"ci": "ci.duur.gemiddeld", "tnt": "tnt.duur.gemiddeld", "cah": "cah.duur.gemiddeld"}),
        ("contact", {one: f"{one}.contact.direct_per_begeleiding" for one in ("ci", "tnt", "cah", "ikt", "cbaw")}),
        ("contact_week", {one: f"{one}.contact.direct_per_week" for one in ("ikt", "cbv", "tb", "cbaw")}),
        ("leeftijd", {one: f"{one}.leeftijd.gemiddeld" for one in ("ikt", "cbv", "tb", "cbaw")}),
    ],
)
def test_the_mean_of_a_measure_is_that_of_the_figure(year: Year, measure: MeasureName, figures: dict[str, str]) -> None:
    for source, figure_id in figures.items():
        found = ask(Question((source,), measure=measure), [year]).group(2025).statistics
        assert found is not None
        figure = year.figures[figure_id]
        assert (found.mean, found.unknown) == (figure.value, figure.unknown), figure_id


def test_the_score_of_a_respondent_is_that_of_the_figure(year: Year) -> None:
    answer = ask(Question(("ikt.tevredenheid",), by=("respondent",), measure="score"), [year])
    for respondent in ("ouder", "jongere"):
        found = answer.group(2025, respondent).statistics
        assert found is not None
        assert found.mean == year.figures[f"ikt.tevredenheid.{respondent}.score"].value


@pytest.mark.parametrize("source", ["ci", "tnt", "cah", "ikt", "cbv", "tb", "cbaw"])
@pytest.mark.parametrize(
    "by", [("aanmelder", "geslacht"), ("leeftijd", "kwartaal"), ("kenmerk.kind_spijbelen", "modaliteit")]
)
def test_cells_and_totals_add_up(year: Year, source: str, by: tuple[str, str]) -> None:
    answer = ask(Question((source,), by=by, status="alle"), [year])
    down, across = answer.axes
    for row in down.keys:
        cells = [answer.group(2025, row, key).count for key in across.labels]
        assert sum(cells) == answer.group(2025, row, Mark.TOTAL).count
    for column in across.keys:
        cells = [answer.group(2025, key, column).count for key in down.labels]
        assert sum(cells) == answer.group(2025, Mark.TOTAL, column).count
    outside = [
        (Mark.TOTAL, Mark.TOTAL),
        (Mark.UNKNOWN, Mark.TOTAL),
        (Mark.TOTAL, Mark.UNKNOWN),
        (Mark.UNKNOWN, Mark.UNKNOWN),
    ]
    assert (
        sum(answer.groups[2025, one].count for one in outside if (2025, one) in answer.groups) == answer.years[0].chosen
    )
    shares = [answer.group(2025, row, column).share for row in down.labels for column in across.labels]
    assert not shares or sum(one for one in shares if one is not None) in (100, 0)


def test_what_is_offered_is_what_there_is(year: Year) -> None:
    schemas = year.tools.schemas
    sources = [one for one in words(schemas) if one != "alle" and all(map(year.dataset.has, one.split(".")))]
    assert len(sources) > 40
    for source in sources:
        files = [schemas[file] for file in source.split(".")]
        personal = {field.name for file in files for field in file.fields if field.personal}
        assert set(offered(source, schemas)) == set(year.dataset.records(source).names) - personal, source


def test_the_words_of_a_column_are_those_it_holds(year: Year) -> None:
    schemas = year.tools.schemas
    for source in (*schemas.modalities, "ikt.tevredenheid", "medewerkers", "otb", "groepen"):
        records = year.dataset.records(source)
        for name, column in offered(source, schemas).items():
            found = records.column(name)
            assert found.kind == column.kind, (source, name)
            if column.kind in ("code", "boolean"):
                assert found.values == tuple(column.words), (source, name)
