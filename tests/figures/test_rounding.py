"""Rounding: half up on exact numbers, the styles of the contract, and that it happens in one place only."""

import ast
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cocon_stats
from cocon_stats.rounding import (
    Style,
    closing,
    digits,
    digits_of,
    nearest,
    plain,
    round_to,
    shortest,
    signed,
    written,
)


def share(count: int, base: int) -> Fraction:
    return Fraction(100 * count, base)


@pytest.mark.parametrize(
    ("count", "base", "style", "text"),
    [
        (29, 40, "whole", "73"),  # 72.5, where half-even gives 72
        (29, 40, "half", "72,5"),
        (23, 40, "whole", "58"),  # 57.5, where 100 * (23 / 40) in floats is 57.49999…
        (1, 40, "whole", "3"),
        (1, 40, "half", "2,5"),
        (1, 200, "whole", "1"),
        (1, 201, "whole", "0"),
        (13, 40, "half", "32,5"),
        (17, 42, "half", "40,5"),
        (9, 42, "half", "21,5"),
        (1, 42, "half", "2,5"),  # 2.38
        (1, 400, "half", "0,5"),  # exactly a quarter
        (1, 401, "half", "0"),
        (3, 400, "half", "1"),  # exactly three quarters
        (22, 40, "half", "55"),
        (40, 40, "half", "100"),
        (0, 40, "half", "0"),
        (1, 10, "0.1", "10,0"),
        (9, 46, "0.1", "19,6"),
        (1, 2000, "0.1", "0,1"),  # 0.05
        (1, 2001, "0.1", "0,0"),
        (1, 1, "0.01", "100,00"),
        (1, 20000, "0.01", "0,01"),  # 0.005
        (1, 3, "0.01", "33,33"),
        (1, 3, "closing", "33"),  # alone it rounds as whole
    ],
)
def test_traps(count: int, base: int, style: Style, text: str) -> None:
    assert written(share(count, base), style) == text


@pytest.mark.parametrize(
    ("value", "style", "text"),
    [
        ("-72.5", "whole", "-73"),
        ("-0.4", "whole", "0"),
        ("-0.25", "half", "-0,5"),
        ("-0.04", "0.1", "0,0"),
        ("-1.005", "0.01", "-1,01"),
        ("1249.5", "whole", "1.250"),
        ("1234567.885", "0.01", "1.234.567,89"),
        ("-1234.5", "half", "-1.234,5"),
        ("999999.95", "0.1", "1.000.000,0"),
        ("0", "0.01", "0,00"),
    ],
)
def test_negative_and_large_numbers(value: str, style: Style, text: str) -> None:
    assert written(Fraction(value), style) == text


def test_half_and_closing_never_print_a_zero_decimal() -> None:
    for style in ("half", "closing", "whole"):
        printed = {written(Fraction(number, 8), style) for number in range(801)}  # type: ignore[arg-type]
        assert [one for one in printed if one.endswith(",0")] == []
    assert digits_of(Fraction(83, 2), "closing") == "41,5"
    assert digits_of(Fraction(41), "closing") == "41"


def test_shortest_writes_at_most_two_decimals() -> None:
    values = ("41", "41.5", "57.9", "3.75", "0.125", "-0.5", "1250")
    assert [shortest(Fraction(one)) for one in values] == ["41", "41,5", "57,9", "3,75", "0,13", "-0,5", "1.250"]


def test_plain_is_for_a_spreadsheet() -> None:
    values = ("1250", "100", "0", "41.5", "-0.00001", "66.66667", "-1234.5", "0.0001")
    assert [plain(Fraction(one)) for one in values] == ["1250", "100", "0", "41,5", "0", "66,6667", "-1234,5", "0,0001"]


def test_a_difference_has_its_sign() -> None:
    assert [signed(Fraction(one), 1) for one in ("3.45", "-12", "0.04", "-0.04", "1000")] == [
        "+3,5",
        "-12,0",
        "0,0",
        "0,0",
        "+1.000,0",
    ]


def test_every_share_up_to_77_rounds_as_decimal_does() -> None:
    steps = {"whole": Decimal("1"), "closing": Decimal("1"), "0.1": Decimal("0.1"), "0.01": Decimal("0.01")}
    wrong = []
    for base in range(1, 78):
        for count in range(base + 1):
            exact = Decimal(100 * count) / Decimal(base)  # 28 digits: no share lies that near to a half
            for style, step in steps.items():
                expected = exact.quantize(step, ROUND_HALF_UP)
                if written(share(count, base), style) != str(expected).replace(".", ","):  # type: ignore[arg-type]
                    wrong.append((count, base, style))
            half = (2 * exact).quantize(Decimal("1"), ROUND_HALF_UP) / 2
            if round_to(share(count, base), "half") != Fraction(half):
                wrong.append((count, base, "half"))
    assert wrong == []


@given(st.fractions(), st.sampled_from((Fraction(1), Fraction(1, 2), Fraction(1, 10), Fraction(1, 100))))
@settings(derandomize=True, database=None, max_examples=200)
def test_nearest_is_never_further_away_than_half_a_step(value: Fraction, step: Fraction) -> None:
    rounded = nearest(value, step)
    assert (rounded / step).denominator == 1
    assert 2 * abs(rounded - value) <= step
    if 2 * abs(rounded - value) == step:
        assert abs(rounded) > abs(value)
    assert nearest(-value, step) == -rounded


@given(st.fractions(max_denominator=10**6), st.integers(0, 4))
@settings(derandomize=True, database=None, max_examples=200)
def test_digits_can_be_read_back(value: Fraction, decimals: int) -> None:
    text = digits(value, decimals)
    assert Fraction(text.replace(".", "").replace(",", ".")) == nearest(value, Fraction(1, 10**decimals))
    assert [len(one) for one in text.lstrip("-").split(",")[0].split(".")[1:]] == [3] * text.count(".")


def closed(*counts: int) -> list[str]:
    parts = [share(one, sum(counts)) for one in counts]
    return [digits_of(one, "closing") for one in closing(parts)]


@pytest.mark.parametrize(
    ("counts", "texts"),
    [
        ((12, 5, 12), ["41,5", "17", "41,5"]),
        ((31, 4, 4), ["80", "10", "10"]),
        ((24, 17, 1), ["57", "41", "2"]),
        ((4, 4, 1), ["44,5", "44,5", "11"]),
        ((44, 20, 10, 3), ["57", "26", "13", "4"]),
        ((11, 21, 9, 0), ["27", "51", "22", "0"]),
        ((1, 1, 1), ["33", "33", "33"]),  # one point, three ties: plain whole percentages
        ((1, 1, 1, 1, 1, 1), ["17", "17", "17", "17", "17", "17"]),
        ((2, 2, 2, 1), ["29", "29", "29", "14"]),  # two points, three ties
        ((100,), ["100"]),
        ((3,), ["100"]),
        ((5, 5, 5, 5, 3, 3), ["19", "19", "19", "19", "12", "12"]),  # two points, two ties: each gets one
        ((1, 1), ["50", "50"]),
        ((7, 0, 0), ["100", "0", "0"]),
        ((199, 1), ["99,5", "0,5"]),  # two halves, one point
    ],
)
def test_closing(counts: tuple[int, ...], texts: list[str]) -> None:
    assert closed(*counts) == texts


distributions = st.lists(st.integers(0, 60), min_size=1, max_size=8).filter(lambda counts: sum(counts) > 0)


@given(distributions)
@settings(derandomize=True, database=None, max_examples=500)
def test_closing_adds_up_to_100_or_is_the_plain_rounding(counts: list[int]) -> None:
    parts = [share(one, sum(counts)) for one in counts]
    rounded = closing(parts)
    assert sum(rounded) == 100 or rounded == [nearest(one) for one in parts]
    for part, one in zip(parts, rounded, strict=True):
        assert abs(part - one) < 1
        assert (2 * one).denominator == 1


@given(distributions)
@settings(derandomize=True, database=None, max_examples=500)
def test_closing_keeps_the_order_and_treats_equals_alike(counts: list[int]) -> None:
    rounded = closing([share(one, sum(counts)) for one in counts])
    for first, printed in zip(counts, rounded, strict=True):
        for second, other in zip(counts, rounded, strict=True):
            assert printed <= other if first <= second else printed >= other


def test_closing_misses_100_only_where_ties_cannot_be_settled() -> None:
    missed = []
    for base in range(1, 78):
        for first in range(base + 1):
            for second in range(first, base - first + 1):
                counts = (first, second, base - first - second)
                rounded = sum(closing([share(one, base) for one in counts]))
                level = len({100 * one % base for one in counts}) == 1  # three equal remainders that are no whole
                if (rounded != 100) != (level and 100 * first % base > 0):
                    missed.append(counts)
    assert missed == []


PACKAGE = Path(cocon_stats.__file__).parent
ROUNDERS = {"round", "round_", "floor", "ceil", "trunc", "rint", "fix", "around", "quantize", "format_string"}


def formats_numbers(spec: str) -> bool:
    """Whether a format specification writes a number (a date's starts with a percent sign; ``>10`` only aligns)."""
    return bool(spec) and not spec.startswith("%") and (spec[-1] in "bcdeEfFgGnoxX%," or "." in spec or "," in spec)


def offences(tree: ast.AST) -> list[str]:
    """Every place in a module where a number is rounded or formatted."""
    found = []
    ours = {
        one.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "cocon_stats.rounding"
        for one in node.names
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") not in ours:
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in ROUNDERS or (name == "format" and isinstance(node.func, ast.Name) and len(node.args) > 1):
                found.append(f"{node.lineno}: {name}(")
        if isinstance(node, ast.FormattedValue) and node.format_spec:
            spec = "".join(one.value for one in ast.walk(node.format_spec) if isinstance(one, ast.Constant))
            if formats_numbers(spec):
                found.append(f"{node.lineno}: :{spec}")
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod):
            left = node.left.value if isinstance(node.left, ast.Constant) else None
            if isinstance(left, str):
                found.append(f"{node.lineno}: % on a text")
    return found


def test_the_guard_sees_what_it_must() -> None:
    code = 'round(x); math.floor(x); np.round(x, 1); f"{x:.1f}"; f"{x:,}"; f"{x:03d}"; "%d" % x; format(x, ".2f")'
    assert len(offences(ast.parse(code))) == 8
    assert offences(ast.parse("from math import floor; floor(x)")) != []
    assert offences(ast.parse("from cocon_stats.rounding import floor; floor(x)")) == []
    assert offences(ast.parse('f"{x}"; f"{x:>10}"; f"{day:%d/%m/%Y}"; x % 2; f"{x!r}"; text.format(x)')) == []


def test_no_other_module_rounds_or_formats_a_number() -> None:
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        places = offences(ast.parse(path.read_text(encoding="utf-8")))
        if places and path != PACKAGE / "rounding.py":
            found[str(path.relative_to(PACKAGE))] = places
    assert found == {}
