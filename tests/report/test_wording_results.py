"""How the sections about results, mediation, living forms and personnel read, whole."""

from __future__ import annotations

import pytest
from figure_builder import FigureBuilder, ended, section

from cocon_stats.settings import Settings

FEW = "Omdat het er weinig zijn, moeten de cijfers hieronder met de nodige voorzichtigheid gelezen worden."


def survey(answers: int, light: int, heavy: int) -> str:
    builder = ended("ikt", 41).share("ikt.tevredenheid.ouder.respons", 5, 40)
    builder.value("ikt.tevredenheid.ouder.score", "8.75", answers)
    builder.share("ikt.tevredenheid.ouder.vervolg.lichter_of_geen", light, answers)
    builder.share("ikt.tevredenheid.ouder.vervolg.zelfde_of_zwaarder", heavy, answers)
    paragraphs = section(builder, "4.1")
    return paragraphs[paragraphs.index("## Verdere hulp") - 2]


@pytest.mark.parametrize(
    ("answers", "light", "heavy", "text"),
    [
        (9, 8, 1, "Het gaat om negen antwoorden: te weinig om er besluiten uit te trekken."),
        (1, 1, 0, "Het gaat om één antwoord: te weinig om er besluiten uit te trekken."),
        (10, 8, 1, "In totaal antwoordden tien ouders. Gemiddeld gaven zij een score van 8,8 op 10. Van hen dacht 80% "
                   "verder te kunnen met lichtere hulp of zonder hulp; 10% achtte dezelfde of zwaardere hulp nodig."),
        (10, 10, 0, "In totaal antwoordden tien ouders. Gemiddeld gaven zij een score van 8,8 op 10. Van hen dacht "
                    "iedereen verder te kunnen met lichtere hulp of zonder hulp; niemand achtte dezelfde of zwaardere "
                    "hulp nodig."),
        (10, 0, 0, "In totaal antwoordden tien ouders. Gemiddeld gaven zij een score van 8,8 op 10. Niemand sprak zich "
                   "uit over de hulp die nog nodig is."),
    ],
)  # fmt: skip
def test_satisfaction(answers: int, light: int, heavy: int, text: str) -> None:
    opening = "Van de bevraagde gezinnen vulde 13% de tevredenheidsmeting in. "
    assert survey(answers, light, heavy) == opening + text


def test_satisfaction_that_was_not_asked_or_not_answered() -> None:
    asked_nobody = ended("cah", 30).share("cah.tevredenheid.ouder.respons", 0, 0)
    assert section(asked_nobody, "3.3")[-1] == "Er werden geen ouders bevraagd over hun tevredenheid."
    no_answers = ended("cah", 30).share("cah.tevredenheid.ouder.respons", 0, 12)
    assert section(no_answers, "3.3")[-1] == "Geen van de bevraagde gezinnen vulde de tevredenheidsmeting in."
    no_file = ended("cah", 30)
    assert section(no_file, "3.3")[-1] == "Over de tevredenheid van de ouders zijn er geen gegevens."


def test_risk() -> None:
    builder = ended("tb", 9).distribution("tb.arij", "hoog=4 middelmatig=4 laag=1")
    assert (
        "Het risico op toekomstige kindonveiligheid (ARIJ) was hoog bij 44% van de gezinnen, middelmatig eveneens bij "
        "44% en laag bij 11%."
    ) in section(builder, "4.3")


def test_urgency_with_a_tie_and_unknown_answers() -> None:
    builder = ended("ikt", 41).share("ikt.jeugdhulp.geadviseerd", 29, 40, unknown=1)
    builder.distribution("ikt.jeugdhulp.noodzaak", "direct=12 kan_wachten=4 reeds_gestart=12", unknown=1)
    builder.before("ikt.jeugdhulp.geadviseerd", 2024, 70)
    assert section(builder, "4.1")[-2] == (
        "Bij 73% van de begeleidingen werd op het einde verdere jeugdhulp geadviseerd (in 2024: 70%). In 43% van "
        "die situaties was directe hulp noodzakelijk, eveneens in 43% was de hulp al gestart en in 14% kon de hulp "
        "nog even wachten. "
        "Voor één begeleiding is de dringendheid niet gekend. Voor één begeleiding is dit advies niet gekend."
    )


@pytest.mark.parametrize(
    ("numbers", "text"),
    [
        ((11, 5, 4, 2, 7, 6, 4),
         ["In 2025 werden elf OTB-trajecten afgerond. " + FEW,
          "Van de trajecten liepen er vijf naast een IKT-begeleiding, vier naast een contextbegeleiding "
          "veiligheidsplanning en twee naast een thuisbegeleiding.",
          "Na zeven trajecten konden de ouders samen verder. In zes trajecten kwam het tot werkbare afspraken. In vier "
          "trajecten werd een ouderschapsplan opgesteld."]),
        ((20, 20, 0, 0, 0, 1, 20),
         ["In 2025 werden 20 OTB-trajecten afgerond.",
          "Alle trajecten liepen naast een IKT-begeleiding.",
          "Na geen enkel traject konden de ouders samen verder. In één traject kwam het tot werkbare afspraken. In "
          "alle trajecten werd een ouderschapsplan opgesteld."]),
        ((2, 1, 1, 0, 2, 0, 1),
         ["In 2025 werden twee OTB-trajecten afgerond. " + FEW,
          "Van de trajecten liep er één naast een IKT-begeleiding en één naast een contextbegeleiding "
          "veiligheidsplanning.",
          "Na alle trajecten konden de ouders samen verder. In geen enkel traject kwam het tot werkbare afspraken. In "
          "één traject werd een ouderschapsplan opgesteld."]),
        ((1, 0, 0, 1, 0, 1, 0),
         ["In 2025 werd één OTB-traject afgerond. Omdat het om één traject gaat, moeten de cijfers hieronder met de "
          "nodige voorzichtigheid gelezen worden.",
          "Het traject liep naast een thuisbegeleiding.",
          "Na het traject konden de ouders niet samen verder. Het kwam tot werkbare afspraken. Er werd geen "
          "ouderschapsplan opgesteld."]),
        ((0, 0, 0, 0, 0, 0, 0), ["In 2025 werd geen enkel OTB-traject afgerond."]),
    ],
)  # fmt: skip
def test_mediation(numbers: tuple[int, ...], text: list[str]) -> None:
    names = "aantal hulpvorm.ikt hulpvorm.cbv hulpvorm.tb verder_kunnen werkbare_afspraken ouderschapsplan".split()
    builder = FigureBuilder()
    for name, number in zip(names, numbers, strict=True):
        builder.value(f"otb.{name}", number, numbers[0])
    assert section(builder, "4.5")[1:] == text


def test_reasons_of_drop_out() -> None:
    builder = ended("cbaw", 42).share("cbaw.uitval", 17, 42)
    counts = {"niet_uitvoerbaar": 14, "eenzijdig_18": 1, "foute_indicatie": 1, "primaire_problematiek": 1}
    for code, number in counts.items():
        builder.value(f"cbaw.uitval_reden.{code}", number, 17)
    assert (
        "Veertig procent van de begeleidingen eindigde vroegtijdig en onbedoeld. Het vroegtijdige einde kwam er 14 "
        "keer omdat de hulp niet uitvoerbaar was zoals afgesproken en ten slotte telkens één keer omdat de jongere de "
        "begeleiding op of na 18 jaar eenzijdig stopzette, omdat de indicatiestelling fout was en omdat de primaire "
        "problematiek begeleiding aan huis zinloos maakte."
    ) in section(builder, "5")


def test_living_forms() -> None:
    builder = ended("cbaw", 42).distribution("cbaw.woonvorm_start", "ouders=20 netwerk=20 zorgwoning=1 dakloos=1")
    builder.distribution("cbaw.woonvorm_einde", "alleen=42")
    paragraphs = section(builder, "5")
    place = paragraphs.index("## Woonvorm")
    assert paragraphs[place + 1 : place + 3] == [
        "De meest voorkomende woonvormen bij de start waren ‘bij één of beide ouders of opvoedingsverantwoordelijken’ "
        "en ‘bij iemand uit het sociaal-familiale netwerk’ (telkens 47,5%). Op het einde was dat bij alle jongeren "
        "‘alleen’.",
        "| Woonvorm | Bij de start | Op het einde |\n|:---|---:|---:|\n"
        "| bij één of beide ouders of opvoedingsverantwoordelijken | 47,5% | 0% |\n"
        "| bij iemand uit het sociaal-familiale netwerk | 47,5% | 0% |\n"
        "| dakloos | 2,5% | 0% |\n"
        "| zorgwoning | 2,5% | 0% |\n"
        "| alleen | 0% | 100% |",
    ]


@pytest.mark.parametrize(
    ("reasons", "text"),
    [
        ({}, "In 2025 ging geen enkele medewerker uit dienst."),
        ({"pensioen": 1}, "In 2025 ging één medewerker uit dienst, met pensioen."),
        ({"pensioen": 2}, "In 2025 gingen twee medewerkers uit dienst, allen met pensioen."),
        ({"eigen_initiatief": 3, "einde_contract": 1},
         "In 2025 gingen vier medewerkers uit dienst: drie op eigen initiatief en één bij het einde van het contract."),
    ],
)  # fmt: skip
def test_leavers(reasons: dict[str, int], text: str) -> None:
    builder = FigureBuilder().value("hr.uit_dienst.totaal", sum(reasons.values()))
    for code in "eigen_initiatief einde_contract ontslag medisch pensioen andere".split():
        builder.value(f"hr.uit_dienst.{code}", reasons.get(code, 0))
    assert section(builder, "8.4")[1:] == [text]


def test_the_organisation_is_named_as_in_the_settings() -> None:
    builder = FigureBuilder().value("hr.medewerkers", 13).value("hr.vte_gemiddeld", "10.25")
    assert section(builder, "8.1", Settings(organisation="Huis 7"))[1] == (
        "Op 31 december 2025 had Huis 7 13 medewerkers in dienst. In 2025 ging het gemiddeld om 10,3 "
        "voltijdsequivalenten (VTE)."
    )
