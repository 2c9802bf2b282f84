"""The only place where anything is rounded or a number becomes digits.

Half goes up (away from zero), on exact integers and fractions: 72.5 → 73 and 23/40 → 57.5 → 58, where binary floats
and half-even rounding go wrong. The styles stand in the contract under "Counting rules".
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Literal

Style = Literal["whole", "half", "0.1", "0.01", "closing"]
STYLES: tuple[Style, ...] = ("whole", "half", "0.1", "0.01", "closing")

_STEP: dict[str, Fraction] = {
    "whole": Fraction(1),
    "closing": Fraction(1),
    "half": Fraction(1, 2),
    "0.1": Fraction(1, 10),
    "0.01": Fraction(1, 100),
}
_DECIMALS = {"0.1": 1, "0.01": 2}


def nearest(value: Fraction, step: Fraction = Fraction(1)) -> Fraction:
    """The multiple of `step` nearest to `value`; a value halfway goes away from zero."""
    above, below = 2 * abs(value.numerator) * step.denominator, value.denominator * step.numerator
    count = (above + below) // (2 * below)
    return Fraction((count if value >= 0 else -count) * step.numerator, step.denominator)


def round_to(value: Fraction, style: Style) -> Fraction:
    """`value` rounded as `style` says; ``closing`` rounds as ``whole`` (see `closing` for a distribution)."""
    return nearest(value, _STEP[style])


def closing(parts: Sequence[Fraction]) -> list[Fraction]:
    """Round percentages that add up to 100 so that they still do: largest remainder.

    When exactly two equal remainders compete for one last point each gets a half; ties that cannot be settled so
    give plain whole percentages. `parts` are exact percentages with sum 100 (contract, "Counting rules").
    """
    floors = [Fraction(part.numerator // part.denominator) for part in parts]
    left = int(sum(parts)) - int(sum(floors))
    if left <= 0:
        return floors
    remainders = [part - floor for part, floor in zip(parts, floors, strict=True)]
    edge = sorted(remainders, reverse=True)[left - 1]
    above = [number for number, remainder in enumerate(remainders) if remainder > edge]
    tied = [number for number, remainder in enumerate(remainders) if remainder == edge]
    points = left - len(above)
    if points == len(tied):
        share = Fraction(1)
    elif points == 1 and len(tied) == 2:
        share = Fraction(1, 2)
    else:
        return [nearest(part) for part in parts]
    for number in above:
        floors[number] += 1
    for number in tied:
        floors[number] += share
    return floors


def digits(value: Fraction, decimals: int = 0) -> str:
    """Write `value` with a decimal comma and thousands dots, with exactly `decimals` decimals (rounded half up)."""
    scaled = abs(nearest(value * 10**decimals))
    whole, part = divmod(int(scaled), 10**decimals)
    sign = "-" if value < 0 and scaled else ""
    text = f"{whole:,}".replace(",", ".")
    return f"{sign}{text},{part:0{decimals}d}" if decimals else f"{sign}{text}"


def shortest(value: Fraction) -> str:
    """Write a value that has at most two decimals without trailing zeros: 41 → ``41``, 41.5 → ``41,5``."""
    for decimals in (0, 1, 2):
        if (value * 10**decimals).denominator == 1:
            return digits(value, decimals)
    return digits(value, 2)


def written(value: Fraction, style: Style) -> str:
    """Round `value` as `style` says and write it: ``0.1`` and ``0.01`` fixed, the others without ``,0``."""
    rounded = round_to(value, style)
    return digits(rounded, _DECIMALS[style]) if style in _DECIMALS else shortest(rounded)


def digits_of(rounded: Fraction, style: Style) -> str:
    """Write a value that is rounded already, with the decimals of `style`: a half of ``closing`` stays a half."""
    return digits(rounded, _DECIMALS[style]) if style in _DECIMALS else shortest(rounded)


def plain(value: Fraction, decimals: int = 4) -> str:
    """Write `value` for a spreadsheet: decimal comma, no thousands dots, no more decimals than it needs."""
    text = digits(value, decimals).replace(".", "")
    return text.rstrip("0").removesuffix(",") if "," in text else text


def signed(value: Fraction, decimals: int = 0) -> str:
    """A difference with its sign: ``+3,5``, ``-12``, ``0``."""
    text = digits(value, decimals)
    return f"+{text}" if nearest(value * 10**decimals) > 0 else text
