"""Numbers as Belgian exports write them: decimal comma, thousands dots only where the schema allows them.

A decimal point is never taken for anything: ``12.5`` is a fault and not 125. Contract, "How they are written".
"""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from cocon_stats.exports.judged import Flag, Judge, Scaled
from cocon_stats.exports.texts import unwrapped
from cocon_stats.rounding import shortest
from cocon_stats.schemas import Field

MAX_DIGITS = 18
_PLAIN = re.compile(r"(-?)([0-9]+)(?:,([0-9]+))?")
_GROUPED = re.compile(r"(-?)([1-9][0-9]{0,2}(?:\.[0-9]{3})+)(?:,([0-9]+))?")
_POINT = re.compile(r"-?[0-9]*\.[0-9]+")
_ENGLISH = re.compile(r"-?[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]+")
_DOTTED = re.compile(r"-?[0-9]+(?:\.[0-9]+)+(?:,[0-9]+)?")
_NUMBERISH = re.compile(r"[-+−]?(?:€\s*)?[0-9][0-9.,'\s\u00a0\u202f]*(?:€|%)?")
_HAS_GROUP = re.compile(r"\.[0-9]{3}(?![0-9])")
_COMMAS = re.compile(r"-?[1-9][0-9]{0,2}(?:,[0-9]{3}){2,}")
_CLOCK = re.compile(r"([0-9]{1,4})\s*[:u]\s*([0-5][0-9])(?::00)?")
_UNIT = r"(?:€|euro?|%|minuten|min\.?|uren|uur|u\.?|dagen|d\.?|pers\.?)"
_AROUND = re.compile(rf"^{_UNIT}\s*(?=[-+−0-9])|(?<=[0-9,\s]){_UNIT}$", re.IGNORECASE)
_SPACED = re.compile(r"(?<=[0-9])[\s\u00a0\u2009\u202f'’](?=[0-9]{3}(?![0-9]))")
_LOOSE_SIGN = re.compile(r"^([-+])\s+|\s+(?=,)|(?<=,)\s+")
_BEHIND = re.compile(r"([0-9.,]+)-|\(([0-9.,]+)\)")
_WIDE = str.maketrans("０１２３４５６７８９，．－−", "0123456789,.--")
_LONGEST_GUESS = 25
_WRITE_COMMA = "decimalen achter een komma"
_WRITE_WHOLE = "het gehele getal, zonder decimalen"


def number_judge(field: Field) -> Judge:
    """A judge of the texts of a number or integer column."""

    def judge(text: str) -> Scaled | Flag:
        judged = value(text)
        if isinstance(judged, Scaled) or judged.suggestion is None:
            return judged
        usable = len(judged.suggestion) <= _LONGEST_GUESS and isinstance(value(judged.suggestion), Scaled)
        return judged if usable else replace(judged, suggestion=None)

    def value(text: str) -> Scaled | Flag:
        found = _PLAIN.fullmatch(text) or (_GROUPED.fullmatch(text) if field.thousands else None)
        if found is None:
            return _no_number(text, field)
        decimals = (found[3] or "").rstrip("0")
        whole = found[2].replace(".", "").lstrip("0") or "0"
        if len(whole) + len(decimals) > MAX_DIGITS:
            return Flag("getal-te-lang")
        if field.kind == "integer" and found[3] is not None:
            return Flag("getal-niet-geheel", None if decimals else (found[1] if whole != "0" else "") + whole)
        number = Scaled(int(found[1] + whole + decimals), len(decimals))
        return number if _in_range(number, field) else Flag("getal-buiten-bereik", details={"bereik": range_of(field)})

    return judge


def is_numberish(text: str) -> bool:
    """Whether a text is a number and nothing else, in whatever form: dates and record numbers are not."""
    return _NUMBERISH.fullmatch(text) is not None


def loosely(text: str) -> Scaled | None:
    """The number in a text, with or without thousands dots, whatever its column allows; None when there is none."""
    found = _PLAIN.fullmatch(text) or _GROUPED.fullmatch(text)
    if found is None or len(text) > _LONGEST_GUESS:
        return None
    decimals = (found[3] or "").rstrip("0")
    return Scaled(int(found[1] + found[2].replace(".", "") + decimals), len(decimals))


def range_of(field: Field) -> str:
    """The range of a column in words: ``tussen 0 en 1.440``, ``groter dan 0``, ``minstens 0``."""
    low, high, above = (
        shortest(Fraction(limit)) if limit is not None else None
        for limit in (field.minimum, field.maximum, field.exclusive_minimum)
    )
    if low is not None and high is not None:
        return f"tussen {low} en {high}"
    if above is not None:
        return f"groter dan {above}"
    return f"minstens {low}" if low is not None else f"hoogstens {high}"


def _in_range(number: Scaled, field: Field) -> bool:
    scale = 10**number.decimals
    if field.minimum is not None and number.mantissa < field.minimum * scale:
        return False
    if field.maximum is not None and number.mantissa > field.maximum * scale:
        return False
    return field.exclusive_minimum is None or number.mantissa > field.exclusive_minimum * scale


def _no_number(text: str, field: Field) -> Flag:
    details = {"schrijf": _WRITE_WHOLE if field.kind == "integer" else _WRITE_COMMA}
    if _POINT.fullmatch(text):
        return Flag("getal-punt", _with_comma(text, field), details)
    if _ENGLISH.fullmatch(text):
        return Flag("getal-punt", _with_comma(text.replace(",", ""), field), details)
    if _DOTTED.fullmatch(text):
        return Flag("getal-duizendtal", text.replace(".", "") if _HAS_GROUP.search(text) else None, details)
    return Flag("getal-ongeldig", _clock(text, field) or _bare(text))


def _with_comma(text: str, field: Field) -> str | None:
    """What was meant with a decimal point: ``8.5`` is ``8,5``; for a whole number only ``8.0`` has a sense."""
    whole, _, decimals = text.partition(".")
    whole = whole if whole not in ("", "-") else whole + "0"
    if field.kind != "integer":
        return f"{whole},{decimals}"
    if not decimals.strip("0"):
        return whole
    return whole + decimals if len(decimals) == 3 and not whole.startswith("0") else None


def _clock(text: str, field: Field) -> str | None:
    """Hours and minutes as the column counts them: ``7:36`` is ``7,6`` hours or ``456`` minutes."""
    found = _CLOCK.fullmatch(text)
    if found is None:
        return None
    minutes = 60 * int(found[1]) + int(found[2])
    if "minuten" in field.name:
        return str(minutes)
    # only where the hours come out exactly
    return shortest(Fraction(minutes, 60)) if "uren" in field.name and minutes % 3 == 0 else None


def _bare(text: str) -> str | None:
    """The number in a text that holds a unit, a sign, wide digits or groups as well."""
    bare = _AROUND.sub("", unwrapped(text).translate(_WIDE).strip()).strip().removeprefix("+")
    bare = _LOOSE_SIGN.sub(r"\1", _SPACED.sub("", bare))
    if found := _BEHIND.fullmatch(bare):
        bare = found[1].removesuffix(",") if found[1] and found[1].endswith(",") else f"-{found[1] or found[2]}"
    if bare.startswith(","):
        bare = "0" + bare
    bare = bare.removesuffix(",").removesuffix(".")
    if _COMMAS.fullmatch(bare):
        return bare.replace(",", "")
    if _GROUPED.fullmatch(bare):
        bare = bare.replace(".", "")
    return bare if bare != text and _PLAIN.fullmatch(bare) else None
