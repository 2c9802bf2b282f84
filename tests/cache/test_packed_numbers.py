"""A column of record numbers that are kept as whole numbers goes through the cache like any other, however short."""

from __future__ import annotations

import json

import numpy as np
import pytest

from cocon_stats.cache.content import as_files, from_files
from cocon_stats.exports.packed import Packed
from cocon_stats.exports.table import Column, Exports, Table
from cocon_stats.validation.check import Checked
from tests.exports.test_packed import packed


@pytest.mark.parametrize("count", [3, 5000])
def test_record_numbers_come_back(count: int) -> None:
    texts = packed([f"CI-2025-{one:05}" for one in range(count)])
    assert isinstance(texts.values, Packed)
    column = Column("string", texts.index, texts.values)
    table = Table("ci", {"dossier_id": column}, count, np.arange(count, dtype=np.int64))
    about, files = as_files(Checked(Exports({"ci": table}), (), ()))
    back = from_files(json.loads(json.dumps(about)), files, lambda: Exports({})).exports.tables["ci"]["dossier_id"]
    assert list(back.values) == list(texts.values)
    assert back.data.tolist() == texts.index.tolist()
