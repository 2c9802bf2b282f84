"""``cocon-stats restate``: what was published beside what is true now, and where each difference comes from."""

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from cocon_stats.late import without_late
from cocon_stats.restatement import restate
from cocon_stats.settings import Settings
from cocon_stats.year import Toolkit, Year, toolkit

from .conftest import Run
from .exports import case, ci, write, write_history, write_year


@pytest.fixture(scope="module")
def tools() -> Toolkit:
    return toolkit(Settings())


@pytest.fixture
def data(tmp_path: Path, run: Run) -> Path:
    """2024 closed with 20 case files of which 4 were broken off; the exports of then are kept in ``toen``."""
    folder = tmp_path / "exports"
    write_year(folder, 2024, ci(2024, 16, 4))
    write_year(tmp_path / "toen", 2024, ci(2024, 16, 4))
    assert run("report", 2024, "--data", folder, "--out", tmp_path / "uit", "--final").status == 0
    return folder


def restated(run: Run, data: Path, *words: object) -> dict[str, Any]:
    """The object that is printed, its figures by id."""
    ran = run("restate", 2024, "--data", data, "--format", "json", *words)
    assert ran.status == 0, ran.err
    found: dict[str, Any] = json.loads(ran.out)
    return found | {"figures": {one["id"]: one for one in found["figures"]}}


def test_nothing_changed(run: Run, data: Path) -> None:
    ran = run("restate", 2024, "--data", data, "--format", "md")
    assert ran.status == 0
    assert ran.out.startswith("**2024: gepubliceerd en opnieuw berekend**\n\n| cijfer | omschrijving | gepubliceerd |")
    number = restated(run, data)["published"]
    assert number > 30
    assert f"Gepubliceerd volgens: archief. Ongewijzigd: {number} van de {number} cijfers.\n" in ran.out
    assert "Alle exports zijn dezelfde als toen.\n" in ran.out
    assert len(restated(run, data, "--all")["figures"]) == number


def test_without_the_older_export_only_the_total_is_known(run: Run, data: Path) -> None:
    write_year(data, 2024, [*ci(2024, 16, 4), case(2024, 30, "uitval")])
    ran = run("restate", 2024, "--data", data, "--format", "md")
    assert (
        "| ci.uitval | vroegtijdig en onbedoeld beëindigd | 20% | 24% | +3,8 procentpunt "
        "| later geregistreerd of gewijzigd |\n" in ran.out
    )
    assert "Anders dan toen: 2024/ci.csv.\n" in ran.out
    assert "Met --older MAP (de exports van toen) wordt elk verschil naar oorzaak gesplitst.\n" in ran.out
    figure = restated(run, data)["figures"]["ci.uitval"]
    assert figure["published"] == {"value": 20, "text": "20%", "numerator": 4, "denominator": 20}
    assert figure["now"] == {"value": pytest.approx(500 / 21), "text": "24%", "numerator": 5, "denominator": 21}
    assert (figure["late"], figure["changed"], figure["definition_or_other"]) == (None, None, None)


def test_late_rows_and_changed_records_are_told_apart(run: Run, data: Path, tmp_path: Path) -> None:
    lines = ci(2024, 16, 4)
    lines[0] = lines[0].replace("regulier", "uitval")  # a record that was changed
    write_year(data, 2024, [*lines, case(2024, 30, "uitval"), case(2024, 31)])  # two that came later
    figures = restated(run, data, "--older", tmp_path / "toen")["figures"]
    uitval = figures["ci.uitval"]
    assert uitval["difference"] == pytest.approx(100 * 6 / 22 - 20)
    assert uitval["changed"] == pytest.approx(100 * 5 / 20 - 20)
    assert uitval["late"] == pytest.approx(100 * 6 / 22 - 25)
    assert (uitval["definition_or_other"], uitval["cause"]) == (0, "later geregistreerd en gewijzigde gegevens")
    count = figures["ci.aantal"]
    assert (count["late"], count["changed"], count["cause"]) == (2, 0, "later geregistreerd")


def test_a_cell_that_was_empty_was_registered_late(run: Run, tmp_path: Path, data: Path) -> None:
    lines = ci(2024, 16, 4)
    before = [line.replace("14/05/2013", "") if number < 8 else line for number, line in enumerate(lines)]
    write_year(data, 2024, before)
    write_year(tmp_path / "toen", 2024, before)
    assert run("report", 2024, "--data", data, "--out", tmp_path / "uit", "--final", "--force").status == 0
    write_year(data, 2024, [*lines[:9], lines[9].replace("14/05/2013", "14/05/2010"), *lines[10:]])
    age = restated(run, data, "--older", tmp_path / "toen")["figures"]["ci.leeftijd.gemiddeld"]
    assert (age["published"]["denominator"], age["now"]["denominator"]) == (12, 20)
    assert age["changed"] == pytest.approx((11 * 10 + 13) / 12 - 10)
    assert age["late"] == pytest.approx((19 * 10 + 13) / 20 - (11 * 10 + 13) / 12)


def test_rows_that_are_gone_count_as_changed(run: Run, data: Path, tmp_path: Path) -> None:
    write_year(data, 2024, ci(2024, 16, 4)[:-1])
    figure = restated(run, data, "--older", tmp_path / "toen")["figures"]["ci.aantal"]
    assert (figure["difference"], figure["changed"], figure["late"], figure["cause"]) == (
        -1, -1, 0, "gewijzigde gegevens"
    )  # fmt: skip


def test_a_changed_definition(run: Run, data: Path, tmp_path: Path) -> None:
    own = tmp_path / "eigen"
    own.mkdir()
    (own / "ci.toml").write_text(
        'prefix = "ci"\nsection = "3.1"\nsource = "ci"\nselect = ["beeindigd = ja"]\n'
        '[[use]]\nblock = "uitval"\nversion = 2\nwhere = ["afsluiting = regulier"]\n',
        encoding="utf-8",
    )
    config = tmp_path / "eigen.toml"
    config.write_text('[mappen]\ncatalogus = "eigen"\n', encoding="utf-8")
    figure = restated(run, data, "--config", config)["figures"]["ci.uitval"]
    assert (figure["version_published"], figure["version_now"]) == (1, 2)
    assert figure["cause"] == "definitie veranderde (versie 1 werd 2), mogelijk ook de registratie"
    write_year(data, 2024, [*ci(2024, 16, 4), case(2024, 30)])
    figure = restated(run, data, "--config", config, "--older", tmp_path / "toen")["figures"]["ci.uitval"]
    assert figure["cause"] == "later geregistreerd en gewijzigde definitie"
    assert (figure["changed"], figure["definition_or_other"]) == (0, 60)
    assert figure["late"] == pytest.approx(100 * 17 / 21 - 80)


def test_an_older_export_that_is_not_that_of_then_leaves_a_rest(run: Run, data: Path, tmp_path: Path) -> None:
    write_year(tmp_path / "toen", 2024, ci(2024, 17, 4))
    figure = restated(run, data, "--older", tmp_path / "toen", "--all")["figures"]["ci.uitval"]
    assert figure["cause"] == "ongewijzigd"
    write_year(data, 2024, ci(2024, 15, 5))
    figure = restated(run, data, "--older", tmp_path / "toen")["figures"]["ci.uitval"]
    assert figure["cause"] == "gewijzigde gegevens en niet verklaard door de oudere export"


def test_figures_that_cannot_be_worked_out_any_more(run: Run, data: Path, tmp_path: Path) -> None:
    write_year(data, 2024, [line.replace("14/05/2013", "") for line in ci(2024, 16, 4)])
    figures = restated(run, data)["figures"]
    assert figures["ci.leeftijd.gemiddeld"]["now"]["text"] is None
    assert figures["ci.leeftijd.gemiddeld"]["cause"] == "nu niet meer te berekenen"
    table = run("restate", 2024, "--data", data, "--format", "md").out
    assert "| 10 jaar | niet gekend |  | nu niet meer te berekenen |" in table


def test_csv_holds_bare_numbers(run: Run, data: Path, tmp_path: Path) -> None:
    write_year(data, 2024, [*ci(2024, 16, 4), case(2024, 30, "uitval")])
    lines = run("restate", 2024, "--data", data, "--older", tmp_path / "toen", "--format", "csv").out.splitlines()
    assert lines[0] == (
        "cijfer;omschrijving;gepubliceerd;nu;verschil;later geregistreerd;gewijzigd;definitie of andere;oorzaak"
    )
    assert "ci.aantal;beëindigde begeleidingen;20;21;1;1;0;0;later geregistreerd" in lines


def test_a_printed_value_is_no_more_exact_than_it_was_printed(tmp_path: Path, tools: Toolkit) -> None:
    write_year(tmp_path, 2024, ci(2024, 14, 7))  # 33.33…%
    write_history(tmp_path, "ci.uitval;2024;33,3;verslag", "ci.aanmelder.vk;2024;99;verslag")
    found = restate(Year(tmp_path, 2024, tools))
    assert found.source == "historiek"
    assert found.files is None
    assert [(one.now.id, one.same) for one in found.figures] == [("ci.aanmelder.vk", False), ("ci.uitval", True)]
    assert [one.difference for one in found.differing] == [Fraction(1)]


def test_a_year_that_was_never_published(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "exports"
    write_year(folder, 2024, ci(2024, 3))
    ran = run("restate", 2024, "--data", folder)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == (
        f"Fout: Van 2024 is niets gepubliceerd: er is geen {folder / 'archief' / '2024' / 'figures.json'} "
        "en geen rij in historiek.csv.\n"
    )


def test_an_older_directory_without_exports(run: Run, data: Path, tmp_path: Path) -> None:
    ran = run("restate", 2024, "--data", data, "--older", tmp_path / "nergens")
    assert ran.status == 3
    assert "nergens bestaat niet" in ran.err


def test_late_rows_of_files_without_a_key_go_and_equal_ones_stay(tmp_path: Path, tools: Toolkit) -> None:
    head = "dossier_id;datum;soort;duur_minuten"
    old = ["CI-2024-0001;2/2/2024;telefonisch;30", "CI-2024-0001;2/2/2024;telefonisch;30"]
    new = [*old, "CI-2024-0001;2/2/2024;telefonisch;30", "CI-2024-0002;2/2/2024;telefonisch;45"]
    for folder, rows in ((tmp_path / "toen", old), (tmp_path / "nu", new)):
        write_year(folder, 2024, ci(2024, 3))
        write(folder / "2024", "contacten", rows, head)
    then, now = (Year(tmp_path / one, 2024, tools).checked.exports for one in ("toen", "nu"))
    between = without_late(now, then, tools.schemas)
    assert (then.tables["contacten"].rows, now.tables["contacten"].rows) == (2, 4)
    assert between.tables["contacten"].rows == 2
    assert without_late(now, now, tools.schemas).tables["contacten"].rows == 4
    no_contacts = {name: table for name, table in then.tables.items() if name != "contacten"}
    assert "contacten" not in without_late(now, type(then)(no_contacts), tools.schemas).tables
