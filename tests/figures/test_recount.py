"""Small random exports, written as real ones are, against a second count from the text of the contract."""

import tempfile
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from cocon_stats.figures import Figure
from cocon_stats.settings import Settings
from cocon_stats.year import Year, toolkit

from .made import ALL_FILES, CARE, MAY_BE_ABSENT, Plan, make
from .recount import recount
from .recount_cells import contract
from .recount_counts import Recounted

IDS = [one["id"] for one in contract("figures")]


TOOLS = toolkit(Settings())


def plans() -> st.SearchStrategy[Plan]:
    return st.builds(
        Plan,
        year=st.sampled_from((2023, 2024, 2025)),
        seed=st.integers(0, 10**6),
        sizes=st.tuples(*(st.integers(0, 14) for _ in CARE)),
        absent=st.frozensets(st.sampled_from([one for one in ALL_FILES if one != "medewerkers"]), max_size=4),
        without=st.frozensets(st.sampled_from(MAY_BE_ABSENT), max_size=2),
        gaps=st.sampled_from((0.0, 0.1, 0.5)),
    )


def differences(folder: Path, plan: Plan) -> dict[str, tuple[Recounted, Recounted]]:
    """Where program and recount differ: figure id to (program, recount)."""
    make(folder, plan)
    year = Year(folder, plan.year, TOOLS)
    assert [one for one in year.checked.problems if one.severity != "warning"] == []
    ours = {one.id: _as_recounted(one) for one in year.figures}
    theirs = recount(folder, plan.year)
    assert set(ours) == set(theirs) == set(IDS)
    return {key: (ours[key], theirs[key]) for key in ours if ours[key] != theirs[key]}


def _as_recounted(figure: Figure) -> Recounted:
    text = figure.text if figure.unit == "percent" else None
    return Recounted(figure.value, figure.numerator, figure.denominator, figure.unknown, text)


@settings(max_examples=30, derandomize=True, deadline=None, database=None, phases=(Phase.generate,))
@given(plan=plans())
def test_every_figure_of_a_random_export_equals_the_recount(plan: Plan) -> None:
    with tempfile.TemporaryDirectory() as folder:
        assert differences(Path(folder), plan) == {}


@pytest.mark.parametrize("year", [2024, 2025])
def test_with_all_files_there_every_one_of_the_659_figures_is_recounted(year: int, tmp_path: Path) -> None:
    plan = Plan(year, seed=7, sizes=(40, 44, 78, 60, 30, 15, 62))
    assert differences(tmp_path, plan) == {}
    found = recount(tmp_path, year)
    assert sorted(found) == sorted(IDS)
    assert [key for key, one in found.items() if one.unknown is None] == []
    assert sum(one.value is not None for one in found.values()) > 640


def test_without_employees_the_absence_still_has_its_share(tmp_path: Path) -> None:
    plan = Plan(2025, seed=3, sizes=(9,) * 7, absent=frozenset({"medewerkers"}))
    make(tmp_path, plan)
    found, expected = Year(tmp_path, 2025, TOOLS).figures, recount(tmp_path, 2025)
    assert _as_recounted(found["hr.opleidingskost_aandeel"]) == expected["hr.opleidingskost_aandeel"]
    assert found["hr.nulverzuim"].value is None and found["hr.medewerkers"].value is None
    assert _as_recounted(found["hr.absenteisme"]).value == expected["hr.absenteisme"].value


HEAD = "dossier_id;client_id;geslacht;geboortedatum;aanmelddatum;startdatum;einddatum;afsluiting;aanmelder"


def figures(folder: Path, chosen: Settings | None = None, year: int = 2025, **files: str) -> dict[str, Figure]:
    """The figures of the files given as text."""
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text.strip() + "\n", encoding="utf-8")
    return {one.id: one for one in Year(folder, year, toolkit(chosen) if chosen else TOOLS).figures}


def counted(figure: Figure) -> tuple[Fraction | None, Fraction | None, Fraction | None, int | None, str | None]:
    return figure.value, figure.numerator, figure.denominator, figure.unknown, figure.text


def test_a_file_without_rows_gives_counts_of_zero_and_percentages_of_nothing(tmp_path: Path) -> None:
    found = figures(tmp_path, ci=HEAD)
    assert counted(found["ci.aantal"]) == (0, 0, None, 0, "0")
    assert counted(found["overzicht.begeleidingen.ci"]) == (0, 0, None, 0, "0")
    assert counted(found["ci.uitval"]) == (None, 0, 0, 0, None)
    assert counted(found["ci.leeftijd.gemiddeld"]) == (None, 0, 0, 0, None)
    assert counted(found["ci.duur.mediaan"]) == (None, None, 0, 0, None)


def test_what_rests_on_an_absent_file_is_null_and_never_zero(tmp_path: Path) -> None:
    found = figures(tmp_path, ci=f"{HEAD}\nCI-2025-0001;C000001;M;;1/1/2025;1/1/2025;3/1/2025;regulier;vk")
    nothing = (None, None, None, None, None)
    for key in ("ci.contact.direct_per_begeleiding", "ci.contact.direct_per_week", "ci.kenmerk.kind_spijbelen"):
        assert counted(found[key]) == nothing, key
    for key in ("tnt.aantal", "overzicht.begeleidingen.tnt", "jim.aantal", "otb.aantal", "hr.medewerkers"):
        assert counted(found[key]) == nothing, key
    assert counted(found["overzicht.begeleidingen.totaal"]) == (1, 1, None, 0, "1")
    assert counted(found["ci.leeftijd.onder_12"]) == (None, 0, 0, 1, None)


def test_a_total_over_modalities_of_which_none_is_there_is_null(tmp_path: Path) -> None:
    found = figures(tmp_path, groepen="groep;datum;deelnemers\nla_vie;1/3/2025;7")
    for key in ("overzicht.begeleidingen.totaal", "jim.aantal", "jim.aandeel"):
        assert counted(found[key]) == (None, None, None, None, None)
    assert counted(found["lavie.ex_clienten_gemiddeld"]) == (None, 0, 0, 1, None)
    assert counted(found["ouderparticipatie.bijeenkomsten"]) == (0, 0, None, 0, "0")


def test_a_case_file_ends_in_the_year_of_its_last_day(tmp_path: Path) -> None:
    rows = """
CI-2024-0001;C000001;;;1/1/2024;1/1/2024;31/12/2024;regulier;
CI-2024-0002;C000002;;;1/1/2024;1/1/2024;1/1/2025;uitval;
CI-2025-0003;C000003;;;31/12/2025;31/12/2025;31/12/2025;regulier;
CI-2025-0004;C000004;;;31/12/2025;31/12/2025;1/1/2026;regulier;
CI-2025-0005;C000005;;;1/2/2025;1/2/2025;;;
CI-2026-0006;C000006;;;1/1/2026;1/1/2026;;;"""
    found = figures(tmp_path, ci=HEAD + rows)
    assert counted(found["ci.aantal"]) == (2, 2, None, 0, "2")
    assert counted(found["overzicht.begeleidingen.ci"]) == (4, 4, None, 0, "4")
    assert counted(found["ci.uitval"]) == (50, 1, 2, 0, "50%")
    assert counted(found["ci.duur.gemiddeld"]) == (183, 366, 2, 0, "183,00 dagen")


def test_contacts_count_whatever_their_date_and_equal_rows_all_count(tmp_path: Path) -> None:
    files = {
        "ci": f"{HEAD}\nCI-2025-0001;C000001;;;1/2/2025;1/2/2025;8/2/2025;regulier;"
        "\nCI-2025-0002;C000002;;;1/2/2025;1/2/2025;1/2/2025;regulier;\nCI-2025-0003;C000003;;;1/2/2025;1/2/2025;;;",
        "contacten": "dossier_id;datum;soort;duur_minuten\nCI-2025-0001;2/2/2025;face_to_face;60"
        "\nCI-2025-0001;2/2/2025;face_to_face;60\nCI-2025-0001;9/3/2026;telefonisch;1.000"
        "\nCI-2025-0001;2/2/2025;overleg_extern;45\nCI-2025-0001;2/2/2025;verplaatsing;90"
        "\nCI-2025-0003;2/2/2025;face_to_face;700",
    }
    found = figures(tmp_path, **files)
    assert counted(found["ci.contact.direct_per_begeleiding"]) == (560, 1120, 2, 0, "9 uren en 20 minuten")
    assert counted(found["ci.contact.direct_per_week"]) == (1120, 1120, 1, 0, "18 uren en 40 minuten")
    assert counted(found["ci.contact.overleg_extern_per_begeleiding"]) == (Fraction(45, 2), 45, 2, 0, "23 minuten")


def test_direct_contact_per_week_over_no_weeks_is_unknown(tmp_path: Path) -> None:
    files = {
        "ci": f"{HEAD}\nCI-2025-0001;C000001;;;1/2/2025;1/2/2025;1/2/2025;regulier;",
        "contacten": "dossier_id;datum;soort;duur_minuten\nCI-2025-0001;1/2/2025;face_to_face;60",
    }
    found = figures(tmp_path, **files)
    assert counted(found["ci.contact.direct_per_week"]) == (None, 60, 0, 0, None)


def test_an_employee_whose_last_day_is_new_years_eve(tmp_path: Path) -> None:
    head = "medewerker_id;geslacht;geboortedatum;in_dienst;uit_dienst;uit_dienst_reden;vte;opleidingsniveau"
    rows = """
M0001;V;31/12/1990;1/1/2016;;;1;master
M0002;M;1/1/1991;1/1/2024;31/12/2024;pensioen;0,5;a3
M0003;V;;31/12/2024;1/1/2025;ontslag;1;
M0004;V;29/2/1960;1/1/2010;31/12/2023;ontslag;1;"""
    found = figures(tmp_path, year=2024, medewerkers=head + rows)
    assert counted(found["hr.medewerkers"]) == (2, 2, None, 0, "2")
    assert counted(found["hr.uit_dienst.totaal"]) == (1, 1, None, 0, "1")
    assert counted(found["hr.uit_dienst.pensioen"]) == (1, 1, None, 0, "1")
    assert counted(found["hr.leeftijd.20_34"]) == (100, 1, 1, 1, "100%")
    assert counted(found["hr.ancienniteit.gemiddeld"]) == (4, 8, 2, 0, "4 jaar")
    assert counted(found["hr.vte_gemiddeld"]) == (Fraction(550, 366), 550, 366, 0, "1,5")
    assert counted(found["hr.nulverzuim"]) == (None, None, None, None, None)


def staff(*born: int) -> str:
    """A file of employees born on 1 January of these years."""
    head = "medewerker_id;geslacht;geboortedatum;in_dienst;uit_dienst;uit_dienst_reden;vte;opleidingsniveau"
    rows = [f"M{number:04d};V;1/1/{year};1/1/2020;;;1;master" for number, year in enumerate(born)]
    return "\n".join([head, *rows])


@pytest.mark.parametrize(
    ("born", "texts"),
    [
        ((2000,) * 15 + (1985,) * 10 + (1970,) * 17, ("36%", "24%", "40%")),
        ((2000, 2000, 1985, 1985, 1950, 1950, 1950), ("28,5%", "28,5%", "0%")),  # 3 of 7 are over 64: not printed
        ((2000, 1985, 1950), ("33%", "33%", "0%")),
        ((1950, 1950), ("0%", "0%", "0%")),
        ((2000,), ("100%", "0%", "0%")),
    ],
)
def test_age_groups_close_with_those_outside_them_as_a_part_that_is_not_printed(
    born: tuple[int, ...], texts: tuple[str, ...], tmp_path: Path
) -> None:
    found = figures(tmp_path, medewerkers=staff(*born))
    assert tuple(found[f"hr.leeftijd.{one}"].text for one in ("20_34", "35_49", "50_64")) == texts


def test_a_setting_that_closes_what_is_no_distribution_rounds_as_whole(tmp_path: Path) -> None:
    """Four characteristics in 11, 3, 9 and 1 case files: 5/11, 1/3, 2/9 and 1/1 are parts of nothing."""
    ids = [f"CI-2025-{number:04d}" for number in range(11)]
    case_files = [f"{one};C{number:06d};M;;1/2/2025;1/2/2025;4/2/2025;regulier;vk" for number, one in enumerate(ids)]
    rows = ["dossier_id;kenmerk;ernst"]
    for kenmerk, base, count in (("kind_spijbelen", 11, 5), ("kind_delict", 3, 1), ("kind_middelen", 9, 2)):
        rows += [f"{one};{kenmerk};{'ernstig' if number < count else 'geen'}" for number, one in enumerate(ids[:base])]
    rows.append(f"{ids[0]};kind_slachtoffer;ernstig")
    found = figures(
        tmp_path,
        Settings(rounding={"ci.kenmerk.*": "closing", "ci.aanmelder.vk": "0.01"}),
        ci="\n".join([HEAD, *case_files]),
        kenmerken="\n".join(rows),
    )
    kinds = ("kind_spijbelen", "kind_delict", "kind_middelen", "kind_slachtoffer")
    assert [found[f"ci.kenmerk.{one}"].text for one in kinds] == ["45%", "33%", "22%", "100%"]
    assert found["ci.aanmelder.vk"].text == "100,00%"


def test_a_setting_that_closes_a_group_takes_only_its_percentages(tmp_path: Path) -> None:
    found = figures(
        tmp_path,
        Settings(rounding={"hr.leeftijd.*": "closing"}),
        medewerkers=staff(*(2000,) * 12, *(1985,) * 5, *(1970,) * 12),
    )
    ages = [found[f"hr.leeftijd.{one}"].text for one in ("20_34", "35_49", "50_64", "gemiddeld")]
    assert ages == ["41,5%", "17%", "41,5%", "40 jaar"]
