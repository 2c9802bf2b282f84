"""Numbers as Belgian exports write them: decimal comma, thousands dots only where the schema allows them.

A decimal point is never taken for anything: ``12.5`` is a fault and not 125. Contract, "How they are written".
"""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from cocon_stats.exports.judged import Flag, Judge, Scaled
from cocon_stats.rounding import shortest
from cocon_stats.schemas import Field

MAX_DIGITS = 18
_PLAIN = re.compile(r"(-?)([0-9]+)(?:,([0-9]+))?")
_GROUPED = re.compile(r"(-?)([1-9][0-9]{0,2}(?:\.[0-9]{3})+)(?:,([0-9]+))?")
_POINT = re.compile(r"-?[0-9]*\.[0-9]+")
_ENGLISH = re.compile(r"-?[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]+")
_DOTTED = re.compile(r"-?[0-9]+(?:\.[0-9]+)+(?:,[0-9]+)?")
_AROUND = re.compile(r"(?:€|eur|euro|%|min\.?|minuten|uur|u\.?|dagen|d\.?|pers\.?)", re.IGNORECASE)


def number_judge(field: Field) -> Judge:
    """A judge of the texts of a number or integer column."""

    def judge(text: str) -> Scaled | Flag:
        judged = value(text)
        if isinstance(judged, Flag) and judged.suggestion is not None and isinstance(value(judged.suggestion), Flag):
            return replace(judged, suggestion=None)
        return judged

    def value(text: str) -> Scaled | Flag:
        found = _PLAIN.fullmatch(text) or (_GROUPED.fullmatch(text) if field.thousands else None)
        if found is None:
            return _no_number(text, field)
        decimals = (found[3] or "").rstrip("0")
        whole = found[2].replace(".", "").lstrip("0") or "0"
        if len(whole) + len(decimals) > MAX_DIGITS:
            return Flag("getal-te-lang")
        if field.kind == "integer" and found[3] is not None:
            return Flag("getal-niet-geheel", None if decimals else found[1] + whole)
        number = Scaled(int(found[1] + whole + decimals), len(decimals))
        return number if _in_range(number, field) else Flag("getal-buiten-bereik", details={"bereik": range_of(field)})

    return judge


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
    if _POINT.fullmatch(text):
        return Flag("getal-punt", _with_comma(text, field))
    if _ENGLISH.fullmatch(text):
        return Flag("getal-punt", _with_comma(text.replace(",", ""), field))
    if _DOTTED.fullmatch(text):
        whole, _, decimals = text.partition(",")
        return Flag("getal-duizendtal", whole.replace(".", "") + (f",{decimals}" if decimals else ""))
    return Flag("getal-ongeldig", _bare(text, field))


def _with_comma(text: str, field: Field) -> str | None:
    """What was meant with a decimal point: ``8.5`` is ``8,5``; for a whole number only ``8.0`` has a sense."""
    whole, _, decimals = text.partition(".")
    whole = whole if whole not in ("", "-") else whole + "0"
    if field.kind != "integer":
        return f"{whole},{decimals}"
    if not decimals.strip("0"):
        return whole
    return whole + decimals if len(decimals) == 3 and not whole.startswith("0") else None


def _bare(text: str, field: Field) -> str | None:
    """The number in a text that holds a unit, a sign or spaces as well."""
    bare = re.sub(r"[\s\u00a0\u202f'’]", "", _AROUND.sub("", text)).removeprefix("+").replace("−", "-")
    if bare.startswith(","):
        bare = "0" + bare
    bare = bare.removesuffix(",").removesuffix(",-")
    return bare if bare != text and _PLAIN.fullmatch(bare) and not (field.kind == "integer" and "," in bare) else None
