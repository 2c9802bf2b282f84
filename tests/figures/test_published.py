"""The sample year against the figures of 2025 as they were published: count, base and printed value of every row."""

from fractions import Fraction
from pathlib import Path

import pytest

from cocon_stats.figures import Figure, FigureSet
from cocon_stats.rounding import nearest, round_to
from cocon_stats.settings import Settings
from cocon_stats.year import Year, toolkit

from .recount_cells import contract

SAMPLE = Path(__file__).parents[2] / "data" / "sample"
ROWS = [one for one in contract("published") if one["year"] == "2025"]
NOUNS = {"days": ("dag", "dagen"), "weeks": ("week", "weken"), "years": ("jaar", "jaar")}

# Published in whole percents where the block is printed in half percents: the report prints what the style says.
PRINTED_OTHERWISE = {
    "ikt.kenmerk.kind_psychisch": ("78%", "78,5%"),  # 29 of 37 = 78,38
    "ikt.kenmerk.gezin_financieel": ("51%", "51,5%"),  # 19 of 37 = 51,35
    "cbaw.woonvorm_einde.ouders": ("14%", "14,5%"),  # 6 of 42 = 14,29
    "cbaw.woonvorm_einde.gedeeld": ("10%", "9,5%"),  # 4 of 42 = 9,52
    "cbaw.woonvorm_einde.pleeggezin": ("10%", "9,5%"),
}
# Published so that the parts add up to 100; a plain rounding would print the second.
CLOSED = {
    "tnt.jeugdhulp.noodzaak.direct": ("80%", "79%"),
    "ikt.jeugdhulp.noodzaak.direct": ("41,5%", "41%"),
    "ikt.jeugdhulp.noodzaak.reeds_gestart": ("41,5%", "41%"),
    "tb.arij.hoog": ("44,5%", "44%"),
    "tb.arij.middelmatig": ("44,5%", "44%"),
    "tb.arij.laag": ("11%", "11%"),
    "hr.opleidingsniveau.master": ("41%", "40%"),
}
# The table gives the case files as base; the figure is a ratio of sums, its denominator the weeks of those files.
BASE_IN_CASE_FILES = [f"{one}.contact.direct_per_week" for one in ("cah", "ikt", "cbv", "tb", "cbaw")]


@pytest.fixture(scope="module")
def figures() -> FigureSet:
    return Year(SAMPLE, 2025, toolkit(Settings())).figures


def as_published(row: dict[str, str]) -> str:
    """The published value as the report would print it."""
    value = Fraction(row["value"])
    if row["unit"].startswith("minutes"):
        hours, minutes = divmod(int(value), 60)
        parts = [f"{hours} {'uur' if hours == 1 else 'uren'}"] * bool(hours)
        parts += [f"{minutes} {'minuut' if minutes == 1 else 'minuten'}"] * bool(minutes)
        return " en ".join(parts)
    number = row["value"].replace(".", ",")
    if row["unit"] in NOUNS:
        return f"{number} {NOUNS[row['unit']][value != 1]}"
    return f"{number}%" if row["unit"] == "percent" else number


def test_the_table_has_every_row() -> None:
    assert len(ROWS) == len({one["id"] for one in ROWS}) == 279


@pytest.mark.parametrize("row", ROWS, ids=[one["id"] for one in ROWS])
def test_count_base_and_print(row: dict[str, str], figures: FigureSet) -> None:
    figure = figures[row["id"]]
    assert figure.unit == row["unit"]
    if row["count"]:
        assert figure.numerator == int(row["count"])
    if row["base"] and row["id"] not in BASE_IN_CASE_FILES:
        assert figure.denominator == int(row["base"])
    published, printed = PRINTED_OTHERWISE.get(row["id"], (as_published(row),) * 2)
    assert (as_published(row), figure.text) == (published, printed)


@pytest.mark.parametrize("figure_id", BASE_IN_CASE_FILES)
def test_contact_per_week_rests_on_the_weeks_of_as_many_case_files(figure_id: str, figures: FigureSet) -> None:
    row = next(one for one in ROWS if one["id"] == figure_id)
    modality = figure_id.partition(".")[0]
    assert figures[f"{modality}.aantal"].value == int(row["base"])
    assert figures[figure_id].denominator == _weeks(figures[f"{modality}.duur.gemiddeld"])


def _weeks(mean: Figure) -> Fraction:
    assert mean.numerator is not None
    return mean.numerator / 7 if mean.unit == "days" else mean.numerator


def test_only_the_named_rows_are_printed_otherwise(figures: FigureSet) -> None:
    different = {one["id"] for one in ROWS if figures[one["id"]].text != as_published(one)}
    assert different == set(PRINTED_OTHERWISE)


def test_the_rows_that_close_a_distribution_are_these(figures: FigureSet) -> None:
    assert {one["id"] for one in ROWS if one["rounding_note"] == "closing"} == set(CLOSED)
    for figure_id, (printed, plain) in CLOSED.items():
        figure = figures[figure_id]
        assert figure.value is not None
        assert (figure.text, f"{nearest(figure.value)}%") == (printed, plain)
        assert round_to(figure.value, "closing") == nearest(figure.value)
