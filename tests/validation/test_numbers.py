"""Numbers that are no numbers here: the whole sentence, at that cell and nowhere else, with every reader."""

from __future__ import annotations

import pytest

from tests.validation.clean import Year
from tests.validation.conftest import Run

COMMA = "Schrijf decimalen achter een komma."
WHOLE = "Schrijf het gehele getal, zonder decimalen."

# file, line, column, value, rule, message, advice
SENTENCES = [
    ("tevredenheid", 2, "score", "8.5", "getal-punt", "Het getal '8.5' in de kolom score is met een punt geschreven.",
     f"{COMMA} Bedoelde u 8,5?"),
    ("groepen", 2, "deelnemers", "12.5", "getal-punt",
     "Het getal '12.5' in de kolom deelnemers is met een punt geschreven.", WHOLE),
    ("groepen", 2, "deelnemers", "1.250", "getal-punt",
     "Het getal '1.250' in de kolom deelnemers is met een punt geschreven.", f"{WHOLE} Bedoelde u 1250?"),
    ("contacten", 4, "duur_minuten", "1.5", "getal-punt",
     "Het getal '1.5' in de kolom duur_minuten is met een punt geschreven.", WHOLE),
    ("sector_capaciteit", 4, "aantal", "1.25.000", "getal-duizendtal",
     "In het getal '1.25.000' in de kolom aantal staat een punt die daar niet hoort.",
     "Laat de punten weg, en schrijf het gehele getal, zonder decimalen. Bedoelde u 125000?"),
    ("personeel_jaar", 2, "loonmassa", "12.50,3", "getal-duizendtal",
     "In het getal '12.50,3' in de kolom loonmassa staat een punt die daar niet hoort.",
     "Laat de punten weg, en schrijf decimalen achter een komma."),
    ("afwezigheden", 3, "uren", "7:36", "getal-ongeldig", "De waarde '7:36' in de kolom uren is geen getal.",
     "Schrijf alleen het getal, zonder eenheid of spaties. Bedoelde u 7,6?"),
    ("afwezigheden", 3, "uren", "7u36", "getal-ongeldig", "De waarde '7u36' in de kolom uren is geen getal.",
     "Schrijf alleen het getal, zonder eenheid of spaties. Bedoelde u 7,6?"),
    ("afwezigheden", 2, "uren", "123456789012345678", "getal-te-lang",
     "Het getal '123456789012345678' in de kolom uren heeft te veel cijfers.",
     "Kijk de waarde na in de registratie."),
    ("medewerkers", 3, "vte", "0,333333333333333333", "getal-te-lang",
     "Het getal '0,333333333333333333' in de kolom vte heeft te veel cijfers.",
     "Kijk de waarde na in de registratie."),
]  # fmt: skip


@pytest.mark.parametrize(("file", "line", "column", "value", "rule", "message", "advice"), SENTENCES)
def test_the_whole_sentence(  # noqa: PLR0917
    file: str, line: int, column: str, value: str, rule: str, message: str, advice: str, year: Year, run: Run
) -> None:
    (problem,) = run(year.put(file, line, column, value)).problems
    assert (problem.file, problem.line, problem.column) == (f"2025/{file}.csv", line, column)
    assert (problem.severity, problem.value) == ("error", value)
    assert (problem.rule, problem.message, problem.advice) == (rule, message, advice)
