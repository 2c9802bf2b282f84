"""Which dossiers are counted, and by what: selection, periods, answers, lengths."""

from __future__ import annotations

from collections.abc import Callable

Shown = Callable[[str], list[str]]


def test_started_closed_and_all_are_counted_apart(shown: Shown) -> None:
    # D8 ended the day before the year began; D4 has no NRTJ module but counts here
    assert shown("ovbj_started_closed_all") == [
        "| Opgestarte dossiers | Afgesloten dossiers | Alle dossiers",
        "Dossiers | 6 | 7 | 8",
        "Unieke minderjarigen | 4 | 5 | 5",
    ]


def test_only_closed_dossiers_with_an_nrtj_module_are_selected(shown: Shown) -> None:
    assert shown("ovbj_closed_unique") == ["|", "Dossiers | 6", "Unieke minderjarigen | 4"]


def test_of_an_oooc_only_dossiers_of_nothing_but_crisis_are_left_out(shown: Shown) -> None:
    assert shown("oooc_started_closed_all")[1] == "Dossiers | 3 | 3 | 3"
    assert shown("oooc_closed_unique") == ["|", "Dossiers | 2", "Unieke minderjarigen | 1"]


def test_combinations_may_be_several_and_no_answer_is_told_from_no_registration(shown: Shown) -> None:
    assert shown("ovbj_combination") == [
        "| OVBJ | %*",
        "CAW | 2 | 33,3%",
        "CGG | 0 | 0,0%",
        "CLB | 1 | 16,7%",
        "JWZ | 0 | 0,0%",
        "K&G | 0 | 0,0%",
        "VAPH | 1 | 16,7%",
        "Crisishulpprogramma | 0 | 0,0%",
        "Onbekend | 1 | 16,7%",
        "Niet van toepassing | 1 | 16,7%",
        "Geen eindregistratie beschikbaar | 1 | 16,7%",
        "Totaal* | 6 |",
    ]


def test_referrers_print_zeros_and_unknown_only_when_there_is_one(shown: Shown) -> None:
    table = shown("ovbj_referrer")
    assert len(table) == 1 + 18 + 2
    assert [line for line in table if " | 0 | 0,0%" not in line] == [
        "| Aantal dossiers | %",
        "Jeugdrechtbank | 1 | 16,7%",
        "Toegangspoort | 4 | 66,7%",
        "Onbekend | 1 | 16,7%",
        "Totaal | 6 |",
    ]
    assert len(shown("pleegzorg_referrer")) == 1 + 18 + 1
    assert "Pleegkind/pleeggast/gezin | 0 | 0,0%" in shown("pleegzorg_referrer")


def test_lengths_have_both_bounds_and_the_same_day_is_0(shown: Shown) -> None:
    # D2 28 days, D6 60, D9 61, D7 120, D1 304, D3 1.095
    assert shown("ovbj_duration") == [
        "| Aantal dossiers | %",
        "0-28 | 1 | 16,7%",
        "29-60 | 1 | 16,7%",
        "61-120 | 2 | 33,3%",
        "121-180 | 0 | 0,0%",
        "181-365 | 1 | 16,7%",
        "366-730 | 0 | 0,0%",
        ">730 | 1 | 16,7%",
        "Totaal | 6 | 100,0%",
    ]
    assert shown("oooc_duration")[1] == "0-28 dagen | 1 | 50,0%"


def test_modules_count_unique_persons_per_length_type_and_in_all(shown: Shown) -> None:
    table = shown("ovbj_module_duration")
    empty = "0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0,0%"
    assert table[0] == ("| 0-14 | 15-28 | 29-60 | 61-120 | 121-180 | 181-365 | 366-730 | > 730 | Totaal* | %*")
    # P1 has two spells of CB breedsporig in one dossier, and four of Kamertraining in three; a spelling without
    # trema or with capitals is the same module; one that nobody declared comes last
    assert [line for line in table[1:] if empty not in line] == [
        "CB breedsporig | 1 | 1 | 0 | 1 | 0 | 0 | 0 | 0 | 2 | 50,0%",
        "CB in functie van positieve heroriëntering | 0 | 0 | 1 | 0 | 0 | 0 | 0 | 0 | 1 | 25,0%",
        "Kamertraining | 0 | 1 | 1 | 0 | 0 | 1 | 0 | 0 | 1 | 25,0%",
        "Verblijf voor minderjarigen [hoge frequentie] | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 1 | 1 | 25,0%",
        "Nieuwe module | 0 | 0 | 0 | 1 | 0 | 0 | 0 | 0 | 1 | 25,0%",
        "Totaal* | 1 | 1 | 2 | 1 | 0 | 1 | 0 | 1 | 4 |",
        "%* | 25,0% | 25,0% | 50,0% | 25,0% | 0,0% | 25,0% | 0,0% | 25,0% |  |",
    ]
