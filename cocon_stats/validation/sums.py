"""What the right rows of a streamed export add up to, per case file: minutes of contacts, severities."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from cocon_stats.exports.passed import Passed
from cocon_stats.exports.slices import NotPlain
from cocon_stats.exports.table import UNKNOWN_CODE
from cocon_stats.schemas import Schema, Schemas
from cocon_stats.validation.judging import Judged

_AT_ONCE = 2_000_000


class Sums:
    """The sums over `cases` case files; `add` takes the rows of one piece. NotPlain when a key stands twice."""

    def __init__(self, values: tuple[str, ...], cases: int) -> None:
        self.rows = 0
        self._values = values
        self._linked = np.zeros(cases, np.bool_)

    def add(self, judged: Judged) -> None:
        """Add the right rows of one piece."""
        self.rows += len(judged.places)
        self._linked[judged.places] = True
        self._add(judged)

    def _add(self, judged: Judged) -> None:
        raise NotImplementedError

    def close(self) -> None:
        """Add what still waits."""

    def _sums(self) -> NDArray[np.int64] | NDArray[np.int8]:
        raise NotImplementedError

    def passed(self) -> Passed:
        """What was added up."""
        return Passed(self.rows, self._values, self._sums(), self._linked)


class Minutes(Sums):
    """The minutes of each kind of contact."""

    def __init__(self, values: tuple[str, ...], cases: int) -> None:
        super().__init__(values, cases)
        self._minutes = np.zeros(len(values) * cases, np.int64)
        self._cases = cases
        self._waiting: list[tuple[NDArray[np.int64], NDArray[np.int32]]] = []
        self._count = 0

    def _add(self, judged: Judged) -> None:
        cells = judged.places.astype(np.int64) * len(self._values) + judged.values["soort"]
        self._waiting.append((cells, judged.values["duur_minuten"]))
        self._count += len(cells)
        if self._count >= _AT_ONCE:
            self.close()

    def close(self) -> None:
        """Add what waits: many rows at once, so that case files in any order cost no more."""
        if not self._count:
            return
        cells = np.concatenate([one for one, _ in self._waiting])
        minutes = np.concatenate([one for _, one in self._waiting])
        low, high = int(cells.min()), int(cells.max()) + 1
        # exact: whole numbers far below 2 ** 53
        self._minutes[low:high] += np.bincount(cells - low, minutes, high - low).astype(np.int64)
        self._waiting, self._count = [], 0

    def _sums(self) -> NDArray[np.int64]:
        return self._minutes.reshape(self._cases, len(self._values)).T


class Severities(Sums):
    """The severity of each characteristic; a case file has each of them once."""

    def __init__(self, values: tuple[str, ...], cases: int) -> None:
        super().__init__(values, cases)
        self._severities = np.full((cases, len(values)), UNKNOWN_CODE, np.int8)
        self._seen = np.zeros((cases, len(values)), np.bool_)

    def _add(self, judged: Judged) -> None:
        cells = self._cells(judged.places, judged.values["kenmerk"])
        places, values = judged.others
        keyed = (places >= 0) & (values["kenmerk"] >= 0)
        self._note(np.concatenate([cells, self._cells(places[keyed], values["kenmerk"][keyed])]))
        self._severities.reshape(-1)[cells] = judged.values["ernst"]

    def _cells(self, places: NDArray[np.int32], kinds: NDArray[np.int32]) -> NDArray[np.int64]:
        return places.astype(np.int64) * len(self._values) + kinds

    def _note(self, cells: NDArray[np.int64]) -> None:
        """Note the keys of a piece; those of rows that did not pass too."""
        seen = self._seen.reshape(-1)
        ordered = np.sort(cells)
        if seen[cells].any() or (ordered[1:] == ordered[:-1]).any():
            raise NotPlain
        seen[cells] = True

    def _sums(self) -> NDArray[np.int8]:
        return self._severities.T


_COLUMNS = {
    "contacten": (("dossier_id", "string"), ("datum", "date"), ("soort", "code"), ("duur_minuten", "integer")),
    "kenmerken": (("dossier_id", "string"), ("kenmerk", "code"), ("ernst", "code")),
}


def sums_for(schema: Schema, schemas: Schemas) -> Callable[[int], Sums] | None:
    """How rows of this schema are added up, given the number of case files; None when they are not.

    A schema of the same name with other columns is somebody's own, and read whole.
    """
    if _COLUMNS.get(schema.name) != tuple((one.name, one.kind) for one in schema.fields):
        return None
    if schema.name == "contacten" and not schema.primary_key:
        kinds = tuple(schemas.codes[schema.field("soort").code_list or ""])
        return lambda cases: Minutes(kinds, cases)
    if schema.name == "kenmerken" and schema.primary_key == ("dossier_id", "kenmerk"):
        kinds = tuple(schemas.codes[schema.field("kenmerk").code_list or ""])
        return lambda cases: Severities(kinds, cases)
    return None
