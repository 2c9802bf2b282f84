"""``cocon-stats compare``: whole outputs in each form, the sources of a year, and what is refused."""

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from .conftest import Run
from .exports import ci, write_history, write_year

NOTES = """\
Herkomst: 2023: historiek; 2024: export; 2025: export.
Verschil en uitspraak gaan over de laatste twee jaren met een waarde.
Ook als er in werkelijkheid niets verandert, krijgt tot één op de twintig cijfers bij toeval het woord «stijging» of \
«daling». Besluit dus alleen uit cijfers die u vooraf koos (kerncijfers).
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "exports"
    write_year(folder, 2024, ci(2024, 38, 2))
    write_year(folder, 2025, ci(2025, 25, 15))
    write_history(folder, "ci.uitval;2023;9,5;jaarverslag 2023")
    return folder


def settings(folder: Path, *figures: str) -> Path:
    path = folder / "eigen.toml"
    path.write_text(f"[vergelijken]\nkerncijfers = {json.dumps(figures)}\n", encoding="utf-8")
    return path


def test_markdown(run: Run, data: Path, tmp_path: Path) -> None:
    chosen = settings(tmp_path, "ci.uitval")
    ran = run("compare", 2025, 2023, 2024, "ci.uitval", "--data", data, "--config", chosen, "--format", "md")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == (
        "**Cijfers van 2023, 2024 en 2025**\n\n"
        "| cijfer | omschrijving | 2023 | 2024 | 2025 | verschil | interval van 97% | te zeggen | kerncijfer |\n"
        "| --- | --- | --: | --: | --: | --: | --- | --- | --- |\n"
        "| ci.uitval | vroegtijdig en onbedoeld beëindigd | 9,5% | 5% | 38% | +32,5 procentpunt "
        "| van +12,9 tot +50,0 | stijging | ja |\n\n" + "\n".join(f"{line}\n" for line in NOTES.splitlines())
    )


def test_csv_holds_numbers(run: Run, data: Path) -> None:
    ran = run("compare", 2024, 2025, "ci.aa*", "--data", data, "--format", "csv")
    lines = ran.out.splitlines()
    assert lines[0] == (
        "cijfer;omschrijving;eenheid;kerncijfer;2024;2024 teller;2024 noemer;2025;2025 teller;2025 noemer;"
        "verschil;van;tot;te zeggen"
    )
    assert (
        lines[1]
        == "ci.aantal;beëindigde begeleidingen;aantal;nee;40;40;;40;40;;0;-19,973;19,973;binnen de toevalsmarge"
    )
    assert ran.err.startswith("Herkomst: 2024: export; 2025: export.\n")


def test_json_is_exact(run: Run, data: Path) -> None:
    ran = run("compare", 2023, 2024, 2025, "ci.uitval", "--data", data, "--format", "json")
    found = json.loads(ran.out)
    assert (found["years"], found["level"]) == ([2023, 2024, 2025], 97)
    (figure,) = found["figures"]
    low, high = figure.pop("interval")
    assert (round(low, 3), round(high, 3)) == (12.891, 49.996)
    assert figure == {
        "id": "ci.uitval",
        "label": "vroegtijdig en onbedoeld beëindigd",
        "unit": "percent",
        "key_figure": False,
        "values": [
            {"year": 2023, "value": 9.5, "text": "9,5%", "numerator": None, "denominator": None, "source": "historiek"},
            {"year": 2024, "value": 5, "text": "5%", "numerator": 2, "denominator": 40, "source": "export"},
            {"year": 2025, "value": 37.5, "text": "38%", "numerator": 15, "denominator": 40, "source": "export"},
        ],
        "difference": 32.5,
        "verdict": "higher",
        "words": "stijging",
    }


def test_a_workbook(run: Run, data: Path, tmp_path: Path) -> None:
    target = tmp_path / "jaren.xlsx"
    assert run("compare", 2024, 2025, "ci.uitval", "--data", data, "--output", target).status == 0
    rows = list(load_workbook(target).active.iter_rows(min_row=3, max_row=4, values_only=True))
    assert rows == [
        ("cijfer", "omschrijving", "2024", "2025", "verschil", "interval van 97%", "te zeggen", "kerncijfer"),
        ("ci.uitval", "vroegtijdig en onbedoeld beëindigd", 5, 37.5, 32.5, "van +12,9 tot +50,0", "stijging", "nee"),
    ]


def test_a_plain_word_takes_all_figures_that_start_with_it(run: Run, data: Path) -> None:
    ran = run("compare", 2024, 2025, "ci.leeftijd", "--data", data, "--format", "csv")
    names = [line.partition(";")[0] for line in ran.out.splitlines()[1:]]
    assert names
    assert all(name.startswith("ci.leeftijd.") for name in names)


def test_a_figure_without_a_value_in_the_last_year_gets_no_verdict(run: Run, data: Path) -> None:
    write_history(data, "ci.uitval;2023;9,5;", "tnt.uitval;2023;8;")
    ran = run("compare", 2023, 2025, "*.uitval", "--data", data, "--format", "csv")
    assert ran.out.splitlines()[1:] == [
        "ci.uitval;vroegtijdig en onbedoeld beëindigd;procent;nee;9,5;;;37,5;15;40;28;;;"
        "alleen gepubliceerd, aantallen niet gekend",
        "tnt.uitval;vroegtijdig en onbedoeld beëindigd;procent;nee;8;;;;;;;;;",
    ]


def test_a_changed_definition(run: Run, data: Path, tmp_path: Path) -> None:
    own = tmp_path / "eigen"
    own.mkdir()
    (own / "ci.toml").write_text(
        'prefix = "ci"\nsection = "3.1"\nsource = "ci"\nselect = ["beeindigd = ja"]\n'
        '[[use]]\nblock = "uitval"\nversion = 2\nchanged = 2025\n',
        encoding="utf-8",
    )
    config = tmp_path / "eigen.toml"
    config.write_text('[mappen]\ncatalogus = "eigen"\n', encoding="utf-8")
    ran = run("compare", 2024, 2025, "ci.uitval", "--data", data, "--config", config, "--format", "csv")
    assert ran.out.splitlines()[1] == (
        "ci.uitval;vroegtijdig en onbedoeld beëindigd;procent;nee;5;2;40;37,5;15;40;;;;"
        "niet vergelijkbaar (definitie veranderde in 2025)"
    )


@pytest.mark.parametrize(
    ("words", "status", "message"),
    [
        (["2025"], 2, "Error: Name at least two years, such as: cocon-stats compare 2024 2025."),
        (["2024", "2025", "a", "b"], 2, "Error: One pattern at most, not 2: a b."),
        (["2019", "2025"], 2,
         "Fout: Over 2019 is niets gekend: geen exports, geen archief en geen rij in historiek.csv."),
        (["2024", "2025", "ci.uitvl"], 2, "Fout: Er is geen cijfer dat past op «ci.uitvl». Bedoelde u ci.uitval"),
        (["2024", "2025", "--format", "xlsx"], 2,
         "Error: --format xlsx needs --output FILE: a workbook is no text for a terminal."),
    ],
)  # fmt: skip
def test_what_is_refused(run: Run, data: Path, words: list[str], status: int, message: str) -> None:
    ran = run("compare", *words, "--data", data)
    assert (ran.status, ran.out) == (status, "")
    assert message in ran.err


def test_exports_with_errors_are_refused(run: Run, data: Path) -> None:
    write_year(data, 2024, [*ci(2024, 20), "CI-2024-0099;C000099;Q;;1/2/2024;1/2/2024;2/2/2024;regulier;vk"])
    ran = run("compare", 2024, 2025, "ci.aantal", "--data", data)
    assert (ran.status, ran.out) == (1, "")
    assert run("compare", 2024, 2025, "ci.aantal", "--data", data, "--with-errors", "--format", "csv").status == 0
