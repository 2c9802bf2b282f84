"""The declared tables against the list of the contract, and what the loader refuses."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from cocon_stats.errors import WrongUsage
from cocon_stats.sector.declaration import Declaration
from cocon_stats.sector.kinds import MEASURES
from cocon_stats.sector.loader import load_sector

TABLES = Path(__file__).parent / "tables.csv"


def _listed() -> list[dict[str, str]]:
    with TABLES.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _declared(one: Declaration) -> dict[str, str]:
    return {
        "number": str(one.number),
        "slug": one.id,
        "system": one.system,
        "title": one.title.format(jaar=2017),
        "counting_unit": one.unit,
        "source": one.source,
        "kind": one.kind.name,
        "footnote": "yes" if one.kind.footnote else "no",
    }


def test_every_table_of_the_list_is_declared_and_no_other() -> None:
    declared = [_declared(one) for one in load_sector().tables]
    listed = [{key: one[key] for key in declared[0]} for one in _listed()]
    for one in listed:  # the print forgot a verb, twice
        one["title"] = one["title"].replace("1x gebruik van", "1x gebruik maakt van")
    assert declared == listed


def test_percentages_have_the_decimals_of_the_list() -> None:
    with_percentages = {one["slug"]: int(one["percent_decimals"]) for one in _listed() if one["percent_decimals"]}
    declared = {one.id: one.percent_decimals for one in load_sector().tables}
    assert {name: declared[name] for name in with_percentages} == with_percentages


def test_every_kind_is_measured_and_used() -> None:
    assert {one.kind.name for one in load_sector().tables} == set(MEASURES)


ONE = """
system = "ovbj"
name = "OVBJ"
title = "OVBJ"

[[tables]]
id = "een"
number = 1
kind = "referrer"
title = "Eén"
unit = "dossiers"
"""


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (ONE + "titel = 3\n", "proef.toml: een: «titel» betekent niets. Bedoelde u title of total?"),
        (
            ONE.replace('"referrer"', '"referer"'),
            "proef.toml: een: «referer» is geen soort tabel. Bedoelde u referrer?",
        ),
        (ONE.replace('unit = "dossiers"\n', ""), "proef.toml: een: «unit» ontbreekt."),
        (ONE.replace('name = "OVBJ"', "name ="), "proef.toml is geen geldig TOML-bestand: zie regel 3."),
    ],
)
def test_a_declaration_that_means_nothing_is_refused_by_place(text: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "proef.toml").write_text(text, encoding="utf-8")
    with pytest.raises(WrongUsage) as refused:
        load_sector(tmp_path)
    assert str(refused.value).startswith(message)
