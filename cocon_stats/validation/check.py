"""All checks over the exports of one year: what is wrong, and the tables that remain.

Contract, "What is checked, and what follows". One cause gives one problem: checks go from the file to the cell, the
row, the key, the other files; what failed once is not judged again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from cocon_stats.exports.folder import Folder
from cocon_stats.exports.reading import read
from cocon_stats.exports.table import Exports, Input, Table
from cocon_stats.schemas import Schemas
from cocon_stats.validation.cells import check_cells
from cocon_stats.validation.conditions import check_conditions
from cocon_stats.validation.consequences import conclude, unusable
from cocon_stats.validation.exceptions import NO_EXCEPTIONS, Exceptions, keep_accepted, split
from cocon_stats.validation.faults import reading_problems
from cocon_stats.validation.keys import check_dossiers, check_keys
from cocon_stats.validation.order import check_order
from cocon_stats.validation.outcomes import CheckResult, outcomes
from cocon_stats.validation.periods import check_contacts, check_periods
from cocon_stats.validation.plausible import check_ages, check_dates, check_prefixes
from cocon_stats.validation.problem import Problem
from cocon_stats.validation.published import HISTORY, check_published
from cocon_stats.validation.references import Family, absent_files, check_references
from cocon_stats.validation.sheet import Sheet, open_sheet
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
        """How many checks hold, fail, are undecided and are skipped."""
        return Counter(one.outcome for one in self.checks)


def check(
    folder: Folder,
    schemas: Schemas,
    figure_ids: Collection[str] | None = None,
    exceptions: Exceptions = NO_EXCEPTIONS,
) -> Checked:
    """Read and check every file of `folder`; `figure_ids` are the names that ``historiek.figuur`` may hold; with their
    definitions (a mapping) the published values are held against the unit of their figure too.

    Never raises for what stands in a file. Without `figure_ids` the names of figures are not checked, without a year
    neither are dates after its end and dossiers without contact.
    """
    readings = {name: read(file, schemas) for name, file in folder.files.items()}
    problems = [one for name, reading in readings.items() for one in reading_problems(reading, schemas[name])]
    sheets: dict[str, Sheet] = {}
    for name, reading in readings.items():
        sheet = open_sheet(reading, schemas[name], schemas)
        if sheet is not None:
            sheets[name] = sheet
    family = Family(folder, schemas, sheets, figure_ids)
    _check_sheets(family)
    _check_between(family)
    problems += [one for sheet in sheets.values() for one in sheet.problems]
    problems += absent_files(family)
    problems, accepted = split(problems, exceptions)
    keep_accepted(sheets.values(), accepted)
    tables, inputs = _conclude(folder, schemas, sheets, {name: one.sha256 for name, one in readings.items()})
    lost = tuple(name for name in folder.files if name not in sheets)
    return Checked(
        Exports(tables, inputs, folder.absent, lost),
        tuple(_ordered(problems, folder, schemas)),
        outcomes(folder, schemas, sheets, problems, figure_ids is not None),
        tuple(accepted),
    )


def _check_sheets(family: Family) -> None:
    """The checks inside one file."""
    for sheet in family.sheets.values():
        check_cells(sheet)
        check_order(sheet)
        check_conditions(sheet)
        check_dates(sheet, family.folder.year)
        check_ages(sheet)
        check_keys(sheet)


def _check_between(family: Family) -> None:
    """The checks between files."""
    care = [family.sheets[name] for name in family.schemas.modalities if name in family.sheets]
    check_dossiers(care)
    for sheet in care:
        check_prefixes(sheet, family.schemas)
    links = check_references(family)
    for sheet in family.sheets.values():
        if sheet.schema.kind == HISTORY:
            check_published(sheet, family.figure_ids)
    check_periods(family, links)
    check_contacts(family, links)
    check_spells(family, links)


def _conclude(
    folder: Folder, schemas: Schemas, sheets: Mapping[str, Sheet], digests: Mapping[str, str]
) -> tuple[dict[str, Table], tuple[Input, ...]]:
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
