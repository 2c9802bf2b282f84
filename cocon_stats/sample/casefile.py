"""The nouns of a synthetic year: a client, a case file, and what hangs on it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple


class Contact(NamedTuple):
    """One contact: its day, its kind (list contact_soort) and its length in minutes."""

    day: date
    kind: str
    minutes: int


class Answer(NamedTuple):
    """One row of the satisfaction survey; an empty text is an unknown value."""

    respondent: str
    score: str
    sequel: str


@dataclass(slots=True, eq=False)
class Client:
    """A child or young person. `number` is the number in its pseudonym, given when the year is complete."""

    sex: str
    birth: date | None = None
    family: str = ""
    number: int = 0


@dataclass(slots=True, eq=False)
class CaseFile:
    """One case file. `last` is its last day: einddatum when it ended, otherwise the last day of the year.

    `course` says how well the help goes, about -1500 (badly) to 1500: what depends on it is correlated by it.
    `cells` are the columns that hold a code, ja or nee. `number` counts within modality and year of referral.
    """

    modality: str
    ended: bool
    referral: date
    start: date
    last: date
    course: int = 0
    client: Client | None = None
    number: int = 0
    cells: dict[str, str] = field(default_factory=dict)
    contacts: list[Contact] = field(default_factory=list)
    kenmerken: list[tuple[str, str]] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)
    opvolging: dict[str, str] = field(default_factory=dict)

    @property
    def days(self) -> int:
        """Days from the first to the last day; 0 when they are the same."""
        return (self.last - self.start).days

    @property
    def known_client(self) -> Client:
        """The client; every case file of a complete year has one."""
        if self.client is None:
            raise ValueError("a case file has no client yet")
        return self.client

    def on(self, last: date) -> CaseFile:
        """The case file as it stood on `last`, while it still ran: nothing is known of its end."""
        return CaseFile(
            modality=self.modality,
            ended=False,
            referral=self.referral,
            start=self.start,
            last=last,
            client=self.client,
            number=self.number,
            cells={name: code for name, code in self.cells.items() if name in START_COLUMNS},
            contacts=[contact for contact in self.contacts if contact.day <= last],
            kenmerken=list(self.kenmerken),
        )


START_COLUMNS = ("geslacht", "aanmelder", "gezinssamenstelling", "verblijf_opstart", "woonvorm_start")
"""The columns that are known from the start; the others are filled in when the help ends."""
