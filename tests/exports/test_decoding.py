from __future__ import annotations

import pytest

from cocon_stats.exports.decoding import line_of, to_utf8
from cocon_stats.exports.fault import Fault


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"a;b\n", "a;b\n"),
        ("één;€\n".encode(), "één;€\n"),
        ("één;€\n".encode("utf-8-sig"), "één;€\n"),
        ("één;€ ’s\n".encode("cp1252"), "één;€ ’s\n"),
        (b"a;b\x1a", "a;b"),
        ("😀;𝒳".encode(), "😀;𝒳"),
    ],
)
def test_text(data: bytes, text: str) -> None:
    assert to_utf8(data) == text.encode()


@pytest.mark.parametrize(
    ("data", "rule", "line"),
    [
        (b"a\nb\xc3\xa9\nc\xe9\n", "codering-gemengd", 3),
        (b"a\nb\xe9\nc\xc3\xa9\nd\xe9", "codering-gemengd", 3),  # the rarer of both is where the mix shows
        (b"\xef\xbb\xbfa\nb\xe9\n", "codering-gemengd", 2),
        (b"a\r\nb\x81\r\n", "codering-onbekend", 2),
        (b"a\rb\rc\0d", "nul-bytes", 3),
        (b"\xff\xfea\0;\0b\0", "codering-utf16", None),
        (b"", "bestand-leeg", None),
        (b"\xef\xbb\xbf \r\n", "bestand-leeg", None),
    ],
)
def test_what_is_refused(data: bytes, rule: str, line: int | None) -> None:
    fault = to_utf8(data)
    assert isinstance(fault, Fault)
    assert (fault.rule, fault.line) == (rule, line)


def test_lines_end_in_three_ways() -> None:
    data = b"a\r\nb\nc\rd"
    assert [line_of(data, data.index(letter)) for letter in (b"a", b"b", b"c", b"d")] == [1, 2, 3, 4]
