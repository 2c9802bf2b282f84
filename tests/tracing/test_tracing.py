"""Every figure of the sample year, back to its files and its case files."""

from __future__ import annotations

from pathlib import Path

import pytest

from cocon_stats.comparison import Rules
from cocon_stats.dataset import Dataset
from cocon_stats.exports.table import Exports
from cocon_stats.measures import count_all
from cocon_stats.opening import open_years
from cocon_stats.settings import Settings
from cocon_stats.tracing import sides, trace
from cocon_stats.tracing.files import files_behind
from cocon_stats.tracing.page import told
from cocon_stats.year import Year

SAMPLE = Path(__file__).parents[2] / "data" / "sample"


@pytest.fixture(scope="module")
def year() -> Year:
    return open_years(SAMPLE, [2025], Settings())[0]


def test_the_files_behind_a_figure_are_those_it_cannot_do_without(year: Year) -> None:
    catalogue, schemas = year.tools.catalogue, year.tools.schemas
    behind = {one.id: set(files_behind(one, catalogue, schemas)) for one in catalogue}
    before = count_all(catalogue, year.dataset)
    tables = year.checked.exports.tables
    for lost in tables:
        rest = Exports({name: one for name, one in tables.items() if name != lost})
        after = count_all(catalogue, Dataset(rest, schemas, 2025))
        touched = {one for one in before if before[one] != after[one]}
        assert touched <= {one for one, files in behind.items() if lost in files}, lost
        needing = {one.id for one in catalogue if lost in behind[one.id] and len(one.sources) == 1 and not one.figures}
        assert {one for one in needing if after[one] is not None} == set(), lost


def test_the_case_files_on_either_side_are_as_many_as_the_figure_says(year: Year) -> None:
    checked = 0
    for definition in year.tools.catalogue:
        found = sides(year, definition)
        figure = year.figures[definition.id]
        if definition.measure != "share" or found is None:
            continue
        checked += 1
        numbers = (len(found.counted), len(found.counted) + len(found.others), len(found.unknown))
        assert numbers == (figure.numerator, figure.denominator, figure.unknown), definition.id
    assert checked > 450


def test_a_sum_of_figures_has_the_case_files_of_its_parts(year: Year) -> None:
    found = sides(year, year.tools.catalogue["overzicht.begeleidingen.totaal"])
    assert found is not None
    assert len(found.counted) == year.figures["overzicht.begeleidingen.totaal"].value
    assert len(set(found.counted)) == len(found.counted)


def test_personnel_has_no_case_files(year: Year) -> None:
    assert sides(year, year.tools.catalogue["hr.nulverzuim"]) is None
    assert sides(year, year.tools.catalogue["hr.geslacht.M"]) is None


def test_a_trace_names_input_and_years() -> None:
    (earlier,) = open_years(SAMPLE, [2024], Settings())
    found = trace(earlier, "ikt.jim")
    assert [one.file for one in found.inputs] == ["2024/ikt.csv"]
    assert [(one.year, one.id) for one in found.later] == [(2025, "ikt.jim")]
    assert found.absent == ()


def test_a_count_with_a_base_is_no_division(year: Year) -> None:
    page = told(trace(year, "otb.verder_kunnen"), Rules(), "4.5 OTB", width=200)
    assert "waarde        7 van de 11; afgerond op hele getallen, een half naar boven: 7\n" in page
