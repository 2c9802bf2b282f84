"""What the report prints for a figure of each unit, hours in each house style, nouns and lists."""

from fractions import Fraction

import pytest

from cocon_stats.dutch import hours, listing, plural, text_of
from cocon_stats.figures import Unit
from cocon_stats.rounding import Style


@pytest.mark.parametrize(
    ("unit", "rounded", "style", "text"),
    [
        ("percent", "32.5", "half", "32,5%"),
        ("percent", "55", "half", "55%"),
        ("percent", "55", "whole", "55%"),
        ("percent", "41.5", "closing", "41,5%"),
        ("percent", "10", "0.1", "10,0%"),
        ("percent", "5.84", "0.01", "5,84%"),
        ("percent", "0", "whole", "0%"),
        ("days", "3.75", "0.01", "3,75 dagen"),
        ("days", "195", "whole", "195 dagen"),
        ("days", "1", "whole", "1 dag"),
        ("days", "1", "0.1", "1,0 dagen"),
        ("days", "0", "whole", "0 dagen"),
        ("weeks", "24.4", "0.1", "24,4 weken"),
        ("years", "5", "whole", "5 jaar"),
        ("years", "1", "whole", "1 jaar"),
        ("score", "8.9", "0.1", "8,9"),
        ("fte", "37.8", "0.1", "37,8"),
        ("mean_count", "13.5", "0.1", "13,5"),
        ("mean_count", "7", "0.1", "7,0"),
        ("count", "41", "whole", "41"),
        ("count", "1250", "whole", "1.250"),
        ("minutes", "258", "whole", "4 uren en 18 minuten"),
        ("minutes_per_week", "109", "whole", "1 uur en 49 minuten"),
    ],
)
def test_text_of(unit: Unit, rounded: str, style: Style, text: str) -> None:
    assert text_of(unit, Fraction(rounded), style) == text


def test_text_of_in_the_house_style_for_hours() -> None:
    assert text_of("minutes", Fraction(258), "whole", "enkelvoud") == "4 uur en 18 minuten"


@pytest.mark.parametrize(
    ("minutes", "many", "singular", "short"),
    [
        (0, "0 minuten", "0 minuten", "0u"),
        (1, "1 minuut", "1 minuut", "0u01"),
        (18, "18 minuten", "18 minuten", "0u18"),
        (60, "1 uur", "1 uur", "1u"),
        (61, "1 uur en 1 minuut", "1 uur en 1 minuut", "1u01"),
        (120, "2 uren", "2 uur", "2u"),
        (258, "4 uren en 18 minuten", "4 uur en 18 minuten", "4u18"),
        (75_000, "1.250 uren", "1.250 uur", "1.250u"),
    ],
)
def test_hours(minutes: int, many: str, singular: str, short: str) -> None:
    value = Fraction(minutes)
    assert [hours(value, "cocon"), hours(value, "enkelvoud"), hours(value, "kort")] == [many, singular, short]


def test_hours_round_half_a_minute_up() -> None:
    assert hours(Fraction(119, 2)) == "1 uur"


def test_plural() -> None:
    assert plural(Fraction(1), "dag") == "dag"
    assert plural(Fraction(3, 2), "dag") == "dagen"
    assert plural(Fraction(0), "minuut") == "minuten"
    assert plural(Fraction(2), "uur") == "uur"
    assert plural(Fraction(2), "begeleiding", "begeleidingen") == "begeleidingen"
    assert plural(Fraction(1), "begeleiding", "begeleidingen") == "begeleiding"


def test_listing() -> None:
    assert listing([]) == ""
    assert listing(["neef"]) == "neef"
    assert listing(["neef", "nicht"]) == "neef en nicht"
    assert listing(["neef", "nicht", "broer"]) == "neef, nicht en broer"
    assert listing(["neef", "nicht", "broer"], "of") == "neef, nicht of broer"
