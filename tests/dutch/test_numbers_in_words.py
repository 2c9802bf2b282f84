"""Number words 0–1000, halves and decimals."""

from fractions import Fraction

import pytest
from num2words import num2words

from cocon_stats.dutch import capital, cardinal, count_text, in_words, percent_in_words, spoken


def mended(number: int) -> str:
    """num2words without its known faults: the accents inside compounds and the missing space after duizend."""
    if number == 1:
        return "één"
    return num2words(number, lang="nl").replace("é", "e").replace("duizend", "duizend ").strip()


@pytest.mark.parametrize("hundred", range(0, 1001, 100))
def test_every_word_from_zero_to_a_thousand(hundred: int) -> None:
    numbers = range(hundred, min(hundred + 100, 1001))
    assert [cardinal(number) for number in numbers] == [mended(number) for number in numbers]


def test_words_written_out_by_hand() -> None:
    by_hand = {
        0: "nul",
        1: "één",
        8: "acht",
        14: "veertien",
        20: "twintig",
        21: "eenentwintig",
        22: "tweeëntwintig",
        33: "drieëndertig",
        44: "vierenveertig",
        55: "vijfenvijftig",
        80: "tachtig",
        83: "drieëntachtig",
        100: "honderd",
        101: "honderdeen",
        112: "honderdtwaalf",
        122: "honderdtweeëntwintig",
        200: "tweehonderd",
        333: "driehonderddrieëndertig",
        999: "negenhonderdnegenennegentig",
        1000: "duizend",
        1001: "duizend een",
        1002: "duizend twee",
        2000: "tweeduizend",
        2025: "tweeduizend vijfentwintig",
        21_322: "eenentwintigduizend driehonderdtweeëntwintig",
        101_000: "honderdeenduizend",
        1_000_000: "één miljoen",
        2_300_001: "twee miljoen driehonderdduizend een",
        -3: "min drie",
    }
    assert {number: cardinal(number) for number in by_hand} == by_hand


def test_too_large_for_words() -> None:
    with pytest.raises(ValueError, match="no words for 1000000000"):
        cardinal(10**9)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("0.5", "een half"),
        ("1.5", "anderhalf"),
        ("2.5", "tweeënhalf"),
        ("3.5", "drieënhalf"),
        ("4.5", "vierenhalf"),
        ("10.5", "tienenhalf"),
        ("11.5", "elf en een half"),
        ("21.5", "eenentwintig en een half"),
        ("32.5", "tweeëndertig en een half"),
        ("100.5", "honderd en een half"),
        ("5.8", "vijf komma acht"),
        ("3.75", "drie komma vijfenzeventig"),
        ("3.05", "drie komma nul vijf"),
        ("0.1", "nul komma één"),
        ("10.0", "tien"),
        ("-2.5", "min tweeënhalf"),
    ],
)
def test_halves_and_decimals(value: str, words: str) -> None:
    assert spoken(Fraction(value)) == words


def test_half_before_a_de_word() -> None:
    assert [spoken(Fraction(value), "halve") for value in ("0.5", "1.5", "2.5", "12.5")] == [
        "een halve",
        "anderhalve",
        "tweeënhalve",
        "twaalf en een halve",
    ]


def test_percentages() -> None:
    values = (1, 55, Fraction("32.5"), Fraction("0.5"))
    assert [percent_in_words(Fraction(value)) for value in values] == [
        "één procent",
        "vijfenvijftig procent",
        "tweeëndertig en een half procent",
        "een half procent",
    ]


@pytest.mark.parametrize(
    ("text", "capitalised"),
    [
        ("één procent", "Eén procent"),
        ("éénmalig", "Eénmalig"),
        ("ijzersterk", "IJzersterk"),
        ("vijfenvijftig", "Vijfenvijftig"),
        ("een half", "Een half"),
        ("elf", "Elf"),
        ("", ""),
        ("JIM", "JIM"),
    ],
)
def test_capital(text: str, capitalised: str) -> None:
    assert capital(text) == capitalised


def test_counts_in_words_up_to_twelve() -> None:
    assert [count_text(number) for number in (0, 1, 2, 12, 13, 1250)] == ["nul", "één", "twee", "twaalf", "13", "1.250"]
    assert [count_text(number, words_up_to=0) for number in (1, 12)] == ["1", "12"]
    assert count_text(40, words_up_to=100) == "veertig"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("55%", "vijfenvijftig procent"),
        ("2,5%", "tweeënhalf procent"),
        ("41,5%", "eenenveertig en een half procent"),
        ("10,0%", "tien procent"),
        ("5,84%", "vijf komma vierentachtig procent"),
        ("4 uren en 18 minuten", "vier uren en achttien minuten"),
        ("1 uur en 1 minuut", "één uur en één minuut"),
        ("4u18", "vier uur en achttien minuten"),
        ("1u", "één uur"),
        ("3,75 dagen", "drie komma vijfenzeventig dagen"),
        ("1,5 dagen", "anderhalve dag"),
        ("24,5 weken", "vierentwintig en een halve week"),
        ("2,5 jaar", "tweeënhalf jaar"),
        ("8,9", "acht komma negen"),
        ("1.250", "duizend tweehonderdvijftig"),
        ("1.234,5", "duizend tweehonderdvierendertig en een half"),
        ("-3", "min drie"),
        ("negen", "negen"),
    ],
)
def test_a_printed_number_in_words(text: str, words: str) -> None:
    assert in_words(text) == words
