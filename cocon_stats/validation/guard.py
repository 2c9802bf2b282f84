"""Which cells of the exports under check may be shown: those that cannot hold a personal value.

A value that people must mend has to be seen, so a cell is hidden for evidence only: its text stands in a personal
column of the year, has the form of a number of a person, is a date where no date belongs beside dates of birth, is a
date that can be the date of birth of its row, or looks like a name where codes belong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from cocon_stats.exports.codes import BOOLEANS
from cocon_stats.exports.packed import Packed
from cocon_stats.exports.table import UNKNOWN_DAY, Mask
from cocon_stats.exports.texts import folded
from cocon_stats.exports.typed import TypedColumn
from cocon_stats.schemas import Field, Schemas
from cocon_stats.validation.births import births, can_be_births, guessed_day, guessed_days
from cocon_stats.validation.personal import holds_person_number, is_clearly_date, may_be_name, reads_as_date, words_of
from cocon_stats.validation.sheet import Sheet

_SHORTEST = 4
_MANY_DIGITS = 5
_MANY_TEXTS = 10
_LETTER_AND_DIGITS = re.compile(r"[A-Za-z]{1,2}[ ._-]?[0-9]+")
_LISTED = ("code", "codes", "boolean")
_NUMBERS = ("integer", "number")


class Guard:
    """What the personal columns of one year hold. Every sheet that has any is watched before a value is asked."""

    def __init__(self, schemas: Schemas) -> None:
        self.schemas = schemas
        self._sheets: list[Sheet] = []

    def watch(self, sheet: Sheet) -> None:
        """Let this guard decide what the sheet shows."""
        self._sheets.append(sheet)
        sheet.hides = _Cells(sheet, self)

    def holds(self, text: str) -> bool:
        """Whether a folded text stands in a personal column that holds no dates; codes and short words never do."""
        if len(text) < _SHORTEST or text in self._codes:
            return False
        if text in self._joined and text in self._numbers:
            return True
        return any(texts.holds_folded(text) for texts in self._packed)

    def is_code(self, text: str) -> bool:
        """Whether a folded text is a code, a label or a boolean of any column."""
        return text in self._codes

    @cached_property
    def _joined(self) -> str:
        """All of `_numbers` in one text: what is no part of it is none of them, and a million need not be apart."""
        return "\n".join(text for texts in self._plain for text in texts).casefold()

    @cached_property
    def _numbers(self) -> frozenset[str]:
        return frozenset(folded(text) for texts in self._plain for text in texts)

    @property
    def _plain(self) -> Iterator[Sequence[str]]:
        return (texts for texts in self._texts if not isinstance(texts, Packed))

    @cached_property
    def _packed(self) -> tuple[Packed, ...]:
        """The numbers of large files: never made texts of."""
        return tuple(texts for texts in self._texts if isinstance(texts, Packed))

    @property
    def _texts(self) -> Iterator[Sequence[str]]:
        return (cell.raw.values for cell in self._personal() if cell.field.kind != "date")

    @cached_property
    def birth_days(self) -> frozenset[int]:
        """The dates of birth, in days since 1970."""
        dates = [guessed_days(cell) for cell in self._personal() if cell.field.kind == "date"]
        return frozenset(day for days in dates for day in days.tolist() if day != UNKNOWN_DAY)

    @cached_property
    def _codes(self) -> set[str]:
        codes = {folded(text) for entries in self.schemas.codes.values() for pair in entries.items() for text in pair}
        return codes | set(BOOLEANS)

    def _personal(self) -> Iterator[TypedColumn]:
        return (cell for sheet in self._sheets for cell in sheet.cells.values() if cell.field.personal)


class _Cells:
    """Which cells of one sheet are hidden; what can be decided on a text is decided once."""

    def __init__(self, sheet: Sheet, guard: Guard) -> None:
        self._sheet = sheet
        self._guard = guard
        self._is_about_persons = any(one.personal for one in sheet.schema.fields)
        # numbers of persons whose form nobody fixed: a letter and digits are no code then
        self._has_any_persons = any(
            one.personal and one.kind == "string" and one.pattern is None for one in sheet.schema.fields
        )
        self._has_births = bool(births(sheet.schema))
        self._texts: dict[tuple[str, str], bool] = {}
        self._dates: dict[str, Mask] = {}
        self._no_codes: dict[str, bool] = {}

    def __call__(self, column: str, row: int) -> bool:
        """Whether the cell must not be shown."""
        field, text = self._sheet.schema.field(column), self._sheet.cells[column].text(row)
        if field.personal or not text:
            return field.personal
        if (column, text) not in self._texts:
            self._texts[column, text] = self._hides_text(field, text)
        if self._texts[column, text]:
            return True
        return self._is_beside_birth(field, row) if self._has_births else self._is_in_strange_row(field, row, text)

    def _hides_text(self, field: Field, text: str) -> bool:
        if holds_person_number(text) or self._stands_in_personal_column(field, text):
            return True
        if self._has_any_persons and field.kind != "string" and _LETTER_AND_DIGITS.fullmatch(text):
            return True
        if field.kind != "date" and self._is_birth_elsewhere(field, text):
            return True
        if field.kind in _LISTED and self._is_about_persons and self._is_no_code(field, text):
            return True
        is_free = field.kind == "string" and field.pattern is None
        codes = self._guard.schemas.codes.get(field.code_list or "", {})
        return not is_free and may_be_name(text, words_of([*codes, *codes.values()]))

    def _is_no_code(self, field: Field, text: str) -> bool:
        """Whether a text is too far from any code to be one written wrong."""
        return sum(map(str.isdigit, text)) >= _MANY_DIGITS or self._holds_no_codes(field.name)

    def _stands_in_personal_column(self, field: Field, text: str) -> bool:
        is_short = field.kind in _NUMBERS and len(text) < _MANY_DIGITS
        return not is_short and self._guard.holds(folded(text))

    def _is_birth_elsewhere(self, field: Field, text: str) -> bool:
        """Whether a text in a column that is not for dates is a date that can be one of birth."""
        if field.kind in _NUMBERS or _is_cut_number(field, text):  # 12.50.000 and 20250101 were written wrong
            is_date = is_clearly_date(text)
            if not self._has_births:
                return is_date and guessed_day(text) in self._guard.birth_days
            return is_date or guessed_day(text) in self._guard.birth_days
        return reads_as_date(text) and (self._has_births or guessed_day(text) in self._guard.birth_days)

    def _is_in_strange_row(self, field: Field, row: int, text: str) -> bool:
        """Whether the cell holds a date, in a row of a file without persons that is wrong in other cells too: it can
        come from a file with dates of birth. In a column for dates only one of those dates is taken for such.
        """
        others = (faulty for name, faulty in self._sheet.faulty.items() if name != field.name)
        if not any(faulty[row] for faulty in others):
            return False
        return guessed_day(text) in self._guard.birth_days if field.kind == "date" else is_clearly_date(text)

    def _is_beside_birth(self, field: Field, row: int) -> bool:
        """Whether the cell holds what stands in a personal cell of its row, or a date that can be that of birth."""
        text = folded(self._sheet.cells[field.name].text(row))
        cells = [cell for cell in self._sheet.cells.values() if cell.field.personal]
        if len(text) >= _SHORTEST and any(folded(cell.text(row)) == text for cell in cells):
            return True
        if field.kind != "date":
            return False
        if field.name not in self._dates:
            self._dates[field.name] = can_be_births(self._sheet, field.name, self._guard.birth_days)
        return bool(self._dates[field.name][row])

    def _holds_no_codes(self, column: str) -> bool:
        """Whether hardly any of many texts is a code: then another column stands under this name."""
        if column not in self._no_codes:
            cell = self._sheet.cells[column]
            wrong, filled = int(cell.faulty.sum()), int(cell.filled.sum())
            self._no_codes[column] = len(cell.flags) >= _MANY_TEXTS and wrong * 10 >= filled * 9
        return self._no_codes[column]


def _is_cut_number(field: Field, text: str) -> bool:
    """Whether digits are what is left of the number of a record (25012 of CI-2025-0012), and no day in Excel."""
    return field.pattern is not None and text.isdigit()
