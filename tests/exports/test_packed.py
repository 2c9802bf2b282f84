"""Record numbers as whole numbers: every text comes back, and no two texts share a code."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cocon_stats.exports import packing, parsed
from cocon_stats.exports.packed import Packed, look_up, settled
from cocon_stats.exports.packing import Numbers
from cocon_stats.exports.parsed import TooManyFormsError, parse
from cocon_stats.exports.table import TextColumn
from cocon_stats.exports.texts import folded

SIMILAR = [
    "1", "01", "001", "S1", "S01", "S10", "s1", "S-1", "S-01", "S2017-0001", "S-2017-1", "S0", "S00", "0", "00", "S",
    "", "S1 ", " S1", "1E05", "S1a", "é1", "S é1", "S123456789012345", "S1234567890123456", "S000123", "S123", "A/B_1",
]  # fmt: skip
TEXT = st.one_of(st.sampled_from(SIMILAR), st.integers(0, 2000).map("S{:06}".format), st.text(max_size=4))


def packed(*pieces: list[str]) -> TextColumn:
    column = Numbers(0)
    for texts in pieces:
        encoded = [text.encode() for text in texts]
        ends = np.cumsum([0, *map(len, encoded)])
        column.add(parse(ends, np.frombuffer(b"".join(encoded), np.uint8)))
    return column.column()


@settings(deadline=None, max_examples=200)
@given(st.lists(st.lists(TEXT, max_size=80), max_size=3))
def test_every_text_comes_back(pieces: list[list[str]]) -> None:
    texts = [text for piece in pieces for text in piece]
    column = packed(*pieces)
    assert [column.values[place] for place in column.index.tolist()] == texts
    assert list(column.values) == list(dict.fromkeys(texts)), "each once, in the order of appearance"


@settings(deadline=None, max_examples=200)
@given(st.lists(TEXT, max_size=60), st.lists(TEXT, max_size=60))
def test_places_are_those_of_equal_texts(wanted: list[str], texts: list[str]) -> None:
    these, those = packed(wanted).values, packed(texts).values
    expected = [list(those).index(one) if one in list(those) else -1 for one in these]
    assert look_up(these, those).tolist() == expected
    assert look_up(list(these), those).tolist() == expected
    assert look_up(these, list(those)).tolist() == expected
    assert [isinstance(those, Packed) and those.place(one) for one in these] == expected


@settings(deadline=None)
@given(st.lists(TEXT, max_size=60))
def test_texts_that_mean_another_one(texts: list[str]) -> None:
    values = packed(texts).values
    assert isinstance(values, Packed)
    meant = {place: values[place].strip() or None for place in values.loose_places.tolist()}
    table, found = settled(values, meant)
    places = list(range(len(values))) if table is None else table.tolist()
    assert [found[one] if one >= 0 else None for one in places] == [text.strip() or None for text in values]
    used = {one for one in places if one >= 0}
    assert len({found[one] for one in used}) == len(used), "no text stands at two places"
    stripped = [text.strip() for text in values if text.strip()]
    assert [places.index(one) >= 0 for one in found.places(stripped).tolist()] == [True] * len(stripped)


def test_texts_that_are_no_numbers_are_left_to_the_other_readers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsed, "MOST_LOOSE", 5)
    with pytest.raises(TooManyFormsError):
        packed([f"{one}-a" for one in range(200)])
    monkeypatch.setattr(packing, "MOST_FORMS", 5)
    with pytest.raises(TooManyFormsError):
        packed([f"S{one}-1" for one in range(20)])


def test_codes_are_small() -> None:
    column = packed([f"S{one:06}" for one in range(5000)] + [f"S{one}" for one in range(1_000_000, 1_000_100)])
    assert isinstance(column.values, Packed)
    assert column.values.codes.dtype == np.int32
    assert packed(["S123456789012345"]).values[0] == "S123456789012345"


@settings(deadline=None)
@given(st.lists(TEXT, max_size=60), TEXT)
def test_a_folded_text_stands_there_in_any_case(texts: list[str], asked: str) -> None:
    values = packed(texts).values
    assert isinstance(values, Packed)
    assert values.holds_folded(folded(asked)) == (folded(asked) in map(folded, texts))


def test_very_many_forms_of_many_lengths_are_too_many() -> None:
    texts = [
        f"{'abcdefghij'[place % 10] * length}{place}-{place % 7}" for length in range(1, 40) for place in range(900)
    ]
    with pytest.raises(TooManyFormsError):
        packed(texts)


def test_very_long_texts() -> None:
    texts = [
        "C123",
        "C" * 1_000_000 + "1",
        "9" * 1_000_000,
        "C" * 1_000_000 + "2",
        "C" * 1_000_000 + "1",
        "C-" + "0" * 99,
    ]
    column = packed(texts)
    assert [column.values[place] for place in column.index.tolist()] == texts
    assert isinstance(column.values, Packed)
    assert [one.prefix for one in column.values.forms] == ["C", "C" * 1_000_000]


def test_a_number_renamed_to_a_text_without_a_form() -> None:
    values = packed(["S1", "S2", "x"]).values
    assert isinstance(values, Packed)
    assert list(values.renamed({0: "y-", 2: "S3"})) == ["y-", "S2", "S3"]
