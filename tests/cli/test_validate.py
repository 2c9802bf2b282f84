"""``cocon-stats validate`` from the command line to what is printed and written."""

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cli.exports import write
from cocon_stats.cli import output

Run = Callable[..., Any]
SUMMARY = """\
bestand      fataal  fouten  waarschuwingen
2025/ci.csv       0       1               0
samen             0       1               0

"""

TABLE = f"""\
2025/ci.csv
1 fout

  regel  ernst         wat er is en wat u doet
  -----  ------------  ---------------------------------------------------------
      2  fout          geslacht · CI-2025-0001 · code-onbekend
                       De waarde 'W' in de kolom geslacht staat niet in de lijst
                       van codes. Gebruik een code van de lijst: M, V of X.
                       Raakt ci.geslacht.M, ci.geslacht.V en ci.geslacht.X.

{SUMMARY}\
Controles: # in orde, # niet in orde, # overgeslagen.
Niet aanwezig: 2025/tnt.csv, 2025/cah.csv, 2025/ikt.csv, 2025/cbv.csv,
2025/tb.csv, 2025/cbaw.csv, 2025/contacten.csv, 2025/kenmerken.csv,
2025/tevredenheid.csv en 2025/opvolging.csv.
In 1 bestand: 1 fout. Het rapport wordt pas gemaakt als de fouten verbeterd
zijn, of met --with-errors.
Meer uitleg over een controle: cocon-stats explain NAAM.
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A year with one fault, and an earlier year without."""
    write(tmp_path / "exports" / "2025", "ci", {"dossier_id": "CI-2025-0001", "geslacht": "W"})
    write(tmp_path / "exports" / "2024", "groepen", {"groep": "ouderparticipatie", "datum": "04/03/2024"})
    return tmp_path / "exports"


def test_the_table_of_one_year(run: Run, data: Path) -> None:
    ran = run("validate", "--data", data, "--year", 2025)
    assert ran.status == 1
    assert ran.err == ""
    lines = [re.sub("[0-9]+", "#", one) if one.startswith("Controles") else one for one in ran.out.splitlines()]
    assert lines == TABLE.splitlines()


def test_all_years_without_a_year(run: Run, data: Path) -> None:
    ran = run("validate", "--data", data, "--format", "json")
    assert ran.status == 1
    assert [one["file"] for one in json.loads(ran.out)] == ["2025/ci.csv"]
    assert run("validate", "--data", data, "--year", 2024).status == 0
    table = run("validate", "--data", data).out
    assert "In 2 bestanden: 1 fout." in table
    assert "In 1 ander bestand is niets gevonden." in table


def test_a_directory_without_year_folders_is_checked_itself(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "plat", "groepen", {"groep": "ouderparticipatie"}, {"groep": "iets", "datum": "05/03/2025"})
    ran = run("validate", "--data", tmp_path / "plat", "--format", "json")
    assert [(one["file"], one["line"], one["rule"]) for one in json.loads(ran.out)] == [
        ("groepen.csv", 3, "code-onbekend")
    ]


def test_the_exit_status_is_about_all_problems_also_hidden_ones(run: Run, data: Path) -> None:
    ran = run("validate", "--data", data, "--year", 2025, "--severity", "fatal")
    assert ran.status == 1
    assert ran.out.startswith(SUMMARY + "Niet getoond (--severity fatal): 1 fout.\n")
    assert json.loads(run("validate", "--data", data, "--severity", "fatal", "--format", "json").out) == []


def test_warnings_alone_end_well(run: Run, tmp_path: Path) -> None:
    path = write(tmp_path / "x", "groepen", {"groep": "ouderparticipatie"})
    path.write_text(path.read_text(encoding="utf-8").replace("ex_clienten", "opmerking"), encoding="utf-8")
    ran = run("validate", "--data", tmp_path / "x", "--year", 2025)
    assert ran.status == 0
    assert "In 1 bestand: 1 waarschuwing. Het rapport kan gemaakt worden" in ran.out


def test_nothing_to_read(run: Run, tmp_path: Path) -> None:
    ran = run("validate", "--data", tmp_path / "weg")
    assert (ran.status, ran.out) == (3, "")
    assert ran.err == f"Fout: De map {tmp_path / 'weg'} bestaat niet. Geef met --data de map waarin de exports staan.\n"
    (tmp_path / "leeg").mkdir()
    ran = run("validate", "--data", tmp_path / "leeg", "--year", 2025)
    assert (ran.status, ran.out) == (3, "")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--year", "twee"], "Invalid value for '--year'"),
        (["--format", "pdf"], "'pdf' is not one of"),
        (["--format", "xlsx"], "--format xlsx needs --output FILE"),
        (["--severity", "bad"], "'bad' is not one of"),
        (["--as-of", "morgen"], "'morgen' does not match the formats"),
        (["extra"], "unexpected extra argument (extra)"),
    ],
)
def test_wrong_usage(run: Run, data: Path, words: list[str], message: str) -> None:
    ran = run("validate", "--data", data, *words)
    assert (ran.status, ran.out) == (2, "")
    assert message in ran.err


@pytest.mark.parametrize("suffix", ["json", "csv", "xlsx", "md"])
def test_a_file_gets_the_form_of_its_suffix(run: Run, data: Path, tmp_path: Path, suffix: str) -> None:
    target = tmp_path / f"nazicht.{suffix}"
    ran = run("validate", "--data", data, "--output", target)
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == (
        f"Geschreven: {target}\n"
        "In 2 bestanden: 1 fout. Het rapport wordt pas gemaakt als de fouten verbeterd zijn, of met --with-errors.\n"
    )
    start = {"json": b"[\n {", "csv": b"\xef\xbb\xbfteam;", "xlsx": b"PK\x03\x04", "md": b"# Nazicht"}[suffix]
    assert target.read_bytes().startswith(start)
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == [target.name]


def test_the_csv_on_stdout_opens_in_excel(run: Run, data: Path) -> None:
    ran = run("validate", "--data", data, "--format", "csv")
    rows = list(csv.reader(io.StringIO(ran.out.removeprefix("\ufeff")), delimiter=";"))
    assert ran.out.startswith("\ufeff")
    assert rows[1][:6] == ["ci", "2025/ci.csv", "2", "fout", "CI-2025-0001", "geslacht"]


def test_a_file_that_cannot_be_written_leaves_nothing(run: Run, data: Path, tmp_path: Path) -> None:
    ran = run("validate", "--data", data, "--output", tmp_path / "weg" / "x.csv")
    assert ran.status == 2
    assert (
        ran.err
        == f"Fout: {tmp_path / 'weg' / 'x.csv'} kan niet geschreven worden: die map of dat bestand is er niet.\n"
    )


def test_a_failed_write_keeps_the_earlier_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "x.txt"
    target.write_text("vorige", encoding="utf-8")
    written = Path.write_bytes

    def full(path: Path, content: bytes) -> int:
        written(path, content[:3])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(output.WrongUsage, match="de schijf is vol"):
        output.write_whole(target, "nieuw")
    assert target.read_text(encoding="utf-8") == "vorige"
    assert list(tmp_path.iterdir()) == [target]


def test_colour_needs_a_terminal_and_no_wish_against_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert not output.colour_wanted()
    monkeypatch.setattr(output.sys.stdout, "isatty", lambda: True)
    assert output.colour_wanted()
    assert not output.colour_wanted(Path("x.txt"))
    monkeypatch.setenv("NO_COLOR", "1")
    assert not output.colour_wanted()


def test_the_help_opens_with_examples(run: Run) -> None:
    ran = run("validate", "--help")
    assert ran.status == 0
    assert ran.out.startswith(
        "Usage: cocon-stats validate [OPTIONS]\n"
        "\n"
        "  Check the exports and show every problem with file, line and column.\n"
        "\n"
        "  Examples:\n"
        "    cocon-stats validate --data exports --year 2025\n"
        "    cocon-stats validate --data exports --year 2025 --output nazicht.xlsx\n"
    )


def test_a_table_under_another_name_is_named(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "exports" / "2025"
    write(folder, "erkenningen", {"hulpvorm": "ikt", "module": "a", "plaatsen": "3"})
    (folder / "contact.csv").write_bytes(b"dossier_id\r\n")
    (folder / "ikt.xlsx").write_bytes(b"PK")
    ran = run("validate", "--data", tmp_path / "exports")
    assert ran.status == 0
    said = "Niet herkend, en dus niet gelezen: 2025/contact.csv en 2025/ikt.xlsx. Klopt de naam van het bestand?"
    assert said in " ".join(ran.out.split())


def test_a_history_alone_is_checked(run: Run, tmp_path: Path) -> None:
    for folder in (tmp_path / "jaar" / "2025", tmp_path / "los"):
        folder.mkdir(parents=True)
        (folder / "historiek.csv").write_bytes(b"figuur;jaar;waarde;bron\nikt.uitvl;2024;10;x\n")
    for data in (tmp_path / "jaar", tmp_path / "los"):
        ran = run("validate", "--data", data, "--year", "2025", "--format", "json")
        assert ran.status == 1
        assert [(one["line"], one["column"]) for one in json.loads(ran.out)] == [(2, "figuur")]
