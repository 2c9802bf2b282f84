"""The same seed gives the same bytes; copies keep every share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cocon_stats.cli.options import MARKER
from cocon_stats.sample import writer
from cocon_stats.sample.year import make_year

from .recount import FILES, MODALITIES, Recount
from .years import SAMPLE, recount

COUNTED = [name for name in FILES if name not in ("groepen", "erkenningen", "personeel_jaar")]
SHARES = (
    "ci.geslacht.M", "tnt.jeugdhulp.noodzaak.direct", "cah.tevredenheid.ouder.respons", "cah.tevredenheid.ouder.score",
    "ikt.doel.competenties", "ikt.kenmerk.kind_psychisch", "cbv.duur.gemiddeld", "cbaw.opvolging.bereikt",
    "cbaw.contact.direct_per_week", "tnt.contact.overleg_extern_per_begeleiding", "jim.aandeel", "hr.geslacht.V",
    "hr.leeftijd.gemiddeld", "hr.absenteisme", "hr.nulverzuim", "hr.opleidingsdagen_per_vte",
    "hr.opleidingskost_aandeel",
)  # fmt: skip
TIMES = (
    "ci.aantal", "overzicht.begeleidingen.totaal", "overzicht.plaatsen.context", "otb.aantal", "jim.aantal",
    "cbaw.uitval_reden.eenzijdig_18", "hr.medewerkers", "hr.vte_gemiddeld", "hr.uit_dienst.totaal",
    "lavie.deelnemers_gemiddeld",
)  # fmt: skip


def content(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def write(out: Path, year: int = 2025, seed: int = 2025, scale: int = 1) -> dict[str, bytes]:
    writer.write_sample(make_year(seed, year), scale, out)
    return content(out)


@pytest.fixture(scope="module")
def three_times(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Recount]:
    out = tmp_path_factory.mktemp("scale")
    write(out, scale=3)
    yield Recount(out / "2025", 2025)


def test_the_sample_of_the_checkout_is_made_again_to_the_byte(tmp_path: Path) -> None:
    write(tmp_path, 2024)
    kept = {name: data for name, data in content(SAMPLE).items() if not name.startswith("2017/")}  # not in git
    assert write(tmp_path, 2025) == kept


def test_another_seed_gives_other_case_files_with_the_same_figures(tmp_path: Path) -> None:
    made = write(tmp_path, seed=7)
    assert made["2025/ikt.csv"] != (SAMPLE / "2025" / "ikt.csv").read_bytes()
    other = Recount(tmp_path / "2025", 2025)
    assert [other.figure(one) for one in SHARES] == [recount(2025).figure(one) for one in SHARES]


def test_every_file_is_there(tmp_path: Path) -> None:
    expected = {f"2025/{name}.csv" for name in FILES} | {"historiek.csv", "cocon.toml", MARKER, f"2025/{MARKER}"}
    assert set(write(tmp_path)) == expected


def test_other_years_use_the_nearest_targets(tmp_path: Path) -> None:
    write(tmp_path, 2028)
    made = Recount(tmp_path / "2028", 2028)
    assert made.figure("ikt.aantal").value == 41
    assert made.figure("cbaw.duur.gemiddeld").value == 195


def test_copies_keep_every_share(three_times: Recount) -> None:
    for figure in SHARES:
        assert three_times.figure(figure).value == recount(2025).figure(figure).value, figure


def test_copies_multiply_every_count(three_times: Recount) -> None:
    for figure in TIMES:
        assert three_times.figure(figure).value == 3 * recount(2025).figure(figure).value, figure
    for name in COUNTED:
        assert len(three_times.rows[name]) == 3 * len(recount(2025).rows[name]), name


def test_copies_are_of_other_people(three_times: Recount) -> None:
    once = recount(2025)
    for column in ("dossier_id", "client_id"):
        ids, base = ({row[column] for name in MODALITIES for row in one.rows[name]} for one in (three_times, once))
        assert len(ids) == 3 * len(base)
        assert base < ids
    for name in ("contacten", "kenmerken"):
        files = {row["dossier_id"] for one in MODALITIES for row in three_times.rows[one]}
        assert {row["dossier_id"] for row in three_times.rows[name]} <= files


def test_a_large_scale_is_never_held_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sizes: list[int] = []

    def watched(export: writer.Export, ids: writer.Ids, scale: int) -> Iterator[str]:
        for chunk in original(export, ids, scale):
            sizes.append(len(chunk))
            yield chunk

    original = writer._chunks
    monkeypatch.setattr(writer, "_chunks", watched)
    write(tmp_path, scale=5)
    assert max(sizes) < 1.1 * len((SAMPLE / "2025" / "contacten.csv").read_text(encoding="utf-8"))


def test_the_marker_is_the_one_that_commands_look_for() -> None:
    assert writer.MARKER == MARKER
    assert (SAMPLE / MARKER).is_file()
