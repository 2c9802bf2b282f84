"""Numbers of case files and clients: in order of referral, and never the same in two years or two copies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from cocon_stats.sample.casefile import CaseFile, Client

DOSSIERS_PER_COPY = 400
CLIENTS_PER_COPY = 30_000

_DOSSIERS_PER_YEAR = 100
_OLDEST = 3
_FIRST_CLIENT = 100_000
_CLIENTS_PER_YEAR = 500


def number_year(files: Sequence[CaseFile], year: int) -> None:
    """Number the case files that were made for `year`, and their clients.

    Case files count per modality and year of referral; those of an earlier year begin at 101, 201, 301, because the
    export of that year has the lower numbers. Raises ValueError when a modality has more than 99 of one year.
    """
    groups: dict[tuple[str, int], list[CaseFile]] = defaultdict(list)
    for file in sorted(files, key=lambda one: (one.referral, one.start)):
        groups[file.modality, file.referral.year].append(file)
    for (modality, referred), members in groups.items():
        if len(members) >= _DOSSIERS_PER_YEAR:
            raise ValueError(f"at most {_DOSSIERS_PER_YEAR - 1} case files of {modality} may be referred in one year")
        for number, file in enumerate(members, 1):
            file.number = _DOSSIERS_PER_YEAR * min(year - referred, _OLDEST) + number
    _number_clients(files, year)


def _number_clients(files: Sequence[CaseFile], year: int) -> None:
    clients: dict[int, Client] = {}
    for file in sorted(files, key=lambda one: (one.referral, one.start)):
        clients.setdefault(id(file.known_client), file.known_client)
    if len(clients) >= _CLIENTS_PER_YEAR:
        raise ValueError(f"at most {_CLIENTS_PER_YEAR - 1} clients fit in one year")
    first = _FIRST_CLIENT + year % (CLIENTS_PER_COPY // _CLIENTS_PER_YEAR) * _CLIENTS_PER_YEAR
    for number, client in enumerate(clients.values(), 1):
        client.number = first + number
