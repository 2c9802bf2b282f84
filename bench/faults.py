"""The checks that every engine makes, read from the schemas: one row of facts per column and per file."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cocon_stats.schemas import Field, Schema, Schemas

FILES = ("ci", "tnt", "cah", "ikt", "cbv", "tb", "cbaw", "contacten", "kenmerken", "tevredenheid", "opvolging")
BOOLEANS = {"ja": True, "j": True, "1": True, "waar": True, "true": True,
            "nee": False, "n": False, "0": False, "onwaar": False, "false": False}  # fmt: skip
INTEGER = r"^-?[0-9]+$"
NUMBER = r"^-?[0-9]+(,[0-9]+)?$"


@dataclass(frozen=True, slots=True)
class Order:
    """Two dates of one row: `column` must not lie before `other`."""

    column: str
    other: str


@dataclass(frozen=True, slots=True)
class Needed:
    """`column` must (`required`) or may only be filled in when `other` is known, or is `value`."""

    column: str
    other: str
    value: str | None
    required: bool


def orders(schema: Schema) -> list[Order]:
    """The orders that the schema declares inside a row."""
    found = [Order(one.name, one.not_before) for one in schema.fields if one.not_before and "." not in one.not_before]
    return found + [Order(one.not_after, one.name) for one in schema.fields if one.not_after]


def needs(schema: Schema) -> list[Needed]:
    """The conditions that the schema declares inside a row."""
    found = []
    for one in schema.fields:
        for line, required in ((one.required_when, True), (one.only_when, False)):
            if line:
                match = re.fullmatch(r"(\w+) (?:gekend|= (\w+))", line)
                assert match
                found.append(Needed(one.name, match[1], match[2], required))
    return found


def codes(field: Field, schemas: Schemas) -> list[str]:
    """The codes of a code column."""
    return list(schemas.codes[field.code_list or ""])
