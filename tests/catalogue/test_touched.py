"""Which figures a problem touches: what is said must hold when the column is emptied."""

from dataclasses import replace
from pathlib import Path

import pytest

from cocon_stats.catalogue.loader import load_catalogue
from cocon_stats.catalogue.touched import Touched
from cocon_stats.dataset import Dataset
from cocon_stats.exports.folder import find
from cocon_stats.exports.typed import unknown_column
from cocon_stats.measures import count_all
from cocon_stats.schemas import load_schemas
from cocon_stats.validation.check import check
from cocon_stats.validation.problem import Problem, Severity

SCHEMAS = load_schemas()
CATALOGUE = load_catalogue(SCHEMAS)
TOUCHED = Touched(CATALOGUE, SCHEMAS)
EXPORTS = check(find(Path(__file__).parents[2] / "data" / "sample", 2025, SCHEMAS), SCHEMAS).exports
FIGURES = count_all(CATALOGUE, Dataset(EXPORTS, SCHEMAS, 2025))


def touched(file: str, column: str | None, severity: Severity = "warning", dossier: str | None = None) -> list[str]:
    return list(TOUCHED(Problem(f"2025/{file}.csv", 3, column, None, "regel", severity, "…", "", dossier)))


@pytest.mark.parametrize(
    "file", "ci ikt cbaw kenmerken tevredenheid opvolging otb groepen erkenningen medewerkers personeel_jaar".split()
)
def test_no_other_figure_moves_when_a_column_is_emptied(file: str) -> None:
    table = EXPORTS.tables[file]
    for field in SCHEMAS[file].fields:
        emptied = dict(table.columns) | {field.name: unknown_column(field, table.rows, SCHEMAS)}
        tables = dict(EXPORTS.tables) | {file: replace(table, columns=emptied)}
        now = count_all(CATALOGUE, Dataset(replace(EXPORTS, tables=tables), SCHEMAS, 2025))
        moved = {name for name, before in FIGURES.items() if now[name] != before}
        assert moved <= set(touched(file, field.name)), field.name


def test_a_column_touches_its_figures_only() -> None:
    assert touched("ci", "m_document") == ["ci.m_document"]
    assert touched("contacten", "duur_minuten", dossier="TB-2025-0001") == [
        "tb.contact.direct_per_begeleiding",
        "tb.contact.direct_per_week",
        "tb.contact.overleg_extern_per_begeleiding",
    ]
    assert touched("contacten", "datum") == []
    assert "hr.opleidingsdagen_per_vte" in touched("medewerkers", "vte")
    assert "overzicht.begeleidingen.totaal" in touched("ci", "startdatum")


def test_a_row_left_out_touches_all_figures_of_its_file() -> None:
    left_out = touched("ci", None, "error")
    assert touched("ci", "startdatum", "error") == left_out
    assert touched("ci", None, "fatal") == left_out
    assert set(touched("ci", "startdatum")) < set(left_out)
    assert {name.split(".")[0] for name in left_out} == {"ci", "overzicht"}
    assert touched("ci", "m_document", "error") == ["ci.m_document"]


def test_a_file_without_figures_touches_none() -> None:
    assert touched("sector_gebruik", "van", "error") == []
    assert touched("uitzonderingen", "tot", "error") == []
