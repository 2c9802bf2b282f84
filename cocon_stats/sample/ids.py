"""The ids of a year and of its copies: one place in a table per case file, client, employee and trajectory."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from cocon_stats.sample.casefile import CaseFile
from cocon_stats.sample.numbering import Blocks
from cocon_stats.sample.registrations import Trajectory
from cocon_stats.sample.staff import Employee
from cocon_stats.schemas import load_schemas


class Ref(int):
    """The place of an id in the table; stands in a row instead of text."""


class _Id(NamedTuple):
    prefix: str
    number: int
    width: int
    digits: int
    step: int


@dataclass(slots=True)
class Ids:
    """All ids of a year. In copy 0 they are as numbered, in every further copy one step higher."""

    blocks: Blocks
    entries: list[_Id] = field(default_factory=list)
    places: dict[_Id, Ref] = field(default_factory=dict)

    def dossier(self, file: CaseFile) -> Ref:
        """``IKT-2025-0012``: modality, year of referral, number."""
        prefix = load_schemas()[file.modality].dossier_prefix or file.modality.upper()
        return self._ref(_Id(f"{prefix}-{file.referral.year}-", file.number, 4, 6, self.blocks.dossiers_per_copy))

    def client(self, file: CaseFile) -> Ref:
        """``C112501``."""
        return self._ref(_Id("C", file.known_client.number, 6, 8, self.blocks.clients_per_copy))

    def employee(self, person: Employee) -> Ref:
        """``M0012``."""
        return self._ref(_Id("M", person.number, 4, 6, self.blocks.staff_per_copy))

    def trajectory(self, one: Trajectory) -> Ref:
        """``OTB-2025-003``."""
        return self._ref(_Id(f"OTB-{one.start.year}-", one.number, 3, 6, self.blocks.trajectories_per_copy))

    def _ref(self, entry: _Id) -> Ref:
        if entry not in self.places:
            self.places[entry] = Ref(len(self.entries))
            self.entries.append(entry)
        return self.places[entry]

    def of_copy(self, copy: int) -> list[str]:
        """The text of every id in one copy."""
        return [one.prefix + str(one.number + copy * one.step).zfill(one.width) for one in self.entries]

    def most_copies(self) -> int:
        """How many copies fit in the digits that the contract allows."""
        return min((int("9" * one.digits) - one.number) // one.step + 1 for one in self.entries)
