"""What explain says behind a verdict: the interval, the case files that would turn it, and the shortest words."""

from dataclasses import replace

import pytest

from cocon_stats.comparison import Rules, judge
from cocon_stats.comparison.evidence import explained, flip, said

from .made import KEY, PLAIN, count, mean, published, series, share


@pytest.mark.parametrize(
    ("before", "now", "number"),
    [
        ((20, 40), (30, 40), 1),  # 29 is within chance
        ((20, 40), (33, 40), 4),
        ((20, 40), (22, 40), 8),  # 30 would be a rise
        ((20, 40), (18, 40), 8),  # 10 would be a fall
        ((300, 600), (300, 600), 23),  # 323 is no longer stable
    ],
)
def test_how_many_case_files_turn_the_word_of_a_share(
    before: tuple[int, int], now: tuple[int, int], number: int
) -> None:
    both = series(share(*before), share(*now))
    assert flip(both, both.earlier[-1], KEY) == number
    rung = judge(both, both.earlier[-1], KEY).rung
    for step in range(1, number + 1):
        others = [
            series(share(*before), share(now[0] + each, now[1]))
            for each in (-step, step)
            if 0 <= now[0] + each <= now[1]
        ]
        turned = any(judge(one, one.earlier[-1], KEY).rung != rung for one in others)
        assert turned == (step == number)


def test_how_many_case_files_turn_the_word_of_a_count() -> None:
    both = series(count(40), count(44))
    assert flip(both, both.earlier[-1], KEY) == 19  # 63 would be a rise
    zero = series(count(60), count(20))
    assert flip(zero, zero.earlier[-1], KEY) == 1  # 19 would be too few


def test_where_no_number_of_case_files_says_anything() -> None:
    for one in (
        series(share(3, 14), share(2, 12)),
        series(published(2024, "31"), share(20, 40)),
        series(mean([18, 22] * 20), mean([24, 28] * 20)),
    ):
        assert flip(one, one.earlier[-1], KEY) is None


@pytest.mark.parametrize(
    ("before", "now", "words"),
    [
        ((20, 40), (30, 40), "stijging"),
        ((30, 40), (20, 40), "daling"),
        ((20, 40), (21, 40), "binnen de toevalsmarge"),
        ((300, 600), (301, 600), "stabiel"),
        ((3, 14), (2, 12), "te weinig om te vergelijken (14 en 12)"),
    ],
)
def test_the_shortest_words(before: tuple[int, int], now: tuple[int, int], words: str) -> None:
    both = series(share(*before), share(*now))
    assert said(both, judge(both, both.earlier[-1], PLAIN), PLAIN) == words


def test_the_shortest_words_for_what_cannot_be_compared_and_for_several_years() -> None:
    def words(one: object) -> str:
        assert isinstance(one, type(series(share(1, 2))))
        return said(one, judge(one, one.earlier[-1], PLAIN), PLAIN)

    assert words(series(share(20, 40), share(30, 40), version=2, changed=2025)) == (
        "niet vergelijkbaar (definitie veranderde in 2025)"
    )
    assert words(series(published(2024, "31"), share(20, 40))) == "alleen gepubliceerd, aantallen niet gekend"
    assert words(series(replace(share(1, 2), measure="median"), replace(share(1, 2), measure="median"))) == (
        "geen uitspraak over dit soort cijfer"
    )
    assert words(series(count(80), count(40), unfinished=True)) == "jaar niet volledig"
    assert words(series(share(60, 77), share(55, 77), share(30, 77))) == (
        "daling, laagste van de laatste 3 jaar, dalende trend sinds 2023"
    )


def test_the_explanation_of_a_key_figure() -> None:
    lines = explained(series(published(2023, "31"), share(20, 40), share(30, 40)), KEY)
    assert lines == [
        "2023: 31% (historiek); 2025: 75%. Te zeggen: alleen gepubliceerd, aantallen niet gekend.",
        "2024: 50% (export); 2025: 75%. Te zeggen: stijging.",
        "  Verschil +25,0 procentpunt; interval van 97% van +1,5 tot +45,0.",
        "  1 dossier van 2025 zou anders moeten zijn voor een ander woord.",
    ]


def test_the_explanation_of_other_figures() -> None:
    assert explained(series(share(20, 40)), PLAIN) == ["Er zijn geen vroegere jaren om mee te vergelijken."]
    assert explained(series(mean([18, 22] * 20), mean([24, 28] * 20)), PLAIN) == [
        "2024: 20,0 weken (export); 2025: 26,0 weken. Te zeggen: stijging.",
        "  Verschil +6,0 weken; interval van 97% van +5,0 tot +7,0.",
        "Geen kerncijfer in cocon.toml: het verslag geeft alleen de getallen, zonder oordeel.",
    ]
    assert explained(series(count(310), count(331)), Rules(key_figures=("ikt.aantal",))) == [
        "2024: 310 (export); 2025: 331. Te zeggen: binnen de toevalsmarge.",
        "  Verschil +21; interval van 97% van -34 tot +76.",
        "  36 dossiers van 2025 zouden anders moeten zijn voor een ander woord.",
    ]
