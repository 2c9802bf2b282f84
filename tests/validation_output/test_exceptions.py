"""Accepted exceptions: what they take away, when they end, and what is wrong with those written down."""

import datetime
from dataclasses import replace
from pathlib import Path

import pytest
from cli.exports import SCHEMAS, write

from cocon_stats.exports.folder import find
from cocon_stats.validation.check import Checked
from cocon_stats.validation.exceptions import Accepted
from cocon_stats.validation.problem import Problem
from cocon_stats.validation.rules import load_rules
from cocon_stats.validation.settled import settled
from validation_output.problems import IMPOSSIBLE_DATE, UTF16

ENTRY = """
[[uitzondering]]
controle = "verplicht-wanneer"
dossier = "CI-2025-0002"
reden = "Het dossier werd overgedragen."
naam = "An Peeters"
tot = 2025-12-31
"""
ACCEPTED = Accepted(
    rule="datum-bestaat-niet",
    reason="reden",
    name="naam",
    until=datetime.date(2025, 12, 31),
    place="uitzonderingen.toml",
    written_on=2,
    dossier_id="CI-2025-0011",
)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A dossier in order, and one that ended nobody knows how (which is an error)."""
    without = {"dossier_id": "CI-2025-0002", "afsluiting": ""}
    write(tmp_path / "2025", "ci", {"dossier_id": "CI-2025-0001"}, without)
    write(tmp_path / "2025", "groepen", {"groep": "ouderparticipatie"}, {"groep": "la_vie", "deelnemers": "8,5"})
    return tmp_path


def checked(data: Path, text: str, year: int = 2025, as_of: datetime.date | None = None, name: str = "") -> Checked:
    (data / name / "uitzonderingen.toml").write_text(text, encoding="utf-8")
    return settled(data, find(data, year, SCHEMAS), SCHEMAS, (), as_of)


def places(problems: tuple[Problem, ...]) -> list[tuple[str | None, int | None, str]]:
    return [(one.file, one.line, one.rule) for one in problems]


def test_without_exceptions_both_problems_stand(data: Path) -> None:
    found = settled(data, find(data, 2025, SCHEMAS), SCHEMAS)
    assert places(found.problems) == [
        ("2025/ci.csv", 3, "verplicht-wanneer"),
        ("2025/groepen.csv", 3, "getal-niet-geheel"),
    ]
    assert found.accepted == ()
    assert found.exports.inputs[0].unknown_values == 1


@pytest.mark.parametrize("folder", ["", "2025"])
def test_an_exception_takes_the_problem_away_and_the_row_counts(data: Path, folder: str) -> None:
    before = settled(data, find(data, 2025, SCHEMAS), SCHEMAS)
    found = checked(data, ENTRY, name=folder)
    assert places(found.problems) == [("2025/groepen.csv", 3, "getal-niet-geheel")]
    assert places(found.accepted) == [("2025/ci.csv", 3, "verplicht-wanneer")]
    assert found.exports.inputs[0].left_out == 0
    assert found.exports.tables["ci"].rows == 2
    assert found.outcomes["fails"] < before.outcomes["fails"]


def test_an_exception_for_answers_keeps_all_of_them(tmp_path: Path) -> None:
    answers = {"zelfde_woonplaats": "ja", "rondkomen_budget": "nee", "steun_netwerk": "misschien"}
    write(tmp_path / "2025", "cbaw", {"dossier_id": "CBAW-2025-0001"})
    write(tmp_path / "2025", "opvolging", {"dossier_id": "CBAW-2025-0001", "bereikt": "nee", **answers})
    text = ENTRY.replace("verplicht-wanneer", "enkel-wanneer").replace("CI-2025-0002", "CBAW-2025-0001")
    found = checked(tmp_path, text)
    assert places(found.accepted) == [("2025/opvolging.csv", 2, "enkel-wanneer")]
    assert places(found.problems) == [("2025/opvolging.csv", 2, "ja-nee-ongeldig")]
    assert found.exports.inputs[1].unknown_values == 1
    columns = found.exports.tables["opvolging"].columns
    assert [int(columns[name].data[0]) for name in answers] == [1, 0, -1]


@pytest.mark.parametrize("name", ["groepen.csv", "2025/groepen.csv", "Groepen.CSV"])
def test_a_line_of_a_file_without_dossiers(data: Path, name: str) -> None:
    write(data / "2025", "groepen", {"groep": "la_vie"}, {"groep": "la_vie"})
    text = ENTRY.replace('dossier = "CI-2025-0002"', f'bestand = "{name}"\nregel = 3')
    found = checked(data, text.replace("verplicht-wanneer", "sleutel-dubbel"))
    assert places(found.problems) == [("2025/ci.csv", 3, "verplicht-wanneer")]
    assert found.exports.inputs[1].left_out == 1  # a row that stands twice still counts once


def test_an_exception_covers_only_what_it_says() -> None:
    assert ACCEPTED.covers(IMPOSSIBLE_DATE)
    assert not ACCEPTED.covers(replace(IMPOSSIBLE_DATE, dossier_id="CI-2025-0012"))
    assert not ACCEPTED.covers(replace(IMPOSSIBLE_DATE, rule="datum-ongeldig"))
    assert replace(ACCEPTED, column="einddatum").covers(IMPOSSIBLE_DATE)
    assert not replace(ACCEPTED, column="startdatum").covers(IMPOSSIBLE_DATE)
    by_line = replace(ACCEPTED, dossier_id=None, file="ci.csv", line=12)
    assert by_line.covers(IMPOSSIBLE_DATE)
    assert not by_line.covers(replace(IMPOSSIBLE_DATE, line=13))
    assert not by_line.covers(replace(IMPOSSIBLE_DATE, file="2025/tnt.csv"))


def test_a_fatal_problem_is_never_taken_away() -> None:
    fatal = replace(UTF16, dossier_id="CI-2025-0011")
    assert not replace(ACCEPTED, rule=fatal.rule).covers(fatal)


def test_an_expired_exception_speaks_up_and_the_problem_is_back(data: Path) -> None:
    found = checked(data, ENTRY.replace("2025-12-31", "2025-12-30"))
    assert places(found.problems)[:2] == [
        ("uitzonderingen.toml", 2, "uitzondering-verlopen"),
        ("2025/ci.csv", 3, "verplicht-wanneer"),
    ]
    assert found.problems[0].severity == "warning"
    assert found.problems[0].message == (
        "De uitzondering op verplicht-wanneer voor dossier CI-2025-0002 gold tot en met 30/12/2025 en telt niet meer."
    )
    assert found.accepted == ()


def test_the_day_can_be_given(data: Path) -> None:
    assert checked(data, ENTRY, as_of=datetime.date(2025, 12, 31)).accepted
    assert not checked(data, ENTRY, as_of=datetime.date(2026, 1, 1)).accepted
    assert checked(data, ENTRY.replace("2025-12-31", "2025-06-30"), as_of=datetime.date(2025, 6, 1)).accepted


@pytest.mark.parametrize("until", ['"31/12/2025"', '"2025-12-31"', "2025-12-31T10:00:00"])
def test_an_end_date_may_be_written_as_a_text(data: Path, until: str) -> None:
    assert checked(data, ENTRY.replace("2025-12-31", until)).accepted


def test_an_unknown_dossier_is_a_warning(data: Path) -> None:
    found = checked(data, ENTRY.replace("CI-2025-0002", "CI-2025-0099"))
    assert places(found.problems)[0] == ("uitzonderingen.toml", 2, "uitzondering-onbekend")
    assert found.problems[0].severity == "warning"
    assert found.problems[0].message == "Het dossier 'CI-2025-0099' van deze uitzondering staat in geen enkele export."


def test_a_dossier_of_another_year_is_known_in_the_file_for_all_years(data: Path) -> None:
    write(data / "2024", "ci", {"dossier_id": "CI-2025-0099"})
    text = ENTRY.replace("CI-2025-0002", "CI-2025-0099")
    assert "uitzondering-onbekend" not in [one.rule for one in checked(data, text).problems]


WRONG = [
    ('naam = "An Peeters"', "", 2, None, "naam ontbreekt. Vul dat aan."),
    ('reden = "Het dossier werd overgedragen."', 'reden = " "', 5, "reden",
     "reden moet een tekst zijn. Zet de tekst tussen aanhalingstekens."),
    ('"verplicht-wanneer"', '"verplicht-wanner"', 3, "controle",
     "er is geen controle «verplicht-wanner». Zie cocon-stats rules. Bedoelde u verplicht-wanneer?"),
    ('"verplicht-wanneer"', '"datum-volgorde"', 3, "controle",
     "datum-volgorde kan niet aanvaard worden, want er zou een fout cijfer in het rapport kunnen komen. "
     "Verbeter de registratie."),
    ('"verplicht-wanneer"', '"uitzondering-verlopen"', 3, "controle",
     "uitzondering-verlopen kan niet aanvaard worden, want ze gaat over de uitzonderingen zelf. "
     "Verbeter de registratie."),
    ('"verplicht-wanneer"', '"kolom-dubbel"', 3, "controle",
     "kolom-dubbel is fataal en kan niet aanvaard worden. Verbeter het bestand zelf."),
    ("naam =", "name =", 6, "name",
     "«name» is niet gekend. Gekend zijn controle, dossier, bestand, kolom, reden, naam, regel en tot. "
     "Bedoelde u naam?"),
    ("2025-12-31", "12", 7, "tot", "tot is geen datum. Schrijf bijvoorbeeld tot = 2026-06-30."),
    ("2025-12-31", '"31/02/2025"', 7, "tot", "tot is geen datum. Schrijf bijvoorbeeld tot = 2026-06-30."),
    ('dossier = "CI-2025-0002"', 'bestand = "groepen.csv"', 2, None,
     "het is niet duidelijk waarvoor ze geldt. Noem een dossier, of een bestand en een regel."),
    ('dossier = "CI-2025-0002"', 'bestand = "groepen.csv"\nregel = "3"', 5, "regel",
     "regel moet een regelnummer zijn. Schrijf bijvoorbeeld regel = 12."),
]  # fmt: skip


@pytest.mark.parametrize(("right", "wrong", "line", "key", "says"), WRONG)
def test_what_is_wrong_in_it_is_named_with_its_line(
    data: Path, right: str, wrong: str, line: int, key: str | None, says: str
) -> None:
    found = checked(data, ENTRY.replace(right, wrong))
    one = found.problems[0]
    assert (one.file, one.line, one.column, one.rule) == ("uitzonderingen.toml", line, key, "uitzondering-ongeldig")
    assert one.severity == "error"
    assert f"{one.message} {one.advice}" == f"Deze uitzondering telt niet: {says}"
    assert found.accepted == ()


def test_every_entry_has_its_own_line(data: Path) -> None:
    text = ENTRY + ENTRY.replace("naam =", "nam =") + ENTRY.replace("tot = 2025-12-31", "tot = 2024-12-31")
    found = checked(data, text)
    assert [(one.line, one.rule) for one in found.problems[:4]] == [
        (13, "uitzondering-ongeldig"),
        (9, "uitzondering-ongeldig"),
        (16, "uitzondering-verlopen"),
        (3, "getal-niet-geheel"),
    ]
    assert len(found.accepted) == 1


def test_a_file_that_is_no_toml(data: Path) -> None:
    found = checked(data, ENTRY + 'reden = "nazorg\n')
    assert places(found.problems)[0] == ("uitzonderingen.toml", 8, "uitzondering-onleesbaar")
    assert (found.problems[0].message, found.problems[0].advice) == (
        "De uitzonderingen kunnen niet gelezen worden: deze regel is niet goed geschreven.",
        "Kijk de regel na: tekst staat tussen aanhalingstekens, een datum is 2026-06-30.",
    )
    (data / "uitzonderingen.toml").write_bytes(b"\xff\xfe\xe9")
    found = settled(data, find(data, 2025, SCHEMAS), SCHEMAS)
    assert (found.problems[0].message, found.problems[0].advice) == (
        "De uitzonderingen kunnen niet gelezen worden: letters met accenten zijn er op een andere manier in bewaard.",
        "Bewaar het bestand opnieuw met de codering 'UTF-8' (in Kladblok: Opslaan als).",
    )


def test_another_table_in_the_file_is_an_error(data: Path) -> None:
    found = checked(data, '[[uitzonderingen]]\ncontrole = "verplicht-wanneer"\n')
    assert found.problems[0].rule == "uitzondering-ongeldig"
    assert found.problems[0].message == "Deze uitzondering telt niet: [[uitzonderingen]] is niet gekend."
    assert checked(data, "uitzondering = 3\n").problems[0].rule == "uitzondering-ongeldig"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("x = " + "9" * 5000, "een getal heeft te veel cijfers"),
        ("x = " + "[" * 3000, "er staan te veel haakjes in elkaar"),
    ],
)
def test_what_python_refuses_is_told_with_its_line(data: Path, text: str, says: str) -> None:
    found = checked(data, f"\n\n{text}\n")
    assert places(found.problems)[0] == ("uitzonderingen.toml", 3, "uitzondering-onleesbaar")
    assert found.problems[0].message == f"De uitzonderingen kunnen niet gelezen worden: {says}."


BY_LINE = 'bestand = "groepen.csv"\nregel = 3'
NOWHERE = [
    ('dossier = "CI-2025-0002"', 'dossier = "CI-2025-0002"\nkolom = "afsluting"', "kolom",
     "er is geen kolom «afsluting». Bedoelde u afsluiting?"),
    ('dossier = "CI-2025-0002"', BY_LINE.replace("groepen", "groepn"), "bestand",
     "er is geen bestand «groepn.csv». Bedoelde u groepen.csv?"),
    ('dossier = "CI-2025-0002"', BY_LINE.replace("3", "30"), "regel",
     "groepen.csv heeft geen regel 30, maar 3 regels."),
    ('dossier = "CI-2025-0002"', BY_LINE + '\nkolom = "einddatum"', "kolom",
     "er is geen kolom «einddatum». Bedoelde u datum?"),
]  # fmt: skip


@pytest.mark.parametrize(("right", "wrong", "key", "says"), NOWHERE)
def test_an_exception_for_a_place_that_is_not_there_is_a_warning(
    data: Path, right: str, wrong: str, key: str, says: str
) -> None:
    one = checked(data, ENTRY.replace(right, wrong)).problems[0]
    assert (one.line, one.column, one.rule, one.severity) == (2, key, "uitzondering-zonder-plaats", "warning")
    assert one.message == f"Deze uitzondering doet niets: {says}"


def test_only_rules_that_make_no_figure_wrong_can_be_accepted() -> None:
    rules = load_rules()
    assert {name for name, rule in rules.items() if rule.severity == "error" and rule.is_waivable} == {
        "titelrij", "kopregel-herhaald", "totaalrij", "rij-bijna-leeg", "verplicht-wanneer", "enkel-wanneer",
        "sleutel-dubbel", "cijfer-onbekend",
    }  # fmt: skip
    assert not any(rule.is_waivable for rule in rules.values() if rule.severity == "fatal")
    assert rules["contact-buiten-periode"].is_waivable
