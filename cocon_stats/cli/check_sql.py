"""``cocon-stats check-sql``: the checks that a team wrote itself."""

from __future__ import annotations

from pathlib import Path
from typing import TypedDict, Unpack

import click

from cocon_stats.cli.asking import deliver_object, deliver_sheets, form_of, form_options, opened, year_options


class _Asked(TypedDict):
    checks: Path
    year: str | None
    data: Path | None
    config: Path | None
    with_errors: bool
    form: str | None
    output: Path | None


@click.command("check-sql")
@click.argument("checks", metavar="[DIR]", default="checks", type=click.Path(path_type=Path, file_okay=False))
@year_options
@form_options("table", "md", "json", "xlsx")
def command(**asked: Unpack[_Asked]) -> int:
    """Run every DIR/*.sql (DIR is checks, unless named): one SELECT each, whose rows are faults.

    \b
    Examples:
      cocon-stats check-sql checks --year 2025
      cocon-stats check-sql checks --format json > eigen-controles.json

    Exit status: 0 no faults, 1 faults, 2 a check cannot be run, 3 no checks.
    """
    form = form_of(asked["form"], asked["output"])
    from cocon_stats.sql.checks import fault_sheets, find_checks, for_programs, run_checks, summary

    checks = find_checks(asked["checks"])
    (year,) = opened(asked["year"], asked["data"], asked["config"], asked["with_errors"])
    outcomes = run_checks(checks, year)
    if form == "json":
        deliver_object(for_programs(outcomes), asked["output"])
    else:
        deliver_sheets([summary(outcomes, year.year), *fault_sheets(outcomes)], form, asked["output"])
    found = {one.outcome for one in outcomes}
    return 2 if "crashed" in found else int("fails" in found)
