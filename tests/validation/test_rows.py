"""Spoiled rows, conditions between columns, keys and files: one cause, one problem."""

from __future__ import annotations

from pathlib import Path

import pytest

from cocon_stats.exports.folder import find
from cocon_stats.schemas import load_schemas
from cocon_stats.validation.check import Checked, check
from tests.validation.clean import TEXTS, Year
from tests.validation.conftest import Run

Place = tuple[str, int | None, str | None, str, str]


def places(checked: Checked) -> list[Place]:
    return [(p.file or "", p.line, p.column, p.rule, p.severity) for p in checked.problems]


def insert(year: Year, file: str, line: int, *cells: str) -> Year:
    """Put a row on this line; with one cell only, it is the whole line."""
    year.files[file].insert(line - 1, list(cells))
    return year


def wide(year: Year, file: str, *cells: str) -> list[str]:
    return [*cells, *[""] * (len(year.files[file][0]) - len(cells))]


# what, file, line, column, value, column and rule of the problem
CONDITIONS = [
    ("einddatum without afsluiting", "ci", 3, "afsluiting", "", "afsluiting", "verplicht-wanneer"),
    ("afsluiting onbekend", "ci", 3, "afsluiting", "onbekend", "afsluiting", "verplicht-wanneer"),
    ("afsluiting without einddatum", "ci", 5, "afsluiting", "regulier", "afsluiting", "enkel-wanneer"),
    ("einddatum emptied", "ci", 3, "einddatum", "", "afsluiting", "enkel-wanneer"),
    ("cbaw einddatum emptied at uitval", "cbaw", 2, "einddatum", "", "afsluiting", "enkel-wanneer"),
    ("cbaw afsluiting emptied at uitval", "cbaw", 2, "afsluiting", "", "afsluiting", "verplicht-wanneer"),
    ("cbaw afsluiting unknown code", "cbaw", 2, "afsluiting", "uitgevallen", "afsluiting", "code-onbekend"),
    ("cbaw uitval without reason", "cbaw", 2, "uitval_reden", "", "uitval_reden", "verplicht-wanneer"),
    ("cbaw reason without uitval", "cbaw", 3, "uitval_reden", "eenzijdig_18", "uitval_reden", "enkel-wanneer"),
    ("cbaw reason of a running file", "cbaw", 4, "uitval_reden", "eenzijdig_18", "uitval_reden", "enkel-wanneer"),
    ("cbaw uitval in a running file", "cbaw", 4, "afsluiting", "uitval", "afsluiting", "enkel-wanneer"),
    ("cbaw uitval becomes regular", "cbaw", 2, "afsluiting", "regulier", "uitval_reden", "enkel-wanneer"),
    ("cbaw regular becomes uitval", "cbaw", 3, "afsluiting", "uitval", "uitval_reden", "verplicht-wanneer"),
    ("urgency without advice", "ci", 3, "jeugdhulp_noodzaak", "direct", "jeugdhulp_noodzaak", "enkel-wanneer"),
    ("urgency, advice empty", "ci", 2, "jeugdhulp_geadviseerd", "", "jeugdhulp_noodzaak", "enkel-wanneer"),
    ("urgency, advice faulty", "ci", 2, "jeugdhulp_geadviseerd", "jaja", "jeugdhulp_geadviseerd", "ja-nee-ongeldig"),
    (
        "adult urgency without advice",
        "ikt",
        2,
        "volwassenenhulp_noodzaak",
        "direct",
        "volwassenenhulp_noodzaak",
        "enkel-wanneer",
    ),
    ("answer of someone not reached", "opvolging", 3, "steun_netwerk", "nee", "steun_netwerk", "enkel-wanneer"),
    ("no reason of leaving", "medewerkers", 3, "uit_dienst_reden", "", "uit_dienst_reden", "verplicht-wanneer"),
    ("einddatum faulty", "cbaw", 2, "einddatum", "31/09/2025", "einddatum", "datum-bestaat-niet"),
]


@pytest.mark.parametrize(("what", "file", "line", "column", "value", "at", "rule"), CONDITIONS)
def test_a_broken_condition(  # noqa: PLR0917
    what: str, file: str, line: int, column: str, value: str, at: str, rule: str, year: Year, run: Run
) -> None:
    assert places(run(year.put(file, line, column, value))) == [(f"2025/{file}.csv", line, at, rule, "error")]


def test_what_hangs_on_one_answer_is_one_problem(year: Year, run: Run) -> None:
    checked = run(year.put("opvolging", 2, "bereikt", "nee"))
    assert places(checked) == [("2025/opvolging.csv", 2, "zelfde_woonplaats", "enkel-wanneer", "error")]
    assert checked.problems[0].message == (
        "De kolommen zelfde_woonplaats, rondkomen_budget, zinvolle_dagbesteding en steun_netwerk zijn ingevuld, maar "
        "mogen dat alleen zijn als bereikt = ja."
    )
    assert checked.problems[0].advice == (
        "Maak zelfde_woonplaats, rondkomen_budget, zinvolle_dagbesteding en steun_netwerk leeg, of verbeter bereikt."
    )
    read = next(one for one in checked.exports.inputs if one.file == "2025/opvolging.csv")
    assert (read.left_out, read.unknown_values) == (0, 4)
    year.put("opvolging", 2, "rondkomen_budget", "misschien").put("opvolging", 2, "zelfde_woonplaats", "")
    checked = run(year)
    assert places(checked) == [
        ("2025/opvolging.csv", 2, "rondkomen_budget", "ja-nee-ongeldig", "error"),
        ("2025/opvolging.csv", 2, "zinvolle_dagbesteding", "enkel-wanneer", "error"),
    ]


def test_one_wrong_cell_is_one_failed_check(year: Year, run: Run) -> None:
    for file, line, column, value in (
        ("tevredenheid", 2, "score", "11"),
        ("ci", 3, "aanmelder", "xyz"),
        ("ci", 3, "einddatum", "01/01/2025"),
        ("contacten", 3, "dossier_id", "CI-2025-9999"),
        ("opvolging", 2, "bereikt", "nee"),
        ("otb", 2, "traject_id", "OTB-2025-002"),
    ):
        failed = [one for one in run(year.copy().put(file, line, column, value)).checks if one.outcome == "fails"]
        assert [one.file for one in failed] == [file], (file, column, failed)
    year.files["ci"][0][3] = "geboorte"
    assert [(one.check, one.column) for one in run(year).checks if one.outcome == "fails"] == [
        ("shape", "geboortedatum")
    ]


def test_a_reason_of_leaving_may_stand_alone(year: Year, run: Run) -> None:
    # uit_dienst_reden is required when uit_dienst is filled; the contract does not say "only when".
    assert places(run(year.put("medewerkers", 2, "uit_dienst_reden", "pensioen"))) == []


@pytest.mark.parametrize(
    ("file", "delimiter"),
    [("ci", ";"), ("ci", ","), ("contacten", "\t"), ("historiek", ";"), ("sector_bedragen", ","), ("kenmerken", ";")],
)
def test_rows_that_are_no_data(file: str, delimiter: str, year: Year, run: Run) -> None:
    shown = f"2025/{file}.csv"
    header, last = year.files[file][0], len(year.files[file]) + 1
    title = insert(year.copy(), file, 1, "Export 2025")
    assert places(run(title, delimiter=delimiter)) == [(shown, 1, None, "titelrij", "error")]
    title = insert(year.copy(), file, 1, *wide(year, file, "Export 2025"))
    assert places(run(title, delimiter=delimiter)) == [(shown, 1, None, "titelrij", "error")]
    spaced = insert(insert(year.copy(), file, 1, ""), file, 1, "Export 2025")
    assert places(run(spaced, delimiter=delimiter)) == [(shown, 1, None, "titelrij", "error")]
    repeated = insert(year.copy(), file, 3, *header)
    assert places(run(repeated, delimiter=delimiter)) == [(shown, 3, None, "kopregel-herhaald", "error")]
    capitals = insert(year.copy(), file, 3, *[name.upper() for name in header])
    assert places(run(capitals, delimiter=delimiter)) == [(shown, 3, None, "kopregel-herhaald", "error")]
    for words in (["Totaal", "41"], ["TOTAAL:"], ["totaal: 41"], ["Eindtotaal", "", "12,5"], ["Aantal dossiers", "4"]):
        total = insert(year.copy(), file, last, *wide(year, file, *words))
        assert places(run(total, delimiter=delimiter)) == [(shown, last, None, "totaalrij", "error")]
    total = insert(year.copy(), file, last, "Totaal")
    assert places(run(total, delimiter=delimiter)) == [(shown, last, None, "totaalrij", "error")]
    lone = insert(year.copy(), file, last, *wide(year, file, "Afgedrukt op 12/01/2026"))
    if sum(1 for _ in header) > 3:
        assert places(run(lone, delimiter=delimiter)) == [(shown, last, None, "rij-bijna-leeg", "error")]


def test_column_titles_as_a_second_header(year: Year, run: Run) -> None:
    titles = [field.title for field in load_schemas()["ci"].fields]
    assert places(run(insert(year, "ci", 2, *titles))) == [("2025/ci.csv", 2, None, "kopregel-herhaald", "error")]


def test_a_remark_below_a_narrow_file(year: Year, run: Run) -> None:
    for file, text in (("kenmerken", "Stand 2025"), ("opvolging", "Einde"), ("erkenningen", "Stand op 31/12/2025")):
        last = len(year.files[file]) + 1
        checked = run(insert(year.copy(), file, last, *wide(year, file, text)))
        assert places(checked) == [(f"2025/{file}.csv", last, None, "rij-bijna-leeg", "error")]
    half = insert(year.copy(), "kenmerken", 7, "CI-2025-0002", "", "")
    assert places(run(half)) == [("2025/kenmerken.csv", 7, "kenmerk", "verplicht-leeg", "error")]


def test_a_total_of_numbers_only(year: Year, run: Run) -> None:
    last = len(year.files["contacten"]) + 1
    checked = run(insert(year, "contacten", last, "", "", "", "3.215"))
    assert places(checked) == [("2025/contacten.csv", last, None, "totaalrij", "error")]
    assert checked.exports.tables["contacten"].rows == last - 2


def test_a_word_like_total_is_a_value_in_free_text(year: Year, run: Run) -> None:
    year.put("erkenningen", 2, "module", "Totaal").put("historiek", 2, "bron", "Totaal van 2023")
    year.put("sector_bedragen", 2, "categorie", "Totaalbudget")
    assert places(run(year)) == []


@pytest.mark.parametrize("file", ["ci", "contacten", "kenmerken", "otb", "personeel_jaar", "sector_gebruik"])
def test_rows_of_a_wrong_width(file: str, year: Year, run: Run) -> None:
    shown = f"2025/{file}.csv"
    long = year.copy()
    long.files[file][1].append("extra")
    assert places(run(long)) == [(shown, 2, None, "rij-te-veel-cellen", "error")]
    long = year.copy()
    long.files[file][1].append("")
    assert places(run(long)) == [(shown, 2, None, "rij-te-veel-cellen", "error")]
    short = year.copy()
    short.files[file][1].pop()
    checked = run(short)
    assert places(checked) == [(shown, 2, None, "rij-te-weinig-cellen", "error")]
    assert checked.problems[0].value is None
    read = next(one for one in checked.exports.inputs if one.file == shown)
    assert (read.rows, read.left_out) == (len(year.files[file]) - 1, 1)


KEYS = [
    ("ci", "dossier_id"), ("cbaw", "dossier_id"), ("kenmerken", "dossier_id"), ("opvolging", "dossier_id"),
    ("otb", "traject_id"), ("groepen", "datum"), ("erkenningen", "module"), ("medewerkers", "medewerker_id"),
    ("personeel_jaar", "jaar"), ("historiek", "figuur"), ("sector_dossiers", "dossier_id"),
    ("sector_modules", "module_id"), ("sector_capaciteit", "typemodule"), ("sector_voorzieningen", "voorziening_id"),
]  # fmt: skip
CHANGED = {
    "ci": "aanmelder", "cbaw": "aanmelder", "kenmerken": "ernst", "opvolging": "steun_netwerk",
    "otb": "ouderschapsplan", "groepen": "deelnemers", "erkenningen": "plaatsen", "medewerkers": "opleidingsniveau",
    "personeel_jaar": "loonmassa", "historiek": "waarde", "sector_dossiers": "aanmelder",
    "sector_modules": "toegang", "sector_capaciteit": "aantal", "sector_voorzieningen": "provincie",
}  # fmt: skip
OTHER = {
    "aanmelder": "vk", "ernst": "geen", "steun_netwerk": "ja", "ouderschapsplan": "nee", "deelnemers": "3",
    "plaatsen": "5", "opleidingsniveau": "a3", "loonmassa": "1", "waarde": "1", "toegang": "crisis", "aantal": "1",
    "provincie": "brussel",
}  # fmt: skip


@pytest.mark.parametrize(("file", "column"), KEYS)
def test_a_key_that_stands_twice(file: str, column: str, year: Year, run: Run) -> None:
    shown, last = f"2025/{file}.csv", len(year.files[file]) + 1
    equal = insert(year.copy(), file, last, *year.files[file][1])
    checked = run(equal)
    assert places(checked) == [(shown, last, column, "sleutel-dubbel", "error")]
    assert "regel 2," in checked.problems[0].message
    assert checked.problems[0].other_line == 2
    assert checked.exports.tables[file].rows == last - 2
    conflict = equal.put(file, last, CHANGED[file], OTHER[CHANGED[file]])
    checked = run(conflict)
    assert places(checked) == [(shown, last, column, "sleutel-strijdig", "error")]
    assert f"Op regel {last} en op regel 2 " in checked.problems[0].message
    assert checked.exports.tables[file].rows == last - 3


def test_rows_of_files_without_a_key_all_count(year: Year, run: Run) -> None:
    for file in ("contacten", "tevredenheid", "afwezigheden", "opleidingen", "sector_gebruik", "sector_bedragen"):
        insert(year, file, 2, *year.files[file][1])
    assert places(run(year)) == []


def test_equal_rows_written_differently_are_equal(year: Year, run: Run) -> None:
    row = list(year.files["groepen"][1])
    row[0], row[1], row[2] = "OuderParticipatie ", "2025-03-18 00:00:00", "8,"
    row[2] = "08"
    assert places(run(insert(year, "groepen", 5, *row))) == [
        ("2025/groepen.csv", 5, "datum", "sleutel-dubbel", "error")
    ]


def test_a_dossier_in_two_files(year: Year, run: Run) -> None:
    row = year.files["tnt"][2]
    assert row[0] == "TNT-2025-0002"
    checked = run(year.put("tnt", 3, "dossier_id", "CI-2025-0001"))
    assert places(checked) == [("2025/tnt.csv", 3, "dossier_id", "sleutel-strijdig", "error")]
    assert checked.problems[0].message == (
        "Op regel 3 en op regel 3 van 2025/ci.csv staan twee rijen over hetzelfde (dossier_id CI-2025-0001), maar met "
        "een andere inhoud."
    )
    assert checked.exports.tables["ci"].rows == 3
    assert checked.exports.tables["tnt"].rows == 1


def test_a_dossier_in_two_files_stands_at_the_file_where_it_does_not_belong(year: Year, run: Run) -> None:
    checked = run(year.put("ci", 3, "dossier_id", "TNT-2025-0002"))
    assert places(checked) == [("2025/ci.csv", 3, "dossier_id", "sleutel-strijdig", "error")]
    assert (checked.problems[0].other_file, checked.problems[0].other_line) == ("2025/tnt.csv", 3)


def test_a_dossier_under_the_number_of_another(year: Year, run: Run) -> None:
    checked = run(year.put("ci", 3, "dossier_id", "CI-2025-0002"))
    assert places(checked) == [("2025/ci.csv", 4, "dossier_id", "sleutel-strijdig", "error")]


def test_a_number_of_another_modality(year: Year, run: Run) -> None:
    checked = run(year.put("ci", 3, "dossier_id", "TNT-2025-0077"))
    assert places(checked) == [("2025/ci.csv", 3, "dossier_id", "nummer-andere-module", "warning")]
    assert checked.problems[0].message.startswith("Het dossiernummer 'TNT-2025-0077' hoort volgens ")


def test_a_prefix_of_no_modality_is_allowed(year: Year, run: Run) -> None:
    for file in ("ci", "contacten", "kenmerken"):
        for row in year.files[file]:
            if row[0] == "CI-2025-0001":
                row[0] = "XY-2025-0001"
    assert places(run(year)) == []


def test_a_dossier_that_ended_without_contact(year: Year, run: Run) -> None:
    year.files["contacten"] = [row for row in year.files["contacten"] if row[0] != "CI-2025-0002"]
    checked = run(year)
    assert places(checked) == [("2025/ci.csv", 4, "dossier_id", "dossier-zonder-contact", "warning")]
    assert checked.problems[0].dossier_id == "CI-2025-0002"
    running = year.copy()
    running.put("ci", 4, "einddatum", "").put("ci", 4, "afsluiting", "")
    assert places(run(running)) == []


def test_no_contact_at_all_is_one_warning(year: Year, run: Run) -> None:
    del year.files["contacten"][1:]
    checked = run(year)
    assert places(checked) == [("2025/contacten.csv", 1, None, "contacten-leeg", "warning")]
    assert "terwijl er 13 dossiers eindigden in 2025" in checked.problems[0].message


def test_damaged_contacts_do_not_make_a_dossier_silent(year: Year, run: Run) -> None:
    assert places(run(year.copy().put("contacten", 6, "dossier_id", "CI-2025-2"))) == [
        ("2025/contacten.csv", 6, "dossier_id", "verwijzing-onbekend", "error")
    ]
    year.files["contacten"][5].append("x")
    assert places(run(year)) == [("2025/contacten.csv", 6, None, "rij-te-veel-cellen", "error")]


@pytest.mark.parametrize("value", ["", "CI-2025-1", "ci-2025-0001", "#N/B", "CI-25-0001", "iets"])
def test_a_damaged_number_makes_no_orphans(value: str, year: Year, run: Run) -> None:
    checked = run(year.put("ci", 3, "dossier_id", value))
    assert [(p.file, p.line, p.column, p.severity) for p in checked.problems] == [
        ("2025/ci.csv", 3, "dossier_id", "error")
    ]


@pytest.mark.parametrize(("file", "line"), [("medewerkers", 2), ("sector_dossiers", 2), ("cbaw", 2), ("tnt", 2)])
def test_a_row_of_a_wrong_width_makes_no_orphans(file: str, line: int, year: Year, run: Run) -> None:
    year.files[file][line - 1].append("x")
    assert places(run(year)) == [(f"2025/{file}.csv", line, None, "rij-te-veel-cellen", "error")]


def test_a_row_left_out_makes_no_orphans(year: Year, run: Run) -> None:
    checked = run(year.put("ci", 3, "startdatum", "kapot"))
    assert places(checked) == [("2025/ci.csv", 3, "startdatum", "datum-ongeldig", "error")]
    assert checked.exports.tables["ci"].rows == 3


def test_a_care_file_that_is_absent_is_one_warning(year: Year, run: Run) -> None:
    del year.files["tnt"]
    checked = run(year)
    assert places(checked) == [("2025/tnt.csv", None, None, "bestand-ontbreekt", "warning")]
    assert checked.problems[0].message == (
        "Het bestand tnt.csv ontbreekt, terwijl er in 2025/contacten.csv en 2025/kenmerken.csv rijen staan die erbij "
        "horen."
    )
    assert checked.exports.absent == ("tnt",)


@pytest.mark.parametrize("file", list(TEXTS))
def test_any_file_may_be_absent(file: str, year: Year, run: Run) -> None:
    del year.files[file]
    hung_on = {"ci", "tnt", "cah", "ikt", "cbv", "tb", "cbaw", "medewerkers", "sector_dossiers"}
    expected = [(f"2025/{file}.csv", None, None, "bestand-ontbreekt", "warning")] if file in hung_on else []
    assert places(run(year, both=False)) == expected


def test_absent_files_without_rows_that_hang_on_them(year: Year, run: Run) -> None:
    for file in ("otb", "groepen", "historiek", "contacten", "kenmerken", "tevredenheid", "opvolging", "opleidingen"):
        del year.files[file]
    assert places(run(year)) == []


def test_an_unusable_care_file_makes_no_orphans(year: Year, run: Run) -> None:
    checked = run(year.drop_column("cbaw", "startdatum"))
    assert places(checked) == [("2025/cbaw.csv", 1, "startdatum", "kolom-verplicht-ontbreekt", "fatal")]
    assert checked.exports.unusable == ("cbaw",)
    assert "undecided" in checked.outcomes


def test_unusable_contacts_make_no_dossier_silent(year: Year, run: Run) -> None:
    checked = run(year.drop_column("contacten", "soort"))
    assert places(checked) == [("2025/contacten.csv", 1, "soort", "kolom-verplicht-ontbreekt", "fatal")]


def test_without_a_year_its_end_is_not_checked(year: Year, tmp_path: Path) -> None:
    assert year.files["contacten"][15][0] == "CBV-2025-0002"  # still runs
    year.put("contacten", 16, "datum", "03/09/2031")
    del year.files["contacten"][4]
    year.write(tmp_path)
    schemas = load_schemas()
    checked = check(find(tmp_path / "2025", None, schemas), schemas)
    assert places(checked) == []
    assert {one.check for one in checked.checks if one.outcome == "undecided"} == {"years", "contacts"}
    assert {one.check for one in checked.checks if one.outcome == "skipped"} == {"reference"}
