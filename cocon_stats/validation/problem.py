"""One problem in the exports, as it is shown to the person who must mend the registration."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["fatal", "error", "warning"]
SEVERITIES: tuple[Severity, ...] = ("fatal", "error", "warning")


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault with its place. `value` is None in personal columns: those values are never shown.

    `file` is the path under the data directory (``2025/ci.csv``), `line` the line an editor shows (1-based),
    `message` what is wrong and `advice` what to do, both Dutch; `rule` is a stable name (``cocon-stats explain
    RULE``). `suggestion` is what the value probably should be, `other_file` and `other_line` the place of the other
    row when two rows are in conflict. Stands in the contract under "What is checked, and what follows".
    """

    file: str | None
    line: int | None
    column: str | None
    value: str | None
    rule: str
    severity: Severity
    message: str
    advice: str = ""
    dossier_id: str | None = None
    suggestion: str | None = None
    other_file: str | None = None
    other_line: int | None = None
