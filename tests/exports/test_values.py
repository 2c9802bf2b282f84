"""Single texts: dates, numbers, codes, record numbers."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocon_stats.exports.codes import judge_boolean
from cocon_stats.exports.dates import EPOCH, judge_date, swapped_day, written
from cocon_stats.exports.judged import Flag, Scaled
from cocon_stats.exports.nearest import nearest
from cocon_stats.exports.numbers import number_judge
from cocon_stats.exports.strings import in_words, same_number
from cocon_stats.schemas import Field

NUMBER = number_judge(Field("score", "score", "number"))
GROUPED = number_judge(Field("loonmassa", "loonmassa", "number", thousands=True))
WHOLE = number_judge(Field("deelnemers", "deelnemers", "integer"))


@given(st.dates(min_value=date(1900, 1, 1)), st.sampled_from("/-"), st.booleans())
def test_every_day_in_every_form(day: date, sign: str, short: bool) -> None:
    d, m = (str(day.day), str(day.month)) if short else (f"{day.day:02}", f"{day.month:02}")
    expected = day.toordinal() - EPOCH
    for text in (f"{d}{sign}{m}{sign}{day.year}", f"{day.year}-{m}-{d}"):
        for clock in ("", " 00:00", "T00:00:00"):
            assert judge_date(text + clock) == expected
    assert judge_date(written(expected)) == expected


@given(st.text(max_size=12))
def test_no_text_stumbles(text: str) -> None:
    for judge in (judge_date, NUMBER, GROUPED, WHOLE, judge_boolean):
        judge(text)


@given(st.integers(0, 10**11), st.integers(0, 999_999), st.integers(0, 6), st.booleans())
def test_every_number_is_exact(whole: int, part: int, decimals: int, negative: bool) -> None:
    fraction = f"{part:06}"[:decimals]
    text = ("-" if negative else "") + str(whole) + (f",{fraction}" if fraction else "")
    value = NUMBER(text)
    assert isinstance(value, Scaled)
    assert value.mantissa * 10 ** (6 - value.decimals) == int(
        ("-" if negative else "") + str(whole) + fraction.ljust(6, "0")
    )
    dotted = f"{whole:,}".replace(",", ".") + (f",{fraction}" if fraction else "")
    grouped = GROUPED(dotted)
    assert isinstance(grouped, Scaled)
    assert abs(value.mantissa) == grouped.mantissa
    if "." in dotted:
        assert isinstance(NUMBER(dotted), Flag)


@pytest.mark.parametrize("text", ["12.5", "8.5", "0.5", "1.2500", "12.25", "0.500", "1250.5", "-8.5"])
def test_a_decimal_point_is_never_a_number(text: str) -> None:
    for judge in (NUMBER, GROUPED, WHOLE):
        flag = judge(text)
        assert isinstance(flag, Flag)
        assert flag.rule == "getal-punt"


def test_day_and_month_exchanged() -> None:
    day = date(2025, 4, 9).toordinal() - EPOCH
    assert swapped_day(day) == date(2025, 9, 4).toordinal() - EPOCH
    assert swapped_day(date(2025, 4, 13).toordinal() - EPOCH) is None
    assert swapped_day(date(2025, 4, 4).toordinal() - EPOCH) is None


@pytest.mark.parametrize(
    ("word", "found"),
    [("jeugdrechter", "jeugdrechtbank"), ("clb school", "clb_school"), ("CLB-SCHOOL", "clb_school"), ("zzz", None),
     ("", None), ("x" * 1000, None)],
)  # fmt: skip
def test_the_nearest_word(word: str, found: str | None) -> None:
    assert nearest(word, ["client", "clb_school", "jeugdrechtbank"]) == found


def test_what_gets_lost_in_a_number() -> None:
    assert {same_number(one) for one in ("CI-2025-0012", "ci-2025-12", "CI20250012", "CI_2025_12")} == {"CI-2025-12"}
    assert same_number("CI-2025-0120") != same_number("CI-2025-0012")
    assert same_number("TNT-2025-0012") != same_number("CI-2025-0012")
    assert same_number("M0012") == same_number("m12")


def test_a_pattern_in_words() -> None:
    assert in_words("^C[0-9]{6,8}$") == "C en 6 tot 8 cijfers"
    assert in_words("^OTB-[0-9]{4}-[0-9]{3,6}$") == "OTB, een streepje, 4 cijfers, een streepje en 3 tot 6 cijfers"
