"""How sections read when there is nothing, one case, a zero, a tie, everyone, or too few answers."""

from __future__ import annotations

import pytest
from figure_builder import FigureBuilder, ended, section

from cocon_stats.settings import Settings


@pytest.mark.parametrize(
    ("number", "modality", "sentence"),
    [
        ("3.1", "ci", "In 2025 werd geen enkele crisisinterventie beëindigd."),
        ("3.2", "tnt", "In 2025 werd geen enkele begeleiding Terugkeer Naar Thuis? (TNT) beëindigd."),
        ("3.3", "cah", "In 2025 werd geen enkele begeleiding Crisishulp aan Huis (CaH) beëindigd."),
        ("4.1", "ikt", "In 2025 werd geen enkele IKT-begeleiding beëindigd."),
        ("4.2", "cbv", "In 2025 werd geen enkele contextbegeleiding veiligheidsplanning beëindigd."),
        ("4.3", "tb", "In 2025 werd geen enkele thuisbegeleiding beëindigd."),
        ("5", "cbaw", "In 2025 werd geen enkele CBAW-begeleiding beëindigd."),
    ],
)
def test_a_modality_without_ended_case_files(number: str, modality: str, sentence: str) -> None:
    assert section(ended(modality, 0), number)[1:] == [sentence]


@pytest.mark.parametrize(
    ("number", "opening"),
    [
        (
            1,
            "In 2025 werd één thuisbegeleiding beëindigd. Omdat het om één begeleiding gaat, moeten de cijfers "
            "hieronder met de nodige voorzichtigheid gelezen worden.",
        ),
        (
            19,
            "In 2025 werden 19 thuisbegeleidingen beëindigd. Omdat het er weinig zijn, moeten de cijfers hieronder met "
            "de nodige voorzichtigheid gelezen worden.",
        ),
        (20, "In 2025 werden 20 thuisbegeleidingen beëindigd."),
    ],
)
def test_few_case_files_ask_for_care(number: int, opening: str) -> None:
    assert section(ended("tb", number), "4.3")[1] == opening


def test_the_limit_for_care_and_the_words_are_settings() -> None:
    settings = Settings(few_case_files=9, words_up_to=8)
    assert section(ended("tb", 9), "4.3", settings)[1] == "In 2025 werden 9 thuisbegeleidingen beëindigd."


def test_nothing_known_about_anything() -> None:
    assert section(ended("ci", 25), "3.1")[1:] == [
        "In 2025 werden 25 crisisinterventies beëindigd.",
        "## Aanmelding",
        "Wie aanmeldde, is niet gekend.",
        "Het geslacht van de kinderen en jongeren is niet gekend. De leeftijd bij de aanmelding is niet gekend.",
        "Over de kenmerken van de kinderen, jongeren en gezinnen zijn er geen gegevens.",
        "## Verloop",
        "Hoe lang de begeleidingen duurden, is niet gekend. Over de contacturen zijn er geen gegevens. "
        "Hoe de begeleidingen eindigden, is niet gekend.",
        "Of er M-documenten ingediend werden, is niet gekend.",
        "## Verdere hulp",
        "Of er op het einde verdere jeugdhulp geadviseerd werd, is niet gekend.",
        "Of er op het einde volwassenenhulp voor een ouder geadviseerd werd, is niet gekend.",
    ]


def one_of_everything() -> FigureBuilder:
    builder = ended("ci", 1).distribution("ci.aanmelder", "clb_school=1").share("ci.aanmelder.gerecht_mandaat", 0, 1)
    builder.distribution("ci.geslacht", "V=1").share("ci.leeftijd.vanaf_12", 1, 1).distribution("ci.kenmerk", "")
    builder.value("ci.duur.gemiddeld", 1, 1).value("ci.contact.direct_per_begeleiding", 61, 1)
    builder.share("ci.uitval", 0, 1).share("ci.m_document", 1, 1).share("ci.jeugdhulp.geadviseerd", 1, 1)
    builder.distribution("ci.jeugdhulp.noodzaak", "direct=1").share("ci.volwassenenhulp.geadviseerd", 0, 1)
    for figure in builder.year_figures().group("ci.kenmerk"):
        builder.share(figure.id, 0, 1)
    return builder


def test_one_case_file() -> None:
    assert section(one_of_everything(), "3.1")[2:] == [
        "## Aanmelding",
        "De aanmelding kwam van het CLB of de school.",
        "Het ging om een meisje. Bij de aanmelding was het kind minstens twaalf jaar oud.",
        "Geen enkel kenmerk werd geregistreerd als een ernstige verstoring van het dagelijks functioneren.",
        "## Verloop",
        "De crisisinterventie duurde één dag. Het rechtstreekse contact met het cliëntsysteem bedroeg 1 uur en "
        "1 minuut. De begeleiding eindigde niet vroegtijdig of onbedoeld.",
        "Er werd een M-document ingediend.",
        "## Verdere hulp",
        "Op het einde werd verdere jeugdhulp geadviseerd. In die situatie was directe hulp noodzakelijk.",
        "Op het einde werd geen volwassenenhulp voor een ouder geadviseerd.",
    ]


def test_none_and_all_and_unknown() -> None:
    builder = ended("cah", 30).share("cah.uitval", 0, 30).share("cah.uithuisplaatsing_vermeden", 30, 30)
    builder.share("cah.overbrugging", 3, 28, unknown=2)
    paragraphs = section(builder, "3.3")
    assert paragraphs[-4].endswith("Geen enkele begeleiding eindigde vroegtijdig en onbedoeld.")
    assert paragraphs[-3:-1] == [
        "## Resultaat",
        "Bij alle begeleidingen werd een uithuisplaatsing vermeden: de kinderen woonden op het einde thuis en er werd "
        "geen plaatsing geadviseerd. Bij 11% van de begeleidingen overbrugde de hulp de wachttijd tot een opname die "
        "al voorzien was. Voor twee begeleidingen is dit niet gekend; het aandeel kan daardoor tussen 10% en 17% "
        "liggen.",
    ]


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        ("clb_school=3", "Alle aanmeldingen kwamen van het CLB of de school."),
        ("clb_school=2 caw=1",
         "De aanmelding kwam het vaakst van het CLB of de school (67%), gevolgd door het CAW (33%)."),
        ("clb_school=1 caw=1 cgg=1",
         "De aanmeldingen kwamen in gelijke mate van het CLB of de school, van het CAW en van het CGG (telkens 33%)."),
        ("clb_school=4 caw=4 cgg=1 ckg=1",
         "De aanmelding kwam het vaakst van het CLB of de school en van het CAW (telkens 40%), gevolgd door het CGG "
         "(10%) en het CKG (eveneens 10%)."),
        ("clb_school=7 caw=1 cgg=1 ckg=1",
         "De aanmelding kwam het vaakst van het CLB of de school (70%), gevolgd door het CAW, het CGG en het CKG "
         "(telkens 10%)."),
    ],
)  # fmt: skip
def test_referrers(counts: str, sentence: str) -> None:
    builder = ended("tnt", 30).distribution("tnt.aanmelder", counts)
    assert section(builder, "3.2")[3] == sentence


def test_referrers_that_are_not_known_for_some() -> None:
    builder = ended("tnt", 30).distribution("tnt.aanmelder", "clb_school=2", unknown=1)
    assert section(builder, "3.2")[3] == (
        "Alle aanmeldingen kwamen van het CLB of de school, voor zover dit gekend is. Voor één begeleiding is de "
        "aanmelder niet gekend; een aandeel kan daardoor tot 33 procentpunt anders liggen."
    )


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        ("M=3", "Het ging uitsluitend om jongens."),
        ("M=2 V=2", "Het ging in gelijke mate om jongens en meisjes."),
        ("M=1 V=3", "Van de kinderen en jongeren was 75% een meisje en 25% een jongen."),
        ("M=2 V=2 X=1",
         "Van de kinderen en jongeren was 40% een jongen en eveneens 40% een meisje; bij 20% is als geslacht ‘anders’ "
         "geregistreerd."),
        ("M=3 X=1", "Van de kinderen en jongeren was 75% een jongen; bij 25% is als geslacht ‘anders’ geregistreerd."),
        ("X=3", "Bij alle kinderen en jongeren is als geslacht ‘anders’ geregistreerd."),
        ("X=1", "Als geslacht is ‘anders’ geregistreerd."),
    ],
)  # fmt: skip
def test_sex(counts: str, sentence: str) -> None:
    paragraph = section(ended("tnt", 30).distribution("tnt.geslacht", counts), "3.2")[4]
    assert paragraph.startswith(sentence)


SHARES = "telkens als aandeel van de begeleidingen waarvoor dit geregistreerd is"


def test_one_known_among_several_is_not_told_as_the_only_one() -> None:
    builder = ended("tnt", 2).distribution("tnt.aanmelder", "caw=1", unknown=1)
    builder.distribution("tnt.geslacht", "M=1", unknown=1).distribution(
        "tnt.gezinssamenstelling", "familie=1", unknown=1
    )
    half = "een aandeel kan daardoor tot 50 procentpunt anders liggen."
    assert section(builder, "3.2")[3:5] == [
        "Alle aanmeldingen kwamen van het CAW, voor zover dit gekend is. Voor één begeleiding is de aanmelder niet "
        f"gekend; {half}",
        "Het ging uitsluitend om jongens, voor zover dit gekend is. Voor één begeleiding is het geslacht niet gekend; "
        f"{half} De leeftijd bij de aanmelding is niet gekend. Alle kinderen en jongeren leefden bij familie of in het "
        f"netwerk, voor zover dit gekend is. Voor één begeleiding is de gezinssamenstelling niet gekend; {half}",
    ]


def kenmerken(shares: dict[str, int]) -> list[str]:
    builder = ended("cah", 30)
    for figure in builder.year_figures().group("cah.kenmerk"):
        builder.share(figure.id, shares.get(figure.id.rpartition(".")[2], 0), 20)
    paragraphs = section(builder, "3.3")
    return paragraphs[paragraphs.index("## Verloop") - 4 : paragraphs.index("## Verloop") - 1]


def test_a_tie_at_the_edge_of_the_top_is_shown_whole() -> None:
    assert kenmerken({"kind_spijbelen": 10, "kind_delict": 8, "kind_middelen": 5, "gezin_financieel": 5})[-2:] == [
        f"Deze vier kenmerken verstoorden het dagelijks functioneren het vaakst ernstig, {SHARES}:",
        "- spijbelen: 50%\n- delictgedrag bij het kind: 40%\n- middelengebruik bij het kind: 25%\n"
        "- materiële of financiële problemen: 25%",
    ]


def test_a_large_tie_at_the_edge_is_left_out_and_told() -> None:
    tied = dict.fromkeys(("kind_middelen", "gezin_financieel", "kind_beperking", "ouder_middelen"), 5)
    assert kenmerken({"kind_spijbelen": 10, "kind_delict": 8} | tied) == [
        f"Deze twee kenmerken verstoorden het dagelijks functioneren het vaakst ernstig, {SHARES}:",
        "- spijbelen: 50%\n- delictgedrag bij het kind: 40%",
        "Daarna volgen vier kenmerken met telkens 25%.",
    ]


def test_when_no_characteristic_stands_out() -> None:
    names = ("kind_middelen", "gezin_financieel", "kind_beperking", "ouder_middelen", "kind_delict", "kind_spijbelen")
    assert kenmerken(dict.fromkeys(names, 1))[-1] == (
        "Geen kenmerk springt eruit: zes kenmerken verstoorden het dagelijks functioneren telkens bij 5% van de "
        "begeleidingen ernstig."
    )
