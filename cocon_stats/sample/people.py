"""Who the case files are about: one client over several modalities, with one date of birth and sex everywhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from cocon_stats.sample.casefile import CaseFile, Client
from cocon_stats.sample.chance import pick, shuffled, stream
from cocon_stats.sample.days import born, completed_years, later, working
from cocon_stats.sample.targets import FollowUp, ModalityTargets

_CRISIS = ("ci", "tnt", "cah")
_CRISIS_GAP = 3
_USUAL_GAP = 28
_SHORTEST_RUNNING = 3


@dataclass(slots=True)
class _Room:
    """How many ended case files of each sex and age may still be given."""

    sexes: Counter[str]
    ages: Counter[int]

    def take(self, sex: str, age: int) -> bool:
        """Take one place of this sex and age, when there is one of both."""
        if not (self.sexes[sex] and self.ages[age]):
            return False
        self.sexes[sex] -= 1
        self.ages[age] -= 1
        return True


def give_clients(
    seed: int,
    targets: ModalityTargets,
    files: Sequence[CaseFile],
    earlier: Mapping[str, Sequence[CaseFile]],
    follow_ups: Iterable[FollowUp],
) -> None:
    """Give every case file of one modality its client and `geslacht`.

    Case files that follow on one of an `earlier` modality get the client of that one and start after its end; the
    others get new clients. Sexes and ages of the ended case files come out exactly as the targets say.
    """
    rng = stream(seed, files[0].last.year if files else 0, targets.name, "people")
    sexes = targets.columns.get("geslacht", {})
    room = _Room(Counter(sexes), Counter(targets.age))
    latest = _latest(earlier)
    for follow_up in follow_ups:
        if follow_up.after == targets.name:
            _follow(rng, room, targets, (files, earlier[follow_up.before], latest), follow_up)
    _new_clients(rng, room, [file for file in files if file.ended and file.client is None])
    for file in files:
        if file.client is None:
            age = int(pick(rng, {str(one): count for one, count in targets.age.items()}))
            file.client = Client(pick(rng, sexes) if sexes else "", born(rng, age, file.referral))
        if file.client.sex:
            file.cells["geslacht"] = file.client.sex


def _latest(earlier: Mapping[str, Sequence[CaseFile]]) -> dict[Client, CaseFile]:
    """The latest case file of every client: nobody has two case files at one time."""
    files = sorted((file for made in earlier.values() for file in made), key=lambda one: one.start)
    return {file.known_client: file for file in files}


def _leads_on(file: CaseFile) -> bool:
    return file.ended and file.known_client.birth is not None and file.cells["afsluiting"] != "overlijden_verhuis"


def _new_clients(rng: Random, room: _Room, files: Sequence[CaseFile]) -> None:
    sexes = shuffled(rng, [*room.sexes.elements(), *([""] * (len(files) - room.sexes.total()))])
    ages: list[int | None] = [*room.ages.elements()]
    ages = shuffled(rng, [*ages, *([None] * (len(files) - len(ages)))])
    for file, sex, age in zip(files, sexes, ages, strict=True):
        file.client = Client(sex, None if age is None else born(rng, age, file.referral))


def _follow(
    rng: Random,
    room: _Room,
    targets: ModalityTargets,
    among: tuple[Sequence[CaseFile], Sequence[CaseFile], dict[Client, CaseFile]],
    follow_up: FollowUp,
) -> None:
    files, before, latest = among
    sources = [one for one in before if _leads_on(one) and latest.get(one.known_client) is one]
    free = [file for file in files if file.client is None and file.cells.get("aanmelder") == follow_up.aanmelder]
    made = 0
    for file in shuffled(rng, free):
        for source in shuffled(rng, sources):
            if made < follow_up.at_most and _link(rng, room, targets, file, source):
                sources.remove(source)
                latest[source.known_client] = file
                made += 1
                break


def _link(rng: Random, room: _Room, targets: ModalityTargets, file: CaseFile, source: CaseFile) -> bool:
    """Let `file` follow on `source`, when its period can move there and its client fits what is still to be given."""
    client = source.client
    if client is None or client.birth is None:
        return False
    gap = _CRISIS_GAP if file.modality in _CRISIS else _USUAL_GAP
    wait = (file.start - file.referral).days
    for days in shuffled(rng, range(gap + 1)):
        referral = later(source.last, days)
        start = later(referral, wait)
        last = later(start, file.days) if file.ended else file.last
        if not (working(referral) and working(start) and (working(last) or not file.ended)):
            continue
        if last.year != file.last.year or (last - start).days < (0 if file.ended else _SHORTEST_RUNNING):
            continue
        age = completed_years(client.birth, referral)
        if room.take(client.sex, age) if file.ended else targets.age.get(age, 0):
            file.client, file.referral, file.start, file.last = client, referral, start, last
            return True
    return False
