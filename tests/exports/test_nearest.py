"""What is suggested for a word that is not known: the code that was clearly meant, and otherwise nothing."""

from __future__ import annotations

import pytest

from cocon_stats.exports.meant import Meant
from cocon_stats.exports.nearest import nearest, slips
from cocon_stats.schemas import load_schemas

CODES = load_schemas().codes

MEANT = [
    ("geslacht", "man M, vrouw V, meisje V, jongen M, anders X"),
    (
        "aanmelder",
        "jeugdrechter jeugdrechtbank, cliënt client, CLB clb_school, school clb_school, parket politie_parket",
    ),
    ("aanmelder", "huisarst huisarts, K-dienst ziekenhuis, spoedteam cocon_spoedteam, cocon ci cocon_ci"),
    ("aanmelder", "ander crisismeldpunt crisismeldpunt_ander, sociale dienst jeugdrechtbank, anders andere"),
    ("afsluiting", "volgens plan regulier, verhuis overlijden_verhuis, uitvall uitval"),
    ("uitval_reden", "foute indicatiestelling foute_indicatie, eenzijdig eenzijdig_18"),
    ("gezinssamenstelling", "eenoudergezin moeder eenouder_moeder, pleeggezinnen pleeggezin, kermgezin kerngezin"),
    ("arij_risico", "hog hoog, middel middelmatig, niet gekend onbekend"),
    ("noodzaak", "kan nog wachten kan_wachten, direkt direct, gestart reeds_gestart"),
    ("woonvorm", "ouder ouders, partners partner, residentie residentieel, psychiatrisch psychiatrie, onb onbekend"),
    ("ysr", "klinish klinisch, sub-klinisch subklinisch, normale normaal"),
    (
        "contact_soort",
        "face-to-face face_to_face, tel telefonisch, telefoon telefonisch, extern overleg overleg_extern",
    ),
    ("contact_soort", "intern overleg overleg_intern, administratief administratie, verplaatsingen verplaatsing"),
    ("ernst", "niet aanwezig geen, aanwezg aanwezig, ernstige ernstig"),
    ("respondent", "ouders ouder, jongeren jongere"),
    ("tevredenheid_vervolg", "lichtere hulp lichter_of_geen, zelfde zelfde_of_zwaarder"),
    ("otb_hulpvorm", "thuisbegeleiding tb, IKTT ikt"),
    ("uit_dienst_reden", "contract einde_contract, medische overmacht medisch"),
    ("opleidingsniveau", "graduaat bachelor, masters master"),
    ("afwezigheid_soort", "ziek ziekte, vakanties vakantie"),
    ("provincie", "Oost-Vl. oost_vlaanderen, vlaams brabant vlaams_brabant, Brussels brussel"),
    ("toegang", "niet-rechtstreeks toegankelijk NRTJ"),
    ("kenmerk", "spijbelen kind_spijbelen, financieel gezin_financieel, huisvestingsproblemen gezin_huisvesting"),
    ("kenmerk", "kind psychisch kind_psychisch, middelengebruik bij het kind kind_middelen"),
]
NOT_CLEAR = [
    ("gezinssamenstelling", "moeder|vader|vader/nee|nieuw|eenouder|gezin|oma|vader en moeder|grootouders"),
    ("aanmelder", "crisismeldpunt|cocon|De Cocon|crisis|nee|ouder|cag|eigen|dokter|other"),
    ("contact_soort", "overleg|over|huisbezoek|reistijd|telefoongesprek|mail"),
    ("kenmerk", "drugs|psychisch|netwerk|kind|ouder|middelen|geweld|getuige|beperking|school en thuis"),
    ("ernst", "afwezig|onaanwezig|matig|ja"),
    ("ysr", "abnormaal|niet-klinisch|onklinisch"),
    ("woonvorm", "ongedeeld|thuis|voorziening|pleegouders"),
    ("opleidingsniveau", "A1|A2"),
    ("toegang", "RTH|NRTH|rechtstreeks|RT"),
    ("uitval_reden", "hulp|18"),
    ("sector_systeem", "PVB|OBC|MPI"),
    ("sector_combinatie", "cgz"),
    ("groep", "groep|participatie"),
    ("uit_dienst_reden", "ontslagnemend|ziekte"),
    ("provincie", "Vlaanderen|Gent|Noord-Brabant"),
]


@pytest.mark.parametrize(("codes", "pairs"), MEANT)
def test_the_code_that_was_meant(codes: str, pairs: str) -> None:
    meant = Meant(CODES[codes])
    for pair in pairs.split(", "):
        typed, _, code = pair.rpartition(" ")
        assert (typed, meant(typed)) == (typed, code)


@pytest.mark.parametrize(("codes", "texts"), NOT_CLEAR)
def test_nothing_is_suggested_where_it_is_not_clear(codes: str, texts: str) -> None:
    meant = Meant(CODES[codes])
    assert {text: meant(text) for text in texts.split("|")} == dict.fromkeys(texts.split("|"))


@pytest.mark.parametrize("name", list(CODES))
def test_every_label_stands_for_its_code(name: str) -> None:
    meant = Meant(CODES[name])
    known = {code.casefold() for code in CODES[name]}
    labels = {label: code for code, label in CODES[name].items() if label.casefold() not in known}
    assert {label: meant(label) for label in labels} == labels


@pytest.mark.parametrize("name", list(CODES))
def test_one_slip_of_a_code_never_suggests_another(name: str) -> None:
    meant, found = Meant(CODES[name]), 0
    known = {code.casefold() for code in CODES[name]}
    for code in CODES[name]:
        slipped = {code[:at] + code[at + 1 :] for at in range(len(code))}
        slipped |= {code[:at] + "e" + code[at + 1 :] for at in range(len(code))}
        for text in slipped - {""}:
            if text.casefold() not in known:
                assert meant(text) in {None, code}, text
                found += meant(text) == code
    assert found or all(len(code) <= 2 for code in known), "no slip at all is understood"


def test_names_of_figures_and_columns() -> None:
    assert nearest("ikt.uitvl", ["ci.uitval", "ikt.uitval", "tb.uitval"]) == "ikt.uitval"
    assert nearest("c.uitval", ["ci.uitval", "cbv.uitval", "tb.uitval"]) == "ci.uitval"
    assert nearest("start_datum", ["startdatum", "einddatum"]) == "startdatum"
    assert nearest("datum", ["startdatum", "einddatum"]) is None


def test_slips_are_counted() -> None:
    pairs = [("huisarst", "huisarts"), ("uitvl", "uitval"), ("uitvaal", "uitval"), ("", "ab"), ("ja", "ja")]
    assert [slips(*pair) for pair in pairs] == [1, 1, 1, 2, 0]
