"""From a table of modules by length to persons: which spells each person of the selection had.

A person has one or two *slots*: a length class, with the modules of which they had a spell of that length. Every
published number is a count of persons over their slots: a cell counts slots, a column total persons with a slot of
that length, a row total persons with the module in one slot or in both. So slots are made first (that settles the
column totals), tokens (module, length) are laid in them (that settles the cells), and then tokens change places
within their length class until every row total is right too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

import numpy as np
from numpy.typing import NDArray

from cocon_stats.sample.chance import shuffled

Tokens = NDArray[np.bool_]
SHORTEST = 2
"""The two shortest length classes of spells lie in the shortest class of dossiers."""


ATTEMPTS = 50


class WeaveError(Exception):
    """The counts cannot be brought together; the message says which."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """The counts to reach. `cells[module, band]`, `row_totals` and `column_totals` count unique persons.

    `selecting` marks the modules of which a person needs at least one; `dossiers` are the dossiers per length class
    (one class less than the bands: the first two are one).
    """

    cells: NDArray[np.int64]
    row_totals: Sequence[int]
    column_totals: Sequence[int]
    persons: int
    selecting: Tokens
    dossiers: Sequence[int]


@dataclass(frozen=True, slots=True)
class Slot:
    """Spells of one length class: the positions of their modules."""

    band: int
    modules: tuple[int, ...]


def weave(rng: Random, pattern: Pattern) -> list[tuple[Slot, ...]]:
    """The slots of every person, the longest first. WeaveError when the counts do not fit together.

    Chance may lay the tokens so that the last one finds no place; then it starts anew, going on in the same stream.
    """
    failed = WeaveError("no attempt was made")
    for _ in range(ATTEMPTS):
        try:
            return _woven(rng, pattern)
        except WeaveError as error:
            failed = error
    raise failed


def _woven(rng: Random, pattern: Pattern) -> list[tuple[Slot, ...]]:
    loom = _Loom(rng, pattern, _pairs(rng, pattern))
    loom.lay()
    loom.select()
    for module in np.argsort(-pattern.cells.sum(axis=1), kind="stable").tolist():
        loom.settle(module)
    return loom.persons()


def longest_bands(pattern: Pattern) -> list[int]:
    """How many persons have their longest slot in each band, such that the dossiers are long enough.

    From the top: as many as have a slot of the band, and as there are dossiers of the class or longer.
    """
    result = [0] * len(pattern.column_totals)
    room = 0
    for band in range(len(result) - 1, SHORTEST - 1, -1):
        room += pattern.dossiers[band - 1]
        result[band] = min(pattern.column_totals[band], room)
        room -= result[band]
    short = pattern.persons - sum(result)
    first, second = pattern.column_totals[0], pattern.column_totals[1]
    if not 0 <= short <= first + second:
        raise WeaveError(f"{short} persons with short spells only, but {first + second} short slots")
    result[1] = short * second // max(first + second, 1)
    result[0] = short - result[1]
    return result


def _pairs(rng: Random, pattern: Pattern) -> list[tuple[int, ...]]:
    """The bands of every person's slots. A second slot is shorter, and both can follow each other in one dossier."""
    longest = longest_bands(pattern)
    people: list[tuple[int, ...]] = [(band,) for band, count in enumerate(longest) for _ in range(count)]
    free = shuffled(rng, range(len(people)))
    for band in range(len(longest) - 1, -1, -1):
        for _ in range(pattern.column_totals[band] - longest[band]):
            place = next((at for at, one in enumerate(free) if _may_follow(band, people[one][0])), None)
            if place is None:
                raise WeaveError(f"no person can have a second slot of length class {band}")
            person = free.pop(place)
            people[person] = (*people[person], band)
    return people


def _may_follow(band: int, longest: int) -> bool:
    """61-120 and 121-180 days after each other make more than 180; all other pairs fit in the class of the longest."""
    return band < longest and (band, longest) != (3, 4)


class _Loom:
    """The slots of all persons with their tokens, as arrays over slots."""

    def __init__(self, rng: Random, pattern: Pattern, people: Sequence[tuple[int, ...]]) -> None:
        self._rng = rng
        self._pattern = pattern
        self._people = people
        self._band = np.array([band for person in people for band in person])
        self._person = np.array([number for number, person in enumerate(people) for _ in person])
        first = np.flatnonzero(np.diff(self._person, prepend=-1))
        self._partner = np.full(len(self._band), -1)
        double = first[[len(person) == 2 for person in people]]
        self._partner[double], self._partner[double + 1] = double + 1, double
        self._tokens: Tokens = np.zeros((len(self._band), len(pattern.row_totals)), dtype=bool)

    def lay(self) -> None:
        """Lay the tokens of each length class round and round over its slots: none stays empty, none gets two alike."""
        for band in range(len(self._pattern.column_totals)):
            slots = shuffled(self._rng, np.flatnonzero(self._band == band).tolist())
            place = 0
            for module in shuffled(self._rng, range(len(self._pattern.row_totals))):
                for _ in range(int(self._pattern.cells[module, band])):
                    self._tokens[slots[place % len(slots)], module] = True
                    place += 1
            if place < len(slots):
                raise WeaveError(f"{len(slots)} persons in length class {band}, but {place} spells")

    def select(self) -> None:
        """Give everybody at least one of the selecting modules, by exchange with somebody who has two."""
        for slot in np.flatnonzero(self._selecting()[self._person] == 0).tolist():
            if self._selecting()[self._person[slot]]:
                continue
            self._exchange_for_selecting(slot)
        if (self._selecting() == 0).any():
            raise WeaveError("not everybody can have one of the selecting modules")

    def _exchange_for_selecting(self, slot: int) -> None:
        spare = self._selecting()[self._person] >= 2
        mine = np.flatnonzero(self._tokens[slot])
        for other in shuffled(self._rng, np.flatnonzero(spare & (self._band == self._band[slot])).tolist()):
            theirs = np.flatnonzero(self._tokens[other] & self._pattern.selecting)
            back = [one for one in mine if not self._tokens[other, one]]
            if len(theirs) and back:
                self._move(int(theirs[0]), other, slot)
                self._move(int(back[0]), slot, other)
                return

    def _selecting(self) -> NDArray[np.int64]:
        """Per person the number of tokens of selecting modules."""
        per_slot = self._tokens[:, self._pattern.selecting].sum(axis=1)
        return np.bincount(self._person, weights=per_slot, minlength=len(self._people)).astype(np.int64)

    def settle(self, module: int) -> None:
        """Move tokens of one module until as many persons have it twice as its row total asks."""
        wanted = int(self._pattern.cells[module].sum()) - self._pattern.row_totals[module]
        stuck = 0
        while (short := wanted - self._doubles(module)) and stuck < 2:
            before = short
            for band in shuffled(self._rng, range(len(self._pattern.column_totals))):
                self._shift(module, band, wanted)
            stuck = stuck + 1 if wanted - self._doubles(module) == before else 0
        if short:
            raise WeaveError(f"module {module}: {wanted} persons should have it in two lengths, {short} are missing")

    def _doubles(self, module: int) -> int:
        mine = self._tokens[:, module]
        return int((mine & self._other(module)).sum()) // 2

    def _other(self, module: int) -> Tokens:
        """Whether the person's other slot has the module."""
        return np.asarray(self._tokens[self._partner, module] & (self._partner >= 0))

    def _shift(self, module: int, band: int, wanted: int) -> None:
        """Within one length class move tokens from persons who have the module once to persons who get it twice, or
        the other way round.
        """
        short = wanted - self._doubles(module)
        here, mine, other = self._band == band, self._tokens[:, module], self._other(module)
        givers = here & mine & (~other if short > 0 else other)
        takers = here & ~mine & (other if short > 0 else ~other)
        targets = shuffled(self._rng, np.flatnonzero(takers).tolist())
        for giver in shuffled(self._rng, np.flatnonzero(givers).tolist()):
            if not short or not targets:
                return
            if self._pass_on(module, giver, targets[-1]):
                targets.pop()
                short -= 1 if short > 0 else -1

    def _pass_on(self, module: int, giver: int, taker: int) -> bool:
        """Move a token when the giver keeps a spell and a selecting one, if need be by exchange for another token."""
        back = None
        if self._tokens[giver].sum() == 1 or self._needs(giver, module):
            back = self._in_return(module, giver, taker)
            if back is None:
                return False
            self._move(back, taker, giver)
        self._move(module, giver, taker)
        return True

    def _needs(self, slot: int, module: int) -> bool:
        return bool(self._pattern.selecting[module]) and self._count_selecting(slot) == 1

    def _count_selecting(self, slot: int) -> int:
        slots = [slot] if self._partner[slot] < 0 else [slot, int(self._partner[slot])]
        return int(self._tokens[slots][:, self._pattern.selecting].sum())

    def _in_return(self, module: int, giver: int, taker: int) -> int | None:
        """A token of the taker that the giver can have without a change in anybody's doubles."""
        must_select = self._needs(giver, module)
        for one in np.flatnonzero(self._tokens[taker] & ~self._tokens[giver]).tolist():
            if must_select and not self._pattern.selecting[one]:
                continue
            loses = self._pattern.selecting[one] and not self._pattern.selecting[module]
            if loses and self._count_selecting(taker) == 1:
                continue
            if not self._in_other(taker, one) and not self._in_other(giver, one):
                return int(one)
        return None

    def _in_other(self, slot: int, module: int) -> bool:
        return self._partner[slot] >= 0 and bool(self._tokens[self._partner[slot], module])

    def _move(self, module: int, giver: int, taker: int) -> None:
        self._tokens[giver, module], self._tokens[taker, module] = False, True

    def persons(self) -> list[tuple[Slot, ...]]:
        """The slots of every person."""
        result: list[list[Slot]] = [[] for _ in self._people]
        for person, band, tokens in zip(self._person.tolist(), self._band.tolist(), self._tokens, strict=True):
            result[person].append(Slot(band, tuple(np.flatnonzero(tokens).tolist())))
        return [tuple(slots) for slots in result]
