"""The ids of a year and of its copies: one place in a table per case file, client, employee and trajectory."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from cocon_stats.sample.casefile import CaseFile
from cocon_stats.sample.numbering import FIRST_CLIENT, Blocks
from cocon_stats.sample.registrations import Trajectory
from cocon_stats.sample.staff import Employee
from cocon_stats.schemas import load_schemas


class Ref(int):
    """The place of an id in the table; stands in a row instead of text."""


class _Id(NamedTuple):
    """An id of copy 0. A copy keeps `step` numbers above `base`, in blocks of which a year needs one for its own."""

    prefix: str
    number: int
    width: int
    digits: int
    step: int
    block: int
    base: int = 0

    def shifted(self, blocks: int) -> int:
        """The number so many blocks further; behind the last block of the copy comes its first."""
        return self.base + 1 + (self.number - 1 - self.base + blocks * self.block) % self.step


@dataclass(slots=True)
class Ids:
    """All ids of a year. In copy 0 they are as numbered, in every further copy one step higher.

    When no number is left that way, further copies take the blocks that were kept for other years, round by round.
    """

    blocks: Blocks
    entries: list[_Id] = field(default_factory=list)
    places: dict[_Id, Ref] = field(default_factory=dict)

    def dossier(self, file: CaseFile) -> Ref:
        """``IKT-2025-0012``: modality, year of referral, number."""
        prefix = load_schemas()[file.modality].dossier_prefix or file.modality.upper()
        step, block = self.blocks.dossiers_per_copy, self.blocks.dossiers
        return self._ref(_Id(f"{prefix}-{file.referral.year}-", file.number, 4, 6, step, block))

    def client(self, file: CaseFile) -> Ref:
        """``C112501``."""
        step, block = self.blocks.clients_per_copy, self.blocks.clients
        return self._ref(_Id("C", file.known_client.number, 6, 8, step, block, FIRST_CLIENT))

    def employee(self, person: Employee) -> Ref:
        """``M0012``."""
        return self._ref(_Id("M", person.number, 4, 6, self.blocks.staff_per_copy, self.blocks.staff))

    def trajectory(self, one: Trajectory) -> Ref:
        """``OTB-2025-003``."""
        step, block = self.blocks.trajectories_per_copy, self.blocks.trajectories
        return self._ref(_Id(f"OTB-{one.start.year}-", one.number, 3, 6, step, block))

    def _ref(self, entry: _Id) -> Ref:
        if entry not in self.places:
            self.places[entry] = Ref(len(self.entries))
            self.entries.append(entry)
        return self.places[entry]

    def of_copy(self, copy: int) -> list[str]:
        """The text of every id in one copy."""
        first, again = self._round_sizes()
        blocks, place = (0, copy) if copy < first else divmod(copy - first + again, again)
        return [one.prefix + str(one.shifted(blocks) + place * one.step).zfill(one.width) for one in self.entries]

    def most_copies(self) -> int:
        """How many copies fit in the digits that the contract allows."""
        first, again = self._round_sizes()
        return first + (self._rounds() - 1) * again

    def _round_sizes(self) -> tuple[int, int]:
        """How many copies fit in the first round and in each other, where any block of a copy may be used."""
        first = min((10**one.digits - 1 - one.number) // one.step + 1 for one in self.entries)
        return first, min((10**one.digits - 1 - one.base) // one.step for one in self.entries)

    def _rounds(self) -> int:
        """In how many rounds no number comes back."""
        used: set[tuple[str, int]] = set()
        for blocks in range(min(one.step // one.block for one in self.entries)):
            now = {(one.prefix, one.shifted(blocks)) for one in self.entries}
            if used & now:
                return blocks
            used |= now
        return min(one.step // one.block for one in self.entries)
