"""What the shell is offered, asked as bash, zsh and fish ask it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from query.conftest import Run

PROGRAM = Path(sys.executable).parent / "cocon-stats"
HEAVY = {"numpy", "pandas", "pyarrow", "tabulate", "jinja2"}


def offered(exports: Path, *words: str, shell: str = "bash") -> list[str]:
    """The lines a shell gets for the last of `words`."""
    joint = "\n" if shell == "bash" else " "
    last = words[-1] if shell == "fish" else str(len(words) - 1)
    environment = os.environ | {
        "_COCON_STATS_COMPLETE": f"{shell}_complete",
        "COMP_WORDS": joint.join(words),
        "COMP_CWORD": last,
        "COCON_DATA": str(exports),
    }
    done = subprocess.run([PROGRAM], env=environment, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return done.stdout.splitlines()


def plain(*values: str) -> list[str]:
    return [f"plain,{one}" for one in values]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("qu",), plain("query")),
        (("query", "i"), plain("ikt")),
        (("query", "ikt.t"), plain("ikt.tevredenheid")),
        (("query", "ci,t"), plain("ci,tnt", "ci,tb", "ci,tevredenheid")),
        (("query", "ikt", "--where", "gez"), plain("gezinssamenstelling=")),
        (("query", "ikt", "--where", "kenmerk.kind_p"), plain("kenmerk.kind_psychisch=")),
        (("query", "ikt", "--where", "jim", "="), plain("nee", "ja", "onbekend")),
        (("query", "ikt", "--where", "aanmelder", "=", "oc"), plain("ocj")),
        (("query", "ikt", "--where", "aanmelder", "=", "ocj,v"), plain("ocj,vk", "ocj,voorziening_jeugdhulp")),
        (("query", "ikt", "--where=geslacht", "=", "v"), plain("V")),
        (("query", "ikt", "--where", "'lee"), plain("leeftijd=", "leeftijdsklasse=")),
        (("query", "ikt", "--where", "client"), []),
        (("query", "ikt", "--where", "geboorte"), []),
        (("query", "cbaw", "--by", "woon"), plain("woonvorm_start", "woonvorm_einde", "woonvorm_gewijzigd")),
        (("query", "ikt", "--by", "geslacht,aanm"), plain("geslacht,aanmelder")),
        (("query", "ikt", "--by", "dossier"), []),
        (("query", "ikt", "--by", "duur"), []),
        (("query", "ikt", "--by", "woon"), []),
        (("query", "--by", "woonvorm_s"), plain("woonvorm_start")),
        (("query", "ikt", "--measure", "contact"), plain("contact", "contact_week")),
        (("query", "ikt", "--year", "2024,"), plain("2024,2025")),
        (("figures", "ikt.duur"), plain("ikt.duur.gemiddeld", "ikt.duur.mediaan")),
        (("explain", "ikt.duur.m"), plain("ikt.duur.mediaan")),
        (("explain", "datum-vol"), plain("datum-volgorde")),
        (("explain", "ovbj_a"), plain("ovbj_age_province")),
        (("query", "sector_m"), plain("sector_modules")),
        (("query", "sector_dossiers", "--where", "combinatie", "=", "ca"), plain("caw")),
        (("query", "sector_modules", "--by", "duurk"), plain("duurklasse")),
        (("schema", "opv"), plain("opvolging")),
        (("completion", ""), plain("bash", "zsh", "fish")),
        (("nergens", "x"), []),
    ],
)  # fmt: skip
def test_words(exports: Path, words: tuple[str, ...], expected: list[str]) -> None:
    assert [one for one in offered(exports, "cocon-stats", *words) if one] == expected


def test_zsh_and_fish_get_labels_and_whole_values(exports: Path) -> None:
    words = ("cocon-stats", "query", "ikt", "--where", "aanmelder=ocj,v")
    assert offered(exports, *words, shell="zsh") == [
        "plain", "aanmelder=ocj,vk", "vertrouwenscentrum kindermishandeling",
        "plain", "aanmelder=ocj,voorziening_jeugdhulp", "andere jeugdhulpvoorziening",
    ]  # fmt: skip
    assert offered(exports, *words, shell="fish") == [
        "plain,aanmelder=ocj,vk\tvertrouwenscentrum kindermishandeling",
        "plain,aanmelder=ocj,voorziening_jeugdhulp\tandere jeugdhulpvoorziening",
    ]


def test_faulty_settings_say_nothing_at_a_prompt(
    exports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "cocon.toml").write_text("[onzin]\n", encoding="utf-8")
    assert [one for one in offered(exports, "cocon-stats", "query", "i") if one] == []


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("cocon-stats query ikt --where gez", "gezinssamenstelling="),
        ("cocon-stats query ikt --where aanmelder = oc", "ocj"),
        ("cocon-stats query ci,tn", "ci,tnt"),
        ("cocon-stats fig", "figures"),
    ],
)
def test_bash_itself(exports: Path, tmp_path: Path, words: str, expected: str, run: Run) -> None:
    script = tmp_path / "cocon-stats.bash"
    script.write_text(run("completion", "bash").out, encoding="utf-8")
    commands = (
        f"source {script}\ncompopt() {{ :; }}\nCOMP_WORDS=({words})\nCOMP_CWORD=$((${{#COMP_WORDS[@]}} - 1))\n"
        f"_cocon_stats_completion {PROGRAM}\nprintf '%s\\n' \"${{COMPREPLY[@]}}\"\n"
    )
    done = subprocess.run(["bash", "--norc", "-c", commands], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == (f"{expected}\n", "")


@pytest.mark.parametrize(
    ("shell", "line"), [("zsh", "#compdef cocon-stats"), ("fish", "function _cocon_stats_completion;")]
)
def test_scripts(run: Run, shell: str, line: str) -> None:
    ran = run("completion", shell)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.splitlines()[0] == line
    assert f"_COCON_STATS_COMPLETE={shell}_complete" in ran.out
    assert 'split ","' not in ran.out


def test_a_mistyped_shell(run: Run) -> None:
    ran = run("completion", "zhs")
    assert ran.status == 2
    assert ran.err.endswith("'zhs' is not one of bash, zsh, fish. Did you mean 'zsh'?\n")


@pytest.mark.parametrize("words", ["query ikt --where aanmelder=o", "figures ikt", "query ikt --year 2", "explain d"])
def test_completion_imports_nothing_heavy(words: str) -> None:
    script = (
        "import sys\nfrom cocon_stats.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\nsys.stderr.write(' '.join(sys.modules))\n"
    )
    typed = ["cocon-stats", *words.split()]
    environment = os.environ | {
        "_COCON_STATS_COMPLETE": "zsh_complete", "COMP_WORDS": " ".join(typed), "COMP_CWORD": str(len(typed) - 1),
    }  # fmt: skip
    script = f"import sys; sys.argv = ['cocon-stats']\n{script}"
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("plain\n")
    assert HEAVY & set(done.stderr.split()) == set()
