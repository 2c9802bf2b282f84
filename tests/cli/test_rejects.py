"""``validate --rejects DIR``."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from cli.exports import write

Run = Callable[..., Any]


def test_refused_rows_are_written_per_file(run: Run, tmp_path: Path) -> None:
    data, out = tmp_path / "exports", tmp_path / "geweigerd"
    path = write(data / "2025", "groepen", {"groep": "la_vie"}, {"groep": "iets", "datum": "5/03/2025"})
    write(data / "2025", "ci", {"dossier_id": "CI-2025-0001"})
    ran = run("validate", "--data", data, "--rejects", out, "--format", "json")
    assert ran.status == 1
    assert ran.err == f"Geweigerde rijen in {out / '2025' / 'groepen.csv'}: 1\n"
    assert [one for one in out.rglob("*") if one.is_file()] == [out / "2025" / "groepen.csv"]
    header, _, bad = path.read_text(encoding="utf-8").splitlines()
    assert (out / "2025" / "groepen.csv").read_text(encoding="utf-8") == (
        f"regel;controle;{header}\n3;code-onbekend;{bad}\n"
    )


def test_rows_of_an_earlier_run_do_not_stay(run: Run, tmp_path: Path) -> None:
    data, out = tmp_path / "exports", tmp_path / "geweigerd"
    write(data / "2025", "groepen", {"groep": "iets"})
    run("validate", "--data", data, "--rejects", out)
    write(data / "2025", "groepen", {"groep": "la_vie"})
    assert run("validate", "--data", data, "--rejects", out).status == 0
    assert not (out / "2025" / "groepen.csv").exists()


def test_exports_are_never_written_over(run: Run, tmp_path: Path) -> None:
    path = write(tmp_path / "2025", "groepen", {"groep": "iets"})
    before = path.read_bytes()
    ran = run("validate", "--data", tmp_path, "--rejects", tmp_path)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == (f"Fout: {path} bestaat al en bevat geen geweigerde rijen. Kies met --rejects een andere map.\n")
    assert path.read_bytes() == before
