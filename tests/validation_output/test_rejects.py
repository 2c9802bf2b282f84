"""Refused rows: the bytes of the file, with line and rules in front."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cocon_stats.exports.folder import ExportFile
from cocon_stats.schemas import load_schemas
from cocon_stats.validation.problem import Problem
from cocon_stats.validation.rejects import is_rejects, rejected

SCHEMAS = load_schemas()
HEADER = "traject_id;hulpvorm;startdatum;einddatum"
GOOD = "OTB-2025-001;ikt;01/03/2025;"
BAD = "OTB-2025-002;ikt;31/02/2025;"


def fault(line: int | None, rule: str = "datum-bestaat-niet", **other: Any) -> Problem:
    return replace(Problem("2025/otb.csv", line, None, None, rule, "error", ""), **other)


@pytest.fixture
def refused(tmp_path: Path) -> Callable[..., bytes | None]:
    """The refused rows of otb.csv with these bytes and problems."""

    def refused(data: bytes, *problems: Problem) -> bytes | None:
        path = tmp_path / "otb.csv"
        path.write_bytes(data)
        found = rejected(ExportFile("otb", path, "2025/otb.csv"), SCHEMAS, problems)
        assert path.read_bytes() == data
        return found.content if found else None

    return refused


def test_line_and_rules_stand_in_front(refused: Callable[..., bytes]) -> None:
    data = f"{HEADER}\n{GOOD}\n{BAD}\n{BAD}\n".encode()
    problems = (fault(4), fault(3), fault(3, "code-onbekend"), fault(3), fault(2, severity="warning"))
    assert (
        refused(data, *problems)
        == (f"regel;controle;{HEADER}\n3;datum-bestaat-niet code-onbekend;{BAD}\n4;datum-bestaat-niet;{BAD}\n").encode()
    )


def test_no_errors_no_rows(refused: Callable[..., bytes | None]) -> None:
    data = f"{HEADER}\n{GOOD}\n".encode()
    assert refused(data) is None
    assert refused(data, fault(2, severity="warning")) is None
    assert refused(data, fault(2, file="2025/ci.csv")) is None
    assert refused(data, fault(2), fault(None, severity="fatal")) is None


def test_both_conflicting_rows_are_refused(refused: Callable[..., bytes]) -> None:
    data = f"{HEADER}\n{GOOD}\n{BAD}\n".encode()
    other = {"other_file": "2025/otb.csv", "other_line": 2}
    conflict = refused(data, fault(3, "sleutel-strijdig", **other))
    assert conflict.decode().splitlines()[1:] == [f"2;sleutel-strijdig;{GOOD}", f"3;sleutel-strijdig;{BAD}"]
    elsewhere = refused(data, fault(9, "sleutel-strijdig", file="2025/ci.csv", **other))
    assert elsewhere.decode().splitlines()[1:] == [f"2;sleutel-strijdig;{GOOD}"]
    twice = refused(data, fault(3, "sleutel-dubbel", **other))
    assert twice.decode().splitlines()[1:] == [f"3;sleutel-dubbel;{BAD}"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_row_with_quoted_line_breaks_is_whole(refused: Callable[..., bytes], end: str) -> None:
    long = f'OTB-2025-002;"i{end}k""t{end}";31/02/2025;'
    data = f"{HEADER}{end}{GOOD}{end}{long}{end}{GOOD}{end}".encode()
    assert refused(data, fault(3)) == f"regel;controle;{HEADER}{end}3;datum-bestaat-niet;{long}{end}".encode()


def test_encoding_and_delimiter_are_kept(refused: Callable[..., bytes]) -> None:
    cp1252 = f"{HEADER},réden\n{GOOD},é\n".replace(";", ",").encode("cp1252")
    assert refused(cp1252, fault(2)) == (
        f"regel,controle,{HEADER},réden\n2,datum-bestaat-niet,{GOOD},é\n".replace(";", ",").encode("cp1252")
    )
    bom = b"\xef\xbb\xbf" + f"{HEADER}\n{GOOD}é\n".encode()
    assert refused(bom, fault(2)) == b"\xef\xbb\xbf" + (
        f"regel;controle;{HEADER}\n2;datum-bestaat-niet;{GOOD}é\n".encode()
    )


def test_titles_above_the_header_stay_out(refused: Callable[..., bytes]) -> None:
    data = f"sep=;\nOverzicht\n\n{HEADER}\n{BAD}".encode()
    assert refused(data, fault(2, "titelrij"), fault(5)) == (
        f"regel;controle;{HEADER}\n5;datum-bestaat-niet;{BAD}\n".encode()
    )
    assert refused(data, fault(2, "titelrij")) is None


def test_a_last_row_without_line_end_gets_that_of_the_header(refused: Callable[..., bytes]) -> None:
    assert refused(f"{HEADER}\r\n{BAD}".encode(), fault(2)).endswith(f"{BAD}\r\n".encode())


def test_refused_rows_are_known_again() -> None:
    assert is_rejects(b"\xef\xbb\xbfregel;controle;dossier_id\n")
    assert is_rejects(b"regel\tcontrole\tdossier_id\n")
    assert not is_rejects(b"dossier_id;regel;controle\n")


def test_all_pieces_of_a_row_that_is_cut(refused: Callable[..., bytes]) -> None:
    data = f"{HEADER}\n{GOOD}\nOTB-2025-002;ik\n\nt;01/03/2025;\n{GOOD}\n".encode()
    cut = fault(3, "rij-onderbroken", other_file="2025/otb.csv", other_line=5)
    assert (
        refused(data, cut)
        == (
            f"regel;controle;{HEADER}\n3;rij-onderbroken;OTB-2025-002;ik\n4;rij-onderbroken;\n5;rij-onderbroken;t;01/03/2025;\n"
        ).encode()
    )
