"""From the bytes of a file to UTF-8, by evidence: the contract, "How they are written".

UTF-8 with or without a byte order mark, else Windows-1252. A file that mixes both, or that is neither, is refused:
a wrong guess would change names and codes without anybody seeing it.
"""

from __future__ import annotations

import re

from cocon_stats.exports.fault import Fault

_BOM = b"\xef\xbb\xbf"
_HEAD = 8192
_FEW = 4
_MAGIC = (
    (b"PK\x03\x04", "een zip-bestand"),
    (b"\xd0\xcf\x11\xe0", "een oude Excel-werkmap (.xls)"),
    (b"%PDF", "een PDF"),
    (b"\x1f\x8b", "een gecomprimeerd bestand (gzip)"),
    (b"7z\xbc\xaf\x27\x1c", "een gecomprimeerd bestand (7z)"),
    (b"Rar!", "een gecomprimeerd bestand (rar)"),
    (b"\x89PNG", "een afbeelding"),
    (b"\xff\xd8\xff", "een afbeelding"),
    (b"GIF8", "een afbeelding"),
    (b"II*\0", "een afbeelding"),
    (b"MM\0*", "een afbeelding"),
    (b"SQLite format 3", "een databank (SQLite)"),
    (b"PAR1", "een Parquet-bestand"),
    (b"{\\rtf", "een tekstdocument (RTF)"),
)
# What stands in a zip, by the names of the files in it, which are written there as they are.
_ZIPPED = (
    (b"word/document", "een Word-document (.docx)"),
    (b"ppt/presentation", "een PowerPoint-presentatie (.pptx)"),
    (b"application/vnd.oasis.opendocument.spreadsheet", "een OpenDocument-rekenblad (.ods)"),
    (b"application/vnd.oasis.opendocument.text", "een OpenDocument-tekst (.odt)"),
    (b"xl/workbook", "een Excel-werkmap (.xlsx)"),
    (b"[Content_Types].xml", "een Office-document"),
)
_OLE_DOCUMENT = "WordDocument".encode("utf-16-le")
_MARKUP = (b"<!doctype", b"<html", b"<?xml", b"<table", b"<workbook")
_MULTIBYTE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]"
    rb"|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}"
)
_NON_ASCII = re.compile(rb"[\x80-\xff]")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x19\x1b-\x1f]")
_LINE_END = re.compile(rb"\r\n|\n|\r")
_FILLED = re.compile(rb"\S")
_UNDEFINED = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")


def to_utf8(data: bytes) -> bytes | Fault:
    """The same text as UTF-8 without byte order mark, or the fault that makes the file unusable."""
    fault = _not_text(data)
    if fault is not None:
        return fault
    body = data.removeprefix(_BOM)
    if body.isascii():
        return _shortened(body)
    try:
        body.decode("utf-8")
    except UnicodeDecodeError as error:
        return _windows(data, body, error.start)
    return _shortened(body)


def line_of(data: bytes, place: int) -> int:
    """The line (1-based) in which byte `place` stands; CRLF, LF and CR all end a line."""
    return 1 + len(_LINE_END.findall(data, 0, place))


def _shortened(body: bytes) -> bytes:
    # Ctrl-Z closes a file of old DOS programs.
    return body.rstrip(b"\x1a") if body.endswith(b"\x1a") else body


def _not_text(data: bytes) -> Fault | None:
    kind = _kind(data)
    if kind is not None:
        return Fault("geen-csv", details={"soort": kind})
    head = data[:_HEAD]
    if _is_utf16(head):
        return Fault("codering-utf16")
    strange = len(_CONTROL.findall(head))
    if strange > _FEW and strange * 20 > len(head):
        return Fault("geen-csv", details={"soort": "een binair bestand"})
    place = data.find(b"\0")
    if place >= 0:
        return Fault("nul-bytes", line_of(data, place))
    if _FILLED.search(data, len(_BOM) if data.startswith(_BOM) else 0) is None:
        return Fault("bestand-leeg")
    return None


def _kind(data: bytes) -> str | None:
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            if magic.startswith(b"PK"):
                return next((inside for name, inside in _ZIPPED if name in data), kind)
            return "een oud Word-document (.doc)" if kind.endswith("(.xls)") and _OLE_DOCUMENT in data else kind
    start = data[:_HEAD].removeprefix(_BOM).lstrip()[:20].lower()
    return "een webpagina of XML-bestand" if start.startswith(_MARKUP) else None


def _is_utf16(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")):
        return True
    zeros = (head[0::2].count(0), head[1::2].count(0))
    return max(zeros) * 10 > len(head) * 3 and min(zeros) * 10 < max(zeros)


def _windows(data: bytes, body: bytes, first: int) -> bytes | Fault:
    """`body` is not valid UTF-8 (from byte `first`): Windows-1252, unless that would be a guess."""
    if data.startswith(_BOM) or _MULTIBYTE.search(body):
        return Fault("codering-gemengd", line_of(body, _minority(data, body, first)))
    undefined = _UNDEFINED.search(body)
    if undefined:
        return Fault("codering-onbekend", line_of(body, undefined.start()))
    return _shortened(body).decode("cp1252").encode("utf-8")


def _minority(data: bytes, body: bytes, first: int) -> int:
    """Where the mix shows: the first byte of whichever of both encodings is the rarer one."""
    if data.startswith(_BOM):
        return first
    valid = _MULTIBYTE.findall(body)
    strays = len(_NON_ASCII.findall(body)) - sum(map(len, valid))
    found = _MULTIBYTE.search(body)
    return found.start() if found and len(valid) < strays else first
