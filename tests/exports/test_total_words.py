"""Words for a total, and the quick look at the first and the last sign, which never misses one."""

import pytest

from cocon_stats.exports.texts import trim
from cocon_stats.exports.total_words import MAYBE, NO, SURE, quick_total_word, total_word

RESTS = ("", "otaal", "um", "om", "antal", "emiddelde", "ount", "lgemeen totaal", "indtotaal", "ubtotaal", " totaal",
         "otaal 2025", " = 41", "antal: 41", "1 dossiers", "om 3")  # fmt: skip
WORDS = {
    SURE: (
        "Totaal|TOTAAL:|totaal: 41|Eindtotaal|Generaal totaal|Algemeen totaal|Subtotaal|sub-totaal|Totaux|"
        "Total général|Gesamt|Gesamtsumme|Grand Total|GRAND TOTAL|Totaal crisis|Totaal M0001|** Totaal **|= Totaal|"
        "(totaal)|- Totaal -|Total:|Totalen|Totals|Totaal 2025|Sous-total|Deeltotaal|totaal_uren"
    ),
    MAYBE: (
        "TOT|Tot|Tot.|TOT. UREN|Som|Som van uren|Sum|Sum of hours|Aantal: 41|Aantal dossiers|N = 41|n=41|N: 41|"
        "41 dossiers|41 rijen|1.250 contacten|41 records gevonden|alle dossiers|Gemiddelde|Gem.|Mediaan|Σ|∑ uren|COUNT|"
        "In totaal 41|Totale duur|crisis totaal|M0001 Totaal|crisis - subtotaal|Samen"
    ),
    NO: (
        "|-|N|41|3,5|Totaalbudget|Totaalbegeleiding|Soms|Somalië|Summer|Gesamtschule|Aantallig|Tot 18 jaar|tot en met|"
        "Samen thuis|Alleen|totem|M0001|N1|S1|CI-2025-0001|2025-01-01|Nummer 41|contextbegeleiding|crisishulp aan huis|"
        "kerngezin|Minderjarig|min-max|Net"
    ),
}  # fmt: skip


@pytest.mark.parametrize(("word", "text"), [(word, text) for word, texts in WORDS.items() for text in texts.split("|")])
def test_a_word(word: int, text: str) -> None:
    assert total_word(text) == word
    assert quick_total_word(text) == word


def test_the_first_sign_never_hides_a_total() -> None:
    texts = [chr(code) + rest for code in range(0x3100) for rest in RESTS]
    trimmed = [text for text in texts if text == trim(text)]
    assert [text for text in trimmed if total_word(text) != quick_total_word(text)] == []
    assert sum(map(bool, map(total_word, trimmed))) > 20
