"""Whether cells look like a row of a file: its columns of numbers, dates and codes hold what such columns hold.

Evidence only, never a judgement of a value: it tells a row that a quote has swallowed from text on several lines.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from cocon_stats.exports.codes import judge_boolean
from cocon_stats.exports.judged import Flag
from cocon_stats.exports.numbers import number_judge
from cocon_stats.exports.texts import trim
from cocon_stats.schemas import Field, Schema, Schemas

Test = Callable[[str], bool]
"""Tells of a trimmed text that is not empty whether it can stand in a column."""
_DATE = re.compile(r"[0-9]{1,4}([/-])[0-9]{1,2}\1[0-9]{2,4}(?:[ T].*)?")
_RECORD = re.compile(r"\S*[0-9]\S*")
_FIGURE = re.compile(r"[a-z]\w*(?:\.\w+)+")
_ENOUGH = 3
_PART = 2
_LONG = 4


class Likeness:
    """What looks like a row of `schema` whose columns stand at `positions`, `width` cells wide.

    Columns of free text tell nothing; a date, a record number or a long code tells more than a number or ja and nee.
    """

    def __init__(self, schema: Schema, schemas: Schemas, positions: Mapping[str, int], width: int) -> None:
        self._width = width
        self._tests: dict[int, Test] = {}
        self._strong: set[int] = set()
        for field in schema.fields:
            pattern = field.pattern or _pattern_of_target(field, schema, schemas)
            test = _test(field, pattern, schemas)
            if field.name in positions and test is not None:
                self._tests[positions[field.name]] = test
                if pattern is not None or field.kind == "date":
                    self._strong.add(positions[field.name])
        self._most = len(self._tests) + len(self._strong)

    def __call__(self, cells: Sequence[str]) -> bool:
        """Whether these cells look like a whole row."""
        return len(cells) == self._width and self._is_like(cells, _ENOUGH)

    def begins(self, cells: Sequence[str], following: int) -> bool:
        """Whether these cells look like the first ones of a row, with so many `following` ones."""
        return len(cells) + following == self._width and self._is_like(cells, _PART)

    @property
    def ends(self) -> tuple[Test, Test]:
        """Whether a text can be the first, and the last, cell of a row; always no where nothing tells."""

        def never(text: str) -> bool:
            return False

        return self._tests.get(0, never), self._tests.get(self._width - 1, never)

    def _is_like(self, cells: Sequence[str], enough: int) -> bool:
        texts = {place: trim(cells[place]).strip('"') for place in self._tests if place < len(cells)}
        judged = {place: self._tests[place](text) for place, text in texts.items() if text}
        right = [place for place, one in judged.items() if one]
        weight = sum(2 if place in self._strong or _is_word(texts[place]) else 1 for place in right)
        return len(right) * 2 > len(judged) and weight >= min(enough, self._most)


def _is_word(text: str) -> bool:
    return len(text) >= _LONG and text.replace("_", "").isalpha()


def _pattern_of_target(field: Field, schema: Schema, schemas: Schemas) -> str | None:
    """The pattern of the record numbers that the column refers to, where all have the same."""
    for one in schema.references:
        if one.field == field.name and one.kind == "figure":
            return _FIGURE.pattern
        if one.field == field.name:
            targets = [schemas[one.file]] if one.file is not None else schemas.of_kind(one.kind or "")
            patterns = {target.field(one.column or field.name).pattern for target in targets}
            return patterns.pop() if len(patterns) == 1 else None
    return None


def _test(field: Field, pattern: str | None, schemas: Schemas) -> Test | None:
    if field.kind == "date":
        return lambda text: _DATE.fullmatch(text) is not None
    if field.kind in ("integer", "number"):
        judge = number_judge(field)
        return lambda text: not isinstance(judge(text), Flag)
    if field.kind == "boolean":
        return lambda text: not isinstance(judge_boolean(text), Flag)
    if field.kind in ("code", "codes"):
        codes = {code.casefold() for code in schemas.codes[field.code_list or ""]}
        return lambda text: set(text.casefold().split("|")) <= codes
    if pattern is not None or field.name.endswith("_id"):
        fits = re.compile(pattern) if pattern is not None else _RECORD
        return lambda text: fits.fullmatch(text) is not None
    return None
