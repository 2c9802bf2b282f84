"""What reading finds wrong, before it becomes a message: the rule, the place and the facts the message needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault of a whole file, of its header or of a row as such (not of a cell).

    `rule` is a name of the rule catalogue, `line` the line an editor shows, `details` what its message fills in,
    `other_line` the line of the last piece of a row that was cut.
    """

    rule: str
    line: int | None = None
    column: str | None = None
    value: str | None = None
    details: Mapping[str, str] = field(default_factory=dict)
    other_line: int | None = None
