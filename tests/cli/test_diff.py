"""``cocon-stats diff`` as the user sees it."""

import json
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
        "rows": {
            "old": 3,
            "new": 3,
            "added": 1,
            "gone": 1,
            "columns": [
                {"column": "geslacht", "filled": 0, "changed": 1, "emptied": 1},
                {"column": "aanmelder", "filled": 1, "changed": 0, "emptied": 0},
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


def test_an_unusable_file_is_said_to_be_so(run: Run, exports: tuple[Path, Path]) -> None:
    (exports[1] / "2025" / "groepen.csv").write_text("x\n1\n", encoding="utf-8")
    assert "groepen.csv: niet te vergelijken (onbruikbaar)" in run("diff", *exports).out
