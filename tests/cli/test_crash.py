"""A fault of the program itself: one line without values, a status of its own, and no traceback."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

import cocon_stats.validation.rules

Run = Callable[..., Any]


def test_a_fault_of_the_program_tells_nothing_of_the_data(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*given: object) -> None:
        raise ValueError("C1234567, 01/02/2013")

    monkeypatch.setattr(cocon_stats.validation.rules, "load_rules", crash)
    ended = run("rules")
    assert (ended.status, ended.out) == (70, "")
    assert re.fullmatch(
        r"Fout: het programma is vastgelopen door een fout in het programma zelf \(ValueError, rules\.py:[0-9]+\)\. "
        r"Er is geen resultaat\. Meld deze zin aan wie het programma beheert\.\n",
        ended.err,
    )
