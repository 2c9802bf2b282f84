"""What can be said of one text before its type is known: spaces around, empty forms, failures of Excel."""

from __future__ import annotations

import re

BLANKS = (
    " \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000\ufeff\u200b\u200c\u200d\u200e\u200f\u2060"
)

_EXCEL_ERRORS = frozenset(
    "#n/b #n/a #waarde! #value! #verw! #ref! #deel/0! #div/0! #naam? #name? #leeg! #null! #getal! #num! #overloop! "
    "#spill! #calc! #bereken! #gegevens_ophalen #getting_data #geblokkeerd! #blocked! #onbekend! #unknown!".split()
)
_HASHES = re.compile(r"#{2,}")
_EXPONENT = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?E[+-][0-9]{1,3}", re.IGNORECASE)


def trim(text: str) -> str:
    """The text without spaces around it, non-breaking and zero-width ones included."""
    return text.strip(BLANKS)


def folded(text: str) -> str:
    """The text as codes and column names are compared: trimmed, in any case."""
    return text.strip(BLANKS).casefold()


def excel_failure(text: str) -> str | None:
    """The rule that a failure of Excel breaks (``#N/B``, ``########``, ``1,23E+05``); None for any other text."""
    if text[0] == "#" and (text.casefold() in _EXCEL_ERRORS or _HASHES.fullmatch(text)):
        return "excel-kolom-te-smal" if _HASHES.fullmatch(text) else "excel-fout"
    if text[-1].isdigit() and _EXPONENT.fullmatch(text):
        return "excel-exponent"
    return None


def unwrapped(text: str) -> str:
    """The text without what keeps Excel from changing it: ``'00123`` and ``="00123"`` become ``00123``."""
    bare = text.removeprefix("=")
    if len(bare) > 1 and bare[0] == bare[-1] == '"':
        return trim(bare[1:-1])
    return trim(text.removeprefix("'"))
