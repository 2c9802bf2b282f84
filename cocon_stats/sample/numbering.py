"""Numbers of case files and clients: in order of referral, and never the same in two years or two copies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from cocon_stats.sample.casefile import CaseFile, Client
from cocon_stats.sample.targets import Targets

_OLDEST = 3
_CLIENT_YEARS = 60
FIRST_CLIENT = 100_000


@dataclass(frozen=True, slots=True)
class Blocks:
    """How many numbers a year keeps for its own: case files of one modality, clients, trajectories, employees.

    A copy takes the numbers of one block for every year that can stand beside it.
    """

    dossiers: int
    clients: int
    trajectories: int
    staff: int

    @property
    def dossiers_per_copy(self) -> int:
        """From one copy to the next: the year of referral and three earlier ones."""
        return self.dossiers * (_OLDEST + 1)

    @property
    def clients_per_copy(self) -> int:
        """From one copy to the next: sixty years."""
        return self.clients * _CLIENT_YEARS

    @property
    def trajectories_per_copy(self) -> int:
        """From one copy to the next: the year of the start and the one before."""
        return self.trajectories * 2

    @property
    def staff_per_copy(self) -> int:
        """From one copy to the next: the employees, and those who left in the year before."""
        return self.staff * 2


def blocks(targets: Targets) -> Blocks:
    """The blocks of a year: as small as its targets allow, so that many copies fit."""
    sizes = [one.ended + one.running for one in targets.modalities.values()]
    return Blocks(
        dossiers=_room(max(sizes), 100),
        clients=_room(sum(sizes), 500),
        trajectories=_room(targets.otb.ended + targets.otb.running, 50),
        staff=_room(targets.staff.employed + sum(targets.staff.leavers.values()), 200),
    )


def _room(count: int, least: int) -> int:
    return least if count < least else _room(count, 10 * least)


def number_year(files: Sequence[CaseFile], year: int, sizes: Blocks) -> None:
    """Number the case files that were made for `year`, and their clients.

    Case files count per modality and year of referral; those of an earlier year begin one block (101, 201, 301)
    higher, because the export of that year has the lower numbers.
    """
    counted: Counter[tuple[str, int]] = Counter()
    clients: dict[Client, None] = {}
    for file in sorted(files, key=lambda one: (one.referral, one.start)):
        counted[file.modality, file.referral.year] += 1
        older = min(year - file.referral.year, _OLDEST)
        file.number = sizes.dossiers * older + counted[file.modality, file.referral.year]
        clients.setdefault(file.known_client)
    first = FIRST_CLIENT + year % _CLIENT_YEARS * sizes.clients
    for number, client in enumerate(clients, 1):
        client.number = first + number
