"""Codes and booleans: in any case, spaces around ignored; a near miss is suggested."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from cocon_stats.exports.judged import Flag, Judge
from cocon_stats.exports.meant import Meant
from cocon_stats.exports.texts import unwrapped

BOOLEANS = ("nee", "ja")
_BOOLEAN = {"ja": 1, "j": 1, "1": 1, "waar": 1, "true": 1, "nee": 0, "n": 0, "0": 0, "onwaar": 0, "false": 0}
_ALMOST = {"yes": "ja", "y": "ja", "oui": "ja", "jaa": "ja", "x": "ja", "v": "ja", "vrai": "ja", "ok": "ja",
           "neen": "nee", "no": "nee", "non": "nee", "ne": "nee", "faux": "nee", "niet": "nee"}  # fmt: skip
_GUESSES = 300
_MOST, _SHOWN = 12, 10


def judge_boolean(text: str) -> int | Flag:
    """1 for ja, 0 for nee, else a flag."""
    known = _BOOLEAN.get(text.casefold())
    return known if known is not None else Flag("ja-nee-ongeldig", _ALMOST.get(text.casefold()))


def code_judge(codes: Mapping[str, str]) -> Judge:
    """A judge of the texts of a code column: the position of the code in the list. `codes` are codes with labels."""
    places = {code.casefold(): place for place, code in enumerate(codes)}
    guess = _Guess(codes)

    def judge(text: str) -> int | Flag:
        place = places.get(text.casefold())
        return place if place is not None else Flag("code-onbekend", guess(text), {"codes": listed(codes)})

    return judge


def codes_judge(codes: Mapping[str, str]) -> Judge:
    """A judge of the texts of a column that may hold several codes, separated by ``|``: the text as it should be."""
    written = {code.casefold(): code for code in codes}
    guess = _Guess(codes)

    def judge(text: str) -> str | Flag:
        parts = [part.strip() for part in text.split("|")]
        wrong = [part for part in parts if part.casefold() not in written]
        if not wrong:
            return "|".join(written[part.casefold()] for part in parts)
        mended = [written.get(part.casefold()) or guess(part) for part in parts if part]
        suggestion = "|".join(one for one in mended if one) if all(mended) else None
        return Flag("code-onbekend", suggestion, {"codes": listed(codes)})

    return judge


def listed(codes: Mapping[str, str]) -> str:
    """The codes of a list in words, for a message; a long list is cut and says how many there are besides."""
    names = list(codes)
    if len(names) > _MOST:
        return ", ".join(names[:_SHOWN]) + f" en nog {len(names) - _SHOWN} andere"
    return ", ".join(names[:-1]) + f" of {names[-1]}" if len(names) > 1 else "".join(names)


class _Guess:
    """The code that was probably meant; gives up after many different texts."""

    def __init__(self, codes: Mapping[str, str]) -> None:
        self._codes = codes
        self._left = _GUESSES

    @cached_property
    def _meant(self) -> Meant:
        return Meant(self._codes)  # costs more than reading a small file in which every code is right

    def __call__(self, text: str) -> str | None:
        if self._left <= 0:
            return None
        self._left -= 1
        return self._meant(unwrapped(text))
