"""One column that a question may use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cocon_stats.schemas import Kind


@dataclass(frozen=True, slots=True)
class Offered:
    """One column a question may use; `words` are the words it holds with their labels, empty when it has no list."""

    name: str
    title: str
    kind: Kind
    words: Mapping[str, str]
    identifier: bool = False
