"""``cocon-stats diff`` as the user sees it."""

import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cli.exports import write

Run = Callable[..., Any]
SHOWN = """\
Rijen, 2025

bestand                            rijen oud    rijen nieuw    nieuw    weg
-------------------------------  -----------  -------------  -------  -----
ci.csv                                     3              3        1      1
contacten.csv: nieuw bestand
erkenningen.csv: bestand is weg

In 1 bestand veranderde niets.

Waarden in rijen die gebleven zijn

bestand    kolom        ingevuld    gewijzigd    leeggemaakt
---------  ---------  ----------  -----------  -------------
ci.csv     geslacht            0            1              1
ci.csv     aanmelder           1            0              0

Problemen

bestand          kolom     controle       ernst      opgelost    nieuw    gebleven
---------------  --------  -------------  -------  ----------  -------  ----------
ci.csv           geslacht  code-onbekend  fout              1        0           0
erkenningen.csv  hulpvorm  code-onbekend  fout              1        0           0

Cijfers

cijfer                                     oud       nieuw       verschil
-----------------------------------------  --------  ----------  ---------------
ci.aanmelder.client                        0%        50%         +50 procentpunt
ci.aanmelder.vk                            100%      50%         -50 procentpunt
ci.contact.direct_per_begeleiding          onbekend  30 minuten
ci.contact.direct_per_week                 onbekend  8 minuten
ci.contact.overleg_extern_per_begeleiding  onbekend  0 minuten
ci.aanmelder.gerecht_mandaat               100%      50%         -50 procentpunt
overzicht.plaatsen.crisis                  0         onbekend
overzicht.plaatsen.ikt                     0         onbekend
overzicht.plaatsen.cbv                     0         onbekend
overzicht.plaatsen.tb                      0         onbekend
overzicht.plaatsen.cbaw                    0         onbekend
overzicht.plaatsen.context                 0         onbekend

In de oude export staan fouten: haar cijfers zijn die van --with-errors.
"""


@pytest.fixture
def exports(tmp_path: Path) -> tuple[Path, Path]:
    """An export and what it was a month later."""
    old, new = tmp_path / "oud", tmp_path / "nieuw"
    write(
        old / "2025",
        "ci",
        {"dossier_id": "CI-2025-0001", "geslacht": "W", "aanmelder": "vk", "client_id": "C123456"},
        {"dossier_id": "CI-2025-0002", "geslacht": "V"},
        {"dossier_id": "CI-2025-0003"},
    )
    write(
        new / "2025",
        "ci",
        {"dossier_id": "CI-2025-0004"},
        {"dossier_id": "CI-2025-0002", "aanmelder": "client"},
        {"dossier_id": "CI-2025-0001", "geslacht": "V", "aanmelder": "VK", "client_id": "C123456"},
    )
    for folder in (old, new):
        write(folder / "2025", "groepen", {"groep": "la_vie"})
    write(old / "2025", "erkenningen", {"hulpvorm": "ci", "module": "x"})
    write(new / "2025", "contacten", *({"dossier_id": f"CI-2025-000{number}"} for number in (1, 2, 4)))
    return old, new


def test_what_changed(run: Run, exports: tuple[Path, Path]) -> None:
    ran = run("diff", *exports)
    assert ran.status == 0
    assert ran.err == ""
    assert ran.out == SHOWN
    assert "C123456" not in ran.out


def test_nothing_changed(run: Run, exports: tuple[Path, Path]) -> None:
    ran = run("diff", exports[1], exports[1], "--year", 2025)
    for sentence in (
        "In 3 bestanden veranderde niets.",
        "In de rijen die gebleven zijn veranderde geen enkele waarde.",
        "Er zijn geen problemen opgelost of bijgekomen.",
        "Geen enkel cijfer verandert.",
    ):
        assert sentence in ran.out


def test_for_programs(run: Run, exports: tuple[Path, Path]) -> None:
    content = json.loads(run("diff", *exports, "--format", "json").out)
    assert list(content) == ["year", "files", "problems", "figures"]
    assert content["files"][0] == {
        "file": "ci.csv",
        "state": "both",
        "unusable": [],
        "unread": {"old": 0, "new": 0},
        "rows": {
            "old": 3,
            "new": 3,
            "added": 1,
            "gone": 1,
            "columns": [
                {"column": "geslacht", "filled": 0, "changed": 1, "emptied": 1, "state": "both"},
                {"column": "aanmelder", "filled": 1, "changed": 0, "emptied": 0, "state": "both"},
            ],
        },
    }
    moved = {one["id"]: one for one in content["figures"]}
    assert moved["ci.aanmelder.client"] == {
        "id": "ci.aanmelder.client",
        "label": moved["ci.aanmelder.client"]["label"],
        "unit": "percent",
        "old": 0,
        "new": 50,
        "difference": 50,
        "old_text": "0%",
        "new_text": "50%",
    }


def test_to_a_page(run: Run, exports: tuple[Path, Path], tmp_path: Path) -> None:
    target = tmp_path / "verschil.md"
    ran = run("diff", *exports, "--format", "md", "--output", target)
    assert (ran.status, ran.out) == (0, "")
    assert target.read_text(encoding="utf-8").startswith("**Rijen, 2025**\n\n| bestand |")


def test_exports_that_are_not_there(run: Run, exports: tuple[Path, Path], tmp_path: Path) -> None:
    ran = run("diff", exports[0], tmp_path / "weg")
    assert (ran.status, ran.out) == (3, "")
    assert ran.err == f"Fout: De map {tmp_path / 'weg'} bestaat niet.\n"
    (tmp_path / "leeg").mkdir()
    ran = run("diff", exports[0], tmp_path / "leeg")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == (
        f"Fout: {exports[0]} en {tmp_path / 'leeg'} hebben geen map van hetzelfde jaar. Noem het jaar met --year.\n"
    )


def table(out: str, title: str) -> list[list[str]]:
    """The rows of the table under a title, without its headings."""
    lines = out[out.index(title) :].split("\n\n")[1].splitlines()
    return [line.split() for line in lines[2:]]


def test_an_unusable_file_is_said_to_be_so(run: Run, exports: tuple[Path, Path]) -> None:
    (exports[1] / "2025" / "groepen.csv").write_text("x\n1\n", encoding="utf-8")
    assert "groepen.csv: onbruikbaar in de nieuwe export" in run("diff", *exports).out
    assert "groepen.csv: onbruikbaar in de oude export" in run("diff", exports[1], exports[0]).out
    assert "groepen.csv: onbruikbaar in de oude en nieuwe export" in run("diff", exports[1], exports[1]).out


def test_rows_that_cannot_be_read_are_counted(run: Run, exports: tuple[Path, Path]) -> None:
    path = exports[1] / "2025" / "ci.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([*lines[:2], f"{lines[2]};x", lines[3]]) + "\n", encoding="utf-8")
    ran = run("diff", *exports)
    assert table(ran.out, "Rijen, 2025")[0] == ["ci.csv", "3", "3", "2", "2"]
    assert (
        "ci.csv: rijen die niet gelezen kunnen worden (oud 0, nieuw 1) zijn niet te vergelijken; ze tellen als weg en "
        "als nieuw."
    ) in " ".join(ran.out.split())


def test_a_column_under_another_name_was_not_emptied_by_anybody(run: Run, exports: tuple[Path, Path]) -> None:
    path = exports[1] / "2025" / "ci.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("geslacht", "sekse"), encoding="utf-8")
    rows = table(run("diff", *exports).out, "Waarden in rijen")
    assert rows[0] == ["ci.csv", "geslacht", "(kolom", "is", "weg)", "0", "0", "2"]
    rows = table(run("diff", *exports[::-1]).out, "Waarden in rijen")
    assert rows[0] == ["ci.csv", "geslacht", "(nieuwe", "kolom)", "2", "0", "0"]


def test_a_personal_value_that_changed_is_not_shown(run: Run, exports: tuple[Path, Path]) -> None:
    path = exports[1] / "2025" / "ci.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("C123456;V;", "C654321;V;31/02/2011"), encoding="utf-8")
    for form in ("table", "md", "json"):
        out = run("diff", *exports, "--format", form).out
        assert "client_id" in out.replace("\\", "")
        assert "geboortedatum" in out
        assert not any(secret in out for secret in ("C123456", "C654321", "31/02/2011"))


def twice(text: bytes) -> bytes:
    return text + b"".join(text.splitlines(keepends=True)[1:])


SPOILED: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda text: b"",
    "names only": lambda text: text.splitlines(keepends=True)[0],
    "utf-16": lambda text: text.decode().encode("utf-16"),
    "zip": lambda text: b"PK\x03\x04" + bytes(range(256)),
    "nul": lambda text: text[:40] + b"\0" + text[40:],
    "quote": lambda text: text.replace(b";V;", b';"V;'),
    "all twice": twice,
    "two columns of a name": lambda text: text.replace(b"geslacht", b"aanmelder", 1),
    "another file": lambda text: b"groep;datum;deelnemers\nla_vie;01/02/2025;3\n",
    "commas": lambda text: text.replace(b";", b","),
    "no numbers": lambda text: text.replace(b"CI-2025-", b"#N/B;")[:400],
    "cut": lambda text: text[: len(text) * 2 // 3],
    "reversed": lambda text: text[::-1],
}


@pytest.mark.parametrize("what", list(SPOILED))
def test_whatever_stands_in_a_file_both_ways(what: str, run: Run, exports: tuple[Path, Path]) -> None:
    path = exports[1] / "2025" / "ci.csv"
    path.write_bytes(SPOILED[what](path.read_bytes()))
    for pair in (exports, exports[::-1], (exports[1], exports[1])):
        ran = run("diff", *pair)
        assert (ran.status, ran.err) == (0, ""), what
        assert "C123456" not in ran.out


def test_files_upon_bytes_that_chance_changes(run: Run, exports: tuple[Path, Path]) -> None:
    chance = random.Random(2025)
    path = exports[1] / "2025" / "ci.csv"
    text = path.read_bytes()
    for _ in range(25):
        spoiled = bytearray(text)
        for _ in range(chance.randint(1, 6)):
            at = chance.randrange(len(spoiled))
            spoiled[at : at + chance.randint(0, 3)] = chance.choice([b";", b'"', b"\n", b"\xc3", b"9", b"", b"#N/B"])
        path.write_bytes(bytes(spoiled))
        ran = run("diff", *exports, "--format", "json")
        assert ran.status == 0
        assert "C123456" not in ran.out
        rows = json.loads(ran.out)["files"][0]["rows"]
        assert rows is None or rows["old"] - rows["gone"] == rows["new"] - rows["added"]
