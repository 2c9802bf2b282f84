"""The archive of years: what is kept, that it comes back as it was, who wins, and that a closed year stays closed."""

import json
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from cocon_stats.archive import (
    ArchivedOtherwiseError,
    archive_path,
    archived,
    archived_years,
    as_archived,
    check_archive,
    read_archive,
    write_archive,
)
from cocon_stats.comparison import judge, series
from cocon_stats.comparison.ladder import Rules
from cocon_stats.errors import WrongUsage
from cocon_stats.figures import FigureSet
from cocon_stats.settings import Settings
from cocon_stats.year import Toolkit, Year, toolkit

from .exports import ci, write_history, write_year


@pytest.fixture(scope="module")
def tools() -> Toolkit:
    return toolkit(Settings())


def figures_of(data: Path, year: int, tools: Toolkit) -> FigureSet:
    return Year(data, year, tools).figures


def test_what_is_kept_comes_back_exactly(tmp_path: Path, tools: Toolkit) -> None:
    sample = Year(Path(__file__).parents[2] / "data" / "sample", 2025, tools).figures
    write_archive(tmp_path, sample)
    back = read_archive(tmp_path, 2025)
    assert back is not None
    assert list(back) == list(sample.figures)
    for one in sample:
        kept = back[one.id]
        for key in ("label", "unit", "value", "rounded", "text", "numerator", "denominator", "unknown", "measure"):
            assert getattr(kept, key) == getattr(one, key), (one.id, key)
        assert (kept.spread is None) == (one.spread is None)
        if one.spread and kept.spread:
            assert kept.spread.cases == one.spread.cases
            assert float(kept.spread.variance) == float(one.spread.variance)


def test_the_file_is_figures_json_with_what_comparing_needs(tmp_path: Path, tools: Toolkit) -> None:
    write_year(tmp_path, 2024, ci(2024, 20, 5))
    figures = figures_of(tmp_path, 2024, tools)
    write_archive(tmp_path, figures)
    content = json.loads((tmp_path / "archief" / "2024" / "figures.json").read_text(encoding="utf-8"))
    contract = figures.to_json()
    assert list(content) == list(contract)
    for kept, asked in zip(content["figures"], contract["figures"], strict=True):
        assert {key: kept[key] for key in asked} == asked
        assert set(kept) - set(asked) <= {
            "measure", "rounding", "rounded", "version", "unknown_in_base", "spread", "lacking",
        }  # fmt: skip
    assert "CI-2024" not in json.dumps(content)
    assert [one.name for one in (tmp_path / "archief" / "2024").iterdir()] == ["figures.json"]


def test_the_same_figures_give_the_same_bytes(tmp_path: Path, tools: Toolkit) -> None:
    write_year(tmp_path, 2024, ci(2024, 20, 5))
    assert as_archived(figures_of(tmp_path, 2024, tools)) == as_archived(figures_of(tmp_path, 2024, tools))


def test_a_closed_year_stays_as_it_was(tmp_path: Path, tools: Toolkit) -> None:
    write_year(tmp_path, 2024, ci(2024, 20, 5))
    before = figures_of(tmp_path, 2024, tools)
    path = write_archive(tmp_path, before)
    kept = path.read_bytes()
    assert not check_archive(tmp_path, before)
    write_archive(tmp_path, before)
    write_year(tmp_path, 2024, ci(2024, 20, 6))
    after = figures_of(tmp_path, 2024, tools)
    with pytest.raises(ArchivedOtherwiseError) as refused:
        write_archive(tmp_path, after)
    assert path.read_bytes() == kept
    number = len(refused.value.changed)
    assert number > 3
    names = ", ".join(refused.value.changed[:3])
    assert str(refused.value) == (
        f"2024 is al definitief gemaakt, met {number} andere cijfers ({names} …). Er is niets geschreven. "
        "Bekijk het verschil met «cocon-stats restate 2024»; met --force vervangt u het archief."
    )
    write_archive(tmp_path, after, force=True)
    back = read_archive(tmp_path, 2024)
    assert back is not None
    assert back["ci.uitval"].numerator == 6


def test_another_label_is_no_other_figure(tmp_path: Path, tools: Toolkit) -> None:
    write_year(tmp_path, 2024, ci(2024, 20, 5))
    before = figures_of(tmp_path, 2024, tools)
    write_archive(tmp_path, before)
    renamed = {name: replace(one, label="anders", definition="anders") for name, one in before.figures.items()}
    assert not check_archive(tmp_path, replace(before, figures=renamed))
    newer = {name: replace(one, version=2) for name, one in before.figures.items()}
    with pytest.raises(ArchivedOtherwiseError):
        check_archive(tmp_path, replace(before, figures=newer))


def test_exports_win_from_the_archive_and_the_archive_from_what_was_published(tmp_path: Path, tools: Toolkit) -> None:
    for year, dropped in ((2022, 2), (2023, 4)):
        write_year(tmp_path, year, ci(year, 20, dropped))
        write_archive(tmp_path, figures_of(tmp_path, year, tools))
    (tmp_path / "2022" / "ci.csv").unlink()
    (tmp_path / "2022").rmdir()
    write_year(tmp_path, 2023, ci(2023, 20, 5))
    write_year(tmp_path, 2024, ci(2024, 20, 6))
    write_history(tmp_path, *(f"ci.uitval;{year};1,5;jaarverslag" for year in (2021, 2022, 2023)))
    figures = Year(tmp_path, 2024, tools).figures_with_history
    history = figures.history("ci.uitval")
    assert [(one.year, one.text, one.source) for one in history] == [
        (2021, "1,5%", "historiek"),
        (2022, "9%", "archief"),
        (2023, "20%", "export"),
    ]
    assert [one.figure is not None for one in history] == [False, True, True]
    assert archived_years(tmp_path) == [2022, 2023]


def test_an_archived_year_has_counts_and_so_bears_a_verb(tmp_path: Path, tools: Toolkit) -> None:
    write_year(tmp_path, 2024, ci(2024, 40, 2))
    write_archive(tmp_path, figures_of(tmp_path, 2024, tools))
    (tmp_path / "2024" / "ci.csv").unlink()
    (tmp_path / "2024").rmdir()
    write_year(tmp_path, 2025, ci(2025, 20, 22))
    figures = Year(tmp_path, 2025, tools).figures_with_history
    for name in ("ci.uitval", "ci.aantal", "ci.duur.gemiddeld"):
        found = series.series_of(figures, name)
        assert found is not None
        verdict = judge(found, found.earlier[-1], Rules())
        assert verdict.before.source == "archief"
        assert verdict.interval is not None
    uitval = series.series_of(figures, "ci.uitval")
    assert uitval is not None
    assert judge(uitval, uitval.earlier[-1], Rules()).rung == "higher"


def test_later_years_and_unknown_figures_are_no_history(tmp_path: Path, tools: Toolkit) -> None:
    write_year(tmp_path, 2025, ci(2025, 20, 5))
    figures = figures_of(tmp_path, 2025, tools)
    write_archive(tmp_path, figures)
    assert list(archived(tmp_path, tools.catalogue, 2025)) == []
    found = {one.id: one for one in archived(tmp_path, tools.catalogue, 2026)}
    assert found["ci.uitval"].value == Fraction(20)
    assert "tnt.uitval" not in found  # unknown then: no earlier value


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("{", "het is geen geldige JSON (regel 1)."),
        ("[]", "de cijfers ontbreken"),
        ('{"year": 2023, "figures": []}', "het gaat over 2023"),
        ('{"year": 2024, "figures": [{"id": "ci.uitval"}]}', "KeyError: 'value'"),
    ],
)
def test_a_damaged_archive_is_named(tmp_path: Path, content: str, why: str) -> None:
    path = archive_path(tmp_path, 2024)
    path.parent.mkdir(parents=True)
    path.write_text(content, encoding="utf-8")
    with pytest.raises(WrongUsage) as refused:
        read_archive(tmp_path, 2024)
    assert str(refused.value).startswith(f"Het archief {path} is niet te lezen: {why}")


def test_no_archive_is_no_error(tmp_path: Path) -> None:
    assert read_archive(tmp_path, 2024) is None
    assert archived_years(tmp_path) == []
