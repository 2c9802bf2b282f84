"""The rows that cannot be right, as they stand in the file: bytes unchanged, line and rules in front of each.

The result is a CSV that opens like the original, in the same encoding and with the same delimiter, so that somebody
can mend the rows and put them back.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from cocon_stats.exports.decoding import to_utf8
from cocon_stats.exports.fault import Fault
from cocon_stats.exports.folder import ExportFile
from cocon_stats.exports.layout import Layout, find_layout
from cocon_stats.schemas import Schemas
from cocon_stats.validation.problem import Problem
from cocon_stats.validation.repeats import REPEATED

CONFLICT = "sleutel-strijdig"
CUT = "rij-onderbroken"
FRONT = ("regel", "controle")
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Rejects:
    """The refused rows of one file: `content` is what to write, `rows` how many there are in it."""

    file: ExportFile
    rows: int
    content: bytes


def rejected(file: ExportFile, schemas: Schemas, problems: Iterable[Problem]) -> Rejects | None:
    """The rows of `file` on which an error stands; None when there are none, or when the file as such is unusable."""
    mine = [one for one in problems if file.shown in (one.file, one.other_file)]
    rules = _rules_by_line(mine, file.shown)
    if not rules or any(one.severity == "fatal" and one.file == file.shown for one in mine):
        return None
    data = file.path.read_bytes()
    body = to_utf8(data)
    layout = body if isinstance(body, Fault) else find_layout(body, [one.name for one in schemas[file.name].fields])
    if isinstance(layout, Fault):
        return None
    rows = list(_rows(data, layout, rules))
    front = layout.delimiter.join(FRONT).encode()
    header = b"".join(_lines(data)[layout.header_line - 1 : layout.data_line - 1])
    start = _BOM if data.startswith(_BOM) else b""
    delimiter = layout.delimiter.encode()
    content = start + front + delimiter + header + b"".join(_ended(row, header) for row in rows)
    return Rejects(file, len(rows), content) if rows else None


def is_rejects(data: bytes) -> bool:
    """Whether the bytes of a file are those of refused rows, by the columns in front."""
    return re.match(rb"regel[;,\t]controle[;,\t]", data.removeprefix(_BOM)) is not None


def _rules_by_line(problems: Iterable[Problem], shown: str) -> dict[int, list[str]]:
    """The rules broken on each line; of two conflicting rows the other one too, as neither counts, and of a row that
    a line break cuts all its pieces, of a block that stands twice all lines.
    """
    rules: dict[int, list[str]] = {}
    for one in problems:
        places = [(one.file, one.line)]
        if one.rule == CONFLICT:
            places.append((one.other_file, one.other_line))
        if one.rule in (CUT, REPEATED) and one.line is not None and one.other_line is not None:
            places += [(one.file, line) for line in range(one.line + 1, one.other_line + 1)]
        for file, line in places:
            if one.severity == "error" and file == shown and line is not None:
                here = rules.setdefault(line, [])
                here += [one.rule] if one.rule not in here else []
    return rules


def _rows(data: bytes, layout: Layout, rules: Mapping[int, list[str]]) -> Iterator[bytes]:
    lines = _lines(data)
    delimiter = layout.delimiter.encode()
    for line in sorted(one for one in rules if layout.data_line <= one <= len(lines)):
        front = delimiter.join([str(line).encode(), " ".join(rules[line]).encode()])
        yield front + delimiter + _row(lines, line, layout.delimiter)


def _row(lines: list[bytes], line: int, delimiter: str) -> bytes:
    """The row that starts on `line`, with all its lines when a quoted cell holds line breaks."""
    texts = (one.decode("latin-1") for one in lines[line - 1 :])
    reader = csv.reader(texts, delimiter=delimiter, skipinitialspace=True)
    next(reader)
    return b"".join(lines[line - 1 : line - 1 + reader.line_num])


def _lines(data: bytes) -> list[bytes]:
    return data.removeprefix(_BOM).splitlines(keepends=True)


def _ended(row: bytes, header: bytes) -> bytes:
    """The row with a line end: the last one of a file may lack it."""
    if row.endswith((b"\n", b"\r")):
        return row
    return row + (b"\r\n" if header.endswith(b"\r\n") else b"\n")
