"""Total rows wherever they stand and whatever they are called: one error each, and their numbers count nowhere."""

from __future__ import annotations

import pytest

from tests.validation.clean import Year
from tests.validation.conftest import Run
from tests.validation.test_allowed import content

Row = tuple[str, int, list[str]]

WORDS = (
    "TOT|Tot|Tot.|Totaal|Generaal totaal|Eindtotaal|Algemeen totaal|Subtotaal|Som|Totaux|Total général|Gesamt|"
    "Grand Total|Sum|Aantal: 41|N = 41|n=41|41 dossiers|41 rijen|Gemiddelde"
).split("|")
FILES = (
    "ci", "contacten", "kenmerken", "groepen", "erkenningen", "medewerkers", "afwezigheden", "personeel_jaar",
    "historiek", "sector_capaciteit", "sector_gebruik", "sector_bedragen",
)  # fmt: skip

# file, line, cells
TOTALS: list[Row] = [
    ("erkenningen", 3, ["crisis", "Totaal crisis", "12"]),
    ("erkenningen", 3, ["crisis", "Totaal crisis", "99"]),  # no record is called so, whatever the sum
    ("erkenningen", 3, ["crisis", "crisis totaal", "12"]),
    ("erkenningen", 5, ["cbaw", "Totaal", "52"]),
    ("erkenningen", 5, ["cbaw", "Aantal plaatsen", "52"]),
    ("erkenningen", 2, ["crisis", "Totaal", "52"]),  # above its rows
    ("erkenningen", 5, ["", "Totaal", ""]),
    ("sector_capaciteit", 5, ["ovbj", "Totaal", "", "31/12/2025", "1.246", ""]),
    ("sector_capaciteit", 4, ["ovbj", "Subtotaal ovbj", "", "", "1.246", ""]),
    ("sector_capaciteit", 5, ["", "Totaal", "", "", "1.286", ""]),
    ("sector_capaciteit", 5, ["", "", "Totaal", "", "1.286", ""]),
    ("sector_capaciteit", 5, ["", "", "", "", "1.286", ""]),
    ("sector_bedragen", 4, ["Totaal", "700000", "2025", "1,7069"]),
    ("historiek", 5, ["Totaal", "2025", "60,5", ""]),
    ("historiek", 5, ["", "", "60,5", "Totaal"]),
    ("groepen", 5, ["Tot.", "", "11", "1"]),
    ("groepen", 5, ["-", "-", "Totaal", "23"]),
    ("groepen", 5, ["la_vie", "Totaal", "5", "0"]),
    ("groepen", 4, ["", "", "18", "2"]),
    ("kenmerken", 4, ["CI-2025-0001", "Totaal", ""]),
    ("contacten", 4, ["CI-2024-0099", "", "Totaal", "105"]),
    ("contacten", 4, ["CI-2024-0099 Totaal", "", "", "105"]),
    ("contacten", 4, ["", "", "", "105"]),
    ("contacten", 4, ["1", "2", "2", "105"]),
    ("contacten", 21, ["", "", "", "3.615"]),
    ("contacten", 21, ["13", "19", "19", "3.615"]),
    ("afwezigheden", 4, ["", "", "", "2", "45,6"]),
    ("afwezigheden", 5, ["", "", "", "3", "1.084,1"]),
    ("opleidingen", 4, ["", "", "1,5"]),
    ("personeel_jaar", 4, ["", "121.112,5", "4.334.567,89", "10.250,75"]),
    ("medewerkers", 5, ["3", "3", "2", "3", "1", "1", "2,3", "2"]),
    ("ci", 6, ["4", "4", "3", "3", "4", "4", "3", "3", "3"]),
    ("ci", 4, ["2", "2", "2", "2", "2"]),
    ("otb", 4, ["2", "2", "2", "1", "1", "", "1"]),
]


def put(year: Year, file: str, line: int, cells: list[str]) -> Year:
    """Put a row on this line, as wide as the others."""
    year.files[file].insert(line - 1, [*cells, *[""] * (len(year.files[file][0]) - len(cells))])
    return year


def found(year: Year, run: Run) -> list[tuple[str, int | None, str | None, str, str]]:
    return [(one.file or "", one.line, one.column, one.rule, one.severity) for one in run(year).problems]


@pytest.mark.parametrize(("file", "line", "cells"), TOTALS, ids=lambda one: str(one)[:40])
def test_a_total_row_is_one_error_and_counts_nowhere(
    file: str, line: int, cells: list[str], year: Year, run: Run
) -> None:
    expected = content(run(year).exports)
    checked = run(put(year, file, line, cells))
    (problem,) = checked.problems
    assert (problem.file, problem.line, problem.column) == (f"2025/{file}.csv", line, None)
    assert (problem.rule, problem.severity) == ("totaalrij", "error")
    assert problem.message == f"Regel {line} is een totaalrij en wordt overgeslagen."
    assert problem.advice == "Verwijder de regel."
    assert content(checked.exports) == expected


@pytest.mark.parametrize("word", WORDS)
def test_a_word_for_a_total(word: str, year: Year, run: Run) -> None:
    """In the first cell of every file: with a number in the last cell, alone, and between the rows."""
    for number, file in enumerate(FILES):
        line = 3 if number % 2 else len(year.files[file]) + 1
        put(year, file, line, [word, *[""] * (len(year.files[file][0]) - 2), "41"])
        put(year, file, len(year.files[file]) + 1, [word])
    problems = run(year).problems
    assert {one.rule for one in problems} == {"totaalrij"}
    assert [sum(one.file == f"2025/{file}.csv" for one in problems) for file in FILES] == [2] * len(FILES)


def test_totals_of_groups_and_of_all(year: Year, run: Run) -> None:
    put(year, "erkenningen", 3, ["crisis", "Totaal crisis", "12"])
    put(year, "erkenningen", 5, ["ikt", "Totaal IKT", "40"])
    put(year, "erkenningen", 7, ["", "Algemeen totaal", "52"])
    put(year, "contacten", 4, ["", "", "", "105"])
    put(year, "contacten", 7, ["", "", "", "105"])
    put(year, "contacten", 23, ["", "", "", "3.615"])
    put(year, "groepen", 5, ["", "", "23", "2"])
    put(year, "groepen", 6, ["Afgedrukt op 12/01/2026"])
    lines = {"contacten": (4, 7, 23), "groepen": (5,), "erkenningen": (3, 5, 7)}
    expected = [(f"2025/{file}.csv", line, None, "totaalrij", "error") for file, at in lines.items() for line in at]
    expected.insert(4, ("2025/groepen.csv", 6, None, "rij-bijna-leeg", "error"))
    assert found(year, run) == expected


# file, line, cells of a row put there, and the rules it breaks
NO_TOTALS: list[tuple[str, int, list[str], list[str]]] = [
    ("erkenningen", 3, ["crisis", "Totaalbegeleiding", "12"], []),
    ("erkenningen", 3, ["crisis", "Aantal plaatsen op de site", "13"], []),
    ("erkenningen", 2, ["crisis", "Totaal", "53"], []),  # the total of nothing
    ("historiek", 2, ["ikt.uitval", "2022", "12,5", "Totaal van de jaarverslagen"], []),
    ("historiek", 2, ["ikt.uitval", "", "12,5", "Totaal van de jaarverslagen"], ["verplicht-leeg"]),
    ("sector_modules", 4, ["S3", "D1", "Totaal", "NRTJ", "01/03/2025", "01/06/2025"], ["module-onbekend"]),
    ("contacten", 4, ["CI-2025-0001", "05/03/2025", "Totaal", "60"], ["code-onbekend"]),
    ("contacten", 4, ["", "05/03/2025", "face_to_face", "105"], ["verplicht-leeg"]),
    ("contacten", 4, ["", "", "", "77"], ["rij-bijna-leeg"]),
    ("groepen", 4, ["", "", "19", "3"], ["verplicht-leeg", "verplicht-leeg"]),
    ("afwezigheden", 4, ["", "", "", "2", "45,7"], ["verplicht-leeg"] * 3 + ["code-onbekend"]),
    ("personeel_jaar", 3, ["", "61000", "2234567,89", "1"], ["verplicht-leeg"]),
    ("sector_bedragen", 3, ["", "350000", "2025", "1,7069"], ["verplicht-leeg"]),
    ("ci", 4, ["", "", "V", "", "", "", "", "client"], ["verplicht-leeg"] * 4),
]


@pytest.mark.parametrize(("file", "line", "cells", "rules"), NO_TOTALS, ids=lambda one: str(one)[:40])
def test_a_row_that_is_no_total_keeps_its_problems(
    file: str, line: int, cells: list[str], rules: list[str], year: Year, run: Run
) -> None:
    assert [(one[1], one[3]) for one in found(put(year, file, line, cells), run)] == [(line, rule) for rule in rules]


def test_sums_are_exact_and_of_any_length(year: Year, run: Run) -> None:
    """Longer than a machine number, and with decimals that no binary float holds."""
    year.put("afwezigheden", 2, "uren", "900000000000000000,1").put("afwezigheden", 3, "uren", "900000000000000000,2")
    put(year, "afwezigheden", 4, ["", "", "", "", "1800000000000000000,3"])
    rules = {(one[1], one[3]) for one in found(year, run)}
    assert (4, "totaalrij") in rules
    year.put("afwezigheden", 4, "uren", "1800000000000000000,4")
    assert (4, "rij-bijna-leeg") in {(one[1], one[3]) for one in found(year, run)}
