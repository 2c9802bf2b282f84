"""Letters damaged by a wrong encoding: one problem at that cell, whatever else looks at its text."""

from __future__ import annotations

import pytest

from tests.validation.clean import Year
from tests.validation.conftest import Run

# file, line, column, value, rule, severity, suggestion
DAMAGED = [
    ("historiek", 2, "bron", "Verslag van BaÅŸak", "tekst-verminkt", "warning", "Verslag van Başak"),
    ("historiek", 2, "bron", "VoilÃ\u00a0", "tekst-verminkt", "warning", "Voilà"),
    ("historiek", 2, "bron", "VoilÃ", "tekst-verminkt", "warning", None),
    ("historiek", 2, "bron", "ðŸ˜€", "tekst-verminkt", "warning", "😀"),
    ("historiek", 2, "bron", "Verslag â€œ2023â€\u009d", "tekst-verminkt", "warning", "Verslag “2023”"),
    ("erkenningen", 2, "module", "crisishulp cliÃ«nt", "tekst-verminkt", "warning", "crisishulp cliënt"),
    ("sector_modules", 2, "typemodule", "Contextbegeleiding cliÃ«nt", "tekst-verminkt", "warning",
     "Contextbegeleiding cliënt"),
    ("sector_capaciteit", 4, "typemodule", "Kortdurend crisisverblijf Â«ASÂ»", "tekst-verminkt", "warning",
     "Kortdurend crisisverblijf «AS»"),
    ("sector_capaciteit", 4, "bezettingsgroep", "DiagnostiÃ«k", "tekst-verminkt", "warning", "Diagnostiëk"),
    ("sector_gebruik", 2, "functie", "verblÃ³f", "tekst-verminkt", "warning", "verblóf"),
    ("ci", 3, "aanmelder", "cliÃ«nt", "code-onbekend", "error", "client"),
    ("ci", 3, "geslacht", "VÂ\u00a0", "code-onbekend", "error", None),
    ("contacten", 4, "soort", "tÃ©lefonisch", "code-onbekend", "error", "telefonisch"),
    ("contacten", 4, "dossier_id", "CI-2025-0001Â\u00a0", "verwijzing-onbekend", "error", None),
    ("contacten", 4, "duur_minuten", "60Â\u00a0", "getal-ongeldig", "error", None),
    ("contacten", 4, "datum", "05/03/2025Â\u00a0", "datum-ongeldig", "error", None),
    ("otb", 2, "traject_id", "OTB-2025-001Â\u00a0", "nummer-vorm", "error", None),
    ("historiek", 2, "figuur", "ikt.uitvÃ\u00a0l", "cijfer-onbekend", "error", None),
]  # fmt: skip


@pytest.mark.parametrize(("file", "line", "column", "value", "rule", "severity", "suggestion"), DAMAGED)
def test_damaged_letters_are_one_problem(  # noqa: PLR0917
    file: str,
    line: int,
    column: str,
    value: str,
    rule: str,
    severity: str,
    suggestion: str | None,
    year: Year,
    run: Run,
) -> None:
    found = run(year.put(file, line, column, value)).problems
    assert [(one.file, one.line, one.column, one.rule, one.severity) for one in found] == [
        (f"2025/{file}.csv", line, column, rule, severity)
    ]
    if rule == "tekst-verminkt":
        assert found[0].message == f"De tekst '{value.strip()}' in de kolom {column} bevat verminkte letters."
        guess = f" Bedoelde u {suggestion}?" if suggestion else ""
        assert found[0].advice == f"Verbeter de tekst, en exporteer als 'CSV UTF-8'.{guess}"
        assert found[0].suggestion == suggestion


@pytest.mark.parametrize("text", ["Jaarverslag São Paulo", "IRMû", "“Ã”", "Ã\u00a0", "Â§ 3", "LIBERTÉ…", "ČÚŽ", "één"])
def test_real_letters_are_no_problem(text: str, year: Year, run: Run) -> None:
    year.put("historiek", 2, "bron", text).put("erkenningen", 2, "module", text)
    assert run(year).problems == ()
