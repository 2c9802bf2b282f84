"""A database that holds the checked exports of one year, answers ``select``, and does nothing else.

Nothing that is typed can change it, read or write a file, reach the network, load an extension or see a variable of
this program: DuckDB's own doors are shut and locked before the first statement, and only one reading statement passes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

from cocon_stats.errors import WrongUsage
from cocon_stats.query.columns import offered
from cocon_stats.query.offered import Offered
from cocon_stats.query.question import MODALITY
from cocon_stats.schemas import Schemas

if TYPE_CHECKING:
    from cocon_stats.sector.exports import SectorYear
    from cocon_stats.year import Year  # the list of tables needs no engine

CASE_FILES = "dossiers"  # all modalities under each other, with the columns they share
_SHUT = (
    "SET temp_directory = ''",  # before the next one, which makes it unchangeable
    "SET enable_external_access = false",
    "SET autoinstall_known_extensions = false",
    "SET autoload_known_extensions = false",
    "SET allow_community_extensions = false",
    "SET python_enable_replacements = false",
    "SET allow_persistent_secrets = false",
    "SET lock_configuration = true",
)
_INSTALL = 'Voor SQL is DuckDB nodig, en dat is niet geïnstalleerd. Installeer het met: pip install "cocon-stats[sql]".'


@dataclass(frozen=True, slots=True)
class Result:
    """What a statement gave: names of the columns, and rows of Python values."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


class Database:
    """The checked exports of `year` as tables; personal columns are not in it.

    Only the tables that `statements` name are filled in, all of them when they name none.
    """

    def __init__(self, year: Year | SectorYear, *statements: str) -> None:
        self._duckdb = _duckdb()
        self._connection = self._duckdb.connect(":memory:")
        named = _named(statements, year)
        for name in year.checked.exports.tables:
            if name in named:
                self._add(name, year)
        if CASE_FILES in named:
            self._add_case_files(year)
        for setting in _SHUT:
            self._connection.execute(setting)

    def __enter__(self) -> Database:
        """The database itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self._connection.close()

    def select(self, statement: str) -> Result:
        """The answer to one reading statement; WrongUsage, in one line, for anything else."""
        try:
            found = self._connection.extract_statements(statement)
        except self._duckdb.Error as error:
            raise _refused(error) from None
        if len(found) != 1:
            raise WrongUsage(f"SQL: geef één opdracht, niet {len(found)}.")
        if found[0].type != self._duckdb.StatementType.SELECT:
            raise WrongUsage("SQL: alleen lezen is mogelijk, met select.")
        try:
            self._connection.execute(found[0])
            rows = self._connection.fetchall()
        except self._duckdb.Error as error:
            raise _refused(error) from None
        return Result(tuple(one[0] for one in self._connection.description), tuple(rows))

    def _add(self, name: str, year: Year | SectorYear) -> None:
        import pyarrow as pa

        from cocon_stats.records import AbsentFileError
        from cocon_stats.sql.arrow import as_arrow

        arrays = {}
        records = year.dataset.records(name)
        for column in columns(name, year.dataset.schemas):
            try:
                arrays[column.name] = as_arrow(records.column(column.name))
            except AbsentFileError:
                continue  # it rests on a file that is not there
        chosen = ", ".join(
            f'"{one}"::VARCHAR AS "{one}"' if pa.types.is_dictionary(array.type) else f'"{one}"'
            for one, array in arrays.items()
        )
        self._connection.register("arriving", pa.Table.from_arrays(list(arrays.values()), names=list(arrays)))
        self._connection.execute(f'CREATE TABLE "{name}" AS SELECT {chosen} FROM arriving')
        self._connection.unregister("arriving")

    def _add_case_files(self, year: Year | SectorYear) -> None:
        there = [one for one in year.dataset.schemas.modalities if year.dataset.has(one)]
        if not there:
            return
        shared = [one.name for one in shared_columns(year.dataset.schemas)]
        chosen = ", ".join(f'"{one}"' for one in shared if self._has(there[0], one))
        parts = [f"SELECT '{one}' AS {MODALITY}, {chosen} FROM \"{one}\"" for one in there]
        self._connection.execute(f"CREATE VIEW {CASE_FILES} AS {' UNION ALL '.join(parts)}")

    def _has(self, table: str, column: str) -> bool:
        found = self._connection.execute(f'SELECT * FROM "{table}" LIMIT 0').description
        return any(one[0] == column for one in found)


def asks_sector(statement: str, schemas: Schemas) -> bool:
    """Whether a statement goes over the exports of the sector: those of the organisation are not beside them."""
    return not _words([statement]).isdisjoint(one.name for one in schemas.of_kind("sector"))


def _words(statements: Iterable[str]) -> set[str]:
    return {word.lower() for text in statements for word in re.findall(r"\w+", text)}


def _named(statements: Iterable[str], year: Year | SectorYear) -> set[str]:
    known = {*year.checked.exports.tables, CASE_FILES}
    named = known & _words(statements) or known
    return named | set(year.dataset.schemas.modalities) if CASE_FILES in named else named


def columns(name: str, schemas: Schemas) -> list[Offered]:
    """The columns of a table: those of its export and those derived whose name holds no dot; none is personal."""
    return [one for one in offered(name, schemas).values() if "." not in one.name]


def shared_columns(schemas: Schemas) -> list[Offered]:
    """The columns that every modality has."""
    first, *others = (columns(one, schemas) for one in schemas.modalities)
    return [one for one in first if all(any(other.name == one.name for other in names) for names in others)]


def described(schemas: Schemas) -> Iterator[tuple[str, Offered]]:
    """Every table with its columns, the view of all case files first."""
    modality = Offered(MODALITY, "hulpvorm", "code", {})
    for one in (modality, *shared_columns(schemas)):
        yield CASE_FILES, one
    for name in schemas.files:
        for one in columns(name, schemas):
            yield name, one


def _duckdb() -> ModuleType:
    try:
        return import_module("duckdb")
    except ImportError:
        raise WrongUsage(_INSTALL) from None


def _refused(error: Exception) -> WrongUsage:
    """DuckDB's message in one line, without the statement it repeats."""
    text = " ".join(re.split(r"\n+LINE |, due to the following|Traceback", str(error))[0].split())
    if "Permission Error" in text or "disabled" in text:
        return WrongUsage(f"SQL mag niet bij bestanden, netwerk of instellingen. ({text})")
    return WrongUsage(f"SQL: {text}")
