"""The writers: nothing in a cell becomes a formula, mark-up or a command to a terminal."""

from __future__ import annotations

import io
from fractions import Fraction

import openpyxl

from cocon_stats.sheets import Cell, Heading, Sheet
from cocon_stats.sheets.markdown import as_markdown
from cocon_stats.sheets.plain import as_lines
from cocon_stats.sheets.screen import as_table
from cocon_stats.sheets.separated import as_csv
from cocon_stats.sheets.workbook import as_workbook

EVIL = Sheet(
    "blad",
    "=1+1",
    (Heading("@tekst"), Heading("getal", number=True, decimals=1)),
    (
        (Cell('=HYPERLINK("http://x")'), Cell("-1,5", Fraction(-3, 2))),
        (Cell("a|b *c*\n\x1b[31mrood"), Cell("-")),
        (Cell('met "aanhaling"; en\tmeer'), Cell("1.250", Fraction(1250))),
    ),
    ("+ een noot",),
)


def test_csv() -> None:
    assert as_csv(EVIL) == (
        "'@tekst;getal\n"
        '"\'=HYPERLINK(""http://x"")";-1,5\n'
        "a|b *c* \ufffd[31mrood;'-\n"
        '"met ""aanhaling""; en meer";1.250\n'
    )
    assert as_csv(EVIL, for_excel=True) == "\ufeff" + as_csv(EVIL)


def test_plain_lines() -> None:
    assert as_lines(EVIL) == (
        '@tekst\tgetal\n=HYPERLINK("http://x")\t-1,5\na|b *c* \ufffd[31mrood\t-\nmet "aanhaling"; en meer\t1.250\n'
    )


def test_markdown() -> None:
    assert as_markdown([EVIL, EVIL]) == "\n".join(
        [
            "**=1+1**",
            "",
            "| @tekst | getal |",
            "| --- | --: |",
            '| =HYPERLINK("http://x") | -1,5 |',
            "| a\\|b \\*c\\* \ufffd\\[31mrood | - |",
            '| met "aanhaling"; en meer | 1.250 |',
            "",
            "+ een noot",
            "",
        ]
        * 2
    )


def test_screen() -> None:
    assert as_table([EVIL]) == (
        "=1+1\n\n"
        "@tekst                      getal\n"
        "------------------------  -------\n"
        '=HYPERLINK("http://x")       -1,5\n'
        "a|b *c* \ufffd[31mrood               -\n"
        'met "aanhaling"; en meer    1.250\n\n'
        "+ een noot\n"
    )
    assert as_table([EVIL], colour=True) == as_table([EVIL]).replace("=1+1", "\x1b[1m=1+1\x1b[0m", 1)


def test_names_of_worksheets() -> None:
    names = ["a/b", "A_B", "x" * 40, "x" * 31, ""]
    sheets = [Sheet(name, "", (Heading("a"),), ()) for name in names]
    book = openpyxl.load_workbook(io.BytesIO(as_workbook(sheets)))
    assert book.sheetnames == ["a_b", "A_B (2)", "x" * 31, f"{'x' * 26} (4)", "blad"]


def test_workbook() -> None:
    content = as_workbook([EVIL])
    page = openpyxl.load_workbook(io.BytesIO(content))["blad"]
    assert [[cell.value for cell in row] for row in page.iter_rows()] == [
        ["'=1+1", None],
        [None, None],
        ["'@tekst", "getal"],
        ['\'=HYPERLINK("http://x")', -1.5],
        ["a|b *c* \ufffd[31mrood", "'-"],
        ['met "aanhaling"; en meer', 1250],
        [None, None],
        ["'+ een noot", None],
    ]
    assert {cell.data_type for row in page.iter_rows() for cell in row} <= {"s", "n"}
    assert page["B4"].number_format == "0.0"
    assert content == as_workbook([EVIL])
