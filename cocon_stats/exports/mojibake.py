"""Texts that were UTF-8 and were once read as Windows-1252: é became Ã©, ş became ÅŸ, 😀 became ðŸ˜€.

A sequence of signs counts when its bytes are one character of UTF-8 and when that character makes sense where it
stands: real names and sentences hold such sequences as well (``IRMÃ”``, ``LIBERTÉ…``, ``MÍŠEK``).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from cocon_stats.exports.judged import Flag, Judged
from cocon_stats.exports.texts import trim

_LONGEST_GUESS = 60
# Windows-1252 leaves five bytes undefined; those, and texts read as Latin-1, come as control characters.
_BYTES = {
    **{bytes([byte]).decode("cp1252"): byte for byte in range(0x80, 0x100) if byte not in b"\x81\x8d\x8f\x90\x9d"},
    **{chr(byte): byte for byte in range(0x80, 0x100)},
}
_MORE = "".join(re.escape(sign) for sign, byte in _BYTES.items() if byte < 0xC0)
_SEQUENCE = re.compile(f"[Â-ß][{_MORE}]|[à-ï][{_MORE}]{{2}}|[ð-ô][{_MORE}]{{3}}")
# What a sentence may hold behind a capital letter that is no damage: it closes something.
_CLOSING = frozenset("”’“‘»›…–—·")
# A lost last byte: a capital behind a small letter at the end of a word, or what is left of a quotation mark.
_CUT = re.compile("[a-zß-öø-ÿ][ÃÂ](?![^\\W\\d_])|[0-9]Â(?![^\\W\\d_])|â€|\ufffd")
_COMMON = re.compile("[\u0218-\u021b\ufb00-\ufb06]|[\u1e80-\u1eff]")
_COMBINING = frozenset("\u0300\u0301\u0302\u0303\u0307\u0308\u030a\u030c\u0327\u0328")
_BOX_OR_BLOCK = re.compile("[\u2140-\u217f\u2440-\u25ff]")


def is_mojibake(text: str) -> bool:
    """Whether the text (not trimmed: a last byte may have become a space) looks like UTF-8 read as Windows-1252."""
    if text.isascii() or len(trim(text)) < 2:
        return "\ufffd" in text
    if _CUT.search(text):
        return True
    found = list(_SEQUENCE.finditer(text))
    signs = [_decoded(one[0]) for one in found]
    return any(
        sign is not None and (_is_run(found, signs, at) or _makes_sense(sign, text, one))
        for at, (one, sign) in enumerate(zip(found, signs, strict=True))
    )


def mended(text: str) -> str | None:
    """The text as it was meant, trimmed; None when it cannot be told, or is too long to show."""
    better = trim(_SEQUENCE.sub(lambda one: _decoded(one[0]) or one[0], text)).replace("\u00a0", " ")
    if len(better) > _LONGEST_GUESS or is_mojibake(better) or not better.isprintable():
        return None
    return better if better != trim(text) else None


def flag_damaged(judged: list[Judged | None], texts: Sequence[str]) -> None:
    """Flag the damaged ones among the judged texts of a column, as a warning: the value counts."""
    for place, text in enumerate(texts):
        one = judged[place]
        if isinstance(one, str) and not text.isascii() and is_mojibake(text):
            judged[place] = Flag("tekst-verminkt", mended(text), value=one)


def _decoded(signs: str) -> str | None:
    try:
        return bytes(_BYTES[sign] for sign in signs).decode("utf-8")
    except UnicodeDecodeError:
        return None


def _is_run(found: Sequence[re.Match[str]], signs: Sequence[str | None], at: int) -> bool:
    """Whether the next sequence stands right behind this one, both letters of one other script: Ð˜Ð² is Ив."""
    if at + 1 == len(found) or found[at].end() != found[at + 1].start():
        return False
    one, other = signs[at], signs[at + 1]
    return one is not None and other is not None and _script(one) == _script(other) != "LATIN"


def _script(letter: str) -> str:
    return unicodedata.name(letter, "LATIN").partition(" ")[0] if letter.isalpha() else "LATIN"


def _makes_sense(sign: str, text: str, one: re.Match[str]) -> bool:
    """Whether one decoded character belongs where its sequence stands, more than the sequence itself."""
    before = text[one.start() - 1] if one.start() else ""
    if sign in "\ufeff\ufffd" or ord(sign) >= 0x1F000:
        return unicodedata.category(sign) != "Cn"
    if sign in _COMBINING:
        return before.isascii() and before.isalpha()
    if sign <= "\u00bf":
        return _is_symbol_there(sign, text, before)
    if "\u2000" <= sign <= "\u2fff":
        return unicodedata.category(sign) != "Cn" and not _BOX_OR_BLOCK.match(sign)
    if sign in "×÷":
        return before.isspace() or before.isdigit()
    return _is_letter_there(sign, before, text[one.end() : one.end() + 1], last=one[0][-1])


def _is_letter_there(sign: str, before: str, after: str, last: str) -> bool:
    """Whether a letter stands where its sequence does: inside a word, not what closes a word in capitals."""
    rare, closes, inside = sign >= "\u0180", last in _CLOSING, after.isalpha()
    if rare and not _COMMON.match(sign):
        return False
    if closes and sign >= "\u1e80" and not inside:
        return False
    if (closes or rare) and not (inside or before.islower()):
        return False
    if last == "\u00a0" and before.isupper():
        return False
    return sign <= "\u00ff" or before.isalpha() or inside


def _is_symbol_there(sign: str, text: str, before: str) -> bool:
    """Whether Â with a sign behind it is only that sign: ``20Â°``, ``fotoÂ´s``, ``Â«nietÂ»``; ``Â§`` may be meant."""
    if sign == "\u00a0":
        return not before.isupper()
    if sign in "½¼¾°²³¿¡£µ":
        return True
    return sign > "\u00a0" and (before.isdigit() or before.islower() or len(re.findall("Â[\u00a1-\u00bf]", text)) > 1)
