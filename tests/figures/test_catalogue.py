"""The catalogue against the contract's list of figures, what its loader refuses, and an analyst's own folder."""

from pathlib import Path

import pytest

from cocon_stats.catalogue import Catalogue
from cocon_stats.catalogue.loader import load_catalogue
from cocon_stats.conditions import Condition
from cocon_stats.errors import WrongUsage
from cocon_stats.schemas import load_schemas
from cocon_stats.settings import Settings
from cocon_stats.year import Year, toolkit

from .recount_cells import contract

CONTRACT = contract("figures")


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(load_schemas())


def style(row: dict[str, str]) -> str:
    """The rounding style for what stands in the column "rounding" of the contract."""
    if row["rounding"] == "whole; ikt half":
        return "half" if row["id"].startswith("ikt.") else "whole"
    return {"": "whole", "1": "whole", "1 minute": "whole"}.get(row["rounding"], row["rounding"])


def test_ids_labels_units_sections_and_roundings_are_those_of_the_contract(catalogue: Catalogue) -> None:
    ours = {one.id: (one.section, one.label, one.unit, one.rounding) for one in catalogue}
    theirs = {one["id"]: (one["section"], one["label_nl"], one["unit"], style(one)) for one in CONTRACT}
    assert len(theirs) == len(CONTRACT) == 659
    assert ours == theirs


def test_every_figure_is_explained_in_a_dutch_sentence(catalogue: Catalogue) -> None:
    poor = [one.id for one in catalogue if len(one.definition) < 30 or not one.definition.endswith(".")]
    assert poor == []
    left = [one.id for one in catalogue if "{" in f"{one.id}{one.label}{one.short}{one.definition}"]
    assert left == []


def test_every_percentage_says_its_base(catalogue: Catalogue) -> None:
    shares = [one for one in catalogue if one.measure in ("share", "mean") and "contact" not in one.id]
    silent = [one.id for one in shares if "Basis: " not in one.definition]
    assert silent == ["ouderparticipatie.deelnemers_gemiddeld", "lavie.deelnemers_gemiddeld"]


def test_closing_distributions_are_those_of_the_contract(catalogue: Catalogue) -> None:
    groups: dict[str, list[str]] = {}
    for one in catalogue:
        if one.distribution:
            groups.setdefault(one.distribution, []).append(one.id)
    expected: dict[str, list[str]] = {}
    for row in CONTRACT:
        if row["rounding"] == "closing":
            expected.setdefault(row["id"].rpartition(".")[0], []).append(row["id"])
    assert groups == expected


def test_a_wrong_id_names_the_nearest(catalogue: Catalogue) -> None:
    with pytest.raises(WrongUsage) as caught:
        _ = catalogue["ikt.uitvall"]
    assert str(caught.value) == "Er is geen cijfer «ikt.uitvall». Bedoelde u ikt.uitval of tb.uitval of ci.uitval?"


def test_matching_takes_a_pattern(catalogue: Catalogue) -> None:
    assert [one.id for one in catalogue.matching("tb.arij.*")] == [
        "tb.arij.hoog",
        "tb.arij.middelmatig",
        "tb.arij.laag",
        "tb.arij.onbekend",
    ]


# --- an analyst's own folder ---------------------------------------------------------------------------------------

FIGURE = """
[[figures]]
id = "ci.eigen"
label = "eigen cijfer"
unit = "percent"
source = "ci"
select = ["beeindigd = ja"]
measure = "share"
where = ["aanmelder = ocj, vk"]
definition = "Een eigen cijfer."
"""


def own(folder: Path, text: str, name: str = "eigen.toml") -> Catalogue:
    (folder / name).write_text(text, encoding="utf-8")
    return load_catalogue(load_schemas(), folder)


def refusal(folder: Path, text: str, name: str = "eigen.toml") -> str:
    with pytest.raises(WrongUsage) as caught:
        own(folder, text, name)
    return str(caught.value)


def test_an_own_folder_adds_figures_behind_the_others(tmp_path: Path) -> None:
    found = own(tmp_path, FIGURE)
    assert len(found) == 660
    assert list(found)[-1].id == "ci.eigen"
    assert found["ci.eigen"].where == (Condition("aanmelder", "=", ("ocj", "vk")),)
    assert (found["ci.eigen"].rounding, found["ci.eigen"].short) == ("whole", "eigen cijfer")


def test_an_own_folder_replaces_a_figure_in_its_place(tmp_path: Path) -> None:
    found = own(tmp_path, FIGURE.replace("ci.eigen", "ci.uitval").replace("eigen cijfer", "anders"))
    assert [one.id for one in found] == [one["id"] for one in _in_order_of(found)]
    assert (len(found), found["ci.uitval"].label, found["tnt.uitval"].label) == (
        659,
        "anders",
        "vroegtijdig en onbedoeld beëindigd",
    )


def _in_order_of(found: Catalogue) -> list[dict[str, str]]:
    place = {one.id: number for number, one in enumerate(load_catalogue(load_schemas()))}
    assert set(place) == {one.id for one in found}
    return sorted(CONTRACT, key=lambda one: place[one["id"]])


def test_an_own_chapter_may_use_the_blocks_of_the_package_and_its_own(tmp_path: Path) -> None:
    (tmp_path / "blokken.toml").write_text(
        '[[kort]]\nid = "aantal"\nlabel = "aantal"\nunit = "count"\nmeasure = "count"\ndefinition = "Hoeveel."\n',
        encoding="utf-8",
    )
    found = own(
        tmp_path,
        'prefix = "extra"\nsource = "ci"\n[[use]]\nblock = "kort"\n[[use]]\nblock = "geslacht"\nrounding = "half"\n',
    )
    added = list(found)[659:]
    assert [one.id for one in added] == ["extra.aantal", "extra.geslacht.M", "extra.geslacht.V", "extra.geslacht.X"]
    assert [one.rounding for one in added] == ["whole", "half", "half", "half"]


def test_an_own_figure_is_counted_and_printed(tmp_path: Path) -> None:
    folder, data = tmp_path / "catalogus", tmp_path / "2025"
    folder.mkdir()
    data.mkdir()
    (folder / "eigen.toml").write_text(FIGURE, encoding="utf-8")
    rows = "".join(
        f"CI-2025-000{number};C00000{number};1/1/2025;1/1/2025;2/1/2025;regulier;{code}\n"
        for number, code in enumerate(("ocj", "vk", "caw", ""))
    )
    head = "dossier_id;client_id;aanmelddatum;startdatum;einddatum;afsluiting;aanmelder\n"
    (data / "ci.csv").write_text(head + rows, encoding="utf-8")
    figure = Year(tmp_path, 2025, toolkit(Settings(catalogue=(folder,)))).figures["ci.eigen"]
    assert (figure.text, figure.numerator, figure.denominator, figure.unknown) == ("67%", 2, 3, 1)


# --- what the loader refuses ---------------------------------------------------------------------------------------


def test_bad_toml(tmp_path: Path) -> None:
    assert refusal(tmp_path, "prefix = ") == ("eigen.toml is geen geldig TOML-bestand: zie regel 1.")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('prefx = "ci"', "het hoofdstuk heeft een onbekende sleutel «prefx». Bedoelde u prefix?"),
        (
            FIGURE.replace("measure", "mesure"),
            "ci.eigen heeft een onbekende sleutel «mesure». Bedoelde u measure of source of sources?",
        ),
        (FIGURE.replace("[[figures]]", "[figures]"), "schrijf [[figures]] met dubbele haken."),
        (FIGURE.replace('unit = "percent"\n', ""), "ci.eigen mist unit."),
        (FIGURE.replace('id = "ci.eigen"\n', ""), "een cijfer mist id."),
        (
            FIGURE.replace('"percent"', '"procent"'),
            "ci.eigen: unit kan niet «procent» zijn; mogelijk: count, percent, days, weeks, minutes, minutes_per_week, "
            "years, score, fte, mean_count.",
        ),
        (
            FIGURE.replace('"share"', '"aandeel"'),
            "ci.eigen: measure kan niet «aandeel» zijn; mogelijk: count, share, sum, mean, median, ratio, total.",
        ),
        (
            FIGURE + 'rounding = "0.5"',
            "ci.eigen: rounding kan niet «0.5» zijn; mogelijk: whole, half, 0.1, 0.01, closing.",
        ),
        (FIGURE.replace('"share"', '"mean"'), "ci.eigen mist column."),
        (FIGURE.replace('"share"', '"ratio"'), "ci.eigen mist column, per."),
        (FIGURE.replace('"share"', '"total"'), "ci.eigen mist figures."),
        (
            FIGURE.replace('"share"', '"ratio"') + 'column = "duur_dagen"\nper = { colum = "duur_dagen" }',
            "ci.eigen: per heeft een onbekende sleutel «colum». Bedoelde u column?",
        ),
        (
            FIGURE.replace("aanmelder = ocj, vk", "aanmelder ocj"),
            "ci.eigen: Voorwaarde «aanmelder ocj» is niet te lezen. Schrijf bijvoorbeeld «leeftijd < 12».",
        ),
        (FIGURE + 'each = "geslachten"', "er is geen codelijst «geslachten». Bedoelde u geslacht?"),
        ('[[use]]\nblock = "aanmelders"', "er is geen blok «aanmelders». Bedoelde u aanmelder?"),
        ('[[use]]\nblok = "aanmelder"', "een blok zonder naam heeft een onbekende sleutel «blok». Bedoelde u block?"),
        (
            '[[use]]\nblock = "duur"\nonly = ["duur.gemideld"]',
            "blok duur heeft geen «duur.gemideld». Bedoelde u duur.gemiddeld of duur.mediaan?",
        ),
    ],
)
def test_messages_of_the_loader(text: str, message: str, tmp_path: Path) -> None:
    assert refusal(tmp_path, text) == f"Catalogus eigen.toml: {message}"


def test_an_unknown_key_in_a_block(tmp_path: Path) -> None:
    (tmp_path / "blokken.toml").write_text('[[kort]]\nid = "x"\nlabels = "x"\n', encoding="utf-8")
    assert refusal(tmp_path, '[[use]]\nblock = "kort"') == (
        "Catalogus eigen.toml: blok kort heeft een onbekende sleutel «labels». Bedoelde u label?"
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (FIGURE.replace("= ocj, vk", "= ojc"), "«ojc» is geen waarde van aanmelder. Bedoelde u ocj?"),
        (
            FIGURE.replace("aanmelder = ocj, vk", "aanmeldr = ocj"),
            "ci heeft geen kolom «aanmeldr». Bedoelde u aanmelder",
        ),
    ],
)
def test_a_column_or_code_that_is_not_there_names_the_figure(text: str, message: str, tmp_path: Path) -> None:
    folder = tmp_path / "catalogus"
    folder.mkdir()
    (folder / "eigen.toml").write_text(text, encoding="utf-8")
    head = "dossier_id;client_id;aanmelddatum;startdatum;einddatum;afsluiting;aanmelder\n"
    (tmp_path / "ci.csv").write_text(head + "CI-2025-0001;C000001;1/1/2025;1/1/2025;2/1/2025;regulier;vk\n")
    year = Year(tmp_path, 2025, toolkit(Settings(catalogue=(folder,))))
    with pytest.raises(WrongUsage) as caught:
        _ = year.figures
    assert str(caught.value).startswith(f"Catalogus eigen.toml: ci.eigen: {message}")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("divide = 0", "eigen.x: divide moet een geheel getal van 1 of meer zijn (of «dagen_in_jaar» bij een som)."),
        (
            'divide = "dagen_in_jaar"',
            "eigen.x: divide moet een geheel getal van 1 of meer zijn (of «dagen_in_jaar» bij een som).",
        ),
        ('where = "jim = ja"', "eigen.x: where moet een lijst zijn."),
        ("keep_unknown = 1", "eigen.x: keep_unknown moet true of false zijn."),
        ("each = 3", "x: each moet de naam van een codelijst zijn, of een lijst van woorden."),
        (
            '[[figures]]\nid = "x"\nlabel = "l"\nunit = "count"\nmeasure = "count"\ndefinition = "d"',
            "eigen.x staat er twee keer in.",
        ),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused_by_name(tmp_path: Path, line: str, message: str) -> None:
    head = 'prefix = "eigen"\nsource = "ikt"\n'
    figure = '[[figures]]\nid = "x"\nlabel = "l"\nunit = "weeks"\nmeasure = "mean"\ncolumn = "duur_dagen"\n'
    (tmp_path / "eigen.toml").write_text(f'{head}{figure}definition = "d"\n{line}\n', encoding="utf-8")
    with pytest.raises(WrongUsage) as refused:
        load_catalogue(load_schemas(), tmp_path)
    assert str(refused.value) == f"Catalogus eigen.toml: {message}"
