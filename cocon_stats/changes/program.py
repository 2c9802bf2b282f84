"""The changes for programs, as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from cocon_stats.changes.compare import Changes
from cocon_stats.changes.figures import FigureChange
from cocon_stats.figures import number
from cocon_stats.printable import escaped_json


def as_json(changes: Changes) -> str:
    """One object with ``year files problems figures``, also the figures that print the same; ends with a line break."""
    content = {
        "year": changes.year,
        "files": [
            {
                "file": f"{one.name}.csv",
                "state": one.state,
                "unusable": one.unusable,
                "unread": dict(zip(("old", "new"), one.unread, strict=True)),
                "rows": asdict(one.rows) if one.rows else None,
            }
            for one in changes.files
        ],
        "problems": [asdict(one) for one in changes.problems],
        "figures": [_figure(one) for one in changes.figures],
    }
    return escaped_json(json.dumps(content, ensure_ascii=False, indent=1)) + "\n"


def _figure(change: FigureChange) -> dict[str, Any]:
    return {
        "id": change.new.id,
        "label": change.new.label,
        "unit": change.new.unit,
        "old": number(change.old.value),
        "new": number(change.new.value),
        "difference": number(change.difference),
        "old_text": change.old.text,
        "new_text": change.new.text,
    }
