"""The JSON text is that of the standard library, to the letter."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from cocon_stats.indented import indented

VALUES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
NESTED = st.recursive(VALUES, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=20)


@given(st.lists(NESTED) | st.dictionaries(st.text(), NESTED))
def test_the_same_text(content: Any) -> None:
    assert indented(content) == json.dumps(content, ensure_ascii=False, indent=1)
