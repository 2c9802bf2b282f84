"""JSON as the files of figures hold it: one space of indentation, letters as they are."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

_NESTED = (dict, list, tuple)


def indented(content: Mapping[str, Any] | Sequence[Any], depth: int = 1) -> str:
    """The text that ``json.dumps(content, ensure_ascii=False, indent=1)`` gives, for keys that are texts.

    That writes every value in Python; here objects without nesting, nearly all of a file, go to the encoder in C.
    """
    values = content.values() if isinstance(content, Mapping) else content
    opening, closing = "{}" if isinstance(content, Mapping) else "[]"
    if not content:
        return opening + closing
    if not any(isinstance(one, _NESTED) for one in values):
        inside = _encoder(depth).encode(content)[1:-1]
    elif isinstance(content, Mapping):
        inside = _line(depth).join(f"{_text(name)}: {_text(one, depth + 1)}" for name, one in content.items())
    else:
        inside = _line(depth).join(_text(one, depth + 1) for one in content)
    return f"{opening}\n{' ' * depth}{inside}\n{' ' * (depth - 1)}{closing}"


def _text(value: Any, depth: int = 0) -> str:
    return indented(value, depth) if isinstance(value, _NESTED) else _encoder(0).encode(value)


def _line(depth: int) -> str:
    return ",\n" + " " * depth


@cache
def _encoder(depth: int) -> json.JSONEncoder:
    return json.JSONEncoder(ensure_ascii=False, separators=(_line(depth), ": "))
