"""The fast reader, the plain one and the careful one give the same rows and the same lines."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cocon_stats.exports import careful, fast
from cocon_stats.exports.careful import read_carefully
from cocon_stats.exports.fast import read_fast
from cocon_stats.exports.grid import Grid
from cocon_stats.exports.layout import Layout, find_layout
from cocon_stats.exports.plain import read_plainly

HEADER = "dossier_id;datum;soort;duur_minuten"
NAMES = HEADER.split(";")


def rows(grid: Grid) -> list[tuple[object, ...]]:
    columns = [[one.values[at] for at in one.index.tolist()] for one in grid.columns.values()]
    return [(0, *cells) for cells in zip(grid.lines.tolist(), *columns, strict=True)] + [
        (1, one.line, *one.cells) for one in grid.odd
    ]


@pytest.fixture
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fast, "_SLICE", 100)
    monkeypatch.setattr(fast, "_BLOCK", 256)
    monkeypatch.setattr(careful, "_BATCH", 7)


CELL = st.text(st.characters(codec="utf-8", exclude_characters=';"\r\n\0'), max_size=8)
LINE = st.one_of(
    st.lists(CELL, min_size=4, max_size=4).map(";".join),
    st.lists(CELL, min_size=1, max_size=6).map(";".join),
    st.sampled_from(["", ";;;", " ", "CI-2025-0001;01/01/2025;telefonisch;5", HEADER, "Totaal;;;5", ";;;;;"]),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)
@given(st.lists(LINE, max_size=40), st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_the_readers_agree(small_pieces: None, lines: list[str], end: str, ended: bool) -> None:
    body = (end.join([HEADER, *lines]) + (end if ended else "")).encode()
    layout = find_layout(body, NAMES)
    assert isinstance(layout, Layout)
    quick = read_fast(body, layout, [0, 1, 2, 3])
    slow = read_carefully(body, layout, [0, 1, 2, 3])
    assert isinstance(slow, Grid)
    for other in (quick, read_plainly(body, layout, [0, 1, 2, 3])):
        if other is not None:
            stripped = [(kind, line, *(str(one).lstrip(" ") for one in cells)) for kind, line, *cells in rows(other)]
            assert stripped == rows(slow)


def test_the_fast_reader_takes_what_is_plain(small_pieces: None) -> None:
    lines = [f"CI-2025-{one:04};0{one % 9 + 1}/01/2025;telefonisch;{one}" for one in range(500)]
    lines[100], lines[200], lines[300] = "", "kort;", "a;b;c;d;e"
    body = "\r\n".join([HEADER, *lines]).encode()
    layout = find_layout(body, NAMES)
    assert isinstance(layout, Layout)
    grid = read_fast(body, layout, [0, 3])
    assert grid is not None
    assert len(grid.lines) == 497
    assert [(one.line, len(one.cells)) for one in grid.odd] == [(202, 2), (302, 5)]
    assert read_fast(body + b'"', layout, [0, 3]) is None


@settings(deadline=None, max_examples=150)
@given(
    st.lists(
        st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=6), min_size=2, max_size=2),
        max_size=12,
    )
)
def test_lines_behind_quoted_line_breaks(cells: list[list[str]]) -> None:
    body, line, expected = "jaar;bron\n", 2, []
    for row in cells:
        text = ";".join('"' + cell.replace('"', '""') + '"' for cell in row) + "\n"
        expected.append((0, line, *row))
        body += text
        line += text.replace("\r\n", "\n").replace("\r", "\n").count("\n")
    layout = find_layout(body.encode(), ["jaar", "bron"])
    assert isinstance(layout, Layout)
    grid = read_carefully(body.encode(), layout, [0, 1])
    assert isinstance(grid, Grid)
    assert rows(grid) == expected


def test_small_files_need_the_standard_library_and_numpy_only() -> None:
    code = (
        "import sys; from pathlib import Path; from cocon_stats.schemas import load_schemas\n"
        "from cocon_stats.exports.folder import find; from cocon_stats.validation.check import check\n"
        "from tests.validation.clean import Year; import tempfile\n"
        "folder = Year().write(Path(tempfile.mkdtemp())); schemas = load_schemas()\n"
        "assert not check(find(folder, 2025, schemas), schemas).problems\n"
        "print(*sorted({'pyarrow', 'pandas', 'numpy.ma'} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
