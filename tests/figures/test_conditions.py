"""Conditions: every operator on every kind of column, unknown values, and the messages of those that mean nothing."""

import ast
import datetime
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cocon_stats
from cocon_stats.conditions import Condition, parse
from cocon_stats.errors import WrongUsage
from cocon_stats.exports.table import UNKNOWN_DAY, UNKNOWN_NUMBER, Column
from cocon_stats.matching import holds

EPOCH = datetime.date(1970, 1, 1)


def days(*texts: str) -> list[int]:
    return [(datetime.date.fromisoformat(one) - EPOCH).days if one else UNKNOWN_DAY for one in texts]


CODE = Column("code", np.array([0, 1, 2, -1], dtype=np.int16), ("client", "ocj", "vk"))
WITH_UNKNOWN_CODE = Column("code", np.array([0, 1, -1], dtype=np.int16), ("hoog", "onbekend"))
BOOLEAN = Column("boolean", np.array([1, 0, -1, 1], dtype=np.int8), ("nee", "ja"))
TEXT = Column("string", np.array([0, 1, 2, -1], dtype=np.int32), ("Module A", "module a", "B-2"))
WHOLE = Column("integer", np.array([5, 6, 11, 12, UNKNOWN_NUMBER], dtype=np.int64))
NUMBER = Column("number", np.array([80, 85, 75, 100, UNKNOWN_NUMBER], dtype=np.int64), decimals=1)  # 8 8,5 7,5 10
DATE = Column("date", np.array(days("2024-12-31", "2025-01-01", "2025-12-31", ""), dtype=np.int32))


def rows(line: str, column: Column) -> list[int]:
    """The numbers of the rows for which the condition holds."""
    return np.flatnonzero(holds(parse(line), column)).tolist()


@pytest.mark.parametrize(
    ("line", "column", "expected"),
    [
        ("x = ocj", CODE, [1]),
        ("x = ocj, vk", CODE, [1, 2]),
        ("x=ocj,vk", CODE, [1, 2]),
        ("x = OCJ ,client", CODE, [0, 1]),
        ("x != ocj", CODE, [0, 2]),
        ("x != ocj, vk", CODE, [0]),
        ("x gekend", CODE, [0, 1, 2]),
        ("x onbekend", CODE, [3]),
        ("x = onbekend", CODE, [3]),
        ("x != onbekend", CODE, [0, 1, 2]),
        ("x = ocj, onbekend", CODE, [1, 3]),
        ("x != ocj, onbekend", CODE, [0, 2]),
        ("x = 6..11, onbekend", WHOLE, [1, 2, 4]),
        ("x != 6, onbekend", WHOLE, [0, 2, 3]),
        ("x = hoog, onbekend", WITH_UNKNOWN_CODE, [0, 1]),
        ("x = onbekend", WITH_UNKNOWN_CODE, [1]),  # a code of its list
        ("x != onbekend", WITH_UNKNOWN_CODE, [0]),
        ("x onbekend", WITH_UNKNOWN_CODE, [2]),
        ("x gekend", WITH_UNKNOWN_CODE, [0, 1]),
        ("x = ja", BOOLEAN, [0, 3]),
        ("x = JA", BOOLEAN, [0, 3]),
        ("x = nee", BOOLEAN, [1]),
        ("x != ja", BOOLEAN, [1]),
        ("x = ja, nee", BOOLEAN, [0, 1, 3]),
        ("x gekend", BOOLEAN, [0, 1, 3]),
        ("x onbekend", BOOLEAN, [2]),
        ("x = module a", TEXT, [0, 1]),  # two spellings in the file
        ("x = b-2", TEXT, [2]),
        ("x != b-2", TEXT, [0, 1]),
        ("x = nergens", TEXT, []),
        ("x onbekend", TEXT, [3]),
        ("x = 6", WHOLE, [1]),
        ("x = 6, 12", WHOLE, [1, 3]),
        ("x = 6,12", WHOLE, [1, 3]),
        ("x != 6", WHOLE, [0, 2, 3]),
        ("x != 6,12", WHOLE, [0, 2]),
        ("x < 6", WHOLE, [0]),
        ("x <= 6", WHOLE, [0, 1]),
        ("x > 6", WHOLE, [2, 3]),
        ("x >= 6", WHOLE, [1, 2, 3]),
        ("x = 6..11", WHOLE, [1, 2]),
        ("x = 6..6", WHOLE, [1]),
        ("x = 5..6, 12", WHOLE, [0, 1, 3]),
        ("x != 6..11", WHOLE, [0, 3]),
        ("x < 6,5", WHOLE, [0, 1]),
        ("x >= -1", WHOLE, [0, 1, 2, 3]),
        ("x < 5", WHOLE, []),
        ("x gekend", WHOLE, [0, 1, 2, 3]),
        ("x onbekend", WHOLE, [4]),
        ("x = onbekend", WHOLE, [4]),
        ("x = 8", NUMBER, [0]),
        ("x = 8,5", NUMBER, [1]),
        ("x=8,5", NUMBER, [1]),
        ("x = 8,0", NUMBER, [0]),
        ("x = 8,55", NUMBER, []),
        ("x != 8,55", NUMBER, [0, 1, 2, 3]),
        ("x = 7,5, 10", NUMBER, [2, 3]),
        ("x = 7,5..8,5", NUMBER, [0, 1, 2]),
        ("x != 7,5..8,5", NUMBER, [3]),
        ("x < 8,5", NUMBER, [0, 2]),
        ("x <= 8,5", NUMBER, [0, 1, 2]),
        ("x <= 8,49", NUMBER, [0, 2]),
        ("x > 8,49", NUMBER, [1, 3]),
        ("x >= 8,51", NUMBER, [3]),
        ("x > 8", NUMBER, [1, 3]),
        ("x onbekend", NUMBER, [4]),
        ("x = 31/12/2025", DATE, [2]),
        ("x = 1-1-2025", DATE, [1]),
        ("x = 2025-01-01", DATE, [1]),
        ("x != 2025-01-01", DATE, [0, 2]),
        ("x < 01/01/2025", DATE, [0]),
        ("x <= 01/01/2025", DATE, [0, 1]),
        ("x > 01/01/2025", DATE, [2]),
        ("x >= 01/01/2025", DATE, [1, 2]),
        ("x = 01/01/2025..31/12/2025", DATE, [1, 2]),
        ("x = 31/12/2024, 31/12/2025", DATE, [0, 2]),
        ("x gekend", DATE, [0, 1, 2]),
        ("x onbekend", DATE, [3]),
        ("x = onbekend", DATE, [3]),
        ("x != onbekend", DATE, [0, 1, 2]),
    ],
)
def test_rows(line: str, column: Column, expected: list[int]) -> None:
    assert rows(line, column) == expected


@pytest.mark.parametrize("column", [CODE, BOOLEAN, TEXT, WHOLE, NUMBER, DATE])
def test_a_column_without_rows(column: Column) -> None:
    empty = column.take(np.zeros(len(column.data), dtype=bool))
    for line in ("x gekend", "x onbekend", "x = onbekend", "x != onbekend"):
        assert rows(line, empty) == []


@given(
    st.lists(st.none() | st.integers(-20, 20)), st.integers(-20, 20), st.sampled_from(["<", "<=", ">", ">=", "=", "!="])
)
@settings(derandomize=True, database=None)
def test_whole_numbers_compare_as_python_does(values: list[int | None], limit: int, operator: str) -> None:
    tests = {
        "<": lambda one: one < limit,
        "<=": lambda one: one <= limit,
        ">": lambda one: one > limit,
        ">=": lambda one: one >= limit,
        "=": lambda one: one == limit,
        "!=": lambda one: one != limit,
    }
    data = np.array([UNKNOWN_NUMBER if one is None else one for one in values], dtype=np.int64)
    expected = [place for place, one in enumerate(values) if one is not None and tests[operator](one)]
    assert rows(f"x {operator} {limit}", Column("integer", data)) == expected


@pytest.mark.parametrize(
    ("line", "condition"),
    [
        ("  aanmelder=ocj ,  vk ", Condition("aanmelder", "=", ("ocj", "vk"))),
        ("kenmerk.kind_spijbelen = ernstig", Condition("kenmerk.kind_spijbelen", "=", ("ernstig",))),
        ("leeftijd<=12", Condition("leeftijd", "<=", ("12",))),
        ("einddatum gekend", Condition("einddatum", "gekend")),
        ("ysr onbekend", Condition("ysr", "onbekend")),
    ],
)
def test_parse_and_print(line: str, condition: Condition) -> None:
    assert parse(line) == condition
    assert parse(str(condition)) == condition


@pytest.mark.parametrize(
    "line", ["", "leeftijd", "leeftijd <", "= 5", "a b", "aanmelder = ocj,", "aanmelder = , vk", "a == 5b,,c"]
)
def test_a_line_that_is_no_condition(line: str) -> None:
    with pytest.raises(WrongUsage) as caught:
        parse(line)
    assert str(caught.value) == f"Voorwaarde «{line}» is niet te lezen. Schrijf bijvoorbeeld «leeftijd < 12»."


@pytest.mark.parametrize(
    ("line", "word", "meant"),
    [
        ("x == 5", "==", "="),
        ("x => 5", "=>", ">="),
        ("x <> ja", "<>", "!="),
        ("x ≤ 5", "≤", "<="),
        ("x leeg", "leeg", "onbekend"),
        ("x ingevuld", "ingevuld", "gekend"),
        ("x in ocj", "in", "="),
    ],
)
def test_an_operator_of_another_tool_names_the_one_that_is_meant(line: str, word: str, meant: str) -> None:
    with pytest.raises(WrongUsage) as caught:
        parse(line)
    message = f"«{word}» is geen operator. Bedoelde u {meant}? Er zijn: = != < <= > >= gekend onbekend."
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("line", "column", "message"),
    [
        ("x = clientt", CODE, "«clientt» is geen waarde van x. Bedoelde u client?"),
        ("x = zzz", CODE, "«zzz» is geen waarde van x. Mogelijk zijn: client, ocj, vk."),
        ("x = ocj, zzz", CODE, "«zzz» is geen waarde van x. Mogelijk zijn: client, ocj, vk."),
        ("x = ocj,zzz", CODE, "«zzz» is geen waarde van x. Mogelijk zijn: client, ocj, vk."),
        ("x = misschien", BOOLEAN, "«misschien» is geen waarde van x. Mogelijk zijn: nee, ja."),
        ("x < ocj", CODE, "«x < ocj»: x heeft geen volgorde; gebruik = of !=."),
        ("x >= ja", BOOLEAN, "«x >= ja»: x heeft geen volgorde; gebruik = of !=."),
        ("x < onbekend", CODE, "«x < onbekend»: x heeft geen volgorde; gebruik = of !=."),
        ("x < onbekend", WHOLE, "«x < onbekend»: «onbekend» is geen getal (met een decimale komma, zoals 8,5)."),
        ("x = twaalf", WHOLE, "«x = twaalf»: «twaalf» is geen getal (met een decimale komma, zoals 8,5)."),
        ("x = 8.5", NUMBER, "«x = 8.5»: «8.5» is geen getal (met een decimale komma, zoals 8,5)."),
        ("x = 6..", WHOLE, "«x = 6..»: «» is geen getal (met een decimale komma, zoals 8,5)."),
        ("x = 11..6", WHOLE, "«x = 11..6»: «11..6» loopt achteruit."),
        ("x < 6..11", WHOLE, "«x < 6..11»: na < hoort één waarde."),
        ("x >= 6, 11", WHOLE, "«x >= 6, 11»: na >= hoort één waarde."),
        ("x = 31/12/25", DATE, "«x = 31/12/25»: «31/12/25» is geen datum (zoals 31/12/2025)."),
        ("x = 30/02/2025", DATE, "«x = 30/02/2025»: «30/02/2025» is geen datum (zoals 31/12/2025)."),
        ("x = 2025", DATE, "«x = 2025»: «2025» is geen datum (zoals 31/12/2025)."),
    ],
)
def test_messages(line: str, column: Column, message: str) -> None:
    with pytest.raises(WrongUsage) as caught:
        rows(line, column)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    "line",
    [
        "__import__('os').system('touch {trap}') = 1",
        "@__import__('pathlib').Path('{trap}').touch() = ja",
        "x = __import__('pathlib').Path('{trap}').touch()",
        "x < open('{trap}', 'w')",
        "x == 1 or open('{trap}', 'w')",
    ],
)
def test_nothing_is_executed(line: str, tmp_path: Path) -> None:
    trap = tmp_path / "trap"
    for column in (CODE, WHOLE, DATE):
        with pytest.raises(WrongUsage):
            rows(line.format(trap=trap), column)
    assert not trap.exists()


def test_no_module_of_the_program_can_execute_text() -> None:
    """Neither as a function nor as a method of a data frame."""
    found = []
    for path in Path(cocon_stats.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = getattr(node.func, "id", "") if isinstance(node, ast.Call) else ""
            method = node.func.attr if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) else ""
            if name in ("eval", "exec", "compile", "__import__") or method in ("eval", "query", "system", "popen"):
                found.append(f"{path.name}:{node.lineno}")
    assert found == []
