"""From text cells to typed columns: the second pass, on the distinct texts of each column."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from cocon_stats.exports.codes import BOOLEANS, code_judge, codes_judge, judge_boolean
from cocon_stats.exports.dates import judge_date
from cocon_stats.exports.judged import Flag, Judge, Judged, Scaled
from cocon_stats.exports.numbers import number_judge
from cocon_stats.exports.packed import Packed, settled
from cocon_stats.exports.strings import is_numbered, string_judge
from cocon_stats.exports.table import UNKNOWN_CODE, UNKNOWN_DAY, UNKNOWN_NUMBER, Column, Mask, TextColumn
from cocon_stats.exports.texts import excel_failure, folded, trim
from cocon_stats.exports.toolong import refuse_too_long
from cocon_stats.schemas import Field, Schemas

EMPTY_CELL = "een lege cel"
_NEARLY_EMPTY = frozenset(
    "nvt|n.v.t|nvt.|n/a|na|n.a.|null|none|nan|?|??|/|--|---|–|—|.|geen|leeg|onb|onb.|onbekend.|niet bekend|"
    "niet gekend|niet van toepassing|ongekend|onbekent|weet niet".split("|")
)

Distinct = list[Judged | None]
"""The judgement of each distinct text; None for an empty one."""


@dataclass(frozen=True, slots=True, eq=False)
class TypedColumn:
    """A column with its values and its flags. `flags` are by distinct text: their position in `raw.values`.

    `faulty` marks the cells that cannot be right, `texts` the distinct texts that hold something, right or wrong.
    """

    field: Field
    column: Column
    raw: TextColumn
    flags: Mapping[int, Flag]
    faulty: Mask
    texts: Mask

    @property
    def filled(self) -> Mask:
        """The cells that hold something, right or wrong; worked out each time, to keep no mask per column."""
        if self.texts.all():
            return np.broadcast_to(np.True_, len(self.raw.index))
        return np.asarray(self.texts[self.raw.index])

    def text(self, row: int) -> str:
        """The trimmed text of a cell."""
        return trim(self.raw.values[self.raw.index[row]])

    def flagged(self, rule: str) -> NDArray[np.intp]:
        """The rows whose text breaks `rule`, as error or as warning."""
        return np.flatnonzero(_marks(self.raw, {at: flag for at, flag in self.flags.items() if flag.rule == rule}))


def typed(raw: TextColumn, field: Field, schemas: Schemas) -> TypedColumn:
    """Judge every distinct text of a column by the field's type, code list, pattern and range."""
    if isinstance(raw.values, Packed):
        return _typed_numbers(raw, raw.values, field, schemas)
    if _all_fit(raw, field):
        none = np.zeros(len(raw.index), np.bool_)
        column = Column(field.kind, raw.index, tuple(raw.values))
        return TypedColumn(field, column, raw, {}, none, np.ones(1, np.bool_))
    empty = {form.casefold() for form in field.missing} | {""}
    judge = _judge(field, schemas)
    judged: Distinct = [_judged(trim(text), empty, judge) for text in raw.values]
    if not field.required:
        _suggest_empty(judged, raw)
    if field.kind in ("integer", "number"):
        refuse_too_long(judged, raw)
    if field.kind == "string" and not all(map(str.isascii, raw.values)):
        from cocon_stats.exports.mojibake import flag_damaged

        flag_damaged(judged, raw.values)
    flags = {place: one for place, one in enumerate(judged) if isinstance(one, Flag)}
    faulty = _marks(raw, {place: flag for place, flag in flags.items() if flag.value is None})
    filled = np.array([one is not None for one in judged], np.bool_)
    values = [one.value if isinstance(one, Flag) else one for one in judged]
    return TypedColumn(field, _column(field, values, raw, schemas), raw, flags, faulty, filled)


def _typed_numbers(raw: TextColumn, texts: Packed, field: Field, schemas: Schemas) -> TypedColumn:
    """Judge the texts that are no plain number: a prefix with digits behind it is as it should be, if it fits."""
    places = texts.loose_places.tolist()
    if field.pattern is not None:
        from cocon_stats.exports.fitting import unfit_places

        places = [*unfit_places(texts, field.pattern).tolist(), *places]
    loose = typed(TextColumn([texts[one] for one in places], np.arange(len(places), dtype=np.int32)), field, schemas)
    values = [loose.column.values[one] if one >= 0 else None for one in loose.column.data.tolist()]
    table, found = settled(texts, dict(zip(places, values, strict=True)))
    flags = {places[at]: flag for at, flag in loose.flags.items()}
    faulty = _marks(raw, {place: flag for place, flag in flags.items() if flag.value is None})
    empty = [place for place, filled in zip(places, loose.filled.tolist(), strict=True) if not filled]
    filled = np.ones(len(texts) if empty else 1, np.bool_)
    filled[empty] = False
    column = Column(field.kind, raw.index if table is None else table[raw.index], found)
    return TypedColumn(field, column, raw, flags, faulty, filled)


def _all_fit(raw: TextColumn, field: Field) -> bool:
    """Whether all texts of a column of record numbers are as they should be: the usual case, told at once.

    Only for patterns of a letter with digits behind it: no empty form and no failure of Excel looks like that.
    """
    if field.kind != "string" or field.pattern is None or not len(raw.values):
        return False
    forms = "".join(field.missing)
    if not is_numbered(field.pattern) or any(map(str.isdigit, forms)):
        return False
    return all(map(re.compile(field.pattern).fullmatch, raw.values))


def unknown_column(field: Field, rows: int, schemas: Schemas) -> Column:
    """The column of a field that the file lacks: every value unknown."""
    return _column(field, [None], TextColumn([""], np.zeros(rows, np.int32)), schemas)


def _judged(text: str, empty: set[str], judge: Judge) -> Judged | None:
    if text.casefold() in empty:
        return None
    failure = excel_failure(text)
    return Flag(failure) if failure is not None else judge(text)


def _suggest_empty(judged: Distinct, raw: TextColumn) -> None:
    """Suggest an empty cell for the many other ways in which people write that something is not known."""
    for place, one in enumerate(judged):
        if not isinstance(one, Flag) or one.value is not None or one.suggestion is not None:
            continue  # a code of the list that was clearly meant goes before
        if folded(raw.values[place]) in _NEARLY_EMPTY:
            judged[place] = replace(one, suggestion=EMPTY_CELL)


def _judge(field: Field, schemas: Schemas) -> Judge:
    if field.kind == "date":
        return judge_date
    if field.kind == "boolean":
        return judge_boolean
    if field.kind in ("integer", "number"):
        return number_judge(field)
    if field.kind == "code":
        return code_judge(schemas.codes[field.code_list or ""])
    return codes_judge(schemas.codes[field.code_list or ""]) if field.kind == "codes" else string_judge(field)


def _marks(raw: TextColumn, places: Mapping[int, Flag]) -> Mask:
    if not places or not len(raw.index):
        return np.zeros(len(raw.index), np.bool_)
    marked = np.zeros(len(raw.values), np.bool_)
    marked[list(places)] = True
    return np.asarray(marked[raw.index])


def _column(field: Field, values: Sequence[Judged | None], raw: TextColumn, schemas: Schemas) -> Column:
    if field.kind == "date":
        return Column("date", _spread(values, UNKNOWN_DAY, np.dtype(np.int32), raw))
    if field.kind == "boolean":
        return Column("boolean", _spread(values, UNKNOWN_CODE, np.dtype(np.int8), raw), BOOLEANS)
    if field.kind == "code":
        codes = tuple(schemas.codes[field.code_list or ""])
        return Column("code", _spread(values, UNKNOWN_CODE, _index_type(len(codes)), raw), codes)
    if field.kind in ("integer", "number"):
        decimals = max((one.decimals for one in values if isinstance(one, Scaled)), default=0)
        scaled = [one.mantissa * 10 ** (decimals - one.decimals) if isinstance(one, Scaled) else None for one in values]
        return Column(field.kind, _spread(scaled, UNKNOWN_NUMBER, np.dtype(np.int64), raw), (), decimals)
    texts: dict[str, int] = {}
    places = [texts.setdefault(one, len(texts)) if isinstance(one, str) else None for one in values]
    if places == list(range(len(raw.values))):  # every text means itself
        return Column(field.kind, raw.index, tuple(texts))
    return Column(field.kind, _spread(places, UNKNOWN_CODE, _index_type(len(texts)), raw), tuple(texts))


def _index_type(count: int) -> np.dtype:
    """The smallest type that holds a place among so many, and one more."""
    kinds = (kind for kind in (np.int8, np.int16, np.int32) if count < np.iinfo(kind).max)
    return np.dtype(next(kinds))


def _spread(values: Sequence[Judged | None], unknown: int, dtype: np.dtype, raw: TextColumn) -> np.ndarray:
    """One value per row from one per distinct text; None becomes `unknown`."""
    table = np.array([unknown if one is None else one for one in values] or [unknown], dtype)
    return table[raw.index] if len(raw.index) else np.empty(0, dtype)
