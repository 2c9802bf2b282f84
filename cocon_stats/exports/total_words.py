"""The words with which a total row says that it is one.

`SURE` are words that no record is called; the others (``Aantal``, ``Som``, ``41 rijen``, ``crisis totaal``) may also be
the beginning or the end of a name, and need a row that lacks something, or numbers that add up.
"""

from __future__ import annotations

import re
from functools import lru_cache

from cocon_stats.exports.texts import trim

NO, MAYBE, SURE = 0, 1, 2
_LONGEST = 120
_KEPT = 4096
"""How many texts are remembered: codes stand in many columns of many files."""
_END = r"(?![^\W\d_]).*"
_TOTAL = (
    r"(?:(?:algemeen|algemene|generaal|globaal|groot|eind|sub|tussen|deel|grand|sous|overall|net|over|gesamt|zwischen)"
    r"[\s-]*)*(?:totaal|totalen|totals?|totaux|gesamt|gesamtsumme|gesamtergebnis|summe)"
)
_THINGS = (
    "dossiers?|rij|rijen|regels?|lijnen|records?|rows?|lignes?|registraties?|contacten|kenmerken|modules|plaatsen|"
    "personen|cli[eë]nten|jongeren|kinderen|ouders|gezinnen|deelnemers|medewerkers|begeleidingen|trajecten|groepen|"
    "voorzieningen|resultaten|items?|stuks|uren|minuten|dagen|jaren"
)
_SURE = re.compile(_TOTAL + _END, re.DOTALL)
_MAYBE = re.compile(
    r"(?:tot|gem|gemidd|min|max|avg|alles|samen|opgeteld|resultaat)|"
    rf"tot[\s.]+(?:{_THINGS})|"
    rf"(?:som|sum|eindsom|aantal|aantallen|gemiddelde?|mediaan|minimum|maximum|totale|count|average|mean|moyenne|nombre|"
    rf"anzahl|in totaal|∑|σ){_END}|"
    rf"(?:n|aant|nr)\s*[.=:]+\s*[0-9][0-9.,]*|"
    rf"(?:alle|[0-9][0-9.]*)\s+(?:{_THINGS})(?:\s+(?:in totaal|gevonden|geselecteerd|samen))?|"
    rf".*[\s_:,(–-]{_TOTAL}",
    re.DOTALL,
)
_AROUND = " \t\r\n\u00a0*=-–—_>#:.()[]|\"'"
_BEGINS = frozenset("*=-–—_>#:.()[]|\"' \t\r\n\u00a0agestocdnmivzrAGESTOCDNMIVZRſ∑σςΣ0123456789")


@lru_cache(maxsize=_KEPT)
def total_word(text: str) -> int:
    """Whether a text is what a total row is called: SURE, MAYBE or NO."""
    bare = trim(text).strip(_AROUND).casefold()
    if not bare or len(bare) > _LONGEST:
        return NO
    if _SURE.fullmatch(bare):
        return SURE
    return MAYBE if _MAYBE.fullmatch(bare) else NO


def quick_total_word(text: str) -> int:
    """The same for a trimmed text; record numbers and dates end in a digit and are told by their first sign."""
    if text[-1:].isdecimal() and (text[0].isdecimal() or text[0] not in _BEGINS):
        return NO
    return total_word(text)
