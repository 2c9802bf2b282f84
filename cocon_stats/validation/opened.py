"""From the files of a folder to sheets under check, with the checks inside one file; large files are streamed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from importlib import import_module

import numpy as np

from cocon_stats.exports.folder import Folder, size
from cocon_stats.exports.passed import Passed, chosen
from cocon_stats.exports.reading import Reading, read
from cocon_stats.exports.table import Table
from cocon_stats.progress import Progress
from cocon_stats.schemas import Schemas
from cocon_stats.validation.cells import check_cells
from cocon_stats.validation.conditions import check_conditions
from cocon_stats.validation.guard import Guard
from cocon_stats.validation.keys import check_dossiers, check_keys
from cocon_stats.validation.misplaced import check_misplaced
from cocon_stats.validation.order import check_order
from cocon_stats.validation.plausible import check_ages, check_births, check_dates, check_prefixes
from cocon_stats.validation.references import Family
from cocon_stats.validation.repeats import check_repeats
from cocon_stats.validation.sheet import Sheet, open_sheet
from cocon_stats.validation.shifts import check_shifts

STREAM_FROM_BYTES = 16_000_000
"""Exports from this size on are streamed where their schema and their content allow it."""


def open_files(
    folder: Folder, schemas: Schemas, figure_ids: Collection[str] | None, stream: bool
) -> tuple[Family, Mapping[str, Reading]]:
    """Read all files and check each by itself; the numbers of dossiers are checked over all case files."""
    large = tuple(_large(folder, schemas)) if stream else ()
    progress = Progress(sum(map(size, folder.files.values())))
    small = [name for name in folder.files if name not in large]
    readings = dict(zip(small, _read(folder, schemas, small, progress, at_once=2 if large else 1), strict=True))
    sheets: dict[str, Sheet] = {}
    family = Family(folder, schemas, sheets, figure_ids)
    guard = Guard(schemas)
    for reading in readings.values():
        _open(family, sheets, guard, reading)
    for sheet in sheets.values():  # only now is known what stands in the personal columns of the other files
        _check_sheet(family, sheet, guard)
    _check_numbers(family)
    for reading, passed in _streamed(family, large, progress):
        name = reading.file.name
        readings[name] = reading
        _open(family, sheets, guard, reading, passed)
        if name in sheets:
            _check_sheet(family, sheets[name], guard)
    progress.end()
    in_order = {name: sheets[name] for name in folder.files if name in sheets}
    sheets.clear()
    sheets.update(in_order)
    return family, {name: readings[name] for name in folder.files}


def passed_rows(family: Family, tables: Mapping[str, Table]) -> dict[str, Passed]:
    """What was streamed, for the case files that are left in `tables`; the rows that stayed are with it."""
    found = {name: sheet.passed for name, sheet in family.sheets.items() if sheet.passed}
    if not found:
        return {}
    kept = [np.empty(0, np.int64)]
    start = 0
    for name in family.schemas.modalities:
        if name in family.sheets:
            kept.append(start + np.searchsorted(family.sheets[name].lines, tables[name].lines))
            start += family.sheets[name].rows
    rows = np.concatenate(kept)
    return {name: chosen(passed, rows, tables[name]) for name, passed in found.items()}


def _large(folder: Folder, schemas: Schemas) -> Iterator[str]:
    for name, file in folder.files.items():
        if size(file) >= STREAM_FROM_BYTES:
            from cocon_stats.validation.streaming import can_stream

            if can_stream(schemas[name], schemas):
                yield name


def _read(
    folder: Folder, schemas: Schemas, names: Sequence[str], progress: Progress, at_once: int
) -> Iterator[Reading]:
    """The readings of files in their order; small years are read without a thread, which takes time to import."""

    def read_one(name: str) -> Reading:
        return read(folder.files[name], schemas)

    readings: Iterable[Reading] = map(read_one, names)
    if at_once > 1:
        from cocon_stats.exports.cores import on_cores

        import_module("pyarrow.csv")  # needed soon: smaller files may use it as well
        readings = on_cores(read_one, names, at_once)
    for name, reading in zip(names, readings, strict=True):
        progress.add(size(folder.files[name]))
        yield reading


def _streamed(family: Family, names: Sequence[str], progress: Progress) -> Iterator[tuple[Reading, Passed | None]]:
    """Large files streamed, all at once, or read whole where they cannot be."""
    if not names:
        return
    from cocon_stats.exports.cores import on_cores
    from cocon_stats.validation.streaming import stream

    schemas = family.schemas
    for name in names:
        family.parents(schemas[name].references[0])  # gathered once, for all of them

    def one(name: str) -> tuple[Reading, Passed | None]:
        file = family.folder.files[name]
        parents = family.parents(schemas[name].references[0])
        found = stream(file, schemas, parents, family.folder.year, progress)
        return (found.reading, found.passed) if found else (read(file, schemas), None)

    yield from on_cores(one, names, at_once=len(names), stop=progress.stop)


def _open(
    family: Family, sheets: dict[str, Sheet], guard: Guard, reading: Reading, passed: Passed | None = None
) -> None:
    schemas = family.schemas
    sheet = open_sheet(reading, schemas[reading.file.name], schemas, passed)
    if sheet is not None:
        sheets[reading.file.name] = sheet
        guard.watch(sheet)


def _check_sheet(family: Family, sheet: Sheet, guard: Guard) -> None:
    """The checks inside one file."""
    run, files = family.crashes.run, [(sheet.schema.name, sheet.shown)]
    run(files, check_shifts, sheet, guard.schemas)
    run(files, check_cells, sheet)
    run(files, check_misplaced, sheet, guard)
    run(files, check_order, sheet)
    run(files, check_conditions, sheet)
    run(files, check_dates, sheet, family.folder.year)
    run(files, check_ages, sheet)
    run(files, check_births, sheet)
    run(files, check_keys, sheet)
    run(files, check_repeats, sheet)


def _check_numbers(family: Family) -> None:
    """The checks of the numbers of dossiers over all case files."""
    care = [family.sheets[name] for name in family.schemas.modalities if name in family.sheets]
    if care:
        family.crashes.run([(one.schema.name, one.shown) for one in care], check_dossiers, care)
    for sheet in care:
        family.crashes.run([(sheet.schema.name, sheet.shown)], check_prefixes, sheet, family.schemas)
