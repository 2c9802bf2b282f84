"""What hangs on the case files: contacts, characteristics, surveys and follow-ups, added up per case file.

The case files of all modalities are numbered through, in the order of the schemas; one look-up per registration file
tells for each of its rows on which case file it hangs, and every sum is one `bincount` over those numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from cocon_stats.exports.numbered import Part, Records, number, rows_of
from cocon_stats.exports.passed import Passed
from cocon_stats.exports.table import UNKNOWN_CODE, Column, Table, first_rows

Numbers = NDArray[np.int64]


class Registrations:
    """The rows that hang on the case files of `care` (tables by modality); `table` gives an export by name.

    `places` are the numbers of the case files that are known already, for the rows that `at_hand` gives.
    """

    def __init__(
        self,
        care: Mapping[str, Table],
        table: Callable[[str], Table],
        streamed: Mapping[str, Passed] | None = None,
        places: Mapping[str, Numbers] | None = None,
    ) -> None:
        self._care = care
        self._table = table
        self._streamed = streamed or {}
        self._known = places or {}
        self._places: dict[str, Numbers] = {}
        sizes = [0, *(one.rows for one in care.values())]
        self._starts = dict(zip(care, np.cumsum(sizes).tolist(), strict=False))
        self._total = int(sum(sizes))

    def part(self, modality: str) -> slice:
        """The numbers of the case files of one modality."""
        start = self._starts[modality]
        return slice(start, start + self._care[modality].rows)

    def places(self, name: str) -> Numbers:
        """For each row of the export `name` the number of its case file, -1 when that is not there."""
        if name not in self._places:
            known = name in self._known and name not in self._streamed
            self._places[name] = self._known[name] if known else self._places_of(self._table(name))
        return self._places[name]

    def _places_of(self, table: Table) -> Numbers:
        key = table["dossier_id"]
        return np.append(rows_of(self._case_files, key.values), -1)[key.data].astype(np.int64, copy=False)

    def at_hand(self, name: str) -> tuple[Passed | None, Table, Numbers]:
        """What was streamed of an export, and its other rows with the numbers of their case files."""
        passed = self._streamed.get(name)
        if passed is None or passed.rest is None:
            return None, self._table(name), self.places(name)
        return passed, passed.rest, self._known[name] if name in self._known else self._places_of(passed.rest)

    @cached_property
    def _case_files(self) -> Records:
        parts: list[Part] = []
        for modality, table in self._care.items():
            key = table["dossier_id"]
            first = first_rows(key.data, len(key.values))
            parts.append((key.values, np.where(first < 0, -1, first + self._starts[modality])))
        return number(parts)

    @cached_property
    def minutes(self) -> Mapping[str, Numbers]:
        """Per kind of contact the minutes of each case file; a case file without contacts has 0."""
        passed, contacts, places = self.at_hand("contacten")
        soort, minutes = contacts["soort"], contacts["duur_minuten"]
        here = places >= 0
        if passed is not None:
            added = passed.sums.astype(np.int64)
            np.add.at(added, (soort.data[here], places[here]), minutes.data[here])
            return dict(zip(soort.values, added, strict=True))
        kinds = len(soort.values)
        cell = places[here] * kinds + soort.data[here]
        # exact: whole numbers far below 2 ** 53
        sums = np.bincount(cell, weights=minutes.data[here], minlength=self._total * kinds)
        by_kind = sums.astype(np.int64).reshape(self._total, kinds).T
        return {name: by_kind[position] for position, name in enumerate(soort.values)}

    @cached_property
    def severities(self) -> Mapping[str, Column]:
        """Per characteristic its severity in each case file, unknown without a row."""
        passed, rows, places = self.at_hand("kenmerken")
        kind, severity = rows["kenmerk"], rows["ernst"]
        here = places >= 0
        table = np.full((len(kind.values), self._total), UNKNOWN_CODE, dtype=np.int8)
        if passed is not None:
            table[:] = passed.sums
        table[kind.data[here], places[here]] = severity.data[here]
        return {name: Column("code", table[position], severity.values) for position, name in enumerate(kind.values)}

    def answers(self, respondent: str) -> Numbers:
        """The number of surveys that this kind of respondent filled in, per case file."""
        rows, places = self._table("tevredenheid"), self.places("tevredenheid")
        who = rows["respondent"]
        mine = (places >= 0) & (who.data == who.values.index(respondent))
        return np.bincount(places[mine], minlength=self._total)

    def follow_up(self, question: str) -> Column:
        """The answer at the follow-up per case file; who has no row was not reached, and gave no answer."""
        rows, places = self._table("opvolging"), self.places("opvolging")
        answer = rows[question]
        data = np.full(self._total, 0 if question == "bereikt" else UNKNOWN_CODE, dtype=np.int8)
        here = places >= 0
        data[places[here]] = answer.data[here]
        return Column("boolean", data, answer.values)
