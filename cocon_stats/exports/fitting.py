"""Which packed record numbers fit a pattern: told by their letters and how many digits they have."""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

from cocon_stats.exports.packed import MAX_DIGITS, Form, Packed

_BOUNDS = 10 ** np.arange(1, MAX_DIGITS, dtype=np.int64)
"""The first number of two digits, of three, and so on."""


def unfit_places(texts: Packed, pattern: str) -> NDArray[np.intp]:
    """Where the texts stand that have a form which does not fit; `pattern` leaves open which digits there are."""
    fits = re.compile(pattern).fullmatch
    numbers = texts.form_numbers()
    wrong = np.zeros(len(numbers), np.bool_)
    for place, form in enumerate(texts.forms):
        lengths = [form.width] if form.width else range(1, MAX_DIGITS + 1)
        right = {length: fits(form.prefix + "1" * length) is not None for length in lengths}
        if all(right.values()):
            continue
        here = np.flatnonzero(numbers == place)
        wrong[here] = ~_right(form, texts.codes[here] - texts.starts[place], right)
    return np.flatnonzero(wrong)


def _right(form: Form, numbers: NDArray[np.int64], right: dict[int, bool]) -> NDArray[np.bool_]:
    """Whether numbers in a form fit, given the numbers of digits that do."""
    if form.width:
        return np.full(len(numbers), right[form.width])
    digits = np.searchsorted(_BOUNDS, numbers, side="right") + 1
    return np.array([False, *(right[length] for length in range(1, MAX_DIGITS + 1))])[digits]
