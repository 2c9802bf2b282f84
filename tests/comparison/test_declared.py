"""What an analyst declares for comparing: versions of definitions and settings, and what is refused of them."""

from fractions import Fraction
from pathlib import Path

import pytest

from cocon_stats.catalogue.loader import load_catalogue
from cocon_stats.comparison import Rules, judge, rules_of
from cocon_stats.comparison.series import series_of
from cocon_stats.errors import WrongUsage
from cocon_stats.history import version_then
from cocon_stats.schemas import load_schemas
from cocon_stats.settings import Settings, load_settings
from cocon_stats.year import Year, toolkit

from .exports import ci, write_history, write_year


def own(folder: Path, lines: str) -> Path:
    """A catalogue folder in which ``ci.uitval`` is declared again with these keys."""
    folder.mkdir()
    head = 'prefix = "ci"\nsection = "3.1"\nsource = "ci"\nselect = ["beeindigd = ja"]'
    (folder / "ci.toml").write_text(f'{head}\n[[use]]\nblock = "uitval"\n{lines}\n', encoding="utf-8")
    return folder


def test_a_definition_has_version_one_unless_said(tmp_path: Path) -> None:
    assert {(one.version, one.changed) for one in load_catalogue(load_schemas())} == {(1, None)}
    found = load_catalogue(load_schemas(), own(tmp_path / "eigen", "version = 3\nchanged = 2024"))["ci.uitval"]
    assert (found.version, found.changed) == (3, 2024)
    assert [version_then(found, year) for year in (2023, 2024, 2025)] == [1, 3, 3]


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ("version = 0", "Catalogus ci.toml: ci.uitval: version moet een geheel getal zijn, 1 of hoger."),
        ('version = "twee"', "Catalogus ci.toml: ci.uitval: version moet een geheel getal zijn, 1 of hoger."),
        ("version = true", "Catalogus ci.toml: ci.uitval: version moet een geheel getal zijn, 1 of hoger."),
        ("version = 2\nchanged = 25", "Catalogus ci.toml: ci.uitval: changed moet een jaartal zijn."),
        ("changed = 2025", "Catalogus ci.toml: ci.uitval: bij changed hoort een version van 2 of hoger."),
    ],
)
def test_versions_that_mean_nothing(tmp_path: Path, lines: str, message: str) -> None:
    with pytest.raises(WrongUsage) as refused:
        load_catalogue(load_schemas(), own(tmp_path / "eigen", lines))
    assert str(refused.value) == message


@pytest.mark.parametrize(
    ("lines", "rungs"),
    [
        ("", ["no_counts", "higher"]),
        ("version = 2", ["not_comparable", "higher"]),  # the exports are computed with the same definition
        ("version = 2\nchanged = 2024", ["not_comparable", "higher"]),
        ("version = 2\nchanged = 2025", ["not_comparable", "not_comparable"]),
        ("version = 2\nchanged = 2026", ["not_comparable", "higher"]),
    ],
)
def test_which_years_a_changed_definition_leaves(tmp_path: Path, lines: str, rungs: list[str]) -> None:
    data = tmp_path / "exports"
    write_year(data, 2024, ci(2024, 38, 2))
    write_year(data, 2025, ci(2025, 20, 20))
    write_history(data, "ci.uitval;2023;9;")
    tools = toolkit(Settings(catalogue=(own(tmp_path / "eigen", lines),)))
    found = series_of(Year(data, 2025, tools).figures_with_history, "ci.uitval")
    assert found is not None
    assert [judge(found, one, Rules()).rung for one in found.earlier] == rungs


def settings(folder: Path, lines: str) -> Settings:
    path = folder / "cocon.toml"
    path.write_text(f"[vergelijken]\n{lines}\n", encoding="utf-8")
    return load_settings(path)


def test_the_settings(tmp_path: Path) -> None:
    assert rules_of(Settings()) == Rules(20, 10, ())
    found = settings(tmp_path, 'kerncijfers = ["*.uitval"]\nminstens = 30\nstabiel_binnen = 5\nonbekend_punten = 8')
    assert rules_of(found) == Rules(30, 5, ("*.uitval",))
    assert found.unknown_points == 8
    assert rules_of(found).may_judge("ikt.uitval")
    assert not rules_of(found).may_judge("ikt.aantal")


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ("minstens = 5", "cocon.toml: minstens in [vergelijken] moet 10 of meer zijn."),
        ("stabiel_binnen = -1", "cocon.toml: stabiel_binnen in [vergelijken] moet 0 of meer zijn."),
        ('minstens = "20"', "cocon.toml: minstens in [vergelijken] moet een geheel getal zijn."),
        ("kerncijfers = [1]", "cocon.toml: kerncijfers in [vergelijken] moet een lijst van teksten zijn."),
        ("kerncijfer = []", "cocon.toml: [vergelijken] kent geen «kerncijfer». Bedoelde u kerncijfers of cijfers?"),
        ('[organisatie]\nnaam = " "', "cocon.toml: naam in [organisatie] mag niet leeg zijn."),
    ],
)
def test_settings_that_mean_nothing(tmp_path: Path, lines: str, message: str) -> None:
    with pytest.raises(WrongUsage) as refused:
        settings(tmp_path, lines)
    assert str(refused.value) == message


def test_a_key_figure_that_does_not_exist() -> None:
    with pytest.raises(WrongUsage) as refused:
        toolkit(Settings(key_figures=("ikt.uitvl",)))
    assert str(refused.value).startswith(
        "cocon.toml: kerncijfers noemt «ikt.uitvl», maar zo'n cijfer is er niet. Bedoelde u ikt.uitval"
    )


def test_the_spread_of_a_whole_year_is_that_of_its_case_files(tmp_path: Path) -> None:
    write_year(tmp_path, 2025, ci(2025, 10))
    figure = Year(tmp_path, 2025, toolkit(Settings())).figures["ci.duur.gemiddeld"]
    days = [3 + number % 5 for number in range(1, 11)]
    middle = Fraction(sum(days), 10)
    assert figure.value == middle
    assert figure.spread is not None
    assert figure.spread.cases == 10
    assert figure.spread.variance == sum((one - middle) ** 2 for one in days) / 9 / 10
