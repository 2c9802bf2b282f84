"""A sector year in SQL and in a notebook: the same records and counts as in its report."""

from __future__ import annotations

import pandas as pd
import pytest

import cocon_stats

from .conftest import SMALL, Ask


def test_sql_over_the_exports_of_the_sector(ask_small: Ask) -> None:
    pytest.importorskip("duckdb")
    ran = ask_small(
        "sql",
        "select d.systeem, count(*) as modules, count(*) filter (d.geselecteerd) as geselecteerd "
        "from sector_modules join sector_dossiers as d using (dossier_id) group by 1 order by 1",
    )
    assert (ran.status, ran.out) == (
        0,
        "systeem\tmodules\tgeselecteerd\noooc\t4\t3\novbj\t13\t10\npleegzorg\t5\t2\n",
    )
    assert ran.err == "Jaar 2017 (het nieuwste in exports).\n"


def test_sql_does_not_show_persons(ask_small: Ask) -> None:
    pytest.importorskip("duckdb")
    ran = ask_small("sql", "select persoon_id from sector_dossiers")
    assert ran.status == 2
    assert 'Referenced column "persoon_id" not found' in ran.err


def test_a_sector_year_in_a_notebook() -> None:
    year = cocon_stats.load(SMALL, 2017, sector=True)
    assert list(year)[:2] == ["sector_dossiers", "sector_modules"]
    frame = year["sector_dossiers"]
    assert "persoon_id" not in frame and "geboortedatum" not in frame
    assert frame["duur_dagen"].tolist()[:3] == [304, 28, 1095]
    assert isinstance(frame["systeem"].dtype, pd.CategoricalDtype)
    assert year["sector_modules"]["systeem"].tolist()[:2] == ["ovbj", "ovbj"]
    selected = int((frame["geselecteerd"] & (frame["systeem"] == "ovbj")).sum())
    assert year.figures["sector.ovbj.dossiers"].value == selected
    answer = year.ask("sector_dossiers", where=["geselecteerd = ja"], by=["systeem"])
    assert answer.groups[2017, ("ovbj",)].count == selected


def test_the_two_kinds_of_exports_stay_apart() -> None:
    with pytest.raises(KeyError, match="ikt is er niet voor 2017"):
        cocon_stats.load(SMALL, 2017, sector=True)["ikt"]
