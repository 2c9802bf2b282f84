"""When case files run, how they go, who referred them and how they ended."""

from __future__ import annotations

from datetime import date
from random import Random

from cocon_stats.sample.casefile import CaseFile
from cocon_stats.sample.chance import noise, parts, pick, shuffled, spread, stream
from cocon_stats.sample.columns import deal
from cocon_stats.sample.days import later, settle, working
from cocon_stats.sample.targets import ModalityTargets

_BROKEN_OFF = -900
_SHORTER = -1500


def case_files(seed: int, year: int, targets: ModalityTargets) -> list[CaseFile]:
    """The case files of one modality, ended and running, with their periods, aanmelder and afsluiting."""
    rng = stream(seed, year, targets.name, "periods")
    ended = [_blank(targets, year, True) for _ in range(targets.ended)]
    running = [_blank(targets, year, False) for _ in range(targets.running)]
    for file in (*ended, *running):
        file.course = noise(rng)
    deal(rng, ended, "afsluiting", targets.columns["afsluiting"])
    for file in ended:
        file.course += _BROKEN_OFF * (file.cells["afsluiting"] == "uitval")
    _ended_periods(rng, ended, targets, year)
    for file in running:
        _running_period(rng, file, targets)
    referrers = targets.columns.get("aanmelder", {})
    deal(rng, ended, "aanmelder", referrers)
    for file in running:
        if referrers:
            file.cells["aanmelder"] = pick(rng, referrers)
    return ended + running


def _blank(targets: ModalityTargets, year: int, ended: bool) -> CaseFile:
    last = date(year, 12, 31)
    return CaseFile(targets.name, ended, referral=last, start=last, last=last)


def _ended_periods(rng: Random, files: list[CaseFile], targets: ModalityTargets, year: int) -> None:
    """Ends evenly over the year; the files that broke off get the shorter durations, mostly."""
    total, shortest, longest = targets.duration
    lengths = sorted(parts(rng, total, [(shortest, longest)] * len(files)))
    rank = {file: noise(rng) + _SHORTER * (file.cells["afsluiting"] == "uitval") for file in files}
    by_length = sorted(files, key=rank.__getitem__)
    first = date(year, 1, 1)
    ends = shuffled(rng, spread(rng, len(files), (date(year, 12, 31) - first).days + 1))
    for file, length, end in zip(by_length, lengths, ends, strict=True):
        start(rng, file, settle(later(first, end - length), length, year), length, targets)


def _running_period(rng: Random, file: CaseFile, targets: ModalityTargets) -> None:
    total, _, longest = targets.duration
    usual = min(longest, 2 * total // max(targets.ended, 1))
    length = 3 + rng.randrange(max(usual - 3, 1))
    day = later(file.last, -length)
    while not working(day):
        day = later(day, -1)
    start(rng, file, day, (file.last - day).days, targets)


def start(rng: Random, file: CaseFile, day: date, length: int, targets: ModalityTargets) -> None:
    """Let the case file start on `day` and last `length` days, after a wait that is usual for its modality."""
    shortest, longest = targets.waiting
    file.start, file.last = day, later(day, length)
    waits = [shortest + rng.randrange(longest - shortest + 1) for _ in range(5)]
    referrals = [later(day, -wait) for wait in waits]
    file.referral = next((one for one in referrals if working(one)), referrals[0])
