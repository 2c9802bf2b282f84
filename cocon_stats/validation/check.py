"""All checks over the exports of one year: what is wrong, and the tables that remain.

Contract, "What is checked, and what follows". One cause gives one problem: checks go from the file to the cell, the
row, the key, the other files; what failed once is not judged again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from cocon_stats.exports.folder import Folder
from cocon_stats.exports.passed import PartlyRead
from cocon_stats.exports.table import Exports, Input, Table
from cocon_stats.schemas import Schemas
from cocon_stats.validation.consequences import conclude, unusable
from cocon_stats.validation.exceptions import NO_EXCEPTIONS, Exceptions, keep_accepted, split
from cocon_stats.validation.faults import reading_problems
from cocon_stats.validation.opened import open_files, passed_rows
from cocon_stats.validation.outcomes import CheckResult, outcomes
from cocon_stats.validation.periods import check_contacts, check_periods
from cocon_stats.validation.problem import Problem
from cocon_stats.validation.published import HISTORY, check_published, check_years
from cocon_stats.validation.references import Family, absent_files, check_references
from cocon_stats.validation.sheet import Sheet
from cocon_stats.validation.spells import check_spells


@dataclass(frozen=True, slots=True)
class Checked:
    """The exports as they are used (with the consequences of errors applied), the problems in a fixed order, how every
    check came out, and the problems that an accepted exception took away.
    """

    exports: Exports
    problems: tuple[Problem, ...]
    checks: tuple[CheckResult, ...]
    accepted: tuple[Problem, ...] = ()

    @property
    def outcomes(self) -> Mapping[str, int]:
        """How many checks hold, fail, are undecided, are skipped and crashed."""
        return Counter(one.outcome for one in self.checks)


def check(
    folder: Folder,
    schemas: Schemas,
    figure_ids: Collection[str] | None = None,
    exceptions: Exceptions = NO_EXCEPTIONS,
    stream: bool = False,
) -> Checked:
    """Read and check every file of `folder`; `figure_ids` are the names that ``historiek.figuur`` may hold; with their
    definitions (a mapping) the published values are held against the unit of their figure too.

    Never raises for what stands in a file; a check that stops by a fault of the program is a fatal problem. Without
    `figure_ids` the names of figures are not checked, without a year neither are dates after its end and dossiers
    without contact. With `stream` large exports of rows that hang on case files are added up piece by piece; their
    tables are read whole when somebody asks for them.
    """
    family, readings = open_files(folder, schemas, figure_ids, stream)
    sheets = family.sheets
    problems = [one for name, reading in readings.items() for one in reading_problems(reading, schemas[name])]
    _check_between(family)
    problems += [one for sheet in sheets.values() for one in sheet.problems]
    problems += [*absent_files(family), *family.crashes.problems]
    problems, accepted = split(problems, exceptions)
    keep_accepted(sheets.values(), accepted)
    used = {} if family.crashes.found else sheets  # nobody vouches for a year that is checked in part
    tables, inputs = _conclude(folder, schemas, used, {name: one.sha256 for name, one in readings.items()})
    lost = tuple(name for name in folder.files if name not in used)
    if used and (passed := passed_rows(family, tables)):
        tables = PartlyRead(tables, passed, lambda: check(folder, schemas, figure_ids, exceptions).exports)
    found = Checked(
        Exports(tables, inputs, folder.absent, lost),
        tuple(_ordered(problems, folder, schemas)),
        outcomes(family, problems),
        tuple(accepted),
    )
    for sheet in sheets.values():
        sheet.close()
    return found


def _check_between(family: Family) -> None:
    """The checks between files; none of them is made when it cannot be told what hangs on what."""
    run = family.crashes.run
    files = [(name, sheet.shown) for name, sheet in family.sheets.items()]
    for sheet in family.sheets.values():
        its = [(sheet.schema.name, sheet.shown)]
        run(its, check_years, sheet)
        if sheet.schema.kind == HISTORY:
            run(its, check_published, sheet, family.figure_ids)
    links = run(files, check_references, family) if files else None
    if links is not None:
        run(files, check_periods, family, links)
        run(files, check_contacts, family, links)
        run(files, check_spells, family, links)


def _conclude(
    folder: Folder, schemas: Schemas, sheets: Mapping[str, Sheet], digests: Mapping[str, str]
) -> tuple[Mapping[str, Table], tuple[Input, ...]]:
    tables: dict[str, Table] = {}
    inputs: list[Input] = []
    for name, file in folder.files.items():
        if name in sheets:
            tables[name], one = conclude(sheets[name], schemas)
        else:
            one = unusable(file.shown, digests[name])
        inputs.append(one)
    return tables, tuple(inputs)


def _ordered(problems: Iterable[Problem], folder: Folder, schemas: Schemas) -> list[Problem]:
    """Files in the order of the schemas, then lines, then columns in the order of the schema."""
    files = {folder.shown(name): (number, name) for number, name in enumerate(schemas.files)}

    def key(one: Problem) -> tuple[int, int, int, str]:
        number, name = files[one.file or ""]
        names = [field.name for field in schemas[name].fields]
        column = names.index(one.column) if one.column in names else -1 if one.column is None else len(names)
        return number, one.line or 0, column, one.rule

    return sorted(problems, key=key)
