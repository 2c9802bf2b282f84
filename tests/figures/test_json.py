"""figures.json: its keys, null for what is unknown, full doubles, earlier years, and no case behind any figure."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from cocon_stats.settings import Settings
from cocon_stats.year import Year, toolkit

from .recount_cells import contract

FIGURE_KEYS = ["id", "label", "unit", "value", "text", "numerator", "denominator", "unknown", "definition"]
HEAD = "dossier_id;client_id;geslacht;geboortedatum;aanmelddatum;startdatum;einddatum;afsluiting;aanmelder"
CI = f"""{HEAD}
CI-2025-0001;C000001;M;14/05/2013;1/2/2025;1/2/2025;4/2/2025;regulier;vk
CI-2025-0002;C000002;V;;1/2/2025;1/2/2025;8/2/2025;uitval;vk
CI-2025-0003;C000003;V;1/1/2010;1/2/2025;1/2/2025;3/2/2025;regulier;client
"""
HISTORY = """figuur;jaar;waarde;bron
ci.uitval;2023;9;jaarverslag 2023
ci.uitval;2024;10,5;jaarverslag 2024
ci.duur.gemiddeld;2024;3,75;
ci.contact.direct_per_begeleiding;2024;258;
ci.uitval;2025;50;
"""


def exports(folder: Path, **files: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


def content(data: Path, year: int = 2025) -> dict[str, Any]:
    """What is written to figures.json, read back."""
    figures = Year(data, year, toolkit(Settings())).figures_with_history
    found = json.loads(json.dumps(figures.to_json(), allow_nan=False))
    assert isinstance(found, dict)
    return found


@pytest.fixture
def written(tmp_path: Path) -> dict[str, Any]:
    exports(tmp_path / "2025", ci=CI)
    exports(tmp_path, historiek=HISTORY)
    return content(tmp_path)


def figure(written: dict[str, Any], figure_id: str) -> dict[str, Any]:
    return next(one for one in written["figures"] if one["id"] == figure_id)


def test_the_keys_and_the_ids(written: dict[str, Any]) -> None:
    assert list(written) == ["year", "inputs", "figures", "earlier"]
    assert written["year"] == 2025
    assert {tuple(one) for one in written["figures"]} == {tuple(FIGURE_KEYS)}
    assert {one["id"] for one in written["figures"]} == {one["id"] for one in contract("figures")}
    assert len(written["figures"]) == 659


def test_a_percentage_a_mean_a_count_and_a_ratio(written: dict[str, Any]) -> None:
    assert figure(written, "ci.aanmelder.vk") == {
        "id": "ci.aanmelder.vk",
        "label": "aanmelder: vertrouwenscentrum kindermishandeling",
        "unit": "percent",
        "value": 66.66666666666667,
        "text": "66,5%",
        "numerator": 2,
        "denominator": 3,
        "unknown": 0,
        "definition": "Aandeel beëindigde dossiers met als aanmelder: vertrouwenscentrum kindermishandeling. "
        "Basis: beëindigde dossiers waarvan de aanmelder gekend is.",
    }
    assert figure(written, "ci.duur.gemiddeld") == {
        "id": "ci.duur.gemiddeld",
        "label": "gemiddelde begeleidingsduur",
        "unit": "days",
        "value": 4,
        "text": "4,00 dagen",
        "numerator": 12,
        "denominator": 3,
        "unknown": 0,
        "definition": "Gemiddeld aantal dagen van startdatum tot einddatum (zelfde dag = 0). "
        "Basis: beëindigde dossiers.",
    }
    count = figure(written, "ci.aantal")
    assert [count[key] for key in FIGURE_KEYS[3:8]] == [3, "3", 3, None, 0]
    age = figure(written, "ci.leeftijd.gemiddeld")
    assert [age[key] for key in FIGURE_KEYS[3:8]] == [13, "13 jaar", 26, 2, 1]


def test_value_is_the_double_nearest_to_the_fraction(written: dict[str, Any]) -> None:
    for one in written["figures"]:
        if one["unit"] == "percent" and one["value"] is not None:
            assert one["value"] == 100 * one["numerator"] / one["denominator"]
    assert json.dumps(figure(written, "ci.uitval")["value"]) == "33.333333333333336"


def test_unknown_is_null_and_never_zero(written: dict[str, Any]) -> None:
    nothing = figure(written, "ci.m_document")  # the column is not in the file
    assert [nothing[key] for key in FIGURE_KEYS[3:8]] == [None, None, 0, 0, 3]
    absent = figure(written, "tnt.aantal")
    assert [absent[key] for key in FIGURE_KEYS[3:8]] == [None, None, None, None, None]
    for one in written["figures"]:
        assert (one["value"] is None) == (one["text"] is None), one["id"]


def test_the_inputs(written: dict[str, Any]) -> None:
    assert [(one["file"], one["rows"], one["left_out"], one["unknown_values"]) for one in written["inputs"]] == [
        ("2025/ci.csv", 3, 0, 0),
        ("historiek.csv", 5, 0, 0),
    ]
    for one in written["inputs"]:
        assert list(one) == ["file", "sha256", "rows", "left_out", "unknown_values"]
        assert re.fullmatch(r"[0-9a-f]{64}", one["sha256"])


def test_earlier_years_as_published(written: dict[str, Any]) -> None:
    assert written["earlier"] == [
        {
            "id": "ci.contact.direct_per_begeleiding",
            "year": 2024,
            "value": 258,
            "text": "4 uren en 18 minuten",
            "source": "historiek",
        },
        {"id": "ci.duur.gemiddeld", "year": 2024, "value": 3.75, "text": "3,75 dagen", "source": "historiek"},
        {"id": "ci.uitval", "year": 2023, "value": 9, "text": "9%", "source": "historiek"},
        {"id": "ci.uitval", "year": 2024, "value": 10.5, "text": "10,5%", "source": "historiek"},
    ]


def test_the_exports_of_an_earlier_year_win_from_what_was_published(tmp_path: Path) -> None:
    exports(tmp_path / "2025", ci=CI)
    exports(tmp_path / "2024", ci=CI.replace("2025", "2024"))
    exports(tmp_path / "2026", ci=CI.replace("2025", "2026"))
    exports(tmp_path, historiek=HISTORY)
    earlier = {(one["id"], one["year"]): one for one in content(tmp_path)["earlier"]}
    assert earlier["ci.uitval", 2024] == {
        "id": "ci.uitval",
        "year": 2024,
        "value": 33.333333333333336,
        "text": "33%",
        "source": "export",
    }
    assert earlier["ci.uitval", 2023]["source"] == "historiek"
    assert {year for _, year in earlier} == {2023, 2024}
    assert ("ci.m_document", 2024) not in earlier  # nothing known is no earlier value


def test_no_case_stands_behind_a_figure(written: dict[str, Any]) -> None:
    text = json.dumps(written, ensure_ascii=False)
    for secret in ("CI-2025", "C000001", "14/05/2013", "2013-05-14", "client_id", 'geboortedatum":'):
        assert secret not in text


def test_the_same_exports_give_the_same_bytes(tmp_path: Path) -> None:
    exports(tmp_path / "2025", ci=CI)
    assert json.dumps(content(tmp_path)) == json.dumps(content(tmp_path))
