"""The pen: the only way in which a number gets into a section.

Every number a template prints becomes one private-use character; the text behind it is kept here and put back after
rendering (`cocon_stats.report.prose`). So no filter can change a printed number, and a digit that stands in a
rendered section did not come from a figure.
"""

from __future__ import annotations

import re
from fractions import Fraction

from cocon_stats.dutch import count_text
from cocon_stats.rounding import digits

_FIRST = 0xF0000
_LAST = 0xFFFFD
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
MARK = re.compile(f"[{chr(_FIRST)}-{chr(_LAST)}]")
"""A character that stands for a printed number."""

EMPTY = "\ue000"
"""Stands where a template printed nothing, so that the line goes without splitting its paragraph."""


class Pen:
    """Writes numbers as marks and knows what each mark stands for."""

    def __init__(self, words_up_to: int = 12) -> None:
        self._words_up_to = words_up_to
        self._marks: dict[str, str] = {}
        self._texts: list[str] = []

    def write(self, text: str) -> str:
        """The mark for a printed number such as ``32,5%``."""
        if text not in self._marks:
            if len(self._texts) > _LAST - _FIRST:
                raise ValueError("te veel verschillende getallen in één verslag")
            self._marks[text] = chr(_FIRST + len(self._texts))
            self._texts.append(text)
        return self._marks[text]

    def count(self, number: int | Fraction) -> str:
        """The mark for a count in running text: in words when it is small."""
        return self.write(count_text(int(number), self._words_up_to))

    def digits(self, number: int | Fraction) -> str:
        """The mark for a whole number in digits."""
        return self.write(digits(Fraction(number)))

    def constant(self, text: str) -> str:
        """A text of which the numbers belong to the words, such as ``A3``."""
        return _DIGITS.sub(lambda found: self.write(found[0]), text)

    def read(self, mark: str) -> str:
        """The text behind a mark; KeyError when it was not written with this pen."""
        place = ord(mark) - _FIRST
        if not 0 <= place < len(self._texts):
            raise KeyError(mark)
        return self._texts[place]
