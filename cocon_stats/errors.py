"""The errors a user can mend: each becomes one clear line, never a traceback.

Messages are Dutch sentences that say what is wrong and what to do.
"""

from __future__ import annotations

import errno
from collections.abc import Iterable
from pathlib import Path


class CoconError(Exception):
    """Something the user can mend; `exit_status` is how the program ends (contract, "What must come back")."""

    exit_status = 1


class WrongUsage(CoconError):
    """A word on the command line, in the settings, catalogue or a template that means nothing."""

    exit_status = 2


class NothingToRead(CoconError):
    """There is no directory, or no known export in it."""

    exit_status = 3


_NEAR = 0.6
_TELLING = 3  # letters: fewer say nothing when they are not near


def suggestion(word: str, known: Iterable[str], count: int = 3) -> str:
    """`` Bedoelde u …?`` with the nearest right words, or nothing when none is near."""
    from difflib import get_close_matches  # only who errs needs it

    by_lower = {one.lower(): one for one in known}
    near = get_close_matches(word.lower(), list(by_lower), n=count, cutoff=_NEAR)
    if not near and len(word) >= _TELLING:
        begun = [one for one in by_lower if one.startswith(word.lower())]
        near = begun or [one for one in by_lower if word.lower() in one]
        near = (near or sorted((one for one in by_lower if _shortens(word.lower(), one)), key=len))[:count]
    return f" Bedoelde u {' of '.join(by_lower[one] for one in near)}?" if near else ""


def _shortens(word: str, known: str) -> bool:
    """Whether `word` is `known` with letters left out, as ``lft`` is ``leeftijd``."""
    letters = iter(known)
    return word[0] == known[0] and all(letter in letters for letter in word)


_CAUSES = {
    errno.EACCES: "u hebt er geen rechten",
    errno.EPERM: "u hebt er geen rechten",
    errno.EROFS: "de schijf laat geen wijzigingen toe",
    errno.ENOSPC: "de schijf is vol",
    errno.EEXIST: "er staat al een bestand met die naam",
    errno.ENOTDIR: "een deel van het pad is een bestand, geen map",
    errno.EISDIR: "dat is een map",
    errno.ENOENT: "die map of dat bestand is er niet",
    errno.ELOOP: "de koppelingen verwijzen naar elkaar",
    errno.ENAMETOOLONG: "de naam is te lang",
    errno.EBUSY: "een ander programma gebruikt het",
}


def cause(error: OSError) -> str:
    """Why the system refused, in Dutch where it is a cause that users meet; otherwise what the system says."""
    return _CAUSES.get(error.errno or 0, error.strerror or "het systeem zegt niet waarom")


def fault_place(error: BaseException) -> str:
    """The kind of an error and where in the program it arose, such as ``KeyError, periods.py:40``.

    What the error says is left out: it may hold a value of the exports. The place is the deepest one in this package:
    what other packages do follows from what they were given.
    """
    from traceback import extract_tb  # only a fault of the program needs it

    package = Path(__file__).parent
    frames = [frame for frame in extract_tb(error.__traceback__) if package in Path(frame.filename).parents]
    place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
    return f"{type(error).__name__}, {place}"
