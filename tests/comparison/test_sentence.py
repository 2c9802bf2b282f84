"""The sentences beside a figure, whole: with and without a verb, one earlier year and several."""

from dataclasses import replace
from fractions import Fraction

import pytest

from cocon_stats.comparison import Rules, Series, sentence, sentence_about
from cocon_stats.comparison.sentence import between_brackets, brackets, clause, quiet

from .made import KEY, PLAIN, PlainPen, count, mean, published, series, share


def said(one: Series, rules: Rules = KEY) -> str:
    return sentence(one, rules, PlainPen())


@pytest.mark.parametrize(
    ("before", "now", "plain", "judged"),
    [
        ((20, 40), (30, 40), "In 2024 was dat 50%.", "Dat is een stijging tegenover 50% in 2024."),
        ((30, 40), (20, 40), "In 2024 was dat 75%.", "Dat is een daling tegenover 75% in 2024."),
        ((20, 40), (22, 40), "In 2024 was dat 50%.", "In 2024 was dat 50%."),
        ((20, 40), (20, 40), "In 2024 was dat eveneens 50%.", "In 2024 was dat eveneens 50%."),
        ((300, 600), (306, 600), "In 2024 was dat 50%.", "Dat is stabiel tegenover 50% in 2024."),
        ((300, 600), (301, 600), "In 2024 was dat eveneens 50%.", "Dat is stabiel tegenover 2024."),
        ((3, 14), (2, 12), "In 2024 was dat 21%.",
         "In 2024 ging het om drie van de 14 en in 2025 om twee van de twaalf: te weinig om te vergelijken."),
        ((4, 40), (0, 40), "In 2024 ging het om 10%.", "In 2024 ging het om 10%."),
        ((20, 40), (40, 40), "In 2024 ging het om 50%.", "Dat is een stijging tegenover 50% in 2024."),
    ],
)  # fmt: skip
def test_a_share_beside_one_year(before: tuple[int, int], now: tuple[int, int], plain: str, judged: str) -> None:
    both = series(share(*before), share(*now))
    assert said(both, PLAIN) == plain
    assert said(both) == judged


@pytest.mark.parametrize(
    ("before", "now", "judged"),
    [
        (40, 80, "Dat is een stijging tegenover 40 in 2024."),
        (40, 44, "In 2024 waren het er 40."),
        (9, 44, "In 2024 waren het er negen; voor een vergelijking zijn de aantallen te klein."),
        (0, 44, "In 2024 waren het er geen; voor een vergelijking zijn de aantallen te klein."),
    ],
)
def test_a_count_beside_one_year(before: int, now: int, judged: str) -> None:
    assert said(series(count(before), count(now))) == judged


def test_a_mean_beside_one_year() -> None:
    short, long = mean([18, 22] * 20), mean([24, 28] * 20)
    assert said(series(short, long)) == "Dat is een stijging tegenover 20,0 weken in 2024."
    few = mean([18, 22] * 7)
    assert said(series(few, long)) == (
        "In 2024 was dat 20,0 weken; voor een vergelijking zijn er te weinig gegevens (14 in 2024 en 40 in 2025)."
    )


def test_a_published_value_gets_plain_numbers_whatever_they_are() -> None:
    assert said(series(published(2024, "90"), share(1, 100))) == "In 2024 was dat 90%."
    several = series(published(2022, "90"), published(2023, "40"), published(2024, "10"), share(1, 100))
    assert said(several) == "Dat aandeel ging van 90% in 2022 over 40% in 2023 en 10% in 2024 naar 1% in 2025."


def test_several_years() -> None:
    assert said(series(share(30, 40), share(20, 40), share(22, 40))) == (
        "Dat aandeel ging van 75% in 2023 over 50% in 2024 naar 55% in 2025."
    )
    assert said(series(published(2023, "31"), share(20, 40), share(30, 40))) == (
        "Dat aandeel ging van 31% in 2023 over 50% in 2024 naar 75% in 2025; tegenover 2024 is dat een stijging."
    )
    assert said(series(share(20, 40), share(20, 40), share(20, 40))) == (
        "Dat aandeel was in 2023, 2024 en 2025 telkens 50%."
    )
    assert said(series(share(3, 14), share(2, 12), share(4, 15))) == (
        "In 2023 ging het om drie van de 14, in 2024 om twee van de twaalf en in 2025 om vier van de 15: "
        "te weinig om te vergelijken."
    )
    assert said(series(published(2023, "31"), share(2, 12), share(4, 15))) == (
        "In 2023 ging het om 31%, in 2024 om twee van de twaalf en in 2025 om vier van de 15: "
        "te weinig om te vergelijken."
    )
    assert said(series(count(60), count(9), count(44))) == (
        "Dat aantal ging van 60 in 2023 over 9 in 2024 naar 44 in 2025; "
        "voor een vergelijking zijn de aantallen te klein."
    )


def test_highest_lowest_and_trends() -> None:
    assert said(series(share(60, 77), share(60, 77), share(30, 77))) == (
        "Dat aandeel ging van 78% in 2023 over 78% in 2024 naar 39% in 2025; sinds 2023 is er een dalende trend."
    )
    assert said(series(share(50, 77), share(60, 77), share(30, 77))) == (
        "Dat aandeel ging van 65% in 2023 over 78% in 2024 naar 39% in 2025; "
        "dat is het laagste van de laatste drie jaar."
    )
    assert said(series(share(10, 77), share(8, 77), share(15, 77), share(12, 77), share(60, 77))) == (
        "Dat aandeel ging van 13% in 2021 over 10% in 2022, 19% in 2023 en 16% in 2024 naar 78% in 2025; "
        "dat is het hoogste van de laatste vijf jaar."
    )


def test_a_gap_in_the_years_ends_the_run() -> None:
    with_gap = series(share(60, 77), share(60, 77), share(60, 77), share(30, 77))
    points = (with_gap.points[0], *with_gap.points[2:])
    assert "hoogste" not in said(replace(with_gap, points=points))
    assert said(replace(with_gap, points=points)) == (
        "Dat aandeel ging van 78% in 2022 over 78% in 2024 naar 39% in 2025; tegenover 2024 is dat een daling."
    )


def test_no_trend_out_of_a_piece_of_the_run() -> None:
    up_and_down = series(share(20, 77), share(60, 77), share(45, 77), share(30, 77))
    assert "trend" not in said(up_and_down)


def test_a_changed_definition_is_said_of_every_figure() -> None:
    both = series(share(20, 40), share(30, 40), version=2, changed=2025)
    for rules in (KEY, PLAIN):
        assert said(both, rules) == "Met 2024 is dit niet vergelijkbaar: de definitie veranderde in 2025."
    several = series(share(10, 40), share(20, 40), share(30, 40), version=2, changed=2024)
    assert said(several) == (
        "Dat is een stijging tegenover 50% in 2024. "
        "Met 2023 is dit niet vergelijkbaar: de definitie veranderde in 2024."
    )
    assert sentence_about("het aandeel uitval", both, KEY, PlainPen()) == (
        "Met 2024 is dit niet vergelijkbaar: de definitie veranderde in 2025."
    )


def test_part_of_a_year_is_said_of_every_figure() -> None:
    for rules in (KEY, PLAIN):
        assert (
            said(series(count(80), count(41), unfinished=True), rules) == "In 2024 waren het er 80, over het hele jaar."
        )
        assert said(series(count(70), count(80), count(41), unfinished=True), rules) == (
            "Dat aantal ging van 70 in 2023 over 80 in 2024 naar 41 in 2025; 2025 is nog niet volledig."
        )


def test_with_the_subject_named() -> None:
    subject = "het aandeel van de school"
    assert sentence_about(subject, series(share(20, 40), share(30, 40)), KEY, PlainPen()) == (
        "Het aandeel van de school ging van 50% in 2024 naar 75% in 2025; dat is een stijging."
    )
    assert sentence_about(subject, series(share(3, 14), share(2, 12)), KEY, PlainPen()) == (
        "Voor het aandeel van de school zijn er te weinig gegevens om te vergelijken: drie van de 14 in 2024 en twee "
        "van de twaalf in 2025."
    )
    assert sentence_about(subject, series(share(3, 14)), KEY, PlainPen()) == ""


def test_none_of_so_many() -> None:
    assert said(series(share(3, 14), share(0, 2))) == (
        "In 2024 ging het om drie van de 14 en in 2025 om geen van de twee: te weinig om te vergelijken."
    )


def test_in_brackets() -> None:
    def brackets(one: Series, rules: Rules = KEY) -> str:
        return between_brackets(one, rules, PlainPen())

    assert brackets(series(share(30, 40))) == ""
    assert brackets(series(share(20, 40), share(30, 40)), PLAIN) == "in 2024: 50%"
    assert brackets(series(share(20, 40), share(30, 40))) == "in 2024: 50%; een stijging"
    assert brackets(series(share(20, 40), share(21, 40))) == "in 2024: 50%"
    assert brackets(series(published(2023, "31"), share(3, 14), share(2, 12))) == (
        "in 2023: 31%, in 2024: 21%; te weinig om te vergelijken"
    )
    assert brackets(series(share(20, 40), share(30, 40), version=2, changed=2025)) == "in 2024: niet vergelijkbaar"


def test_part_of_a_year_is_said_in_brackets_too() -> None:
    assert between_brackets(series(count(80), count(41), unfinished=True), PLAIN, PlainPen()) == (
        "in 2024: 80; over het hele jaar"
    )


def test_nothing_to_compare_with() -> None:
    assert said(series(share(20, 40))) == ""


def test_a_score_has_the_other_article() -> None:
    scores = [replace(mean([one - 1, one + 1] * 20), unit="score", text=f"{one},0") for one in (8, 9, 6)]
    assert said(series(*scores)) == (
        "Die score ging van 8,0 in 2023 over 9,0 in 2024 naar 6,0 in 2025; dat is de laagste van de laatste drie jaar."
    )


def test_one_earlier_number_inside_the_sentence_when_nothing_more_is_to_be_said() -> None:
    def inside(one: Series, rules: Rules = KEY) -> tuple[bool, str, str]:
        return quiet(one, rules), clause(one, rules, PlainPen()), brackets(one, rules, PlainPen())

    nothing = (False, "", "")
    assert inside(series(count(7), count(9)), PLAIN) == (True, ", tegenover zeven in 2024", " (in 2024: zeven)")
    assert inside(series(count(42), count(42)), PLAIN) == (True, ", net als in 2024", " (in 2024: eveneens 42)")
    assert inside(series(count(40), count(44))) == (True, ", tegenover 40 in 2024", " (in 2024: 40)")
    assert inside(series(share(20, 40), share(21, 40))) == (True, ", tegenover 50% in 2024", " (in 2024: 50%)")
    assert inside(series(share(20, 40), share(30, 40)), PLAIN)[0]
    assert inside(series(share(20, 40), share(30, 40))) == nothing
    assert inside(series(count(7), count(9))) == nothing
    assert inside(series(share(20, 40), share(20, 40), share(30, 40)), PLAIN) == nothing
    assert inside(series(share(20, 40), share(30, 40), version=2, changed=2025), PLAIN) == nothing
    assert inside(series(share(20, 40)), PLAIN) == nothing
    assert inside(series(count(80), count(41), unfinished=True)) == (
        True,
        ", tegenover 80 in heel 2024",
        " (in heel 2024: 80)",
    )
    assert clause(series(count(41), count(42)), PLAIN, PlainPen(), "eind") == ", tegenover 41 eind 2024"


def test_equal_numbers_at_the_end_of_a_series_stay() -> None:
    assert said(series(share(30, 40), share(20, 40), share(20, 40)), PLAIN) == (
        "Dat aandeel ging van 75% in 2023 naar 50% in 2024 en bleef 50% in 2025."
    )
    assert said(series(share(10, 40), share(30, 40), share(20, 40), share(20, 40), share(20, 40)), PLAIN) == (
        "Dat aandeel ging van 25% in 2021 over 75% in 2022 naar 50% in 2023 en bleef 50% in 2024 en 2025."
    )


def test_a_sum_over_other_exports_is_not_compared() -> None:
    less = replace(count(255), lacking=("ikt", "tb"))
    for both in (series(count(280), less), series(less, count(280))):
        assert said(both) == "Met 2024 is dit niet vergelijkbaar: toen telden niet dezelfde hulpvormen mee."
        assert not quiet(both, PLAIN)
    assert said(series(replace(less, value=Fraction(240), text="240"), less), PLAIN) == "In 2024 waren het er 240."
    two_reasons = series(count(270), replace(count(280), lacking=("tb",)), count(255), version=2, changed=2024)
    assert said(two_reasons) == (
        "Met 2023 is dit niet vergelijkbaar: de definitie veranderde in 2024. "
        "Met 2024 is dit niet vergelijkbaar: toen telden niet dezelfde hulpvormen mee."
    )
