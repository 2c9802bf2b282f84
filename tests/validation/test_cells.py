"""One spoiled cell at a time: exactly that rule, at exactly that line and column, and nothing else."""

from __future__ import annotations

import pytest

from cocon_stats.schemas import load_schemas
from tests.validation.clean import TEXTS, Year
from tests.validation.conftest import Run

# file, line, column, value, rule, severity, suggestion
CELLS = [
    ("ci", 3, "geslacht", "Q", "code-onbekend", "error", None),
    ("ci", 3, "geslacht", "jongen", "code-onbekend", "error", "M"),
    ("ci", 3, "aanmelder", "clb school", "code-onbekend", "error", "clb_school"),
    ("ci", 3, "aanmelder", "clb_schol", "code-onbekend", "error", "clb_school"),
    ("ci", 3, "aanmelder", "onbekent", "code-onbekend", "error", "een lege cel"),
    ("ci", 3, "aanmelder", "n.v.t", "code-onbekend", "error", "een lege cel"),
    ("tnt", 3, "verblijf_opstart", "hotel", "code-onbekend", "error", None),
    ("cah", 2, "arij_risico", "middelmatich", "code-onbekend", "error", "middelmatig"),
    ("contacten", 4, "soort", "face-to-face", "code-onbekend", "error", "face_to_face"),
    ("kenmerken", 2, "kenmerk", "kind_spijbel", "code-onbekend", "error", "kind_spijbelen"),
    ("sector_dossiers", 2, "combinatie", "caw|onbekent", "code-onbekend", "error", "caw|onbekend"),
    ("sector_dossiers", 2, "combinatie", "caw,cgg", "code-onbekend", "error", None),
    ("ci", 3, "m_document", "misschien", "ja-nee-ongeldig", "error", None),
    ("ci", 3, "m_document", "neen", "ja-nee-ongeldig", "error", "nee"),
    ("ci", 3, "m_document", "yes", "ja-nee-ongeldig", "error", "ja"),
    ("ci", 3, "m_document", "2", "ja-nee-ongeldig", "error", None),
    ("opvolging", 3, "bereikt", "x", "ja-nee-ongeldig", "error", "ja"),
    ("ci", 3, "aanmelddatum", "31.12.2024", "datum-ongeldig", "error", "31/12/2024"),
    ("ci", 3, "aanmelddatum", "2025/03/03", "datum-ongeldig", "error", "03/03/2025"),
    ("ci", 3, "aanmelddatum", "20250303", "datum-ongeldig", "error", "03/03/2025"),
    ("ci", 3, "aanmelddatum", "3 maart 2025", "datum-ongeldig", "error", "03/03/2025"),
    ("ci", 3, "aanmelddatum", "3-mrt-25", "datum-ongeldig", "error", "03/03/2025"),
    ("ci", 3, "aanmelddatum", "03/03-2025", "datum-ongeldig", "error", "03/03/2025"),
    ("ci", 3, "aanmelddatum", "gisteren", "datum-ongeldig", "error", None),
    ("ci", 3, "aanmelddatum", "03/03/2025 25:00", "datum-ongeldig", "error", "03/03/2025"),
    ("ci", 3, "aanmelddatum", "03/03/2025 morgen", "datum-ongeldig", "error", "03/03/2025"),
    ("ci", 3, "aanmelddatum", "03/2025", "datum-ongeldig", "error", None),
    ("ci", 3, "aanmelddatum", "٠٣/٠٣/٢٠٢٥", "datum-ongeldig", "error", None),
    ("ci", 3, "aanmelddatum", "03/03/20255", "datum-ongeldig", "error", None),
    ("ci", 3, "einddatum", "31/02/2025", "datum-bestaat-niet", "error", None),
    ("ci", 3, "einddatum", "29/02/2025", "datum-bestaat-niet", "error", None),
    ("ci", 3, "einddatum", "03/25/2025", "datum-bestaat-niet", "error", "25/03/2025"),
    ("ci", 3, "einddatum", "2025-25-03", "datum-bestaat-niet", "error", "25/03/2025"),
    ("ci", 3, "einddatum", "00/03/2025", "datum-bestaat-niet", "error", None),
    ("ci", 3, "einddatum", "12/03/0000", "datum-bestaat-niet", "error", None),
    ("contacten", 4, "datum", "32/01/2025", "datum-bestaat-niet", "error", None),
    ("ci", 3, "einddatum", "12/03/25", "datum-jaar-twee-cijfers", "error", "12/03/2025"),
    ("ci", 3, "einddatum", "12-3-25", "datum-jaar-twee-cijfers", "error", "12/03/2025"),
    ("medewerkers", 2, "in_dienst", "01/09/85", "datum-jaar-twee-cijfers", "error", "01/09/1985"),
    ("ci", 3, "einddatum", "45728", "datum-excelgetal", "error", "12/03/2025"),
    ("ci", 3, "einddatum", "45728,5", "datum-excelgetal", "error", "12/03/2025"),
    ("afwezigheden", 2, "van", "45691", "datum-excelgetal", "error", "03/02/2025"),
    ("ci", 3, "einddatum", "12/03/2025 14:30", "datum-met-uur", "warning", "12/03/2025"),
    ("contacten", 4, "datum", "2025-03-05T09:15:00", "datum-met-uur", "warning", "05/03/2025"),
    ("contacten", 4, "datum", "05/03/2025 00:00:01", "datum-met-uur", "warning", "05/03/2025"),
    ("tevredenheid", 2, "score", "8.5", "getal-punt", "error", "8,5"),
    ("tevredenheid", 2, "score", ".5", "getal-punt", "error", "0,5"),
    ("tevredenheid", 2, "score", "8.500", "getal-punt", "error", "8,500"),
    ("medewerkers", 2, "vte", "0.8", "getal-punt", "error", "0,8"),
    ("contacten", 4, "duur_minuten", "60.0", "getal-punt", "error", "60"),
    ("contacten", 4, "duur_minuten", "12.5", "getal-punt", "error", None),
    ("groepen", 2, "deelnemers", "1.250", "getal-punt", "error", "1250"),
    ("opleidingen", 2, "dagen", "1.250", "getal-punt", "error", "1,250"),
    ("personeel_jaar", 2, "geplande_uren", "60112.5", "getal-punt", "error", "60112,5"),
    ("personeel_jaar", 2, "loonmassa", "2,100,000.00", "getal-punt", "error", "2100000,00"),
    ("personeel_jaar", 2, "loonmassa", "2.100.00", "getal-duizendtal", "error", "210000"),
    ("personeel_jaar", 2, "loonmassa", "21.00.000", "getal-duizendtal", "error", "2100000"),
    ("personeel_jaar", 2, "loonmassa", "2100.000,5", "getal-duizendtal", "error", "2100000,5"),
    ("contacten", 4, "duur_minuten", "0.500", "getal-punt", "error", None),
    ("afwezigheden", 2, "uren", "0.125", "getal-punt", "error", "0,125"),
    ("medewerkers", 2, "vte", "100%", "getal-ongeldig", "error", None),
    ("tevredenheid", 2, "score", "acht", "getal-ongeldig", "error", None),
    ("tevredenheid", 2, "score", "8,5,0", "getal-ongeldig", "error", None),
    ("tevredenheid", 2, "score", "8/10", "getal-ongeldig", "error", None),
    ("tevredenheid", 2, "score", ",5", "getal-ongeldig", "error", "0,5"),
    ("tevredenheid", 2, "score", "٨", "getal-ongeldig", "error", None),
    ("tevredenheid", 2, "score", "nan", "getal-ongeldig", "error", "een lege cel"),
    ("contacten", 4, "duur_minuten", "60 min", "getal-ongeldig", "error", "60"),
    ("contacten", 6, "duur_minuten", "1 250", "getal-ongeldig", "error", "1250"),
    ("personeel_jaar", 2, "loonmassa", "€ 2100000", "getal-ongeldig", "error", "2100000"),
    ("contacten", 4, "duur_minuten", "45,5", "getal-niet-geheel", "error", None),
    ("contacten", 4, "duur_minuten", "45,0", "getal-niet-geheel", "error", "45"),
    ("contacten", 4, "duur_minuten", "1441", "getal-buiten-bereik", "error", None),
    ("contacten", 4, "duur_minuten", "-5", "getal-buiten-bereik", "error", None),
    ("tevredenheid", 2, "score", "10,5", "getal-buiten-bereik", "error", None),
    ("tevredenheid", 2, "score", "-1", "getal-buiten-bereik", "error", None),
    ("medewerkers", 2, "vte", "1,2", "getal-buiten-bereik", "error", None),
    ("opleidingen", 2, "dagen", "0", "getal-buiten-bereik", "error", None),
    ("groepen", 2, "deelnemers", "-1", "getal-buiten-bereik", "error", None),
    ("afwezigheden", 2, "uren", "-0,5", "getal-buiten-bereik", "error", None),
    ("personeel_jaar", 2, "loonmassa", "0", "getal-buiten-bereik", "error", None),
    ("sector_bedragen", 2, "index", "0,0", "getal-buiten-bereik", "error", None),
    ("personeel_jaar", 2, "loonmassa", "12345678901234567890", "getal-te-lang", "error", None),
    ("historiek", 2, "waarde", "1,2345678901234567891", "getal-te-lang", "error", None),
    ("ci", 5, "dossier_id", "CI-2025-3", "nummer-vorm", "error", "CI-2025-0003"),
    ("ci", 5, "dossier_id", "ci-2025-0003", "nummer-vorm", "error", "CI-2025-0003"),
    ("ci", 5, "dossier_id", "CI20250003", "nummer-vorm", "error", "CI-2025-0003"),
    ("ci", 5, "dossier_id", "CI_2025_0003", "nummer-vorm", "error", "CI-2025-0003"),
    ("ci", 5, "dossier_id", "'CI-2025-0003", "nummer-vorm", "error", "CI-2025-0003"),
    ("ci", 3, "aanmelddatum", "'03/03/2025", "datum-ongeldig", "error", "03/03/2025"),
    ("ci", 3, "aanmelder", '="clb_school"', "code-onbekend", "error", "clb_school"),
    ("ci", 5, "dossier_id", "CI-2025-0003b", "nummer-vorm", "error", None),
    ("ci", 5, "dossier_id", "#3", "nummer-vorm", "error", None),
    ("ci", 5, "dossier_id", "2025-0003", "nummer-vorm", "error", None),
    ("medewerkers", 4, "medewerker_id", "M3", "nummer-vorm", "error", "M0003"),
    ("otb", 2, "traject_id", "OTB-2025-1", "nummer-vorm", "error", "OTB-2025-001"),
    ("ci", 3, "aanmelder", "#N/B", "excel-fout", "error", None),
    ("ci", 3, "einddatum", "#N/A", "excel-fout", "error", None),
    ("tevredenheid", 2, "score", "#WAARDE!", "excel-fout", "error", None),
    ("erkenningen", 2, "module", "#REF!", "excel-fout", "error", None),
    ("erkenningen", 2, "module", "#VERW!", "excel-fout", "error", None),
    ("medewerkers", 2, "vte", "#DEEL/0!", "excel-fout", "error", None),
    ("ci", 3, "einddatum", "########", "excel-kolom-te-smal", "error", None),
    ("contacten", 4, "dossier_id", "1,23E+05", "excel-exponent", "error", None),
    ("otb", 2, "traject_id", "1,23E+05", "excel-exponent", "error", None),
    ("sector_modules", 2, "module_id", "2.5E+11", "excel-exponent", "error", None),
    ("historiek", 2, "bron", "Jaarverslag cliÃ«nten", "tekst-verminkt", "warning", "Jaarverslag cliënten"),
    ("erkenningen", 2, "module", "crisishulp â€™s nachts", "tekst-verminkt", "warning", "crisishulp ’s nachts"),
    ("erkenningen", 2, "module", "crisishulp \ufffd", "tekst-verminkt", "warning", None),
    ("ci", 4, "einddatum", "20/05/2026", "datum-na-jaar", "warning", None),
    ("contacten", 9, "datum", "03/09/2026", "datum-na-jaar", "warning", None),
    ("otb", 3, "startdatum", "01/01/2026", "datum-na-jaar", "warning", None),
    ("groepen", 3, "datum", "15/04/2052", "datum-na-jaar", "warning", None),
    ("sector_capaciteit", 4, "peildatum", "31/12/2026", "datum-na-jaar", "warning", None),
    ("contacten", 9, "datum", "03/09/1925", "datum-voor-1990", "warning", None),
    ("otb", 2, "startdatum", "31/12/1989", "datum-voor-1990", "warning", None),
    ("sector_voorzieningen", 2, "van", "01/01/1985", "datum-voor-1990", "warning", None),
    ("ci", 3, "geboortedatum", "05/06/1993", "leeftijd-onwaarschijnlijk", "warning", None),
    ("ci", 3, "geboortedatum", "05/06/0201", "leeftijd-onwaarschijnlijk", "warning", None),
    ("ci", 3, "geboortedatum", "04/03/2025", "datum-volgorde", "error", None),
    ("ci", 3, "startdatum", "02/03/2025", "datum-volgorde", "error", None),
    ("ci", 3, "einddatum", "03/03/2025", "datum-volgorde", "error", None),
    ("ci", 4, "einddatum", "20/05/1925", "datum-volgorde", "error", None),
    ("ci", 4, "einddatum", "06/05/2024", "datum-volgorde", "error", None),
    ("otb", 2, "einddatum", "09/01/2025", "datum-volgorde", "error", "01/09/2025"),
    ("medewerkers", 3, "uit_dienst", "30/06/2019", "datum-volgorde", "error", None),
    ("afwezigheden", 2, "tot", "02/02/2025", "datum-volgorde", "error", None),
    ("sector_modules", 3, "startdatum", "31/03/2025", "datum-volgorde", "error", None),
    ("sector_gebruik", 2, "tot", "31/12/2024", "datum-volgorde", "error", None),
    ("contacten", 5, "datum", "13/03/2025", "contact-buiten-periode", "warning", None),
    ("contacten", 5, "datum", "03/03/2025", "contact-buiten-periode", "warning", None),
    ("historiek", 2, "figuur", "ikt.uitvall", "cijfer-onbekend", "error", "ikt.uitval"),
    ("contacten", 4, "dossier_id", "CI-2025-9999", "verwijzing-onbekend", "error", None),
    ("contacten", 4, "dossier_id", "CI-2025-1", "verwijzing-onbekend", "error", "CI-2025-0001"),
    ("contacten", 4, "dossier_id", "ci-2025-0001", "verwijzing-onbekend", "error", "CI-2025-0001"),
    ("contacten", 9, "dossier_id", "TNT-2025-2", "verwijzing-onbekend", "error", "TNT-2025-0002"),
    ("contacten", 4, "dossier_id", "foutje", "verwijzing-onbekend", "error", None),
    ("kenmerken", 4, "dossier_id", "TNT-2024-0001", "verwijzing-onbekend", "error", None),
    ("tevredenheid", 5, "dossier_id", "TB-2025-0002", "verwijzing-onbekend", "error", None),
    ("opvolging", 2, "dossier_id", "CI-2025-0001", "verwijzing-onbekend", "error", None),
    ("afwezigheden", 2, "medewerker_id", "M0009", "verwijzing-onbekend", "error", None),
    ("opleidingen", 2, "medewerker_id", "M1", "verwijzing-onbekend", "error", "M0001"),
    ("sector_modules", 2, "dossier_id", "D9", "verwijzing-onbekend", "error", None),
]  # fmt: skip


@pytest.mark.parametrize(("file", "line", "column", "value", "rule", "severity", "suggestion"), CELLS)
def test_one_spoiled_cell(  # noqa: PLR0917
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
    checked = run(year.put(file, line, column, value))
    found = [(one.file, one.line, one.column, one.rule, one.severity) for one in checked.problems]
    assert found == [(f"2025/{file}.csv", line, column, rule, severity)]
    personal = load_schemas()[file].field(column).personal
    (problem,) = checked.problems
    assert problem.value == (None if personal else value)
    assert problem.suggestion == suggestion
    assert (suggestion is None) or problem.advice.endswith(f" Bedoelde u {suggestion}?")
    assert not (personal and value in problem.message + problem.advice)
    assert "{" not in problem.message + problem.advice
    assert {one.outcome for one in checked.checks} - {"undecided"} == {"holds", "fails"}
    unread = {"reference", "spells"} if column in {"dossier_id", "medewerker_id"} and suggestion is None else set()
    assert {one.check for one in checked.checks if one.outcome == "undecided"} <= unread


def test_every_required_cell_must_be_filled(year: Year, run: Run) -> None:
    for file, schema in load_schemas().files.items():
        line = len(year.files[file])
        for field in schema.fields:
            if field.required:
                checked = run(year.copy().put(file, line, field.name, ""), both=False)
                found = [(p.file, p.line, p.column, p.rule, p.severity) for p in checked.problems]
                assert found == [(f"2025/{file}.csv", line, field.name, "verplicht-leeg", "error")]


@pytest.mark.parametrize("form", [" ", "-", "n.v.t.", "N.V.T.", "onbekend", "Onbekend", "\u00a0-\u00a0"])
def test_what_counts_as_empty_is_no_value(form: str, year: Year, run: Run) -> None:
    for file, column in (("ci", "startdatum"), ("contacten", "soort"), ("medewerkers", "vte"), ("otb", "traject_id")):
        checked = run(year.copy().put(file, 3, column, form))
        found = [(p.file, p.line, p.column, p.rule, p.severity) for p in checked.problems]
        assert found == [(f"2025/{file}.csv", 3, column, "verplicht-leeg", "error")]


def test_every_personal_value_stays_hidden(year: Year, run: Run) -> None:
    schemas = load_schemas()
    assert [name for name in TEXTS if any(one.personal for one in schemas[name].fields)] == [
        *schemas.modalities, "medewerkers", "sector_dossiers", "sector_gebruik",
    ]  # fmt: skip
    for file in ("cbaw", "medewerkers", "sector_dossiers"):
        for field in schemas[file].fields:
            if not field.personal:
                continue
            for value in ("C99", "C1234567890", "31/02/2011", "45000", "#N/B", "12.5", "Jan Peeters"):
                problems = run(year.copy().put(file, 2, field.name, value), both=False).problems
                for one in problems:
                    assert one.value is None
                    assert value not in one.message + one.advice + str(one.suggestion)
                    assert one.suggestion is None
                assert len(problems) <= 1
