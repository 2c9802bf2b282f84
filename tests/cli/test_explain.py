"""``explain`` and ``rules`` as the user sees them."""

import json

import pytest
from click.testing import CliRunner

from cocon_stats.cli import explain, rules
from cocon_stats.errors import WrongUsage
from cocon_stats.validation.rules import load_rules


def test_explain_takes_a_rule_in_any_case() -> None:
    shown = CliRunner().invoke(explain.command, ["KOLOM-DUBBEL"], env={"COLUMNS": "80"})
    assert shown.exit_code == 0
    assert shown.stdout.startswith("kolom-dubbel (fataal)\nTwee kolommen met dezelfde naam\n")


def test_a_near_miss_is_suggested() -> None:
    unknown = "Er is geen controle, cijfer of tabel"
    with pytest.raises(WrongUsage, match=rf"^{unknown} «kolom-duble»\. Bedoelde u kolom-dubbel"):
        explain.command.main(["kolom-duble"], standalone_mode=False)
    with pytest.raises(WrongUsage, match=rf"^{unknown} «qqq»\. Alle controles: cocon-stats rules\."):
        explain.command.main(["qqq"], standalone_mode=False)


def test_rules_for_programs_are_all_rules() -> None:
    shown = CliRunner().invoke(rules.command, ["--format", "json"])
    assert [one["name"] for one in json.loads(shown.stdout)] == list(load_rules())
    assert {one["severity"] for one in json.loads(shown.stdout)} == {"fatal", "error", "warning"}
