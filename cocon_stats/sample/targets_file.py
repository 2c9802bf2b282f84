"""Reading a targets file with the place of every mistake."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

from cocon_stats.handwritten import UnreadableError, parsed_toml, text_of
from cocon_stats.schemas import load_schemas

YES_NO = ("ja", "nee")
_WHY = {"closed": "it cannot be opened", "encoding": "it is no UTF-8", "size": "a number or nesting is too large"}


class TargetsError(ValueError):
    """A targets file cannot be used; the message names the file, the table and the key."""


class Place:
    """One table of a targets file. Each reading method takes a key and raises TargetsError where the value is wrong."""

    def __init__(self, name: str, table: Mapping[str, Any]) -> None:
        self.name = name
        self.table = table

    def wrong(self, what: str, key: str = "") -> TargetsError:
        """The error to raise: `what` is wrong at `key`."""
        return TargetsError(f"{self.name}{f' {key}' if key else ''}: {what}")

    def only(self, known: Collection[str]) -> None:
        """Refuse keys that are not `known`."""
        for key in self.table:
            if key not in known:
                raise self.wrong(f"unknown key; known are {', '.join(known)}", key)

    def value(self, key: str) -> Any:
        """What stands at `key`, which must be there."""
        if key not in self.table:
            raise self.wrong("is missing", key)
        return self.table[key]

    def count(self, key: str) -> int:
        """A whole number of 0 or more."""
        found = self.value(key)
        if not isinstance(found, int) or isinstance(found, bool) or found < 0:
            raise self.wrong(f"must be a whole number of 0 or more, not {found}", key)
        return found

    def number(self, key: str) -> Fraction:
        """A number of 0 or more, exact."""
        found = self.value(key)
        if isinstance(found, bool) or not isinstance(found, int | Fraction) or found < 0:
            raise self.wrong(f"must be a number of 0 or more, not {found}", key)
        return Fraction(found)

    def text(self, key: str, known: Collection[str]) -> str:
        """One of the `known` words."""
        found = self.value(key)
        if found not in known:
            raise self.wrong(f"unknown value '{found}'; known are {', '.join(known)}", key)
        return str(found)

    def at(self, key: str) -> Place:
        """The table at `key`; an empty one when there is none."""
        found = self.table.get(key, {})
        if not isinstance(found, Mapping):
            raise self.wrong(f"must be a table, not {found}", key)
        return Place(f"{self.name} {key}", found)

    def tables(self, key: str) -> list[Place]:
        """The list of tables at `key` ([[key]])."""
        found = self.table.get(key, [])
        if not isinstance(found, list) or not all(isinstance(one, Mapping) for one in found):
            raise self.wrong(f"must be a list of tables ([[{key}]])", key)
        return [Place(f"{self.name} {key} {number}", one) for number, one in enumerate(found, 1)]

    def counts(self, key: str, known: Collection[str], most: int) -> dict[str, int]:
        """Counts per code: only `known` codes, together at most `most`."""
        place = self.at(key)
        for code in place.table:
            if code not in known:
                raise place.wrong(f"unknown code '{code}'; known are {', '.join(known)}")
        counts = {code: place.count(code) for code in place.table}
        if sum(counts.values()) > most:
            raise place.wrong(f"counts {sum(counts.values())}, but there are only {most}")
        return counts


def codes(name: str) -> tuple[str, ...]:
    """The codes of a code list of the contract."""
    return tuple(load_schemas().codes[name])


def read(path: Path) -> Place:
    """The content of a targets file; numbers with a point are read exactly. Raises TargetsError."""
    try:
        raw = parsed_toml(text_of(path), Fraction)
    except UnreadableError as error:
        what = "is no valid TOML" if error.kind == "form" else f"cannot be read: {_WHY[error.kind]}"
        raise TargetsError(f"{path.name}: {what} (line {error.line})") from error
    return Place(path.name, raw)
