"""A figure worked out alone is the same as among all others."""

from __future__ import annotations

from pathlib import Path

import pytest

from cocon_stats.dataset import Dataset
from cocon_stats.finish import finish
from cocon_stats.measures import count_all
from cocon_stats.settings import Settings
from cocon_stats.year import Year, toolkit

SAMPLE = Path(__file__).parents[2] / "data" / "sample"


@pytest.mark.parametrize("settings", [Settings(), Settings(rounding={"ikt.gezinssamenstelling.*": "closing"})])
def test_every_figure_alone_is_as_among_all(settings: Settings) -> None:
    year = Year(SAMPLE, 2025, toolkit(settings))
    data: Dataset = year.dataset
    for one in year.tools.catalogue:
        asked = year.tools.only([one.id]).asked
        assert finish(asked, count_all(asked, data))[one.id] == year.figures[one.id]


def test_only_what_is_needed_is_worked_out() -> None:
    tools = toolkit(Settings())
    assert list(tools.only(["ikt.jim"]).asked.definitions) == ["ikt.jim"]
    total = list(tools.only(["overzicht.begeleidingen.totaal"]).asked.definitions)
    assert total == [one for one in tools.catalogue.definitions if one.startswith("overzicht.begeleidingen.")]


def test_with_definitions_of_the_organisation_all_are_worked_out(tmp_path: Path) -> None:
    """So that one that cannot be right is told, whatever is asked."""
    tools = toolkit(Settings(catalogue=(tmp_path,)))
    assert list(tools.only(["ikt.jim"]).asked.definitions) == list(tools.catalogue.definitions)
