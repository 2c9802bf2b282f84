"""Files that are written to: never an export, never a device; and no character that steers a terminal."""

import json
import os
import re
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cli.exports import write

Run = Callable[..., Any]
STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069]")
EVIL = "x\x1b[31mrood\x9b1m\u202egnp\x07"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A year with an error."""
    write(tmp_path / "exports" / "2025", "ci", {"dossier_id": "CI-2025-0001"})
    write(tmp_path / "exports" / "2025", "groepen", {"groep": "iets"})
    return tmp_path / "exports"


COMMANDS = [
    ("validate", "--year", "2025", "--format", "csv"),
    ("query", "ci", "--year", "2025", "--with-errors", "--format", "csv"),
    ("figures", "ci", "--year", "2025", "--with-errors", "--format", "csv"),
]


@pytest.mark.parametrize("words", COMMANDS)
def test_no_answer_is_written_over_an_export(run: Run, data: Path, words: tuple[str, ...]) -> None:
    target = data / "2025" / "ci.csv"
    before = target.read_bytes()
    ran = run(*words, "--data", data, "--output", target)
    assert (ran.status, ran.out) == (2, "")
    assert f"Fout: {target} bestaat al en is een export. Kies met --output een andere naam.\n" in ran.err
    assert target.read_bytes() == before
    link = data.parent / "lijst.csv"
    link.symlink_to(target)
    assert run(*words, "--data", data, "--output", link).status == 2
    assert target.read_bytes() == before


def test_no_answer_is_written_over_what_people_keep(run: Run, data: Path) -> None:
    kept = data / "uitzonderingen.toml"
    kept.write_text("")
    ran = run("validate", "--data", data, "--format", "csv", "--output", kept)
    assert ran.status == 2
    assert ran.err.endswith(
        f"Fout: {kept} bestaat al en is een bestand dat bewaard moet blijven. Kies met --output een andere naam.\n"
    )


def test_a_link_stays_a_link_and_its_file_is_written(run: Run, data: Path) -> None:
    file, link = data.parent / "echt.md", data.parent / "nazicht.md"
    file.write_text("oud")
    link.symlink_to(file)
    assert run("validate", "--data", data, "--output", link).status == 1
    assert link.is_symlink()
    assert file.read_text(encoding="utf-8").startswith("# Nazicht van de gegevens")


def test_what_is_no_file_is_not_replaced(run: Run, data: Path) -> None:
    pipe = data.parent / "pijp"
    os.mkfifo(pipe)
    ran = run("validate", "--data", data, "--output", pipe)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == (f"Fout: {pipe} is geen gewoon bestand: er wordt niet naar geschreven. Noem een ander bestand.\n")
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_link_to_itself_is_one_line(run: Run, data: Path) -> None:
    link = data.parent / "rond.md"
    link.symlink_to(link)
    ran = run("validate", "--data", data, "--output", link)
    assert ran.status == 2
    assert ran.err == (f"Fout: {link} is geen gewoon bestand: er wordt niet naar geschreven. Noem een ander bestand.\n")
    assert link.is_symlink()


@pytest.mark.parametrize("where", ["file/x", "file/x/y"])
def test_rejects_under_a_file_are_refused_in_one_line(run: Run, data: Path, where: str) -> None:
    (data.parent / "file").write_text("")
    ran = run("validate", "--data", data, "--rejects", data.parent / where)
    assert (ran.status, ran.out) == (2, "")
    folder = data.parent / where / "2025"
    assert ran.err == (
        f"Fout: De map {folder} kan niet gemaakt worden: een deel van het pad is een bestand, geen map. "
        "Kies met --rejects een andere map.\n"
    )


@pytest.mark.parametrize("form", ["table", "md", "csv", "json"])
def test_nothing_in_an_export_or_its_name_steers_a_terminal(run: Run, data: Path, form: str) -> None:
    write(data / "2025", "ci", {"dossier_id": EVIL, "geslacht": EVIL, "aanmelder": f"a\tb{EVIL}"})
    path = data / "2025" / "groepen.csv"
    header, *rows = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([f"{header};{EVIL}", *(f"{row};1" for row in rows)]), encoding="utf-8")
    (data / "2025" / f"{EVIL}\n.csv").write_text("x")
    ran = run("validate", "--data", data, "--year", "2025", "--format", form)
    assert ran.status == 1
    assert STEERING.findall((ran.out + ran.err).replace("\r\n", "\n")) == []
    if form == "json":
        assert EVIL in [one["value"] for one in json.loads(ran.out)]
    elif form in ("table", "md"):
        assert "Niet herkend" in ran.out


def test_what_is_typed_does_not_steer_a_terminal(run: Run, data: Path) -> None:
    for words in (("explain", EVIL), ("validate", "--data", data / EVIL), ("query", EVIL), ("diff", data, EVIL)):
        ran = run(*words)
        assert ran.status in (2, 3)
        assert STEERING.findall(ran.out + ran.err) == []


def test_a_report_replaces_no_link(run: Run, data: Path) -> None:
    out = data.parent / "rapport"
    out.mkdir()
    (out / "figures.json").symlink_to(data / "2025" / "ci.csv")
    ran = run("report", "2025", "--data", data, "--out", out, "--with-errors")
    assert ran.status == 1
    assert ran.err.endswith(
        f"Fout: {out / 'figures.json'} is geen gewoon bestand: er wordt niet naar geschreven. Er is niets veranderd.\n"
    )
    assert [one.name for one in out.iterdir()] == ["figures.json"]
