"""The numbers of one column that cannot be kept exactly beside the others: which of them is too long."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from cocon_stats.exports.judged import Flag, Judged, Scaled
from cocon_stats.exports.numbers import MAX_DIGITS
from cocon_stats.exports.table import TextColumn

_MOST = 2**62


def refuse_too_long(judged: list[Judged | None], raw: TextColumn) -> None:
    """Flag the numbers that do not fit in one column with the others, their sum included (int64).

    `judged` holds what each distinct text of the column is, and gets the flags. As few cells as possible are
    refused, see `_that_fit`; where the others still add up to too much the longest of them go as well.
    """
    numbers = {at: one for at, one in enumerate(judged) if isinstance(one, Scaled)}
    digits = {at: _digits(one) for at, one in numbers.items()}
    longest = sum(max(lengths, default=0) for lengths in zip(*digits.values(), strict=True))
    if len(raw.index) * 10**longest <= _MOST:
        return
    times = np.bincount(raw.index, minlength=len(judged)).tolist()
    for limit in range(MAX_DIGITS, 0, -1):
        kept = _that_fit(digits, times, limit)
        scale = max((digits[at][1] for at in kept), default=0)
        if sum(times[at] * abs(numbers[at].mantissa) * 10 ** (scale - digits[at][1]) for at in kept) <= _MOST:
            break
    for at in digits.keys() - kept:
        judged[at] = Flag("getal-te-lang")


def _that_fit(digits: Mapping[int, tuple[int, int]], times: Sequence[int], limit: int) -> set[int]:
    """The numbers that fit in `limit` digits together: most cells at the best place of the comma.

    Of two places that keep as many cells the one that gives up the number with more digits.
    """

    def fit(whole: int) -> set[int]:
        return {at for at, (before, behind) in digits.items() if before <= whole and behind <= limit - whole}

    def worth(kept: set[int]) -> tuple[int, int]:
        return sum(times[at] for at in kept), -sum(sum(digits[at]) for at in kept)

    return max(map(fit, range(1, limit + 1)), key=worth)


def _digits(number: Scaled) -> tuple[int, int]:
    """How many digits stand before and behind the comma."""
    return max(len(str(abs(number.mantissa))) - number.decimals, 1), number.decimals
