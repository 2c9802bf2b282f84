"""What the user of `cocon-stats sample` sees."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cocon_stats.cli.sample import command

from .recount import FILES

PACKAGED = Path(__file__).parents[2] / "cocon_stats" / "sample" / "targets" / "2025.toml"


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(command, [str(arg) for arg in args])


def said(result: Result) -> str:
    """The last paragraph on stderr, in one line."""
    return " ".join(result.stderr.strip().splitlines()[-1].split())


def test_prints_what_it_wrote(tmp_path: Path) -> None:
    out = tmp_path / "new"
    result = run("--year", "2025", "--out", out)
    assert result.exit_code == 0, result.output
    names = ("2025/VOORBEELDGEGEVENS", "historiek.csv", "VOORBEELDGEGEVENS", "cocon.toml")
    beside = [out / name for name in names]
    written = [*(out / "2025" / f"{name}.csv" for name in FILES), *beside]
    assert result.stdout.splitlines() == [str(path) for path in written]
    assert sorted(path for path in out.rglob("*") if path.is_file()) == sorted(written)


def test_writes_again_over_its_own(tmp_path: Path) -> None:
    first = run("--out", tmp_path / "s")
    kept = (tmp_path / "s" / "2025" / "ci.csv").read_bytes()
    assert run("--seed", "1", "--out", tmp_path / "s").exit_code == first.exit_code == 0
    assert (tmp_path / "s" / "2025" / "ci.csv").read_bytes() != kept
    assert run("--year", "2024", "--out", tmp_path / "s").exit_code == 0
    assert sorted(path.name for path in (tmp_path / "s").iterdir()) == [
        "2024", "2025", "VOORBEELDGEGEVENS", "cocon.toml", "historiek.csv",
    ]  # fmt: skip


def test_never_replaces_real_exports(tmp_path: Path) -> None:
    real = tmp_path / "2025" / "ci.csv"
    real.parent.mkdir()
    real.write_text("real", encoding="utf-8")
    result = run("--out", tmp_path)
    assert result.exit_code == 2
    expected = f"Error: {tmp_path} holds 2025, but no earlier sample. Choose another folder, or use --force."
    assert said(result) == expected
    assert real.read_text(encoding="utf-8") == "real"
    assert [path.name for path in tmp_path.iterdir()] == ["2025"]


def test_refuses_a_year_folder_with_other_files(tmp_path: Path) -> None:
    run("--out", tmp_path)
    note = tmp_path / "2025" / "nota.docx"
    note.write_text("note", encoding="utf-8")
    result = run("--out", tmp_path)
    assert result.exit_code == 2
    expected = "holds nota.docx, which is no part of a sample. Choose another folder, or use --force."
    assert said(result) == f"Error: {note.parent} {expected}"
    assert run("--out", tmp_path, "--force").exit_code == 0
    assert note.read_text(encoding="utf-8") == "note"


def test_a_failed_run_leaves_the_earlier_sample(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("--out", tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}

    def full(path: Path, chunks: object) -> Path:
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr("cocon_stats.sample.writer.write_text", full)
    result = run("--seed", "1", "--out", tmp_path)
    assert result.exit_code == 1
    assert said(result).endswith("ci.csv: No space left on device")
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_says_how_many_copies_fit(tmp_path: Path) -> None:
    result = run("--scale", "100000", "--out", tmp_path)
    assert result.exit_code == 2
    assert said(result) == "Error: --scale: at most 4999 copies of this year fit in the numbers of the contract."
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "geslacht = { M = 22, V = 18 }",
            "geslacht = { M = 22, W = 18 }",
            "ci columns geslacht: unknown code 'W'; known are M, V, X",
        ),
        (
            "m_document = { ja = 1, nee = 39 }",
            "m_document = { ja = 41 }",
            "ci columns m_document: counts 41, but there are only 40",
        ),
        (
            "kind_psychisch = [27, 8, 3]",
            "kind_psychisch = [41, 0, 0]",
            "ci kenmerken kind_psychisch: counts 41, but there are only 40",
        ),
        (
            "kind_psychisch = [27, 8, 3]",
            "kind_psychisch = 27",
            "ci kenmerken kind_psychisch: must be three whole numbers [ernstig, aanwezig, geen]",
        ),
        (
            "jeugdhulp_noodzaak = { direct = 32,",
            "jeugdhulp_noodzaak = { direct = 33,",
            "ci columns jeugdhulp_noodzaak: counts 38, but only 37 have jeugdhulp_geadviseerd = ja",
        ),
        (
            "uitval_reden = { niet_uitvoerbaar = 9,",
            "uitval_reden = { niet_uitvoerbaar = 8,",
            "cbaw columns uitval_reden: counts 16, but all 17 with afsluiting = uitval need it",
        ),
        (
            "duration = { total = 150, shortest = 0, longest = 11 }",
            "duration = { total = 150, shortest = 4, longest = 11 }",
            "ci duration: 40 case files of 4 to 11 days cannot last 150 days together",
        ),
        ("files = 36", "files = 78", "cah survey ouder files: is 78, but only 77 were asked"),
        (
            "score_total = 320.5",
            "score_total = 361",
            "cah survey ouder score_total: 36 scores of 2 to 10 in halves cannot add up to 361",
        ),
        ("ended = 44\n", "", "tnt ended: is missing"),
        ("ended = 44\n", 'ended = "44"\n', "tnt ended: must be a whole number of 0 or more, not 44"),
        ("ended = 44\n", "ended = 44\nfinished = 44\n", "tnt finished: unknown key; known are ended, running,"),
        (
            'from = "ci"\nto = "tnt"',
            'from = "tnt"\nto = "ci"',
            "follow_up 1 from: must stand before 'ci' in the order ci, tnt, cah, ikt, cbv, tb, cbaw",
        ),
        (
            "absence_hours = 6436.5",
            "absence_hours = 100",
            "staff absence_hours: is too little for everybody who was ill",
        ),
        ("fte = 37.8", "fte = 60", "staff fte: is more than everybody employed full-time"),
        ("age_total = 1806", "age_total = 9", "staff age_total: the age groups allow 1500 to 2088, not 9"),
        ("year = 2025", "year = 2025\nfollowed_by = 2025", "followed_by: must be the year after year"),
        ("year = 2025", "year = ", "is no valid TOML (line "),
    ],
)
def test_a_fault_in_a_targets_file_is_one_line_with_its_place(tmp_path: Path, old: str, new: str, message: str) -> None:
    targets = tmp_path / "mine.toml"
    text = PACKAGED.read_text(encoding="utf-8")
    assert old in text
    targets.write_text(text.replace(old, new, 1), encoding="utf-8")
    result = run("--targets", targets, "--out", tmp_path / "out")
    assert result.exit_code == 1
    assert result.stderr.startswith(("Error: mine.toml ", "Error: mine.toml: "))
    assert result.stderr.count("\n") == 1
    assert message in result.stderr
    assert not (tmp_path / "out").exists()


def test_own_targets(tmp_path: Path) -> None:
    targets = tmp_path / "mine.toml"
    text = PACKAGED.read_text(encoding="utf-8").replace("geslacht = { M = 22, V = 18 }", "geslacht = { M = 40 }", 1)
    targets.write_text(text, encoding="utf-8")
    assert run("--targets", targets, "--out", tmp_path / "out").exit_code == 0
    rows = (tmp_path / "out" / "2025" / "ci.csv").read_text(encoding="utf-8-sig").splitlines()[1:]
    assert {row.split(";")[2] for row in rows} == {"M"}


def test_leaves_the_settings_of_the_analyst_alone(tmp_path: Path) -> None:
    out = tmp_path / "s"
    assert run("--out", out).exit_code == 0
    (out / "cocon.toml").write_text("# eigen\n", encoding="utf-8")
    assert run("--out", out).exit_code == 0
    assert (out / "cocon.toml").read_text(encoding="utf-8") == "# eigen\n"
