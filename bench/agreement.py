"""Whether an engine found the same figures as cocon-stats, and no fault."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bench.plan import Recipe

_NEAR = 1e-9


class DisagreementError(Exception):
    """An engine computed something else: its time says nothing."""


def check(engine: str, found: Mapping[str, Any], ours: Any, plan: Mapping[str, Recipe]) -> int:
    """The number of figures compared; DisagreementError names the first that differ."""
    expected = {one["id"]: one for one in ours}
    wrong = [name for name, pair in found["figures"].items() if not _same(pair, expected[name], plan[name])]
    if wrong or found["faults"]:
        raise DisagreementError(f"{engine}: {found['faults']} faults; other figures: {', '.join(wrong[:5]) or 'none'}")
    return len(found["figures"])


def _same(pair: list[float | None], figure: Mapping[str, Any], recipe: Recipe) -> bool:
    above = figure["value"] if recipe.median else figure["numerator"]
    return all(_equal(*two) for two in zip(pair, (above, figure["denominator"]), strict=True))


def _equal(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= _NEAR * max(1.0, abs(other)) + 1e-6 * (abs(other) > 1e9)
