"""Numbers that rows hang on and that stand nowhere: which are wrong, and which may be those that damaged rows lost.

One damaged row of a case file takes the number away from all rows that hang on it; these are no faults of their own.
A number is the lost one when the damaged row reads so. Where nothing can be read the number that most rows hang on is
taken for it, and the others are wrong: so one damaged row neither hides all wrong numbers nor makes wrong ones.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from cocon_stats.validation.parents import Parents


@dataclass(slots=True)
class Missing:
    """What is missing: per file that may have held them the numbers, and how many rows hang on each.

    `explained` are the readings of damaged rows that were found again among the rows that hang on them.
    """

    rows: dict[str, Counter[str]] = field(default_factory=dict)
    explained: set[str] = field(default_factory=set)
    _lost: dict[str, frozenset[str]] = field(default_factory=dict)

    def add(self, file: str, number: str, rows: int) -> None:
        """Note that `rows` rows hang on a number that `file` may have held."""
        self.rows.setdefault(file, Counter())[number] += rows

    def lost(self, file: str, parents: Parents) -> frozenset[str]:
        """The numbers that damaged rows of `file` may have lost; to be asked when all rows are noted."""
        if file not in self._lost:
            self._lost[file] = lost_numbers(self.rows.get(file, {}), parents.lost(file, self.explained))
        return self._lost[file]


def lost_numbers(rows: Mapping[str, int], lost: int) -> frozenset[str]:
    """The numbers that may be those of `lost` damaged rows: the ones that most rows hang on.

    Numbers on which equally many rows hang cannot be told apart: they count as lost together, unless most of them
    must be wrong. Gives no number when there is no damaged row.
    """
    if len(rows) <= lost or not lost:
        return frozenset(rows if lost else ())
    counts = sorted(rows.values(), reverse=True)
    bound = counts[lost - 1]
    more = {number for number, count in rows.items() if count > bound}
    equal = {number for number, count in rows.items() if count == bound}
    return frozenset(more | equal if 2 * (lost - len(more)) >= len(equal) else more)
