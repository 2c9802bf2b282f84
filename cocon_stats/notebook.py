"""A year in a notebook: typed data frames, the figures of the report, and the questions of ``cocon-stats query``.

    import cocon_stats
    year = cocon_stats.load("exports", 2025)
    year.figures["ikt.jim"].text                      # '15%'
    year["ikt"].groupby("aanmelder", observed=True)["duur_dagen"].median()
    year.ask("ikt", where=["leeftijd < 12"], by=["geslacht"])

The command line goes over the same `Year`: the same checks, the same definitions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from cocon_stats.conditions import parse
from cocon_stats.errors import WrongUsage, suggestion
from cocon_stats.exports.table import Column
from cocon_stats.figures import FigureSet
from cocon_stats.opening import open_years
from cocon_stats.query.answer import Answer
from cocon_stats.query.ask import ask
from cocon_stats.query.question import MeasureName, PercentOf, Question, Status
from cocon_stats.query.sources import resolve, words
from cocon_stats.records import AbsentFileError, Records
from cocon_stats.sector.exports import SectorYear, open_sector_years
from cocon_stats.settings import load_settings
from cocon_stats.validation.problem import Problem
from cocon_stats.year import Year


def load(
    data: str | Path,
    year: int,
    *,
    config: str | Path | None = None,
    with_errors: bool = False,
    personal: bool = False,
    sector: bool = False,
) -> LoadedYear:
    """Read and check the exports of `year` in the directory `data`; with `sector` those of the sector.

    `config` is a ``cocon.toml`` (otherwise the one in or above the working directory). Raises FaultyExportsError when
    there are errors, unless `with_errors`; NothingToRead without exports; WrongUsage for a year that is not there.
    Personal columns (client numbers, birth dates) are left out of the data frames unless `personal`.
    """
    settings = load_settings(Path(config) if config is not None else None)
    open_them = open_sector_years if sector else open_years
    (opened,) = open_them(Path(data), [year], settings, with_errors)
    return LoadedYear(opened, personal)


class LoadedYear(Mapping[str, pd.DataFrame]):
    """One year. A mapping of records to data frames: ``year["ikt"]``, ``year["contacten"]``, ``year["ikt.contacten"]``.

    A data frame has the columns of the export and those derived from them (docs/columns.md) of which the name holds no
    dot; `frame` gives any. Codes are categories in the order of their list, dates ``datetime64``, whole numbers
    ``Int64``, other numbers ``Float64``, ja/nee ``boolean``; what is unknown is missing. The exact numbers are in the
    figures: the doubles of a data frame are not.
    """

    def __init__(self, year: Year | SectorYear, personal: bool = False) -> None:
        self._year = year
        self._personal = personal
        self._frames: dict[str, pd.DataFrame] = {}

    def __repr__(self) -> str:
        return f"<LoadedYear {self.year}: {', '.join(self._year.checked.exports.tables)}>"

    @property
    def year(self) -> int:
        """The year."""
        return self._year.year

    @property
    def figures(self) -> FigureSet:
        """The figures of the year, with those of earlier years: ``year.figures["ikt.jim"].value``, exact.

        Those of the sector are called ``sector.ovbj.dossiers`` and so on (docs/sector.md).
        """
        return self._year.figures_with_history

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What the checks found."""
        return self._year.checked.problems

    def __iter__(self) -> Iterator[str]:
        """The names of the exports that are there."""
        return iter(self._year.checked.exports.tables)

    def __len__(self) -> int:
        return len(self._year.checked.exports.tables)

    def __getitem__(self, name: str) -> pd.DataFrame:
        """The data frame called `name`, the same object each time; KeyError when there is none, with the nearest."""
        if name not in self._frames:
            records = self._records(name)
            names = [one for one in self._names(name, records) if "." not in one]
            self._frames[name] = _frame(records, names, skip_absent=True)
        return self._frames[name]

    def frame(self, name: str, columns: Iterable[str]) -> pd.DataFrame:
        """Just these columns, also such as ``kenmerk.kind_spijbelen`` and ``contact.overleg_extern``."""
        records = self._records(name)
        wanted = list(columns)
        allowed = self._names(name, records)
        for one in wanted:
            if one not in allowed:
                raise WrongUsage(f"{name} heeft geen kolom «{one}».{suggestion(one, allowed)}")
        return _frame(records, wanted)

    def ask(
        self,
        sources: str,
        *,
        where: Sequence[str] = (),
        by: Sequence[str] = (),
        status: Status | None = None,
        measure: MeasureName = "aantal",
        percent_of: PercentOf = "totaal",
    ) -> Answer:
        """What ``cocon-stats query`` answers, with exact numbers: ``year.ask("ci,tnt", by=["modaliteit"])``."""
        question = Question(
            resolve(sources.split(","), measure, self._year.dataset.schemas),
            tuple(parse(one) for one in where),
            tuple(by),
            status,
            measure,
            percent_of,
        )
        return ask(question, [self._year])

    def _records(self, name: str) -> Records:
        known = words(self._year.dataset.schemas)
        try:
            if name in known:
                return self._year.dataset.records(name)
        except AbsentFileError:
            pass
        raise KeyError(f"{name} is er niet voor {self.year}.{suggestion(name, self)}")

    def _names(self, name: str, records: Records) -> list[str]:
        if self._personal:
            return records.names
        schemas = [self._year.dataset.schemas[file] for file in name.split(".")]
        hidden = {field.name for schema in schemas for field in schema.fields if field.personal}
        return [one for one in records.names if one not in hidden]


def _frame(records: Records, names: Iterable[str], skip_absent: bool = False) -> pd.DataFrame:
    columns = {}
    for name in names:
        try:
            columns[name] = _series(records.column(name))
        except AbsentFileError:
            if not skip_absent:
                raise
    return pd.DataFrame(columns, index=pd.RangeIndex(records.rows))


def _series(column: Column) -> pd.Series:
    """A column as pandas holds it; what is unknown is missing."""
    unknown = ~column.known()
    if column.kind == "code":
        return pd.Series(pd.Categorical.from_codes(column.data, categories=pd.Index(column.values)))
    if column.kind == "boolean":
        return pd.Series(pd.arrays.BooleanArray(column.data == 1, unknown))
    if column.kind == "date":
        days = np.where(unknown, np.datetime64("NaT"), column.data.astype("datetime64[D]"))
        return pd.Series(days.astype("datetime64[s]"))
    if column.kind == "integer":
        return pd.Series(pd.arrays.IntegerArray(np.where(unknown, 0, column.data).astype(np.int64), unknown))
    if column.kind == "number":
        return pd.Series(pd.arrays.FloatingArray(np.where(unknown, 0, column.data) / column.scale, unknown))
    texts = np.array([*column.values, None], dtype=object)[column.data]
    return pd.Series(pd.array(texts, dtype="string"))
