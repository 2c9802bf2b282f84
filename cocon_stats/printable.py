"""Text that may go to a terminal or a file for people: without characters that steer it or that nobody sees."""

from __future__ import annotations

import json
import unicodedata

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_STEERING = ("Zl", "Zp")


def printable(text: str, keep: str = "") -> str:
    """`text` with ``�`` in the place of control, invisible and direction characters other than those of `keep`."""
    found = _steering(text) - set(keep)
    return text.translate({ord(one): REPLACEMENT for one in found}) if found else text


def one_line(text: str) -> str:
    """`text` on one line without such characters: a cell of an export must not steer a terminal."""
    return text if text.isprintable() else printable(" ".join(text.split()))


def escaped_json(text: str) -> str:
    """A text in JSON with such characters escaped, so that every value stays what it is."""
    found = _steering(text) - {"\n"}
    return text.translate({ord(one): json.dumps(one)[1:-1] for one in found}) if found else text


def _steering(text: str) -> set[str]:
    if text.isascii() and text.isprintable():
        return set()
    kinds = {one: unicodedata.category(one) for one in set(text)}
    return {one for one, kind in kinds.items() if kind[0] == "C" or kind in _STEERING}
