"""Problems solved and new, and figures that move."""

from dataclasses import replace
from fractions import Fraction

import pytest

from cocon_stats.changes.figures import FigureChange, compare_figures
from cocon_stats.changes.problems import ProblemChange, compare_problems
from cocon_stats.changes.sheets import difference
from cocon_stats.figures import Figure, FigureSet, Unit
from cocon_stats.validation.problem import Problem

FAULT = Problem("2025/ci.csv", 12, "einddatum", "31/02/2025", "datum-bestaat-niet", "error", "…", "", "CI-2025-0011")
DOUBT = Problem("2025/contacten.csv", 3, "datum", "1/1/2020", "contact-buiten-periode", "warning", "…")


def figure(value: Fraction | None, text: str | None, unit: Unit = "percent", name: str = "ci.x") -> Figure:
    return Figure(name, "x", "x", unit, "3.1", "…", "whole", value, value, text)


def test_a_problem_on_another_line_is_the_same_problem() -> None:
    assert compare_problems([FAULT], [replace(FAULT, line=99, file="ci.csv")]) == []


def test_solved_new_and_left_are_counted_per_rule_and_column_the_worst_first() -> None:
    other = replace(FAULT, dossier_id="CI-2025-0012")
    mended = replace(FAULT, value="30/02/2025")
    assert compare_problems([FAULT, other, DOUBT], [mended, other, other, DOUBT, DOUBT]) == [
        ProblemChange("ci.csv", "datum-bestaat-niet", "einddatum", "error", solved=1, new=2, left=1),
        ProblemChange("contacten.csv", "contact-buiten-periode", "datum", "warning", solved=0, new=1, left=1),
    ]


def test_figures_that_keep_their_value_are_left_out() -> None:
    old = FigureSet(2025, {"ci.x": figure(Fraction(25), "25%"), "ci.y": figure(None, None, name="ci.y")})
    new = FigureSet(2025, {"ci.x": figure(Fraction(51, 2), "26%"), "ci.y": figure(None, None, name="ci.y")})
    assert compare_figures(old, old) == []
    assert compare_figures(old, new) == [FigureChange(old["ci.x"], new["ci.x"])]


@pytest.mark.parametrize(
    ("old", "new", "unit", "text"),
    [
        (Fraction(25), Fraction(55, 2), "percent", "+2,5 procentpunt"),
        (Fraction(40), Fraction(39), "count", "-1"),
        (Fraction(3), Fraction(4), "days", "+1 dag"),
        (Fraction(3), Fraction(10, 3), "weeks", "+0,33 weken"),
        (Fraction(60), Fraction(58), "minutes", "-2 minuten"),
        (Fraction(1), Fraction(1001, 1000), "score", "+minder dan 0,01"),
        (None, Fraction(1), "score", ""),
    ],
)
def test_the_difference_in_words(old: Fraction | None, new: Fraction | None, unit: Unit, text: str) -> None:
    assert difference(FigureChange(figure(old, "a", unit), figure(new, "b", unit))) == text
