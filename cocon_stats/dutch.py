"""Numbers in Dutch: words, hours, nouns after a number, lists, the start of a sentence.

The spelling follows the Dutch Language Union: ``tweeëntwintig``, ``honderdeen``, ``duizend twee``, ``tweeënhalf``;
only the accent of ``één`` falls away on a capital (``Eén``). Digits come from `cocon_stats.rounding`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from functools import lru_cache

from cocon_stats.figures import Unit
from cocon_stats.rounding import Style, digits, digits_of, nearest

HOURS_STYLES = ("cocon", "enkelvoud", "kort")

_SMALL = (
    "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien "
    "zeventien achttien negentien"
).split()
_MONTHS = ("januari februari maart april mei juni juli augustus september oktober november december").split()
_TENS = "nul tien twintig dertig veertig vijftig zestig zeventig tachtig negentig".split()
_LARGEST = 10**9 - 1
_HALF = Fraction(1, 2)
_JOINED_HALVES = 10  # tweeënhalf … tienenhalf; above that "elf en een half"

# Nouns the figures are printed with: one, several, and whether the noun takes "halve" (de-word) or "half" (het-word).
NOUNS: dict[str, tuple[str, str]] = {
    "dag": ("dagen", "halve"),
    "week": ("weken", "halve"),
    "maand": ("maanden", "halve"),
    "minuut": ("minuten", "halve"),
    "uur": ("uur", "half"),
    "jaar": ("jaar", "half"),
}
_SINGULAR = {plural: noun for noun, (plural, _) in NOUNS.items()} | {noun: noun for noun in NOUNS}
UNIT_WORDS: dict[Unit, str] = {
    "count": "aantal",
    "percent": "procent",
    "days": "dagen",
    "weeks": "weken",
    "minutes": "minuten",
    "minutes_per_week": "minuten per week",
    "years": "jaar",
    "score": "score op 10",
    "fte": "VTE",
    "mean_count": "gemiddeld aantal",
}
_UNIT_NOUNS: dict[Unit, str] = {"days": "dag", "weeks": "week", "years": "jaar"}


def cardinal(number: int) -> str:
    """A whole number below a thousand million in words: 1 → ``één``, 22 → ``tweeëntwintig``, 101 → ``honderdeen``."""
    if not -_LARGEST <= number <= _LARGEST:
        raise ValueError(f"no words for {number}")
    if number < 0:
        return f"min {cardinal(-number)}"
    return "één" if number == 1 else _words(number)


def _words(number: int) -> str:
    if number >= 1_000_000:
        millions, rest = divmod(number, 1_000_000)
        return f"{cardinal(millions)} miljoen" + (f" {_words(rest)}" if rest else "")
    if number >= 1000:
        thousands, rest = divmod(number, 1000)
        return ("" if thousands == 1 else _words(thousands)) + "duizend" + (f" {_words(rest)}" if rest else "")
    if number >= 100:
        hundreds, rest = divmod(number, 100)
        return ("" if hundreds == 1 else _SMALL[hundreds]) + "honderd" + (_words(rest) if rest else "")
    if number < 20:
        return _SMALL[number]
    tens, ones = divmod(number, 10)
    if not ones:
        return _TENS[tens]
    return f"{_SMALL[ones]}{_joint(_SMALL[ones])}{_TENS[tens]}"


def _joint(word: str) -> str:
    return "ën" if word.endswith("e") else "en"


def spoken(value: Fraction, half: str = "half") -> str:
    """A number as one says it: ``anderhalf``, ``tweeënhalf``, ``eenentwintig en een half``, ``drie komma nul vijf``.

    `half` is "half" before a het-word, "halve" before a de-word. Values have at most two decimals; more are rounded.
    """
    if value < 0:
        return f"min {spoken(-value, half)}"
    whole, part = divmod(nearest(value * 100), 100)
    count = int(whole)
    if not part:
        return cardinal(count)
    if part == 50:
        return _with_half(count, half)
    return f"{cardinal(count)} komma {_decimals(int(part))}"


def _with_half(whole: int, half: str) -> str:
    if whole == 0:
        return f"een {half}"
    if whole == 1:
        return f"ander{half}"
    word = cardinal(whole)
    if whole <= _JOINED_HALVES:
        return f"{word}{_joint(word)}{half}"
    return f"{word} en een {half}"


def _decimals(hundredths: int) -> str:
    if hundredths < 10:
        return f"nul {cardinal(hundredths)}"
    return cardinal(hundredths // 10 if hundredths % 10 == 0 else hundredths)


def percent_in_words(value: Fraction) -> str:
    """A percentage in words: 32.5 → ``tweeëndertig en een half procent``."""
    return f"{spoken(value)} procent"


def capital(text: str) -> str:
    """The text with a capital to open a sentence: ``één`` → ``Eén``, ``ijs`` → ``IJs``."""
    if text.startswith("één"):
        return f"Eén{text[3:]}"
    if text.startswith("ij"):
        return f"IJ{text[2:]}"
    return text[:1].upper() + text[1:]


def count_text(number: int, words_up_to: int = 12) -> str:
    """A count for running text: in words up to `words_up_to`, above it in digits. 9 → ``negen``, 1250 → ``1.250``."""
    return cardinal(number) if 0 <= number <= words_up_to else digits(Fraction(number))


def plural(value: Fraction, singular: str, several: str | None = None) -> str:
    """The noun after a number in digits: ``1 dag``, ``1,5 dagen``, ``2 jaar``.

    `several` may stay away for the nouns of `NOUNS`.
    """
    if value == 1:
        return singular
    return several if several is not None else NOUNS[singular][0]


def hours(minutes: Fraction, style: str = "cocon") -> str:
    """Minutes as hours and minutes: ``4 uren en 18 minuten``, ``1 uur``, ``0 minuten``.

    `style` is the house style: ``cocon`` (plural, as the report prints it), ``enkelvoud`` (``4 uur``) or ``kort``
    (``4u18``).
    """
    whole, rest = divmod(int(nearest(minutes)), 60)
    hour, minute = digits(Fraction(whole)), digits(Fraction(rest))
    if style == "kort":
        return f"{hour}u{minute:>02}" if rest else f"{hour}u"
    many = "uren" if style == "cocon" else "uur"
    parts = [f"{hour} {plural(Fraction(whole), 'uur', many)}"] * (whole > 0)
    parts += [f"{minute} {plural(Fraction(rest), 'minuut')}"] * (rest > 0 or whole == 0)
    return " en ".join(parts)


def day_text(day: date) -> str:
    """A date in running text: ``30 juni 2025``."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def listing(items: Iterable[str], last: str = "en") -> str:
    """Words in a row: ``neef, nicht en broer``."""
    words = list(items)
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


@lru_cache(maxsize=4096)  # most figures of a year print one of a few texts
def text_of(unit: Unit, rounded: Fraction, style: Style, hours_style: str = "cocon") -> str:
    """What the report prints for a figure: ``32,5%``, ``4 uren en 18 minuten``, ``3,75 dagen``, ``8,9``, ``41``.

    `rounded` is the value rounded as `style` says (minutes to whole minutes), in the figure's unit.
    """
    if unit in ("minutes", "minutes_per_week"):
        return hours(rounded, hours_style)
    number = digits_of(rounded, style)
    if unit == "percent":
        return f"{number}%"
    noun = unit_noun(unit, rounded if "," not in number else Fraction(0))
    return f"{number} {noun}" if noun else number


def unit_noun(unit: Unit, value: Fraction) -> str:
    """The noun behind a value of this unit: ``dag``, ``dagen``; empty for a unit without one."""
    noun = _UNIT_NOUNS.get(unit)
    return plural(value, noun) if noun else ""


_SHORT_HOURS = re.compile(r"(?<![\d.,])(\d{1,3}(?:\.\d{3})+|\d+)u(\d{2})?(?!\w)")
_NUMBER = re.compile(r"(-?)(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?(%| [a-z]+)?")


def in_words(text: str) -> str:
    """A printed number with its digits in words, as a sentence must open.

    ``55%`` → ``vijfenvijftig procent``, ``4 uren en 18 minuten`` → ``vier uren en achttien minuten``,
    ``2,5 dagen`` → ``tweeënhalve dag``.
    """
    return _NUMBER.sub(_number_in_words, _SHORT_HOURS.sub(_long_hours, text))


def _long_hours(found: re.Match[str]) -> str:
    minutes = 60 * int(found[1].replace(".", "")) + int(found[2] or 0)
    return hours(Fraction(minutes), "enkelvoud")


def _number_in_words(found: re.Match[str]) -> str:
    sign, whole, decimals, after = found.groups("")
    value = Fraction(whole.replace(".", "") + (f".{decimals}" if decimals else ""))
    value = -value if sign else value
    if after == "%":
        return percent_in_words(value)
    noun = _SINGULAR.get(after.strip())
    if noun and value % 1 == _HALF:
        return f"{spoken(value, NOUNS[noun][1])} {noun}"
    return spoken(value) + after
