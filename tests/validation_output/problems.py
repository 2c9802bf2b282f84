"""Problems made by hand, for the tests of what is shown."""

from cocon_stats.validation.findings import Findings
from cocon_stats.validation.problem import Problem

IMPOSSIBLE_DATE = Problem(
    file="2025/ci.csv",
    line=12,
    column="einddatum",
    value="31/02/2025",
    rule="datum-bestaat-niet",
    severity="error",
    message="De datum «31/02/2025» bestaat niet.",
    advice="Verbeter de einddatum in het dossier.",
    dossier_id="CI-2025-0011",
)
UNKNOWN_CODE = Problem(
    file="2025/ci.csv",
    line=3,
    column="volwassenenhulp_noodzaak",
    value="dringent",
    rule="code-onbekend",
    severity="error",
    message="«dringent» is geen waarde van volwassenenhulp_noodzaak.",
    advice="Bedoelde u dringend?",
    dossier_id="CI-2025-0002",
)
UTF16 = Problem(
    file="2025/tb.csv",
    line=None,
    column=None,
    value=None,
    rule="codering-utf16",
    severity="fatal",
    message="Het bestand is bewaard als UTF-16 en kan zo niet gelezen worden.",
    advice="Bewaar het in Excel als «CSV UTF-8».",
)
NO_CARE_FILE = Problem(
    file=None,
    line=None,
    column=None,
    value=None,
    rule="zorgbestand-afwezig",
    severity="warning",
    message="Er hangen 4 rijen aan dossiers van cbaw.csv, maar dat bestand is er niet.",
    advice="Voeg cbaw.csv toe.",
)


def outside_period(line: int) -> Problem:
    return Problem(
        file="2025/contacten.csv",
        line=line,
        column="datum",
        value="01/01/2024",
        rule="contact-buiten-periode",
        severity="warning",
        message="De datum 01/01/2024 valt buiten de periode van het dossier.",
        advice="Kijk na of de datum en het dossier kloppen.",
        dossier_id=f"IKT-2025-{line:04d}",
    )


def touches(problem: Problem) -> tuple[str, ...]:
    if problem.column == "einddatum":
        return ("ci.aantal", "ci.uitval", "ci.m_document", "ci.duur.gemiddeld")
    return ("ci.volwassenenhulp.noodzaak.direct",) if problem.rule == "code-onbekend" else ()


FILES = ("2025/ci.csv", "2025/tb.csv", "2025/contacten.csv", "2025/kenmerken.csv")
MIXED = Findings(
    files=FILES,
    problems=(
        IMPOSSIBLE_DATE,
        UNKNOWN_CODE,
        UTF16,
        NO_CARE_FILE,
        *(outside_period(line) for line in range(2, 1252)),
    ),
    outcomes={"holds": 1812, "fails": 5, "undecided": 2, "skipped": 14},
    accepted=1,
    absent=("cbaw.csv", "tnt.csv"),
    touches=touches,
)
