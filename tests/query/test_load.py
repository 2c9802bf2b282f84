"""`cocon_stats.load`: typed data frames, figures and questions, over the small year of conftest and the sample."""

from __future__ import annotations

import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import pandas as pd
import pytest

import cocon_stats
from cocon_stats.errors import NothingToRead, WrongUsage
from cocon_stats.query.answer import Mark
from cocon_stats.year import FaultyExportsError

SAMPLE = Path(__file__).parents[2] / "data" / "sample"


def test_a_data_frame_is_typed(exports: Path) -> None:
    frame = cocon_stats.load(exports, 2025)["ikt"]
    kinds = {name: str(kind) for name, kind in frame.dtypes.items()}
    chosen = "dossier_id geslacht einddatum aanmelder jim beeindigd leeftijd leeftijdsklasse duur_dagen duur_weken"
    assert {one: kinds[one] for one in chosen.split()} == {
        "dossier_id": "string",
        "geslacht": "category",
        "einddatum": "datetime64[s]",
        "aanmelder": "category",
        "jim": "boolean",
        "beeindigd": "boolean",
        "leeftijd": "Int64",
        "leeftijdsklasse": "category",
        "duur_dagen": "Int64",
        "duur_weken": "Float64",
    }
    assert list(frame["geslacht"].cat.categories) == ["M", "V", "X"]


def test_what_is_unknown_is_missing(exports: Path) -> None:
    frame = cocon_stats.load(exports, 2025)["ikt"].set_index("dossier_id")
    assert frame.loc["IKT-2025-0003", ["geslacht", "leeftijd", "duur_dagen", "contact_minuten"]].tolist() == [
        "V",
        12,
        0,
        30,
    ]
    assert frame["jim"].isna().tolist() == [False, False, True, False, False, False, True, False, False]
    assert frame["leeftijd"].tolist()[:5] == [10, 9, 12, 8, pd.NA]
    assert frame["einddatum"].iloc[0] == pd.Timestamp("2025-05-10")
    assert frame["einddatum"].isna().sum() == 1
    assert frame["duur_weken"].iloc[1] == 30 / 7


def test_the_columns_stand_in_the_order_of_the_export(exports: Path) -> None:
    year = cocon_stats.load(exports, 2025)
    assert year.figures["ikt.jim"].text == "40%"  # which works out columns in another order
    assert list(year["ikt"].columns)[:4] == ["dossier_id", "geslacht", "aanmelddatum", "startdatum"]
    assert list(year["ikt"].columns)[-9:] == [
        "begeleid", "lopend", "kwartaal", "leeftijd", "leeftijdsklasse", "duur_dagen", "duur_weken", "contact_direct",
        "contact_minuten",
    ]  # fmt: skip
    assert year["ikt"] is year["ikt"]


def test_personal_columns_come_only_when_asked(exports: Path) -> None:
    personal = {"client_id", "geboortedatum"}
    assert not personal & set(cocon_stats.load(exports, 2025)["ikt"].columns)
    assert personal <= set(cocon_stats.load(exports, 2025, personal=True)["ikt"].columns)
    with pytest.raises(WrongUsage, match=r"^ikt heeft geen kolom «client_id»\.$"):
        cocon_stats.load(exports, 2025).frame("ikt", ["client_id"])


def test_chosen_columns(exports: Path) -> None:
    frame = cocon_stats.load(exports, 2025).frame(
        "ikt", ["dossier_id", "kenmerk.kind_spijbelen", "contact.verplaatsing"]
    )
    assert frame["kenmerk.kind_spijbelen"].astype(object).fillna("?").tolist()[:3] == ["ernstig", "geen", "?"]
    assert frame["contact.verplaatsing"].tolist()[:3] == [40, 0, 0]


def test_rows_that_hang_on_a_case_file_have_its_columns(exports: Path) -> None:
    year = cocon_stats.load(exports, 2025)
    frame = year["ikt.tevredenheid"]
    assert frame[["dossier_id", "respondent", "geslacht"]].astype(str).to_numpy().tolist() == [
        ["IKT-2025-0001", "ouder", "V"],
        ["IKT-2025-0001", "jongere", "V"],
        ["IKT-2025-0002", "ouder", "V"],
        ["IKT-2025-0004", "ouder", "M"],
    ]


def test_figures_and_questions_are_exact(exports: Path) -> None:
    year = cocon_stats.load(exports, 2025)
    assert year.figures["ikt.jim"].value == 40
    assert [one.text for one in year.figures.history("ikt.jim")] == ["50%"]
    answer = year.ask("ikt", where=["leeftijd < 12"], by=["geslacht"])
    assert answer.group(2025, "V").share == Fraction(200, 3)
    assert answer.group(2025, Mark.TOTAL).count == 3
    assert year.ask("ikt,ci", measure="duur").group(2025).statistics is not None


def test_what_there_is(exports: Path) -> None:
    year = cocon_stats.load(exports, 2025)
    assert list(year) == ["ci", "ikt", "contacten", "kenmerken", "tevredenheid", "groepen"]
    assert (len(year), year.year) == (6, 2025)
    assert repr(year) == "<LoadedYear 2025: ci, ikt, contacten, kenmerken, tevredenheid, groepen>"
    assert {one.severity for one in year.problems} == {"warning"}
    assert "tb" not in year
    with pytest.raises(KeyError, match=r"kenmerk is er niet voor 2025\. Bedoelde u kenmerken\?"):
        year["kenmerk"]


def test_every_data_frame_of_the_sample_can_be_made() -> None:
    year = cocon_stats.load(SAMPLE, 2025)
    for name, frame in year.items():
        assert len(frame) == len(next(iter(frame.items()))[1]) > 0, name
    ended = year["ikt"].query  # a data frame is the user's own
    assert callable(ended)
    mine = year["ikt"][year["ikt"]["beeindigd"]]
    assert mine["duur_dagen"].mean() / 7 == pytest.approx(float(year.figures["ikt.duur.gemiddeld"].value or 0))


def test_faulty_exports_are_refused(exports: Path) -> None:
    path = exports / "2025" / "ikt.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("15/03/2014", "31/02/2014"), encoding="utf-8")
    with pytest.raises(FaultyExportsError):
        cocon_stats.load(exports, 2025)
    year = cocon_stats.load(exports, 2025, with_errors=True)
    assert year["ikt"]["leeftijd"].isna().sum() == 2
    with pytest.raises(WrongUsage, match=r"Er zijn: 2024, 2025\.$"):
        cocon_stats.load(exports, 2026)
    with pytest.raises(NothingToRead):
        cocon_stats.load(exports / "nergens", 2025)


def test_the_package_alone_brings_nothing_along() -> None:
    script = (
        "import sys, cocon_stats\n"
        "heavy = {'numpy', 'pandas', 'pyarrow', 'click'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
        "assert callable(cocon_stats.load) and 'pandas' in sys.modules\n"
        "try:\n    cocon_stats.lod\nexcept AttributeError as error:\n    print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "module 'cocon_stats' has no attribute 'lod'\n"
