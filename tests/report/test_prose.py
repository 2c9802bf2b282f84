"""From what a template gave to what is printed: numbers at the start of sentences, digits without a figure, tidying."""

import pytest

from cocon_stats.report.pen import EMPTY, Pen
from cocon_stats.report.prose import NakedNumberError, finish


@pytest.fixture
def pen() -> Pen:
    return Pen()


@pytest.mark.parametrize(
    ("raw", "printed"),
    [
        ("# van de jongeren waren jongens.", "Vijfenvijftig procent van de jongeren waren jongens."),
        ("Eerst dit. # van hen kwam.", "Eerst dit. Vijfenvijftig procent van hen kwam."),
        ("Klaar! # van hen kwam.", "Klaar! Vijfenvijftig procent van hen kwam."),
        ("Een vraag? # van hen kwam.", "Een vraag? Vijfenvijftig procent van hen kwam."),
        ("Hij zei ‘ja’. # van hen kwam.", "Hij zei ‘ja’. Vijfenvijftig procent van hen kwam."),
        ("(Zie boven.) # van hen kwam.", "(Zie boven.) Vijfenvijftig procent van hen kwam."),
        ("**#** van hen kwam.", "**Vijfenvijftig procent** van hen kwam."),
        ("(# van hen kwam.)", "(Vijfenvijftig procent van hen kwam.)"),
        ("> # van hen kwam.", "> Vijfenvijftig procent van hen kwam."),
        ("Van hen kwam #.", "Van hen kwam 55%."),
        ("Enkele redenen, bv. # van hen.", "Enkele redenen, bv. 55% van hen."),
        ("Dat is o.a. # van hen.", "Dat is o.a. 55% van hen."),
        ("Dat is ca. # van hen.", "Dat is ca. 55% van hen."),
        ("Bij Terugkeer Naar Thuis? # van hen.", "Bij Terugkeer Naar Thuis? 55% van hen."),
        ("Het aandeel: # van hen.", "Het aandeel: 55% van hen."),
        ("- # van hen. # van de rest.", "- 55% van hen. Vijfenvijftig procent van de rest."),
        ("| # | x. # |", "| 55% | x. 55% |"),
        ("## # en meer", "## 55% en meer"),
    ],
)
def test_a_sentence_never_opens_with_a_digit(pen: Pen, raw: str, printed: str) -> None:
    mark = pen.write("55%")
    start, rest = (raw[:3], raw[3:]) if raw.startswith("## ") else ("", raw)
    assert finish(start + rest.replace("#", mark), pen, ("Terugkeer Naar Thuis?",)) == f"{printed}\n"


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("1%", "Eén procent"),
        ("32,5%", "Tweeëndertig en een half procent"),
        ("0%", "Nul procent"),
        ("4 uren en 18 minuten", "Vier uren en achttien minuten"),
        ("40", "Veertig"),
        ("negen", "Negen"),
    ],
)
def test_the_words_that_open_a_sentence(pen: Pen, text: str, opening: str) -> None:
    assert finish(f"{pen.write(text)} van hen.", pen) == f"{opening} van hen.\n"


@pytest.mark.parametrize(
    ("raw", "number"),
    [
        ("In totaal 33% van hen.", "33"),
        ("| a | 1.250,5 |", "1.250,5"),
        ("# 3.1 Titel", "3.1"),
        ("Een A3-diploma.", "A3-diploma"),
        ("Een ½ deel.", "½"),
        ("Arabisch: ٣.", "٣"),
    ],
)
def test_a_digit_without_a_figure_is_refused(pen: Pen, raw: str, number: str) -> None:
    with pytest.raises(NakedNumberError) as caught:
        finish(f"Goed.\n\n{raw}\n", pen)
    assert (caught.value.number, caught.value.line) == (number, raw)


def test_the_message_about_a_naked_number_shows_the_line_as_printed(pen: Pen) -> None:
    with pytest.raises(NakedNumberError) as caught:
        finish(f"Van de {pen.write('40')} waren er 13.{EMPTY}", pen)
    assert caught.value.line == "Van de 40 waren er 13."


def test_lines_of_a_paragraph_are_joined_and_empty_ones_leave_no_gap(pen: Pen) -> None:
    raw = f"\n\nEerste zin.\n{EMPTY}\nTweede   zin .\n  {EMPTY}  \n\n\n\nNieuwe alinea ( hier ) , zo.\n\n"
    assert finish(raw, pen) == "Eerste zin. Tweede zin.\n\nNieuwe alinea (hier), zo.\n"


def test_headings_lists_and_tables_keep_their_lines(pen: Pen) -> None:
    raw = (
        f"## Kop\nTekst.\n- een\n\n- twee\n  verder\n- {EMPTY}\nNa.\n\n| a | b |\n|---|---|\n| c | d |\n\n---\n> citaat"
    )
    assert finish(raw, pen) == (
        "## Kop\n\nTekst.\n\n- een\n- twee verder Na.\n\n| a | b |\n|---|---|\n| c | d |\n\n---\n\n> citaat\n"
    )


def test_nothing_gives_nothing(pen: Pen) -> None:
    assert finish(f"\n{EMPTY}\n\n", pen) == ""


def test_the_same_number_has_one_mark_and_numbers_of_words_stay(pen: Pen) -> None:
    assert pen.write("55%") == pen.write("55%") != pen.write("54%")
    assert finish(pen.constant("na 18 jaar, of 1,5 jaar"), pen) == "na 18 jaar, of 1,5 jaar\n"


def test_a_mark_of_another_pen_is_unknown() -> None:
    with pytest.raises(KeyError):
        Pen().read(Pen().write("55%"))
