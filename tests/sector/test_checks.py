"""What can be wrong with the spells of the sector: where the problem stands and what it says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cocon_stats.validation.problem import Problem

from .readers import checked_by_all

DOSSIERS = """\
dossier_id;systeem;voorziening_id;provincie;persoon_id;startdatum;einddatum
D1;ovbj;V1;antwerpen;P1;01/02/2017;01/06/2017
D2;ovbj;V1;antwerpen;P2;01/02/2017;
"""
MODULES = """\
module_id;dossier_id;typemodule;toegang;startdatum;einddatum
M1;D1;CB laagintensief;RTJ;01/02/2017;01/06/2017
M2;D2;Kamertraining;NRTJ;01/03/2017;
"""
CAPACITY = """\
systeem;typemodule;bezettingsgroep;peildatum;aantal;tijdelijk
ovbj;Proefproject;;31/12/2017;5;
"""
Checked = Callable[..., list[Problem]]


@pytest.fixture
def checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Checked:
    """The problems in these files, with every reader; columns and files that are absent are left out."""

    def run(modules: str = MODULES, dossiers: str = DOSSIERS, capacity: str = CAPACITY) -> list[Problem]:
        texts = {"sector_dossiers": dossiers, "sector_modules": modules, "sector_capaciteit": capacity}
        for name, text in texts.items():
            (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
        problems = checked_by_all(tmp_path, monkeypatch).problems
        return [one for one in problems if one.rule != "kolom-ontbreekt"]

    return run


def one(problems: list[Problem]) -> tuple[object, ...]:
    """The place of the only problem, and its words."""
    assert len(problems) == 1, [(each.rule, each.line) for each in problems]
    it = problems[0]
    return it.file, it.line, it.column, it.value, it.rule, it.severity, it.dossier_id, it.message


def test_clean_exports_have_no_problem(checked: Checked) -> None:
    assert checked() == []


@pytest.mark.parametrize(
    ("column", "modules"),
    [
        ("einddatum", MODULES.replace("RTJ;01/02/2017;01/06/2017", "RTJ;01/02/2017;12/06/2017")),
        ("startdatum", MODULES.replace("RTJ;01/02/2017;01/06/2017", "RTJ;12/06/2017;")),
    ],
)
def test_a_spell_after_the_end_of_its_dossier(column: str, modules: str, checked: Checked) -> None:
    assert one(checked(modules)) == (
        "sector_modules.csv", 2, column, "12/06/2017", "module-buiten-dossier", "warning", "D1",
        f"De datum '12/06/2017' in de kolom {column} valt na het einde van het dossier (01/06/2017).",
    )  # fmt: skip


def test_a_spell_before_its_dossier_is_an_error(checked: Checked) -> None:
    problems = checked(MODULES.replace("RTJ;01/02/2017;", "RTJ;31/01/2017;"))
    assert one(problems)[:7] == (
        "sector_modules.csv", 2, "startdatum", "31/01/2017", "datum-volgorde", "error", "D1",
    )  # fmt: skip


def test_a_spell_may_run_on_in_a_closed_dossier(checked: Checked) -> None:
    # fields.csv: einddatum is "empty while open", and says nothing of the dossier
    assert checked(MODULES.replace("RTJ;01/02/2017;01/06/2017", "RTJ;01/02/2017;")) == []


def test_an_unknown_module_with_the_one_it_looks_like(checked: Checked) -> None:
    problems = checked(MODULES.replace("CB laagintensief", "CB laagintesief"))
    assert one(problems) == (
        "sector_modules.csv", 2, "typemodule", "CB laagintesief", "module-onbekend", "warning", "D1",
        "Het type 'CB laagintesief' is geen module van het systeem ovbj.",
    )  # fmt: skip
    assert problems[0].advice == "Kijk de naam van de module na. Bedoelde u CB laagintensief?"


@pytest.mark.parametrize("name", ["KAMERTRAINING", "cb  in functie van positieve heroriëntering", "Proefproject"])
def test_another_spelling_or_a_recognised_module_is_known(name: str, checked: Checked) -> None:
    assert checked(MODULES.replace("Kamertraining", name)) == []


def test_a_module_of_another_system_is_unknown(checked: Checked) -> None:
    problems = checked(MODULES.replace("Kamertraining", "Verblijf in een pleeggezin [perspectiefzoekend]"))
    assert one(problems)[1:5:3] == (3, "module-onbekend")


def test_types_are_not_judged_when_capacity_cannot_be_read(checked: Checked) -> None:
    problems = checked(MODULES.replace("Kamertraining", "Proefproject"), capacity=CAPACITY.replace("ovbj", "obvj"))
    assert [each.rule for each in problems] == ["code-onbekend"]


def test_a_dossier_without_spells(checked: Checked) -> None:
    assert one(checked(MODULES.replace("M2;D2;", "M2;D1;").replace("01/03/2017;\n", "01/03/2017;01/06/2017\n"))) == (
        "sector_dossiers.csv", 3, "dossier_id", "D2", "dossier-zonder-module", "warning", "D2",
        "Van het dossier 'D2' staat er geen enkele module in sector_modules.csv.",
    )  # fmt: skip


def test_a_spell_whose_dossier_is_unknown_is_one_problem(checked: Checked) -> None:
    assert one(checked(MODULES.replace("M2;D2;", "M2;X2;")))[:6] == (
        "sector_modules.csv", 3, "dossier_id", "X2", "verwijzing-onbekend", "error",
    )  # fmt: skip


def test_no_spells_at_all_is_one_problem(checked: Checked) -> None:
    assert one(checked(MODULES.splitlines()[0] + "\n")) == (
        "sector_modules.csv", 1, None, None, "modules-leeg", "warning", None,
        "Er staat geen enkele module in dit bestand, terwijl er dossiers zijn.",
    )  # fmt: skip
