"""Who is counted where: unique persons per cell and in totals, sums, ages, provinces."""

from __future__ import annotations

from collections.abc import Callable

Shown = Callable[[str], list[str]]


def test_a_person_counts_once_in_every_cell_and_once_in_a_total(shown: Shown) -> None:
    # P1 has three selected dossiers: two in Antwerpen at different ages, one in Brussels at 12; P2 has no birth date,
    # P4 was 22 at the start, P5 not born yet
    assert shown("ovbj_age_province") == [
        "| Antwerpen | Limburg | Oost-Vlaanderen | Vlaams-Brabant & Brussel | West-Vlaanderen | Totaal* | %*",
        "0-5 jaar | 0 | 0 | 0 | 0 | 0 | 0 | 0,0%",
        "6-11 jaar | 1 | 0 | 0 | 0 | 0 | 1 | 25,0%",
        "12-17 jaar | 1 | 0 | 0 | 1 | 0 | 1 | 25,0%",
        "18-21 jaar | 0 | 0 | 0 | 0 | 0 | 0 | 0,0%",
        "> 21 jaar | 0 | 0 | 0 | 0 | 1 | 1 | 25,0%",
        "Onbekend | 0 | 0 | 0 | 1 | 0 | 1 | 25,0%",
        "Ongeboren | 0 | 1 | 0 | 0 | 0 | 1 | 25,0%",
        "Totaal* | 1 | 1 | 0 | 2 | 1 | 4 |",
        "%* | 25,0% | 25,0% | 0,0% | 50,0% | 25,0% |  |",
    ]


def test_rows_that_are_special_stay_away_while_they_are_empty(shown: Shown) -> None:
    labels = [line.split(" | ")[0] for line in shown("pleegzorg_age_province")]
    assert labels[1:] == ["0-5 jaar", "6-11 jaar", "12-17 jaar", "18-21 jaar", "> 21 jaar", "Totaal*", "%*"]


def test_additive_totals_are_sums(shown: Shown) -> None:
    # M1 counts at 11 and at 12; twice in one cell counts once
    assert shown("mfc_begeleiding_age_province")[2:4] == [
        "6-11 jaar | 0 | 1 | 0 | 0 | 0 | 1 | 50,0%",
        "12-17 jaar | 0 | 1 | 0 | 0 | 0 | 1 | 50,0%",
    ]
    assert shown("mfc_begeleiding_age_province")[-2:] == [
        "Totaal | 0 | 2 | 0 | 0 | 0 | 2 | 100,0%",
        "% | 0,0% | 100,0% | 0,0% | 0,0% | 0,0% | 100,0% |",
    ]


def test_an_age_above_the_classes_gets_a_row_of_its_own(shown: Shown) -> None:
    assert "> 25 jaar | 0 | 0 | 0 | 0 | 1 | 1 | 25,0%" in shown("mfc_age_province")
    assert "18-21 jaar | 0 | 0 | 0 | 1 | 0 | 1 | 50,0%" in shown("ckg_age_province")


def test_use_counts_when_it_touches_the_year_and_budgets_on_its_last_day(shown: Shown) -> None:
    assert shown("ckg_age_province")[-2].startswith("Totaal | 1 | 0 | 0 | 1")  # C2 stopped the day before
    assert shown("pab_budget_count") == [
        "| aantal PAB-houders | %",
        "Budgetcategorie I | 0 | 0%",
        "Budgetcategorie II | 1 | 33%",
        "Budgetcategorie III | 0 | 0%",
        "Budgetcategorie IV | 0 | 0%",
        "Budgetcategorie V | 1 | 33%",
        "Onbekend | 1 | 33%",
        "Totaal | 3 | 100%",
    ]
    assert shown("imb_age_province")[-2].startswith("Totaal | 1 | 0")


def test_facilities_are_counted_with_brussels_apart(shown: Shown) -> None:
    assert shown("mfc_count_province") == [
        "| Aantal",
        "Antwerpen | 0",
        "Brussels Hoofdstedelijk Gewest | 1",
        "Limburg | 0",
        "Oost-Vlaanderen | 0",
        "Vlaams-Brabant | 1",
        "West-Vlaanderen | 0",
        "Totaal | 2",
    ]


def test_a_table_of_nothing_prints_zeros_and_no_percentages(shown: Shown) -> None:
    assert shown("mfc_schoolaanvullend_age_province")[1:] == [
        *(f"{age} jaar | 0 | 0 | 0 | 0 | 0 | 0 |" for age in ("0-5", "6-11", "12-17", "18-21", "22-25")),
        "Totaal | 0 | 0 | 0 | 0 | 0 | 0 |",
        "% |  |  |  |  |  |  |",
    ]
