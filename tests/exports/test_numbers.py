"""Numbers as an attacker would write them: none is read as another number, and the guess is never a wild one."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from cocon_stats.exports.judged import Flag, Scaled
from cocon_stats.exports.numbers import number_judge
from cocon_stats.exports.table import TextColumn
from cocon_stats.exports.typed import typed
from cocon_stats.schemas import Field, load_schemas

NUMBER = number_judge(Field("waarde", "waarde", "number"))
GROUPED = number_judge(Field("loonmassa", "loonmassa", "number", thousands=True))
WHOLE = number_judge(Field("deelnemers", "deelnemers", "integer"))
POINT, GROUP, NONE, LONG, BROKEN = (
    "getal-punt", "getal-duizendtal", "getal-ongeldig", "getal-te-lang", "getal-niet-geheel"
)  # fmt: skip

# text, in a column of decimals, in one with thousands dots, in one of whole numbers: a value, or rule and guess
FORMS = [
    ("1.250", (POINT, "1,250"), 1250, (POINT, "1250")),
    ("1.250.000", (GROUP, "1250000"), 1250000, (GROUP, "1250000")),
    ("1.250,5", (GROUP, "1250,5"), Fraction(2501, 2), (GROUP, None)),
    ("-1.250", (POINT, "-1,250"), -1250, (POINT, "-1250")),
    ("1.25", (POINT, "1,25"), (POINT, "1,25"), (POINT, None)),
    ("1.2500", (POINT, "1,2500"), (POINT, "1,2500"), (POINT, None)),
    ("1,250.50", (POINT, "1250,50"), (POINT, "1250,50"), (POINT, None)),
    ("12.50,3", (GROUP, None), (GROUP, None), (GROUP, None)),
    ("1.5.2", (GROUP, None), (GROUP, None), (GROUP, None)),
    ("01.250", (POINT, "01,250"), (POINT, "01,250"), (POINT, None)),
    ("1." + "0" * 400, (POINT, None), (POINT, None), (POINT, "1")),
    ("1,250", Fraction(5, 4), Fraction(5, 4), (BROKEN, None)),
    ("45,0", 45, 45, (BROKEN, "45")),
    ("-0,0", 0, 0, (BROKEN, "0")),
    ("-0", 0, 0, 0),
    ("00012", 12, 12, 12),
    ("9" * 400, (LONG, None), (LONG, None), (LONG, None)),
    ("1," + "3" * 400, (LONG, None), (LONG, None), (LONG, None)),
    ("€ 1.250,00", (NONE, "1250,00"), (NONE, "1250,00"), (NONE, None)),
    ("8,5 uur", (NONE, "8,5"), (NONE, "8,5"), (NONE, None)),
    (",5", (NONE, "0,5"), (NONE, "0,5"), (NONE, None)),
]
# text and guess, the same in every column of numbers
NO_NUMBERS = [
    ("1 250", "1250"), ("1\u2009250", "1250"), ("1\u00a0250", "1250"), ("1\u202f250", "1250"), ("1 250 000", "1250000"),
    ("1'250", "1250"), ("1’250", "1250"), ("1,250,000", "1250000"), ("+5", "5"), ("5-", "-5"), ("(5)", "-5"),
    ("−5", "-5"), ("- 5", "-5"), ("5,", "5"), ("5,-", "5"), ("5.", "5"), ("５", "5"), ("38u", "38"), ("38 u.", "38"),
    ("€1250", "1250"), ("5EUR", "5"), ("80%", "80"), ("'12", "12"), ('="12"', "12"), ("2 5", None), ("12 5", None),
    ("1\n2", None), ("7:36", None), ("7u36", None), ("1e3", None), ("1E3", None), ("½", None), ("1½", None),
    ("5²", None), ("٣", None), ("1٠", None), ("٣٥", None), ("①", None), ("Ⅴ", None), ("NaN", None), ("inf", None),
    ("-inf", None), ("0x10", None), ("1_000", None), ("--5", None), ("±5", None), ("1,,5", None), ("1,5,2", None),
    ("1..5", None), ("1.,5", None), ("1·5", None), ("1٫5", None), ("5-6", None), ("1/2", None), ("5?", None),
    ("ca. 5", None), ("1O", None), ("l5", None), ("5\u200b0", None), ("5\u00ad0", None), ("5\u0301", None),
]  # fmt: skip


def outcome(judged: object) -> object:
    if isinstance(judged, Scaled):
        return Fraction(judged.mantissa, 10**judged.decimals)
    assert isinstance(judged, Flag)
    assert judged.value is None
    return judged.rule, judged.suggestion


@pytest.mark.parametrize(("text", "number", "grouped", "whole"), FORMS, ids=lambda one: str(one)[:12])
def test_a_form_of_a_number(text: str, number: object, grouped: object, whole: object) -> None:
    assert [outcome(judge(text)) for judge in (NUMBER, GROUPED, WHOLE)] == [number, grouped, whole]


@pytest.mark.parametrize(("text", "guess"), NO_NUMBERS)
def test_what_is_no_number(text: str, guess: str | None) -> None:
    assert {outcome(judge(text)) for judge in (NUMBER, GROUPED, WHOLE)} == {(NONE, guess)}


@pytest.mark.parametrize(
    ("name", "text", "guess"),
    [("uren", "7:36", "7,6"), ("uren", "7u36", "7,6"), ("geplande_uren", "38:00", "38"), ("uren", "7:37", None),
     ("duur_minuten", "1:30", "90"), ("duur_minuten", "1u30", "90"), ("score", "7:36", None)],
)  # fmt: skip
def test_hours_and_minutes(name: str, text: str, guess: str | None) -> None:
    kind = "integer" if name == "duur_minuten" else "number"
    assert outcome(number_judge(Field(name, name, kind))(text)) == (NONE, guess)  # type: ignore[arg-type]


# the cells of afwezigheden.uren, and those of them that are too long
LONG_CELLS = [
    (["123456789012345678", "7,6", "3,8"], ["123456789012345678"]),
    (["7,6", "123456789012345678"], ["123456789012345678"]),
    (["7,6", "0,333333333333333333", "0"], ["0,333333333333333333"]),
    (["7,6", "38", "1000", "0,3333333333333333"], ["0,3333333333333333"]),
    (["12345678901234567", "7,65", "0,333333333333333333", "8"], ["12345678901234567", "0,333333333333333333"]),
    (["123456789012345678", "5", "38"], []),
    (["0,333333333333333"] * 900, []),
    (["999999999999999999"] * 20 + ["7"], ["999999999999999999"]),  # each fits, their sum does not
]


@pytest.mark.parametrize(("texts", "long"), LONG_CELLS, ids=lambda one: str(one)[:30])
def test_a_number_that_is_too_long_is_the_one_that_is_named(texts: list[str], long: list[str]) -> None:
    schemas = load_schemas()
    values = list(dict.fromkeys(texts))
    raw = TextColumn(values, np.array([values.index(text) for text in texts], np.int32))
    column = typed(raw, schemas["afwezigheden"].field("uren"), schemas)
    assert [values[at] for at in column.flags] == long
    assert {flag.rule for flag in column.flags.values()} <= {LONG}
    kept = ~column.faulty
    whole = [Fraction(text.replace(",", ".")) for text in texts if text not in long]
    assert [Fraction(int(one), column.column.scale) for one in column.column.data[kept]] == whole
    assert Fraction(int(column.column.data[kept].sum()), column.column.scale) == sum(whole)
