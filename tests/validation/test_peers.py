"""Bugs that were found in other tools that check tables: each once, as something that cannot happen here."""

from __future__ import annotations

import inspect
import pkgutil
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

import cocon_stats.exports
import cocon_stats.validation
from cocon_stats.exports.folder import find
from cocon_stats.schemas import load_schemas
from cocon_stats.validation import opened
from cocon_stats.validation.check import check
from tests.validation.clean import FIGURE_IDS, Year
from tests.validation.conftest import Run
from tests.validation.test_rows import places

between = sys.modules["cocon_stats.validation.check"]
BOUNDS = [
    (file, field)
    for file, schema in load_schemas().files.items()
    for field in schema.fields
    if (field.minimum, field.maximum, field.exclusive_minimum) != (None, None, None)
]


@pytest.mark.parametrize(("file", "field"), BOUNDS, ids=[f"{file}.{field.name}" for file, field in BOUNDS])
def test_every_bound_is_enforced(file: str, field: object, year: Year, run: Run) -> None:
    # Elsewhere: a maximum that is declared and never enforced.
    from cocon_stats.schemas import Field

    assert isinstance(field, Field)
    wrong, right = [], []
    if field.minimum is not None:
        wrong, right = [*wrong, str(field.minimum - 1)], [*right, str(field.minimum)]
    if field.maximum is not None:
        wrong, right = [*wrong, str(field.maximum + 1)], [*right, str(field.maximum)]
    if field.exclusive_minimum is not None:
        wrong, right = [*wrong, str(field.exclusive_minimum)], [*right, str(field.exclusive_minimum + 1)]
    for value in wrong:
        found = places(run(year.copy().put(file, 2, field.name, value), both=False))
        assert found == [(f"2025/{file}.csv", 2, field.name, "getal-buiten-bereik", "error")]
    for value in right:
        assert places(run(year.copy().put(file, 2, field.name, value), both=False)) == []


def test_checking_changes_nothing_that_was_read(year: Year, tmp_path: Path) -> None:
    # Elsewhere: a rule that changes its arguments.
    folder = find(
        year.put("ci", 3, "einddatum", "x").put("tnt", 2, "startdatum", "").write(tmp_path), 2025, load_schemas()
    )
    first = check(folder, load_schemas(), FIGURE_IDS)
    again = check(folder, load_schemas(), FIGURE_IDS)
    assert first.problems == again.problems
    assert first.exports.inputs == again.exports.inputs


def test_no_clock_in_a_rule() -> None:
    for package in (cocon_stats.exports, cocon_stats.validation):
        for module in pkgutil.iter_modules(package.__path__):
            source = Path(package.__path__[0], f"{module.name}.py")
            text = source.read_text("utf-8") if source.is_file() else ""
            assert not any(word in text for word in (".today(", ".now(", "time.time(", "random.")), module.name


@pytest.mark.crashes_are_caught
@pytest.mark.parametrize(
    ("module", "name", "crashed"),
    [
        (opened, "check_order", {"order"}),
        (opened, "check_dossiers", {"key"}),
        (between, "check_contacts", {"contacts"}),
        (between, "check_references", {"reference", "period", "contacts", "modules", "spells"}),
    ],
)
def test_a_rule_that_crashes_is_no_verdict(
    module: ModuleType, name: str, crashed: set[str], year: Year, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Elsewhere: a crashed rule counts as passed, or as failed.
    def crash(*given: object) -> None:
        raise ZeroDivisionError("01/02/2013")

    crash.__name__ = name
    monkeypatch.setattr(module, name, crash)
    found = run(year)
    assert {one.check for one in found.checks if one.outcome == "crashed"} == crashed
    assert not any(one.outcome == "fails" for one in found.checks)
    (problem,) = found.problems
    assert (problem.file, problem.line, problem.rule) == ("2025/ci.csv", None, "controle-vastgelopen")
    assert problem.severity == "fatal"
    assert re.fullmatch(
        rf"De controle '{name.removeprefix('check_')}' is vastgelopen door een fout in het programma "
        r"\(ZeroDivisionError, crashes\.py:[0-9]+\)\.",
        problem.message,
    )
    assert problem.advice == (
        "U hoeft in het bestand niets te verbeteren. Meld deze zin aan wie het programma beheert; tot dan worden er "
        "geen cijfers berekend."
    )
    assert not found.exports.tables
    assert len(found.exports.unusable) == len(found.exports.inputs)


def test_lines_count_from_one_with_the_header(year: Year, run: Run) -> None:
    # Elsewhere: rows counted from 0, or without the header.
    assert places(run(year.put("ci", 2, "m_document", "?!"))) == [
        ("2025/ci.csv", 2, "m_document", "ja-nee-ongeldig", "error")
    ]


def test_no_option_is_ignored(year: Year, tmp_path: Path) -> None:
    # Elsewhere: an option that is accepted and does nothing.
    folder = find(year.put("historiek", 2, "figuur", "x.y").write(tmp_path), 2025, load_schemas())
    assert check(folder, load_schemas()).problems == ()
    assert [one.rule for one in check(folder, load_schemas(), FIGURE_IDS).problems] == ["cijfer-onbekend"]
    assert set(inspect.signature(check).parameters) >= {"folder", "schemas", "figure_ids"}


def test_zeros_in_front_stay(year: Year, run: Run) -> None:
    # Elsewhere: 00001 becomes 1, and two numbers become one.
    year.put("sector_voorzieningen", 2, "voorziening_id", "001").put("sector_voorzieningen", 3, "voorziening_id", "01")
    checked = run(year)
    assert checked.problems == ()
    assert checked.exports.tables["sector_voorzieningen"]["voorziening_id"].values == ("001", "01")


def test_decimals_keep_their_comma(year: Year, run: Run) -> None:
    # Elsewhere: commas are stripped, and 12,25 becomes 1225; 12.5 becomes 125.
    column = run(year.put("historiek", 2, "waarde", "12,25")).exports.tables["historiek"]["waarde"]
    assert (column.data[0], column.decimals) == (1225, 2)
    checked = run(year.put("personeel_jaar", 2, "geplande_uren", "12.5"))
    assert places(checked) == [("2025/personeel_jaar.csv", 2, "geplande_uren", "getal-punt", "error")]
    assert checked.problems[0].suggestion == "12,5"


def test_one_cause_gives_one_problem(year: Year, run: Run) -> None:
    # Elsewhere: 56 messages for an absent column, 120 for another delimiter, 11 for a total row.
    assert len(run(year.copy().drop_column("contacten", "duur_minuten")).problems) == 1
    total = year.copy()
    total.files["ci"].append(["Totaal", "4", *[""] * 12])
    assert len(run(total).problems) == 1
    piped = year.copy()
    piped.raw["ci"] = year.text("ci", "|").encode()
    assert places(run(piped)) == [("2025/ci.csv", 1, None, "scheidingsteken-onbekend", "fatal")]
