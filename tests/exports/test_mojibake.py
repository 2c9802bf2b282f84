"""Which texts look like UTF-8 read as Windows-1252, and which only look strange."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocon_stats.exports.mojibake import is_mojibake, mended

TEXTS = (
    "Başak|Voilà|voilà !|à la carte|cliënt|’s nachts|crisishulp “nacht”|één cliënt telt één keer|Désirée|Zoë|CLIËNT|"
    "ÉÉN|Österreich|Iñigo|São Paulo|João|Łukasz|Şeyma|Çelik|Škoda|Dvořák|İzmir|Ștefan|Ionuț|œuvre|Søren|Straße|naïve|"
    "Иван|Νίκος|محمد|張偉|한국|Nguyễn|Huế|Thị Ánh|e\u0301e\u0301n|ﬁets|20°C|€ 5|½|«niet»|foto´s|1º|µg|✓ ok|→|− 5|…|№|😀"
).split("|")
REAL = (
    "São|Ã|Ã\u00a0|IRMû|IRMÔ|IRMÃ…|IRMÃ\u00a0|MAÇÃ…|“Ã”|MANHÃ·NOITE|Â§|Â§ 3|Â|Trần Thị Ánh|Nguyễn Văn Â|Ấn|LIBERTÉ…|"
    "ÉTÉ”|CAFÉ’S|CAFÉ’s|«ÉTÉ»|É…É…|MÍŠEK|ŽÍŽEŇ|ČÚŽ|Åse|Å|“Å”|„Ä“|Ångström|5 Å²|ÆØÅ…|ÑANDÚ…|ESPAÑA|voilà…|voilà”…|"
    "irmã…|irmã”…|irá»…|“maçã”…|ROMÂNIA|CHÂTEAU|Âge|Île…|COSÌ’|COSÌ…|È›|CAFFÈ™|PERCHÉ…|MÜ“|ÜBER…|ç…|façade…|“â”…|Þór|Ðuro|×…|3×“|"
    "CLIËNT’S|Zoë’s|één cliënt telt één keer|Başak|œuvre|€ 5|½|“nacht”|’s nachts|Иван|محمد|😀"
).split("|")


def misread(text: str) -> str:
    """The UTF-8 of a text read as Windows-1252, bytes that it does not know as Latin-1."""
    return "".join(
        bytes([byte]).decode("latin-1" if byte in b"\x81\x8d\x8f\x90\x9d" else "cp1252") for byte in text.encode()
    )


@pytest.mark.parametrize("text", TEXTS)
def test_a_damaged_text_is_told_and_mended(text: str) -> None:
    damaged = misread(text)
    assert is_mojibake(damaged)
    assert mended(damaged) == text
    assert is_mojibake(text.encode().decode("latin-1"))


@pytest.mark.parametrize("text", REAL)
def test_a_real_text_is_not(text: str) -> None:
    assert not is_mojibake(text)


@pytest.mark.parametrize(
    ("text", "right"),
    [("BaÅŸak", "Başak"), ("VoilÃ\u00a0", "Voilà"), ("VoilÃ", None), ("ðŸ˜€", "😀"), ("zei â€œjaâ€", None),
     ("10Â\u00a0000", "10 000"), ("1 juliÂ", None), ("crisishulp \ufffd", None), ("één cliÃ«nt", "één cliënt"),
     ("cliÃƒÂ«nt", None), ("x" * 60 + "Ã«", None)],
)  # fmt: skip
def test_what_was_meant(text: str, right: str | None) -> None:
    assert is_mojibake(text)
    assert mended(text) == right


@given(st.text(max_size=12))
def test_no_text_stumbles(text: str) -> None:
    is_mojibake(text)
    mended(text)
    assert not (text.isascii() and is_mojibake(text))
