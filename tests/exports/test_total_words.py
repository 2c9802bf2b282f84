"""The quick look at the first sign of a text never misses a word for a total."""

from cocon_stats.exports.furniture import _may_begin_total, is_total
from cocon_stats.exports.texts import trim

RESTS = ("", "otaal", "um", "om", "antal", "emiddelde", "ount", "lgemeen totaal", "indtotaal", "ubtotaal", " totaal")


def test_the_first_sign_never_hides_a_total() -> None:
    texts = [chr(code) + rest for code in range(0x3100) for rest in RESTS]
    trimmed = [text for text in texts if text == trim(text)]
    assert [text for text in trimmed if is_total(text) and not _may_begin_total(text)] == []
    assert sum(map(_may_begin_total, trimmed)) > 20
