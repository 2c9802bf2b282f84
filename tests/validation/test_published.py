"""``historiek.csv``: figures that do not exist, values a figure cannot have, two values for one figure and year."""

from pathlib import Path

import pytest

from cocon_stats.catalogue.loader import load_catalogue
from cocon_stats.exports.folder import find
from cocon_stats.schemas import load_schemas
from cocon_stats.validation.check import Checked, check


def checked(folder: Path, *rows: str) -> Checked:
    """The history with these rows below its header, held against the catalogue."""
    (folder / "historiek.csv").write_text("\n".join(["figuur;jaar;waarde;bron", *rows]) + "\n", encoding="utf-8")
    schemas = load_schemas()
    return check(find(folder, None, schemas), schemas, load_catalogue(schemas).definitions)


def test_values_that_a_figure_can_have(tmp_path: Path) -> None:
    rows = ["ikt.uitval;2023;0;", "ikt.uitval;2024;100;", "ikt.aantal;2023;1250;", "ikt.duur.gemiddeld;2023;120,5;"]
    found = checked(tmp_path, *rows, "ikt.tevredenheid.ouder.score;2023;10;", "hr.absenteisme;2023;9,9;")
    assert found.problems == ()
    assert found.exports.tables["historiek"].rows == 6


@pytest.mark.parametrize(
    ("row", "column", "value", "message"),
    [
        ("ikt.uitval;2024;100,5;", "waarde", "100,5",
         "Het getal '100,5' in de kolom waarde kan niet: het moet tussen 0 en 100 zijn."),
        ("ikt.uitval;2024;-1;", "waarde", "-1",
         "Het getal '-1' in de kolom waarde kan niet: het moet tussen 0 en 100 zijn."),
        ("ikt.aantal;2024;-4;", "waarde", "-4",
         "Het getal '-4' in de kolom waarde kan niet: het moet minstens 0 zijn."),
        ("ikt.duur.gemiddeld;2024;-0,1;", "waarde", "-0,1",
         "Het getal '-0,1' in de kolom waarde kan niet: het moet minstens 0 zijn."),
        ("ikt.tevredenheid.ouder.score;2024;11;", "waarde", "11",
         "Het getal '11' in de kolom waarde kan niet: het moet tussen 0 en 10 zijn."),
        ("ikt.uitval;20244;10;", "jaar", "20244",
         "Het getal '20244' in de kolom jaar kan niet: het moet tussen 1990 en 2100 zijn."),
    ],
)  # fmt: skip
def test_values_that_it_cannot_have(tmp_path: Path, row: str, column: str, value: str, message: str) -> None:
    found = checked(tmp_path, "cah.uitval;2023;10;", row)
    (problem,) = found.problems
    assert (problem.file, problem.line, problem.column, problem.value) == ("historiek.csv", 3, column, value)
    assert (problem.rule, problem.severity, problem.message) == ("getal-buiten-bereik", "error", message)
    assert found.exports.tables["historiek"].rows == 1
    failed = {(one.check, one.column) for one in found.checks if one.outcome == "fails"}
    assert failed >= {("shape", column)}


def test_a_figure_that_does_not_exist_is_named_once(tmp_path: Path) -> None:
    (problem,) = checked(tmp_path, "ikt.uitvl;2024;-5;").problems
    assert (problem.line, problem.column, problem.rule) == (2, "figuur", "cijfer-onbekend")
    assert problem.advice.endswith("Bedoelde u ikt.uitval?")


def test_two_values_for_one_figure_and_year_are_both_named(tmp_path: Path) -> None:
    found = checked(tmp_path, "ikt.uitval;2024;10;verslag", "cah.uitval;2024;10;", "ikt.uitval;2024;11;verslag")
    (problem,) = found.problems
    assert problem.rule == "sleutel-strijdig"
    assert {problem.line, problem.other_line} == {2, 4}
    assert problem.message.startswith("Op regel 4 en op regel 2 staan twee rijen over hetzelfde")
    assert found.exports.tables["historiek"].rows == 1
