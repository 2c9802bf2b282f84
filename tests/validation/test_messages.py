"""The whole text of every rule, as a care worker reads it; and no rule without a fault that breaks it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cocon_stats.validation.rules import load_rules
from tests.validation.clean import Year
from tests.validation.conftest import Run
from tests.validation.test_files import zipped

Spoil = Callable[[Year], object]


def raw(file: str, change: Callable[[str], bytes]) -> Spoil:
    def spoil(year: Year) -> None:
        year.raw[file] = change(year.text(file))

    return spoil


def put(file: str, line: int, column: str, value: str) -> Spoil:
    return lambda year: year.put(file, line, column, value)


def line(file: str, number: int, *cells: str) -> Spoil:
    return lambda year: year.files[file].insert(number - 1, list(cells))


def drop_contacts(year: Year) -> None:
    year.files["contacten"] = [row for row in year.files["contacten"] if row[0] != "CI-2025-0002"]


def windows_line(text: str) -> bytes:
    return text.encode() + "ci.aantal;2025;40;één".encode("cp1252")


def again(file: str, number: int, column: str | None = None, value: str = "") -> Spoil:
    def spoil(year: Year) -> None:
        year.files[file].append(list(year.files[file][number - 1]))
        if column:
            year.put(file, len(year.files[file]), column, value)

    return spoil


def shifted(file: str, number: int, place: int) -> Spoil:
    def spoil(year: Year) -> None:
        row = year.files[file][number - 1]
        year.files[file][number - 1] = [*row[:place], *row[place + 1 :], ""]

    return spoil


CHARACTERISTICS = (
    "kind_psychisch kind_spijbelen kind_slachtoffer kind_getuige_geweld kind_middelen kind_delict "
    "kind_schoolproblemen kind_beperking ouder_psychisch ouder_middelen"
).split()


def unborn(year: Year) -> None:
    """Eleven employees whose date of birth is their first day."""
    for number in range(11):
        year.files["medewerkers"].append([f"M{5000 + number}", "V", "01/09/2001", "01/09/2001", "", "", "1", "master"])


# rule: what breaks it, what is wrong, what to do
MESSAGES: dict[str, tuple[Spoil, str, str]] = {
    "bestand-leeg": (
        raw("ci", lambda text: b""),
        "Het bestand is leeg: er staat zelfs geen regel met kolomnamen in.",
        "Exporteer het opnieuw, of verwijder het als er niets te exporteren valt.",
    ),
    "geen-csv": (
        raw("ci", lambda text: zipped("xl/workbook.xml")),
        "Dit is geen CSV-bestand, maar een Excel-werkmap (.xlsx).",
        "Open het in het programma waar het uit komt en bewaar of exporteer het als 'CSV UTF-8 (door scheidingstekens "
        "gescheiden)'.",
    ),
    "codering-utf16": (
        raw("ci", lambda text: text.encode("utf-16")),
        "Het bestand is bewaard als 'Unicode-tekst' en kan zo niet gelezen worden.",
        "Bewaar het opnieuw als 'CSV UTF-8 (door scheidingstekens gescheiden)'.",
    ),
    "nul-bytes": (
        raw("ci", lambda text: text.replace("CI-2025-0001", "CI-2025\0-0001").encode()),
        "Vanaf regel 3 staan er in het bestand tekens die niet in een tekst horen.",
        "Het bestand is waarschijnlijk beschadigd: exporteer het opnieuw.",
    ),
    "codering-gemengd": (
        raw("historiek", windows_line),
        "In dit bestand zijn letters met accenten op twee manieren bewaard; dat blijkt op regel 5.",
        "Bewaar elk deel als 'CSV UTF-8 (door scheidingstekens gescheiden)' voor u ze samenvoegt, of exporteer het "
        "bestand opnieuw.",
    ),
    "codering-onbekend": (
        raw("ci", lambda text: text.encode().replace(b"huisarts", b"h\x81isarts")),
        "Op regel 4 staat een teken dat niet gelezen kan worden.",
        "Exporteer het bestand opnieuw als 'CSV UTF-8 (door scheidingstekens gescheiden)'.",
    ),
    "kopregel-ontbreekt": (
        lambda year: year.files["kenmerken"].pop(0),
        "Er is geen regel met kolomnamen gevonden; in dit bestand horen onder meer dossier_id, kenmerk, ernst.",
        "Zet de kolomnamen op de eerste regel, gescheiden door puntkomma's, of exporteer het bestand opnieuw.",
    ),
    "kolom-verplicht-ontbreekt": (
        lambda year: year.drop_column("ci", "client_id"),
        "De verplichte kolom client_id ontbreekt.",
        "Voeg de kolom toe aan de export.",
    ),
    "kolom-dubbel": (
        lambda year: [row.append(row[2]) for row in year.files["ci"]],
        "De kolomnaam geslacht komt meer dan één keer voor.",
        "Verwijder de kolom die er te veel is, of geef ze een andere naam.",
    ),
    "verkeerd-bestand": (
        lambda year: year.files.update(kenmerken=year.files["contacten"]),
        "In dit bestand staat de export van contacten.csv.",
        "Bewaar de juiste export onder deze naam.",
    ),
    "aanhalingsteken-open": (
        raw("ci", lambda text: text.replace("huisarts", '"huisarts').encode()),
        "Op regel 4 begint een cel met een aanhalingsteken dat niet goed gesloten wordt.",
        "Sluit de cel met een aanhalingsteken, verwijder het eerste, of verdubbel aanhalingstekens binnen de tekst.",
    ),
    "scheidingsteken-onbekend": (
        raw("kenmerken", lambda text: text.replace(";", "|").encode()),
        "Tussen de kolommen staat het teken |, en niet een puntkomma, een komma of een tab.",
        "Exporteer het bestand opnieuw met een puntkomma tussen de kolommen.",
    ),
    "scheidingsteken-gemengd": (
        raw("kenmerken", lambda text: text.replace(";", "\t").replace("\t", ";", 2).encode()),
        "De rijen gebruiken vanaf regel 2 een ander scheidingsteken dan de kolomnamen.",
        "Exporteer het bestand opnieuw met overal hetzelfde teken tussen de kolommen.",
    ),
    "kolom-ontbreekt": (
        lambda year: year.drop_column("ci", "m_document"),
        "De kolom m_document ontbreekt: al haar waarden zijn onbekend.",
        "Voeg de kolom toe aan de export als u die gegevens hebt.",
    ),
    "kolom-onbekend": (
        lambda year: [row.append("opmerking") for row in year.files["ci"]],
        "De kolom opmerking hoort niet in dit bestand en wordt niet gelezen.",
        "U kunt ze laten staan; verwijder ze als er persoonlijke gegevens in staan.",
    ),
    "kolom-zonder-naam": (
        lambda year: [row.append("" if row[0] == "groep" else "x") for row in year.files["groepen"]],
        "Kolom nummer 5 heeft geen naam, maar bevat wel waarden; ze wordt niet gelezen.",
        "Geef de kolom haar naam, of maak ze leeg.",
    ),
    "tekst-verminkt-kop": (
        raw("ci", lambda text: ("ï»¿" + text).encode()),
        "Voor de eerste kolomnaam staan vreemde tekens (ï»¿): het bestand werd ooit verkeerd geopend of bewaard.",
        "Exporteer het bestand opnieuw, en kijk na of letters met accenten kloppen.",
    ),
    "titelrij": (
        line("ci", 1, "Crisisinterventie 2025"),
        "Regel 1 staat boven de kolomnamen en wordt overgeslagen.",
        "Verwijder de regel: de kolomnamen horen op de eerste regel.",
    ),
    "kopregel-herhaald": (
        again("ci", 1),
        "Op regel 6 staan de kolomnamen nog eens; de regel wordt overgeslagen.",
        "Verwijder de regel.",
    ),
    "totaalrij": (
        line("groepen", 5, "Totaal", "", "23", "2"),
        "Regel 5 is een totaalrij en wordt overgeslagen.",
        "Verwijder de regel.",
    ),
    "rij-te-veel-cellen": (
        lambda year: year.files["groepen"][2].append("x"),
        "Regel 3 heeft 5 cellen, maar er zijn 4 kolommen.",
        "Verwijder de puntkomma (of de komma) die er te veel staat, of zet de tekst waarin ze staat tussen "
        "aanhalingstekens.",
    ),
    "rij-te-weinig-cellen": (
        line("groepen", 3, "la_vie"),
        "Regel 3 heeft 1 cel, maar er zijn 4 kolommen.",
        "Vul de rij aan, ook met lege cellen, of verwijder ze.",
    ),
    "rij-verschoven": (
        shifted("ci", 3, 2),
        "Op regel 3 staan waarden één kolom te ver naar links: die van geslacht, einddatum, aanmelder en 3 andere "
        "passen niet in hun kolom, maar wel in die ernaast.",
        "Zet de cellen van deze rij weer onder hun kolomnaam, of neem de rij over uit de registratie.",
    ),
    "rij-bijna-leeg": (
        line("groepen", 5, "Einde", "", "", ""),
        "Op regel 5 is maar één cel ingevuld; de rij wordt niet gelezen.",
        "Vul de rij aan of verwijder ze.",
    ),
    "persoon-in-tekst": (
        put("sector_gebruik", 3, "functie", "P024022"),
        "In de kolom functie staat een nummer of geboortedatum van een persoon.",
        "Kijk na of elke kolom onder haar eigen naam staat, en haal de gegevens van personen weg uit deze kolom. De "
        "waarde zelf wordt niet getoond, want ze kan een persoonlijk gegeven zijn.",
    ),
    "nummer-geen-persoon": (
        put("sector_gebruik", 3, "persoon_id", "mfc"),
        "In de kolom persoon_id staat een datum of een code in plaats van het nummer van een persoon.",
        "Kijk na of elke kolom onder haar eigen naam staat.",
    ),
    "verplicht-leeg": (
        put("ci", 3, "startdatum", "Onbekend"),
        "De kolom startdatum is verplicht, maar is hier niet ingevuld (er staat 'Onbekend').",
        "Vul de waarde aan in de registratie.",
    ),
    "datum-ongeldig": (
        put("ci", 3, "startdatum", "4.3.2025"),
        "De waarde '4.3.2025' in de kolom startdatum is geen datum die gelezen kan worden.",
        "Schrijf de datum als dag/maand/jaar, met vier cijfers voor het jaar. Bedoelde u 04/03/2025?",
    ),
    "datum-bestaat-niet": (
        put("ci", 3, "einddatum", "03/25/2025"),
        "De datum '03/25/2025' in de kolom einddatum bestaat niet.",
        "Verbeter de dag of de maand. Bedoelde u 25/03/2025?",
    ),
    "datum-jaar-twee-cijfers": (
        put("ci", 3, "startdatum", "4/3/25"),
        "De datum '4/3/25' in de kolom startdatum heeft een jaar met maar twee cijfers.",
        "Schrijf het jaar met vier cijfers. Bedoelde u 04/03/2025?",
    ),
    "datum-excelgetal": (
        put("ci", 3, "startdatum", "45720"),
        "In de kolom startdatum staat een getal van Excel '45720' in plaats van een datum.",
        "Kies in Excel voor deze kolom de opmaak 'Datum' en bewaar het bestand opnieuw. Bedoelde u 04/03/2025?",
    ),
    "getal-punt": (
        put("tevredenheid", 2, "score", "8.5"),
        "Het getal '8.5' in de kolom score is met een punt geschreven.",
        "Schrijf decimalen achter een komma. Bedoelde u 8,5?",
    ),
    "getal-duizendtal": (
        put("personeel_jaar", 2, "loonmassa", "21.00.000"),
        "In het getal '21.00.000' in de kolom loonmassa staat een punt die daar niet hoort.",
        "Laat de punten weg, en schrijf decimalen achter een komma. Bedoelde u 2100000?",
    ),
    "getal-ongeldig": (
        put("contacten", 4, "duur_minuten", "60 min."),
        "De waarde '60 min.' in de kolom duur_minuten is geen getal.",
        "Schrijf alleen het getal, zonder eenheid of spaties. Bedoelde u 60?",
    ),
    "getal-niet-geheel": (
        put("contacten", 4, "duur_minuten", "45,5"),
        "Het getal '45,5' in de kolom duur_minuten is geen geheel getal.",
        "Schrijf het getal zonder decimalen.",
    ),
    "getal-buiten-bereik": (
        put("contacten", 4, "duur_minuten", "1441"),
        "Het getal '1441' in de kolom duur_minuten kan niet: het moet tussen 0 en 1.440 zijn.",
        "Kijk de waarde na in de registratie.",
    ),
    "getal-te-lang": (
        put("personeel_jaar", 2, "loonmassa", "1234567890123456789"),
        "Het getal '1234567890123456789' in de kolom loonmassa heeft te veel cijfers.",
        "Kijk de waarde na in de registratie.",
    ),
    "ja-nee-ongeldig": (
        put("ci", 3, "m_document", "neen"),
        "De waarde 'neen' in de kolom m_document is geen ja of nee.",
        "Schrijf ja of nee, of laat de cel leeg als het niet gekend is. Bedoelde u nee?",
    ),
    "code-onbekend": (
        put("tnt", 2, "verblijf_opstart", "netwrk"),
        "De waarde 'netwrk' in de kolom verblijf_opstart staat niet in de lijst van codes.",
        "Gebruik een code van de lijst: crisisbed of netwerk. Bedoelde u netwerk?",
    ),
    "nummer-vorm": (
        put("ci", 5, "dossier_id", "CI-2025-3"),
        "Het nummer 'CI-2025-3' in de kolom dossier_id heeft niet de juiste vorm (2 tot 4 hoofdletters, een streepje, "
        "4 cijfers, een streepje en 4 tot 6 cijfers).",
        "Neem het nummer over zoals het in de registratie staat. Bedoelde u CI-2025-0003?",
    ),
    "excel-fout": (
        put("ci", 3, "aanmelder", "#N/B"),
        "In de kolom aanmelder staat een foutmelding van Excel '#N/B'.",
        "Verbeter de formule in Excel, of vul de waarde zelf in.",
    ),
    "excel-kolom-te-smal": (
        put("ci", 3, "startdatum", "########"),
        "In de kolom startdatum staan hekjes van Excel '########': de waarde zelf staat niet meer in dit bestand.",
        "Maak de kolom breder in het oorspronkelijke Excel-bestand en exporteer het opnieuw.",
    ),
    "excel-exponent": (
        put("otb", 2, "traject_id", "1,23E+05"),
        "In de kolom traject_id heeft Excel een nummer veranderd in een getal '1,23E+05'; de echte cijfers zijn "
        "verloren.",
        "Neem het nummer opnieuw over uit de registratie, in een kolom met de opmaak 'Tekst'.",
    ),
    "datum-met-uur": (
        put("ci", 3, "startdatum", "04/03/2025 14:30"),
        "Bij de datum '04/03/2025 14:30' in de kolom startdatum staat een uur.",
        "Kijk na of de juiste kolom geëxporteerd is; het uur telt niet mee. Bedoelde u 04/03/2025?",
    ),
    "tekst-verminkt": (
        put("historiek", 2, "bron", "Verslag cliÃ«nten"),
        "De tekst 'Verslag cliÃ«nten' in de kolom bron bevat verminkte letters.",
        "Verbeter de tekst, en exporteer als 'CSV UTF-8'. Bedoelde u Verslag cliënten?",
    ),
    "datum-na-jaar": (
        put("ci", 3, "einddatum", "12/03/2026"),
        "De datum '12/03/2026' in de kolom einddatum ligt na het einde van 2025.",
        "Kijk na of het jaar klopt.",
    ),
    "datum-voor-1990": (
        put("otb", 2, "startdatum", "10/01/1925"),
        "De datum '10/01/1925' in de kolom startdatum ligt voor 1990.",
        "Kijk na of het jaar klopt.",
    ),
    "datum-volgorde": (
        put("ci", 3, "einddatum", "04/02/2025"),
        "De datum '04/02/2025' in de kolom einddatum ligt voor startdatum '04/03/2025'.",
        "Kijk beide datums na in de registratie. Bedoelde u 02/04/2025?",
    ),
    "verplicht-wanneer": (
        put("cbaw", 2, "uitval_reden", ""),
        "De kolom uitval_reden is leeg, maar moet ingevuld zijn als afsluiting = uitval.",
        "Vul uitval_reden aan, of verbeter afsluiting.",
    ),
    "enkel-wanneer": (
        put("ci", 3, "einddatum", ""),
        "De kolom afsluiting is ingevuld met 'regulier', maar mag dat alleen zijn als einddatum ingevuld is.",
        "Maak afsluiting leeg, of verbeter einddatum.",
    ),
    "leeftijd-onwaarschijnlijk": (
        put("ci", 3, "geboortedatum", "05/06/1980"),
        "De leeftijd op de aanmelddatum ligt niet tussen 0 en 25 jaar.",
        "Kijk de geboortedatum en de aanmelddatum na.",
    ),
    "geboortedatum-verdacht": (
        unborn,
        "In 11 van de 13 rijen ligt de datum in de kolom geboortedatum niet vóór de andere datums van de rij.",
        "Kijk na of elke kolom met datums onder haar eigen naam staat.",
    ),
    "nummer-andere-module": (
        put("ci", 3, "dossier_id", "CBAW-2025-0009"),
        "Het dossiernummer 'CBAW-2025-0009' hoort volgens zijn eerste letters bij 'CBAW', maar staat in 2025/ci.csv.",
        "Kijk na of het dossier in het juiste bestand staat.",
    ),
    "sleutel-dubbel": (
        again("groepen", 2),
        "De rij op regel 5 staat ook op regel 2, met dezelfde inhoud (groep ouderparticipatie, datum 18/03/2025).",
        "Verwijder een van de twee rijen.",
    ),
    "rijen-dubbel": (
        lambda year: year.files["kenmerken"].extend(2 * [["CI-2025-0002", one, ""] for one in CHARACTERISTICS]),
        "De 10 rijen van regel 7 tot 16 staan vanaf regel 17 nog eens, met dezelfde inhoud.",
        "Verwijder de rijen van regel 17 tot 26.",
    ),
    "rijen-herhaald": (
        lambda year: year.files["opleidingen"].extend(2 * [["M0001", f"{one}/05/2025", "1"] for one in range(1, 11)]),
        "De 10 rijen van regel 4 tot 13 staan vanaf regel 14 nog eens, met dezelfde inhoud. Ze tellen twee keer mee.",
        "Verwijder de rijen van regel 14 tot 23 als ze er niet twee keer horen te staan.",
    ),
    "sleutel-strijdig": (
        again("groepen", 2, "deelnemers", "9"),
        "Op regel 5 en op regel 2 staan twee rijen over hetzelfde (groep ouderparticipatie, datum 18/03/2025), maar "
        "met een andere inhoud.",
        "Kijk na welke rij juist is, en verwijder of verbeter de andere.",
    ),
    "verwijzing-onbekend": (
        put("contacten", 4, "dossier_id", "CI-2025-1"),
        "Het nummer 'CI-2025-1' in de kolom dossier_id staat niet in 2025/ci.csv.",
        "Verbeter het nummer, of vul de export aan met de rij die ontbreekt. Bedoelde u CI-2025-0001?",
    ),
    "cijfer-onbekend": (
        put("historiek", 2, "figuur", "ikt.uitvl"),
        "Het cijfer 'ikt.uitvl' in de kolom figuur bestaat niet.",
        "Gebruik een naam uit de lijst van cijfers (cocon-stats figures). Bedoelde u ikt.uitval?",
    ),
    "bestand-ontbreekt": (
        lambda year: year.files.pop("tb"),
        "Het bestand tb.csv ontbreekt, terwijl er in 2025/contacten.csv en 2025/tevredenheid.csv rijen staan die erbij "
        "horen.",
        "Voeg het bestand toe, of verwijder die rijen.",
    ),
    "bestand-zonder-rijen": (
        lambda year: year.files["tb"].pop(),
        "In tb.csv staat geen enkele rij, terwijl er in 2025/contacten.csv en 2025/tevredenheid.csv rijen staan die "
        "erbij horen.",
        "Exporteer het bestand opnieuw, of verwijder die rijen.",
    ),
    "contact-buiten-periode": (
        put("contacten", 5, "datum", "13/03/2025"),
        "De datum '13/03/2025' in de kolom datum valt na het einde van het dossier (12/03/2025).",
        "Kijk de datum en het dossiernummer na.",
    ),
    "dossier-zonder-contact": (
        drop_contacts,
        "Het dossier 'CI-2025-0002' eindigde in 2025, maar er staat geen enkel contact van in contacten.csv.",
        "Kijk na of de contacten geregistreerd zijn.",
    ),
    "contacten-leeg": (
        lambda year: year.files["contacten"].__delitem__(slice(1, None)),
        "Er staat geen enkel contact in dit bestand, terwijl er 13 dossiers eindigden in 2025.",
        "Exporteer de contacten opnieuw, of verwijder het bestand als ze niet geregistreerd worden.",
    ),
}


@pytest.mark.parametrize("rule", MESSAGES)
def test_the_whole_message(rule: str, year: Year, run: Run) -> None:
    spoil, message, advice = MESSAGES[rule]
    spoil(year)
    (problem,) = run(year).problems
    assert (problem.rule, problem.message, problem.advice) == (rule, message, advice)
    assert problem.severity == load_rules()[rule].severity


def test_every_rule_is_broken_by_some_test() -> None:
    mine = Path(__file__)
    others = "".join(path.read_text("utf-8") for path in mine.parents[1].rglob("test_*.py") if path != mine)
    untested = {name for name in load_rules() if name not in MESSAGES and f'"{name}"' not in others}
    assert untested == set()


def test_personal_values_are_left_out_of_the_sentence(year: Year, run: Run) -> None:
    problems = run(year.put("ci", 3, "geboortedatum", "5.6.2013").put("ci", 4, "client_id", "C3")).problems
    assert [one.message for one in problems] == [
        "De waarde in de kolom geboortedatum is geen datum die gelezen kan worden.",
        "Het nummer in de kolom client_id heeft niet de juiste vorm (C en 6 tot 8 cijfers).",
    ]
    assert [one.advice for one in problems] == [
        "Schrijf de datum als dag/maand/jaar, met vier cijfers voor het jaar.",
        "Neem het nummer over zoals het in de registratie staat.",
    ]


def test_the_number_of_a_client_is_hidden_in_any_column(year: Year, run: Run) -> None:
    for file, line, column in (("ci", 3, "dossier_id"), ("ci", 3, "aanmelder"), ("contacten", 4, "dossier_id")):
        (problem,) = run(year.copy().put(file, line, column, "C200002")).problems
        assert (problem.value, problem.suggestion) == (None, None)
        assert "C200002" not in problem.message + problem.advice + str(problem.dossier_id)


ELSEWHERE: list[tuple[Spoil, str, str]] = [
    (
        put("opvolging", 2, "bereikt", "soms"),
        "De waarde 'soms' in de kolom bereikt is geen ja of nee.",
        "Schrijf ja of nee.",
    ),
    (
        lambda year: year.files["ikt"][0].__setitem__(-1, "jimm"),
        "De kolom jim ontbreekt: al haar waarden zijn onbekend. Er staat wel een onbekende kolom 'jimm'.",
        "Is dat dezelfde kolom, geef ze dan de naam jim.",
    ),
    (
        lambda year: year.files["ci"][0].__setitem__(5, "start datum van de hulp"),
        "De verplichte kolom startdatum ontbreekt. Er staat wel een onbekende kolom 'start datum van de hulp'.",
        "Is dat dezelfde kolom, geef ze dan de naam startdatum.",
    ),
    (
        put("kenmerken", 2, "kenmerk", "drugs"),
        "De waarde 'drugs' in de kolom kenmerk staat niet in de lijst van codes.",
        "Gebruik een code van de lijst: kind_psychisch, kind_spijbelen, kind_slachtoffer, kind_getuige_geweld, "
        "kind_middelen, kind_delict, kind_schoolproblemen, kind_beperking, ouder_psychisch, "
        "ouder_opvoedingsvaardigheden en nog 12 andere.",
    ),
    (
        put("contacten", 4, "dossier_id", "XX-2025-0001"),
        "Het nummer 'XX-2025-0001' in de kolom dossier_id staat in geen enkel dossierbestand.",
        "Verbeter het nummer, of vul de export aan met de rij die ontbreekt.",
    ),
]


@pytest.mark.parametrize(("spoil", "message", "advice"), ELSEWHERE)
def test_the_words_fit_the_place(spoil: Spoil, message: str, advice: str, year: Year, run: Run) -> None:
    spoil(year)
    assert [(one.message, one.advice) for one in run(year).problems] == [(message, advice)]


def test_a_spoiled_column_of_a_large_file_is_told_in_the_end_as_one(
    year: Year, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    from cocon_stats.validation import sheet

    monkeypatch.setattr(sheet, "MOST", 3)
    for row in year.files["contacten"][1:]:
        row[3] = "8.5"
    problems = run(year).problems
    assert [one.line for one in problems] == [2, 3, 4, 5]
    assert problems[-1].message == "Hetzelfde geldt nog voor 16 andere rijen (decimale punt), vanaf regel 5."
