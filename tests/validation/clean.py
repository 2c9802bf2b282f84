"""A small clean year in all 25 files, as rows that a test can spoil and write in any form."""

from __future__ import annotations

import copy
from pathlib import Path

CI = """
dossier_id;client_id;geslacht;geboortedatum;aanmelddatum;startdatum;einddatum;aanmelder;afsluiting;m_document;jeugdhulp_geadviseerd;jeugdhulp_noodzaak;volwassenenhulp_geadviseerd;volwassenenhulp_noodzaak
CI-2024-0099;C200001;V;29/02/2012;28/12/2024;30/12/2024;10/01/2025;client;regulier;nee;ja;direct;nee;
CI-2025-0001;C200002;M;05/06/2013;03/03/2025;04/03/2025;12/03/2025;clb_school;regulier;ja;nee;;ja;kan_wachten
CI-2025-0002;C200003;X;17/09/2009;05/05/2025;05/05/2025;20/05/2025;huisarts;uitval;nee;;;;
CI-2025-0003;C200004;;;20/12/2025;22/12/2025;;;;;;;;
"""
TNT = """
dossier_id;client_id;geslacht;geboortedatum;aanmelddatum;startdatum;einddatum;aanmelder;afsluiting;gezinssamenstelling;verblijf_opstart;jeugdhulp_geadviseerd;jeugdhulp_noodzaak;volwassenenhulp_geadviseerd;volwassenenhulp_noodzaak
TNT-2025-0001;C200005;M;11/11/2011;10/02/2025;11/02/2025;25/02/2025;ocj;regulier;kerngezin;crisisbed;ja;reeds_gestart;nee;
TNT-2025-0002;C200006;V;12/12/2014;01/09/2025;02/09/2025;19/09/2025;cocon_ci;regulier;andere;netwerk;nee;;nee;
"""
CAH = """
dossier_id;client_id;geslacht;geboortedatum;aanmelddatum;startdatum;einddatum;aanmelder;afsluiting;gezinssamenstelling;arij_risico;uithuisplaatsing_vermeden;overbrugging;ouders_bevraagd
CAH-2025-0001;C200007;M;03/04/2015;07/01/2025;08/01/2025;05/02/2025;ziekenhuis;regulier;eenouder_vader;hoog;ja;nee;ja
CAH-2025-0002;C200008;V;03/04/2010;14/07/2025;15/07/2025;12/08/2025;ckg;uitval;familie;onbekend;nee;ja;nee
"""
IKT = """
dossier_id;client_id;geslacht;geboortedatum;aanmelddatum;startdatum;einddatum;aanmelder;afsluiting;gezinssamenstelling;arij_risico;uithuisplaatsing_vermeden;ouders_bevraagd;jeugdhulp_geadviseerd;jeugdhulp_noodzaak;volwassenenhulp_geadviseerd;volwassenenhulp_noodzaak;doel_gedragsproblemen;doel_competenties;doel_opvoedingsbelasting;doel_opvoedingsvaardigheden;doel_sociaal_netwerk;doel_basisroutines;jim
IKT-2024-0001;C200009;M;08/08/2012;01/06/2024;10/06/2024;10/01/2025;vk;regulier;pleeggezin;laag;ja;ja;ja;direct;nee;;ja;nee;ja;ja;nee;ja;ja
IKT-2025-0001;C200010;V;09/09/2008;02/02/2025;17/02/2025;30/09/2025;cgg;regulier;adoptie;middelmatig;nee;ja;nee;;ja;direct;nee;nee;ja;ja;ja;ja;nee
"""
CBV = """
dossier_id;client_id;geslacht;geboortedatum;aanmelddatum;startdatum;einddatum;aanmelder;afsluiting;gezinssamenstelling;arij_risico;uithuisplaatsing_vermeden;ouders_bevraagd;jeugdhulp_geadviseerd;jeugdhulp_noodzaak;volwassenenhulp_geadviseerd;volwassenenhulp_noodzaak;doel_gedragsproblemen;doel_competenties;doel_opvoedingsbelasting;doel_opvoedingsvaardigheden;doel_sociaal_netwerk;doel_veiligheidsplan;doel_regie_netwerk;doel_basiszorg;jim
CBV-2025-0001;C200011;M;01/01/2020;15/01/2025;20/01/2025;15/06/2025;ocj;regulier;nieuw_moeder;hoog;ja;ja;nee;;nee;;ja;ja;ja;ja;ja;ja;ja;ja;nee
CBV-2025-0002;C200012;V;02/02/2017;15/03/2025;20/03/2025;;vk;;nieuw_vader;hoog;;;;;;;;;;;;;;;
"""
TB = """
dossier_id;client_id;geslacht;geboortedatum;aanmelddatum;startdatum;einddatum;aanmelder;afsluiting;gezinssamenstelling;arij_risico;uithuisplaatsing_vermeden;ouders_bevraagd;jeugdhulp_geadviseerd;jeugdhulp_noodzaak;volwassenenhulp_geadviseerd;volwassenenhulp_noodzaak;doel_gedragsproblemen;doel_competenties;doel_opvoedingsbelasting;doel_opvoedingsvaardigheden;doel_sociaal_netwerk;doel_basisroutines;jim
TB-2025-0001;C200013;M;14/02/2011;10/01/2025;12/01/2025;12/10/2025;jeugdrechtbank;overlijden_verhuis;eenouder_moeder;laag;ja;ja;ja;kan_wachten;nee;;ja;ja;ja;ja;ja;ja;ja
"""
CBAW = """
dossier_id;client_id;geslacht;geboortedatum;aanmelddatum;startdatum;einddatum;aanmelder;afsluiting;uitval_reden;jim;woonvorm_start;woonvorm_einde;woonvorm_gewijzigd;ysr;stabiele_huisvesting;financieel_evenwicht;zinvolle_dagbesteding;toereikend_netwerk;relatieherstel_bereikt
CBAW-2025-0001;C200014;V;20/10/2006;04/02/2025;10/02/2025;01/08/2025;jeugdrechtbank;uitval;eenzijdig_18;nee;ouders;alleen;ja;normaal;ja;nee;ja;ja;
CBAW-2025-0002;C200015;M;21/03/2007;05/02/2025;11/02/2025;01/09/2025;toegangspoort;regulier;;ja;onbekend;partner;nee;;ja;ja;ja;ja;ja
CBAW-2025-0003;C200016;M;22/04/2007;06/10/2025;13/10/2025;;andere;;;;oooc;;;;;;;;
"""
CONTACTEN = """
dossier_id;datum;soort;duur_minuten
CI-2024-0099;31/12/2024;face_to_face;90
CI-2024-0099;08/01/2025;telefonisch;15
CI-2025-0001;05/03/2025;face_to_face;60
CI-2025-0001;12/03/2025;verplaatsing;45
CI-2025-0002;06/05/2025;overleg_extern;1.250
CI-2025-0003;23/12/2025;face_to_face;75
TNT-2025-0001;12/02/2025;face_to_face;60
TNT-2025-0002;03/09/2025;administratie;0
CAH-2025-0001;09/01/2025;face_to_face;120
CAH-2025-0002;16/07/2025;overleg_intern;30
IKT-2024-0001;07/01/2025;face_to_face;60
IKT-2025-0001;01/04/2025;face_to_face;60
IKT-2025-0001;01/04/2025;face_to_face;60
CBV-2025-0001;01/04/2025;face_to_face;60
CBV-2025-0002;02/04/2025;face_to_face;60
TB-2025-0001;03/04/2025;telefonisch;10
CBAW-2025-0001;04/04/2025;face_to_face;60
CBAW-2025-0002;07/04/2025;face_to_face;1440
CBAW-2025-0003;14/10/2025;face_to_face;60
"""
KENMERKEN = """
dossier_id;kenmerk;ernst
CI-2025-0001;kind_spijbelen;aanwezig
CI-2025-0001;kind_delict;ernstig
TNT-2025-0001;ouder_psychisch;geen
IKT-2025-0001;gezin_financieel;
CBAW-2025-0001;jongere_thuisloos;ernstig
"""
TEVREDENHEID = """
dossier_id;respondent;score;vervolg
CAH-2025-0001;ouder;8,5;lichter_of_geen
CAH-2025-0001;ouder;7;
IKT-2025-0001;jongere;10;zelfde_of_zwaarder
TB-2025-0001;jongere;;lichter_of_geen
"""
OPVOLGING = """
dossier_id;bereikt;zelfde_woonplaats;rondkomen_budget;zinvolle_dagbesteding;steun_netwerk
CBAW-2025-0001;ja;ja;nee;ja;nee
CBAW-2025-0002;nee;;;;
"""
OTB = """
traject_id;hulpvorm;startdatum;einddatum;verder_kunnen;werkbare_afspraken;ouderschapsplan
OTB-2025-001;ikt;10/01/2025;20/03/2025;ja;nee;ja
OTB-2025-002;tb;12/09/2025;;;;
"""
GROEPEN = """
groep;datum;deelnemers;ex_clienten
ouderparticipatie;18/03/2025;8;2
ouderparticipatie;15/04/2025;10;
la_vie;18/03/2025;5;0
"""
ERKENNINGEN = """
hulpvorm;module;plaatsen
crisis;crisishulp aan huis;12
ikt;contextbegeleiding intensief;40
cbaw;contextbegeleiding autonoom wonen;
"""
MEDEWERKERS = """
medewerker_id;geslacht;geboortedatum;in_dienst;uit_dienst;uit_dienst_reden;vte;opleidingsniveau
M0001;V;01/02/1961;01/09/1985;;;0,8;master
M0002;M;02/03/1990;15/01/2020;30/06/2025;eigen_initiatief;1;bachelor
M0003;V;;01/10/2025;;;0,5;
"""
AFWEZIGHEDEN = """
medewerker_id;van;tot;soort;uren
M0001;03/02/2025;07/02/2025;ziekte;38
M0002;03/03/2025;03/03/2025;vakantie;7,6
M0003;22/12/2025;04/01/2026;bevallingsrust;1.038,5
"""
OPLEIDINGEN = """
medewerker_id;datum;dagen
M0001;14/05/2025;1
M0002;15/05/2025;0,5
"""
PERSONEEL_JAAR = """
jaar;geplande_uren;loonmassa;opleidingskost
2024;60.112,5;2.100.000;10.250,75
2025;61000;2234567,89;0
"""
HISTORIEK = """
figuur;jaar;waarde;bron
ikt.uitval;2023;12,5;Jaarverslag 2023
ikt.uitval;2024;10;Jaarverslag 2024, één cliënt telt één keer
ci.aantal;2024;38;
"""
SECTOR_DOSSIERS = """
dossier_id;systeem;voorziening_id;provincie;persoon_id;geboortedatum;startdatum;einddatum;aanmelder;combinatie;eindregistratie
D1;ovbj;V1;antwerpen;P1;01/02/2010;01/03/2025;01/06/2025;ocj;caw|onbekend;ja
D2;oooc;V2;limburg;P2;;01/04/2025;;huisarts;;nee
"""
SECTOR_MODULES = """
module_id;dossier_id;typemodule;toegang;startdatum;einddatum
S1;D1;CB kortdurend intensief;NRTJ;01/03/2025;01/06/2025
S2;D2;Kortdurend crisisverblijf;RTJ;02/04/2025;
"""
SECTOR_CAPACITEIT = """
systeem;typemodule;bezettingsgroep;peildatum;aantal;tijdelijk
ovbj;CB kortdurend intensief;;31/12/2025;1.234;
ovbj;CB kortdurend intensief;;31/12/2025;12;COVID
oooc;Kortdurend crisisverblijf;Diagnostiek;31/12/2025;40;
"""
SECTOR_GEBRUIK = """
systeem;persoon_id;geboortedatum;provincie;functie;van;tot
mfc;P1;01/02/2010;antwerpen;verblijf;01/01/2025;
mfc;P1;01/02/2010;antwerpen;verblijf;01/01/2025;
"""
SECTOR_VOORZIENINGEN = """
systeem;voorziening_id;provincie;van;tot
ovbj;V1;antwerpen;01/01/2000;
oooc;V2;limburg;01/01/1995;31/12/2025
"""
SECTOR_BEDRAGEN = """
categorie;bedrag_bef;jaar;index
1;300.000;2025;1,7069
2;400000;2025;1,7069
"""

TEXTS = {
    name: globals()[name.upper()].strip()
    for name in (
        "ci tnt cah ikt cbv tb cbaw contacten kenmerken tevredenheid opvolging otb groepen erkenningen medewerkers "
        "afwezigheden opleidingen personeel_jaar historiek sector_dossiers sector_modules sector_capaciteit "
        "sector_gebruik sector_voorzieningen sector_bedragen"
    ).split()
}
FIGURE_IDS = frozenset({"ikt.uitval", "ci.aantal"})


class Year:
    """The clean year; rows are lists of cells, row 0 the column names, so that row n stands on line n + 1."""

    def __init__(self) -> None:
        self.files = {name: [line.split(";") for line in text.splitlines()] for name, text in TEXTS.items()}
        self.raw: dict[str, bytes] = {}

    def copy(self) -> Year:
        return copy.deepcopy(self)

    def column(self, file: str, name: str) -> int:
        return self.files[file][0].index(name)

    def put(self, file: str, line: int, column: str, value: str) -> Year:
        """Put a value in a cell; `line` as an editor counts."""
        self.files[file][line - 1][self.column(file, column)] = value
        return self

    def drop_column(self, file: str, name: str) -> Year:
        place = self.column(file, name)
        for row in self.files[file]:
            del row[place]
        return self

    def text(self, file: str, delimiter: str = ";", end: str = "\r\n") -> str:
        return "".join(delimiter.join(quoted(cell, delimiter) for cell in row) + end for row in self.files[file])

    def write(self, folder: Path, delimiter: str = ";", end: str = "\r\n", encoding: str = "utf-8-sig") -> Path:
        """Write all files under `folder`/2025."""
        place = folder / "2025"
        place.mkdir(parents=True, exist_ok=True)
        for name in self.files:
            (place / f"{name}.csv").write_bytes(self.text(name, delimiter, end).encode(encoding))
        for name, data in self.raw.items():
            (place / f"{name}.csv").write_bytes(data)
        return folder


def quoted(cell: str, delimiter: str) -> str:
    if any(sign in cell for sign in (delimiter, '"', "\n", "\r")):
        return '"' + cell.replace('"', '""') + '"'
    return cell
