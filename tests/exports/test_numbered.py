"""Record numbers of several files: packed or as texts, the same records are found, and the same faults."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cocon_stats.exports import packing
from cocon_stats.exports.numbered import NumberedRecords, Part, number, row_in, rows_of, shared
from cocon_stats.exports.strings import is_numbered, same_number
from cocon_stats.exports.table import TextColumn
from cocon_stats.exports.typed import TypedColumn, typed
from cocon_stats.schemas import load_schemas
from tests.exports.test_packed import TEXT, packed

SCHEMAS = load_schemas()
DOSSIER = SCHEMAS["ikt"].field("dossier_id")
NUMBER = st.one_of(
    st.integers(0, 12_000).map("IKT-2025-{:04}".format),
    st.integers(0, 1_200_000).map("CI-2025-{}".format),
    st.integers(0, 99).map("TNT-20-{:03}".format),
    TEXT,
)
TEXTS = st.lists(NUMBER, max_size=30, unique=True)


def parts(files: list[list[str]]) -> list[Part]:
    """Files of records one after the other, of which each seventh does not count."""
    found: list[Part] = []
    start = 0
    for texts in files:
        rows = start + np.arange(len(texts), dtype=np.int64)
        found.append((texts, np.where(rows % 7 == 6, -1, rows)))
        start += len(texts)
    return found


def as_packed(one: Part) -> Part:
    return packed(list(one[0])).values, one[1]


@settings(deadline=None, max_examples=200)
@given(st.lists(TEXTS, min_size=1, max_size=4), TEXTS, st.integers(0, 3))
def test_packed_and_texts_find_the_same_records(files: list[list[str]], wanted: list[str], place: int) -> None:
    plain = parts(files)
    mixed = [as_packed(one) if here == place else one for here, one in enumerate(plain)]
    every = [as_packed(one) for one in plain]
    records = number(plain)
    assert isinstance(records, dict)
    for others in (mixed, every):
        found = number(others)
        assert isinstance(found, NumberedRecords) == (others is every or place < len(files))
        assert dict(found) == records
        assert rows_of(found, wanted).tolist() == [records.get(one, -1) for one in wanted]
        assert rows_of(found, packed(wanted).values).tolist() == [records.get(one, -1) for one in wanted]
        assert shared(others) == shared(plain)
        same = {same_number(one): one for one in records}
        if isinstance(found, NumberedRecords):
            assert [found.similar(one) for one in wanted] == [same.get(same_number(one)) for one in wanted]
    assert [row_in(one, wanted) for one in every] == [row_in(one, wanted) for one in plain]
    for one in wanted:
        counts = sum(one in texts and rows[texts.index(one)] >= 0 for texts, rows in plain)
        assert (one in shared(plain)) == (counts > 1)


@pytest.mark.parametrize(
    "pattern",
    [
        "^[A-Z]{2,4}-[0-9]{4}-[0-9]{4,6}$",
        "^C[0-9]{6,8}$",
        "^M[0-9]{4,6}$",
        "^OTB-[0-9]{4}-[0-9]{3,6}$",
        "^[A-Z]{1}[0-9]{1,2}$",
    ],
)
def test_packed_numbers_are_judged_as_texts_are(pattern: str) -> None:
    assert is_numbered(pattern)

    @settings(deadline=None, max_examples=200)
    @given(st.lists(NUMBER, max_size=40))
    def judged(texts: list[str]) -> None:
        field = replace(DOSSIER, pattern=pattern)
        column = packed(texts)
        assert told(typed(column, field, SCHEMAS)) == told(typed(plainly(texts), field, SCHEMAS))

    judged()


def plainly(texts: list[str]) -> TextColumn:
    places = {text: place for place, text in enumerate(dict.fromkeys(texts))}
    return TextColumn(list(places), np.array([places[one] for one in texts], np.int32))


def told(cell: TypedColumn) -> list[object]:
    """Everything that is known of a column, whatever it is made of."""
    values: Sequence[str] = cell.column.values
    flags = {cell.raw.values[place]: flag for place, flag in cell.flags.items()}
    texts = [values[place] if place >= 0 else None for place in cell.column.data.tolist()]
    return [texts, flags, cell.faulty.tolist(), cell.filled.tolist()]


def test_too_many_forms_together_are_kept_as_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    files = [as_packed(one) for one in parts([["A1", "B-1"], ["A1", "C/2"]])]
    monkeypatch.setattr(packing, "MOST_FORMS", 2)
    assert number(files) == {"A1": 0, "B-1": 1, "C/2": 3}
    assert shared(files) == {"A1"}
