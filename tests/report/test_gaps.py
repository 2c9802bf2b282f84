"""What the report says where files, rows or answers are missing: never a claim that the exports do not bear."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from figure_builder import FigureBuilder, ended, section

from cocon_stats.report.figure_tables import as_csv
from cocon_stats.settings import Settings
from cocon_stats.year import Year, toolkit

SAMPLE = Path(__file__).parents[2] / "data" / "sample"
TEXT = Settings(compare=("*",))


def only(builder: FigureBuilder, number: str) -> str:
    """The text of a section under its heading."""
    return "\n\n".join(section(builder, number)[1:])


def test_without_case_files_nothing_is_said_about_how_many() -> None:
    assert section(FigureBuilder(), "2")[1:] == [
        "Hoeveel begeleidingen er liepen, is niet gekend.",
        "Over de erkende plaatsen zijn er geen gegevens.",
    ]


def test_a_total_without_all_kinds_of_help_says_so_and_is_not_compared() -> None:
    builder = FigureBuilder().value("overzicht.begeleidingen.totaal", 255).value("overzicht.begeleidingen.ci", 255)
    builder.before("overzicht.begeleidingen.totaal", 2024, 280).lacking("overzicht.begeleidingen.totaal", "ikt", "tb")
    assert section(builder, "2")[1] == (
        "In 2025 liepen bij De Cocon 255 begeleidingen. Elke begeleiding die op minstens één dag van het "
        "jaar open was, "
        "is meegeteld. Over IKT en thuisbegeleiding zijn er geen gegevens. Met 2024 is dit niet vergelijkbaar: toen "
        "telden niet dezelfde hulpvormen mee."
    )


def test_figures_over_several_exports_know_which_are_absent(tmp_path: Path) -> None:
    shutil.copytree(SAMPLE / "2025", tmp_path / "2025")
    for name in ("ikt", "tb"):
        (tmp_path / "2025" / f"{name}.csv").unlink()
    figures = Year(tmp_path, 2025, toolkit(Settings())).figures
    assert figures["jim.aandeel"].lacking == ("ikt", "tb")
    assert figures["overzicht.begeleidingen.totaal"].lacking == ("ikt", "tb")
    assert figures["cbaw.jim"].lacking == ()
    assert {"ikt", "tb"} <= set(figures.absent)
    assert figures.unusable == ()


@pytest.mark.parametrize(
    ("counts", "text"),
    [
        ((26, 110, 1),
         "Van de 110 contextbegeleidingen die in 2025 eindigden en waarvan dit gekend is, waren er 26 met een JIM, of "
         "24%. Voor één begeleiding is dit niet gekend."),
        ((26, 111, 0), "Van de 111 contextbegeleidingen die in 2025 eindigden, waren er 26 met een JIM, of 23%."),
        ((0, 0, 0), "In 2025 eindigde geen enkele contextbegeleiding."),
        ((0, 0, 3), "Voor de contextbegeleidingen die in 2025 eindigden, is niet gekend of er een JIM was."),
    ],
)  # fmt: skip
def test_the_base_of_jim(counts: tuple[int, int, int], text: str) -> None:
    builder = FigureBuilder().value("jim.aantal", counts[0], counts[1], counts[2]).share("jim.aandeel", *counts)
    said = section(builder, "6")[1]
    assert said.removeprefix(
        "Een JIM, jouw ingebrachte mentor, is iemand uit de eigen omgeving die de jongere zelf kiest. "
    ) == text  # fmt: skip


def test_unknown_results_of_mediation_are_not_none() -> None:
    builder = FigureBuilder().value("otb.aantal", 20).value("otb.verder_kunnen", 0, 20, unknown=20)
    builder.value("otb.werkbare_afspraken", 0, 20, unknown=5).value("otb.ouderschapsplan", 9, 20, unknown=1)
    for code in ("ikt", "cbv", "tb"):
        builder.value(f"otb.hulpvorm.{code}", 1 if code == "ikt" else 0, 20, unknown=19)
    assert section(builder, "4.5")[2:] == [
        "Van de trajecten liep er één naast een IKT-begeleiding. Voor 19 trajecten is niet gekend naast welke hulp het "
        "liep.",
        "Of de ouders achteraf samen verder konden, is niet gekend. In geen enkel traject kwam het tot werkbare "
        "afspraken; voor vijf trajecten is dat niet gekend. In negen trajecten werd een ouderschapsplan "
        "opgesteld; voor "
        "één traject is dat niet gekend.",
    ]


def test_answers_of_parents_when_nobody_noted_who_was_asked() -> None:
    builder = ended("cah", 30).share("cah.tevredenheid.ouder.respons", 0, 0, unknown=30)
    builder.value("cah.tevredenheid.ouder.score", "8.5", 12)
    builder.share("cah.tevredenheid.ouder.vervolg.lichter_of_geen", 6, 12, unknown=2)
    builder.share("cah.tevredenheid.ouder.vervolg.zelfde_of_zwaarder", 4, 12, unknown=2)
    assert section(builder, "3.3")[-1] == (
        "Hoeveel bevraagde gezinnen er waren, is niet gekend. In totaal antwoordden twaalf ouders. Gemiddeld gaven zij "
        "een score van 8,5 op 10. Van hen dacht 50% verder te kunnen met lichtere hulp of zonder hulp; 33% achtte "
        "dezelfde of zwaardere hulp nodig. Twee ouders antwoordden hier niet op."
    )


@pytest.mark.parametrize(
    ("counts", "text"),
    [
        ((1, 1, 0), "Het bevraagde gezin vulde de tevredenheidsmeting in."),
        ((0, 1, 0), "Het bevraagde gezin vulde de tevredenheidsmeting niet in."),
        ((6, 6, 0), "Alle bevraagde gezinnen vulden de tevredenheidsmeting in."),
        ((6, 6, 1), "Alle bevraagde gezinnen vulden de tevredenheidsmeting in, voor zover dit gekend is. Voor één "
                    "begeleiding is niet gekend of de ouders bevraagd werden; het aandeel kan daardoor tussen 86% en "
                    "100% liggen."),
        ((0, 6, 0), "Geen van de bevraagde gezinnen vulde de tevredenheidsmeting in."),
    ],
)  # fmt: skip
def test_who_answered(counts: tuple[int, int, int], text: str) -> None:
    builder = ended("cah", 30).share("cah.tevredenheid.ouder.respons", *counts)
    assert section(builder, "3.3")[-1] == text


def test_follow_up_without_answers_has_no_empty_list() -> None:
    builder = ended("cbaw", 42).share("cbaw.opvolging.bereikt", 26, 42)
    for code in ("zelfde_woonplaats", "rondkomen_budget", "zinvolle_dagbesteding", "steun_netwerk"):
        builder.share(f"cbaw.opvolging.{code}", 0, 0, unknown=26)
    assert section(builder, "5")[-1] == (
        "Drie maanden na het einde van de begeleiding werd 62% van de jongeren bereikt. Hun antwoorden zijn "
        "niet gekend."
    )


@pytest.mark.parametrize(
    ("number", "files", "sentence"),
    [
        ("2", "ci tnt cah ikt cbv tb cbaw", "Er zijn geen begeleidingen geregistreerd."),
        ("2", "erkenningen", "Er zijn geen erkende plaatsen geregistreerd."),
        ("3.1", "ci", "Er zijn geen crisisinterventies geregistreerd."),
        ("3.1", "contacten", "Er zijn geen contacten geregistreerd."),
        ("3.1", "kenmerken", "Er zijn geen kenmerken van kinderen, jongeren en gezinnen geregistreerd."),
        ("3.3", "tevredenheid", "Er zijn geen antwoorden van ouders op de tevredenheidsmeting geregistreerd."),
        ("4.4", "groepen", "Er zijn geen bijeenkomsten van de ouderparticipatiegroep geregistreerd."),
        ("4.5", "otb", "Er zijn geen OTB-trajecten geregistreerd."),
        ("5", "opvolging", "Er is geen opvolging na drie maanden geregistreerd."),
        ("5", "groepen", "Er zijn geen bijeenkomsten van de groepswerking La Vie geregistreerd."),
        ("6", "ikt cbv tb cbaw", "Er zijn geen contextbegeleidingen geregistreerd."),
        ("8.1", "medewerkers", "Er zijn geen medewerkers geregistreerd."),
        ("8.2", "opleidingen", "Er zijn geen opleidingen geregistreerd. Aan opleiding ging 2,00% van de loonmassa."),
        ("8.3", "afwezigheden", "Er zijn geen afwezigheden geregistreerd."),
        ("8.4", "medewerkers", "Er zijn geen medewerkers geregistreerd."),
    ],
)  # fmt: skip
def test_a_file_without_rows_is_no_claim(number: str, files: str, sentence: str) -> None:
    builder = FigureBuilder()
    for name in files.split():
        builder.read(f"2025/{name}.csv", 0)
    for figure in list(builder.figures.values()):
        if figure.id.endswith(".aantal"):
            builder.value(figure.id, 0 if figure.id.partition(".")[0] in files.split() else 30)
        elif figure.unit == "count":
            builder.value(figure.id, 0)
        elif figure.id.endswith((".contact.direct_per_begeleiding", "opleidingsdagen_per_vte")):
            builder.value(figure.id, 0, 30).before(figure.id, 2024, 60)
    builder.value("hr.opleidingskost_aandeel", 2).value("hr.absenteisme", 0).share("hr.nulverzuim", 30, 30)
    builder.share("cbaw.opvolging.bereikt", 0, 30).share("cah.tevredenheid.ouder.respons", 0, 30)
    assert sentence in only(builder, number)


def test_every_kind_of_help_stands_in_the_overview() -> None:
    builder = FigureBuilder().value("overzicht.begeleidingen.totaal", 10)
    builder.value("overzicht.begeleidingen.cbaw", 6).value("overzicht.begeleidingen.ci", 4)
    own = builder.figures["overzicht.begeleidingen.tnt"]
    builder.value(own.id, 0)
    table = section(builder, "2")[2]
    assert table.splitlines()[2:] == [
        "| Crisisinterventie | 4 |",
        "| Terugkeer Naar Thuis? | 0 |",
        "| Contextbegeleiding in functie van autonoom wonen (CBAW) | 6 |",
        "| **Totaal** | **10** |",
    ]


def staff(unknown: int = 0) -> FigureBuilder:
    builder = FigureBuilder().value("hr.medewerkers", 42).value("hr.vte_gemiddeld", "37.75")
    builder.distribution("hr.geslacht", "V=28 M=14", unknown)
    builder.distribution("hr.opleidingsniveau", "bachelor=42", unknown)
    builder.value("hr.leeftijd.gemiddeld", 43, 42, unknown).value("hr.ancienniteit.gemiddeld", 8, 42)
    for code, number in (("20_34", 21), ("35_49", 21), ("50_64", 0)):
        builder.share(f"hr.leeftijd.{code}", number, 42, unknown)
    return builder


def test_what_is_not_known_about_the_staff_is_said() -> None:
    assert section(staff(unknown=2), "8.1")[2:] == [
        "Van de medewerkers was 67% vrouw en 33% man. Voor twee medewerkers is het geslacht niet gekend. Qua "
        "leeftijd was "
        "50% van de medewerkers tussen 20 en 34 jaar en 50% tussen 35 en 49 jaar. De gemiddelde leeftijd "
        "bedroeg 43 jaar, de gemiddelde anciënniteit 8 jaar. Voor twee medewerkers is de leeftijd niet gekend.",
        "Alle medewerkers hadden een bachelor- of graduaatsdiploma, voor zover dit gekend is. Voor twee medewerkers is "
        "het opleidingsniveau niet gekend.",
    ]


def test_staff_before_the_year_is_over() -> None:
    builder = staff().before("hr.medewerkers", 2024, 40)
    assert section(builder, "8.1")[1] == (
        "Op 31 december 2025 had De Cocon 42 medewerkers in dienst, tegenover 40 eind 2024. In 2025 ging het gemiddeld "
        "om 37,8 voltijdsequivalenten (VTE)."
    )
    builder.until = date(2025, 6, 30)
    assert section(builder, "8.1")[1] == (
        "Volgens de exports tot en met 30 juni 2025 had De Cocon 42 medewerkers in dienst; wie voor het einde van het "
        "jaar vertrekt, telt niet mee."
    )


def test_leavers_of_whom_the_reason_is_not_known() -> None:
    builder = FigureBuilder().value("hr.uit_dienst.totaal", 4)
    for code in "eigen_initiatief einde_contract ontslag medisch pensioen andere".split():
        builder.value(f"hr.uit_dienst.{code}", int(code == "pensioen"), unknown=3)
    assert section(builder, "8.4")[1:] == [
        "In 2025 gingen vier medewerkers uit dienst: één met pensioen. Voor drie medewerkers is de reden niet gekend."
    ]


def test_risk_not_known_and_risk_not_filled_in() -> None:
    builder = ended("tb", 30).distribution("tb.arij", "hoog=20 onbekend=5", unknown=5)
    assert (
        "Het risico op toekomstige kindonveiligheid (ARIJ) was hoog bij 80% van de gezinnen en niet gekend "
        "bij 20%. Voor "
        "vijf begeleidingen is dit risico niet ingevuld; een aandeel kan daardoor tot 17 procentpunt anders liggen."
    ) in section(builder, "4.3")


def test_figures_of_no_section_stand_in_the_csv_too() -> None:
    rows = as_csv([], FigureBuilder().share("ci.uitval", 1, 20).year_figures()).splitlines()
    assert rows[1].startswith("3.1;ci.uitval;vroegtijdig en onbedoeld beëindigd;procent;1;20;0;5;5%;")
