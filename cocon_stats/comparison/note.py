"""How to read the figures of a report: said once at its head, so that no paragraph needs to say it again."""

from __future__ import annotations

from cocon_stats.comparison.ladder import Rules
from cocon_stats.dutch import count_text

_BESIDE = (
    "Bij een aantal cijfers staat ook dat van een of meer vroegere jaren. Cijfers verschillen van jaar tot jaar ook "
    "door toeval, zeker als ze over weinig begeleidingen gaan."
)
_JUDGED = (
    "Daarom zegt dit verslag alleen van vooraf gekozen kerncijfers dat ze stegen, daalden of stabiel bleven, en alleen "
    "als dat met voldoende zekerheid kan. Staan er enkel cijfers naast elkaar, dan valt er niets uit te besluiten."
)
_NOT_JUDGED = "Daarom staan ze hier naast elkaar zonder dat er iets uit besloten wordt."
_SHARES = "Een aandeel gaat over de begeleidingen waarvan het antwoord gekend is."


def how_to_read(rules: Rules, unknown_points: int, earlier: bool) -> list[str]:
    """The paragraphs of the note; `earlier` says whether figures of earlier years stand in the report."""
    points = count_text(unknown_points)
    shares = (
        f"{_SHARES} Als de ontbrekende antwoorden een aandeel meer dan {points} procentpunt kunnen verschuiven, wordt "
        "dat vermeld."
    )
    beside = f"{_BESIDE} {_JUDGED if rules.key_figures else _NOT_JUDGED}"
    return [beside, shares] if earlier else [shares]
