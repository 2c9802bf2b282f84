"""Questions to the sector's exports agree with its tables, and never show a person."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest

from cocon_stats.conditions import parse
from cocon_stats.query.answer import Answer, Mark
from cocon_stats.query.ask import ask
from cocon_stats.query.columns import offered
from cocon_stats.query.question import MeasureName, Question, Status
from cocon_stats.schemas import load_schemas
from cocon_stats.sector.data import SectorData
from cocon_stats.sector.table import Cell
from sector.conftest import Ask, table_of

TABLES = ("sector_dossiers", "sector_modules", "sector_gebruik", "sector_voorzieningen", "sector_capaciteit")


class _Year:
    """What `ask` needs of a year."""

    def __init__(self, data: SectorData) -> None:
        self.year = data.year
        self.dataset = data


def asked(
    data: SectorData,
    source: str,
    by: tuple[str, ...] = (),
    where: tuple[str, ...] = (),
    status: Status | None = None,
    measure: MeasureName = "aantal",
) -> Answer:
    return ask(Question((source,), tuple(map(parse, where)), by, status, measure), [_Year(data)])


def printed(data: SectorData, table_id: str, row: str, column: str) -> Cell:
    return table_of(data, table_id).cell(row, column)


@pytest.mark.parametrize(
    ("age", "region", "column"),
    [("0-5", "antwerpen", "Antwerpen"), ("12-17", "vlaams_brabant_brussel", "Vlaams-Brabant & Brussel"),
     ("18-21", "west_vlaanderen", "West-Vlaanderen")],
)  # fmt: skip
@pytest.mark.parametrize("system", ["ovbj", "oooc"])
def test_unique_persons_by_age_and_province(
    sample_data: SectorData, system: str, age: str, region: str, column: str
) -> None:
    answer = asked(
        sample_data, "sector_dossiers", ("leeftijdsklasse", "regio"), (f"systeem={system}",), "geselecteerd", "personen"
    )
    cell = printed(sample_data, f"{system}_age_province", f"{age} jaar", column)
    assert answer.group(2017, age, region).count == cell.value


def test_a_total_of_persons_is_no_sum(sample_data: SectorData) -> None:
    answer = asked(
        sample_data, "sector_dossiers", ("regio",), ("systeem=ovbj",), "geselecteerd", "personen"
    )  # fmt: skip
    total = answer.group(2017, Mark.TOTAL).count
    assert total == printed(sample_data, "ovbj_age_province", "Totaal", "Totaal").value
    assert total < sum(answer.group(2017, one).count for one in answer.axes[0].labels)
    share, cell = answer.group(2017, "limburg").share, printed(sample_data, "ovbj_age_province", "%", "Limburg")
    assert cell.part is not None and cell.whole is not None
    assert share == Fraction(100 * cell.part, cell.whole)


def test_referrers_and_lengths_are_those_of_the_tables(sample_data: SectorData) -> None:
    for system in ("ovbj", "pleegzorg", "cig"):
        where = (f"systeem={system}",)
        referrers = asked(sample_data, "sector_dossiers", ("aanmelder",), where, "geselecteerd")
        labels = load_schemas().codes["sector_aanmelder"]
        table = table_of(sample_data, f"{system}_referrer")
        for code in ("jeugdrechtbank", "caw"):
            cell = table.cell(labels[code], "Aantal dossiers")
            assert (referrers.group(2017, code).count if code in referrers.axes[0].labels else 0) == cell.value
        lengths = asked(sample_data, "sector_dossiers", ("duurklasse",), where, "geselecteerd")
        bands = table_of(sample_data, f"{system}_duration")
        assert [lengths.group(2017, one).count for one in lengths.axes[0].labels] == [
            one.cells[0].value for one in bands.rows[:-1] if one.cells[0].value
        ]
        assert lengths.group(2017, Mark.TOTAL).count == bands.rows[-1].cells[0].value


def test_a_combination_counts_every_dossier_that_has_it_among_others(sample_data: SectorData) -> None:
    table = table_of(sample_data, "ovbj_combination")
    labels = load_schemas().codes["sector_combinatie"]
    answer = asked(sample_data, "sector_dossiers", ("combinatie",), ("systeem=ovbj",), "geselecteerd")
    found = {code: answer.group(2017, code).count for code in answer.axes[0].labels}
    assert found == {code: int(table.cell(label, "OVBJ").value or 0) for code, label in labels.items()
                     if table.cell(label, "OVBJ").value}  # fmt: skip
    assert sum(found.values()) > answer.group(2017, Mark.TOTAL).count
    for code, count in found.items():
        one = asked(sample_data, "sector_dossiers", (), ("systeem=ovbj", f"combinatie={code}"), "geselecteerd")
        assert one.group(2017).count == count, code
    several = asked(sample_data, "sector_dossiers", (), ("systeem=ovbj", "combinatie=caw,clb"), "geselecteerd")
    assert max(found["caw"], found["clb"]) < several.group(2017).count <= found["caw"] + found["clb"]
    neither = asked(sample_data, "sector_dossiers", (), ("systeem=ovbj", "combinatie!=caw,clb"), "geselecteerd")
    assert neither.group(2017).count + several.group(2017).count == answer.group(2017, Mark.TOTAL).count


def test_dossiers_and_persons_by_status(sample_data: SectorData) -> None:
    table = table_of(sample_data, "ovbj_started_closed_all")
    wanted: dict[str, tuple[Status, tuple[str, ...]]] = {
        "Opgestarte dossiers": ("alle", ("opgestart=ja",)),
        "Afgesloten dossiers": ("beeindigd", ()),
        "Alle dossiers": ("begeleid", ()),
    }
    for column, (status, where) in wanted.items():
        for row, measure in (("Dossiers", "aantal"), ("Unieke minderjarigen", "personen")):
            answer = asked(sample_data, "sector_dossiers", (), ("systeem=ovbj", *where), status, measure)  # type: ignore[arg-type]
            assert answer.group(2017).count == table.cell(row, column).value, (row, column)


def test_spells_by_type_and_length(sample_data: SectorData) -> None:
    where = ("systeem=ovbj", "geselecteerd=ja")
    answer = asked(sample_data, "sector_modules", ("typemodule", "duurklasse"), where, "alle", "personen")
    table = table_of(sample_data, "ovbj_module_duration")
    for module in ("CB laagintensief", "Kamertraining", "Verblijf voor minderjarigen [hoge frequentie]"):
        for band in ("0-14", "29-60", ">730"):
            cell = table.cell(module, "> 730" if band == ">730" else band)
            assert answer.group(2017, module, band).count == cell.value, (module, band)
        assert answer.group(2017, module, Mark.TOTAL).count == table.cell(module, "Totaal").value
    assert answer.group(2017, Mark.TOTAL, Mark.TOTAL).count == table.cell("Totaal", "Totaal").value


def test_use_and_facilities(sample_data: SectorData) -> None:
    answer = asked(sample_data, "sector_gebruik", ("leeftijdsklasse", "regio"), ("systeem=mfc",), None, "personen")
    assert answer.status == "in_jaar"
    cell = printed(sample_data, "mfc_age_province", "6-11 jaar", "Limburg")
    assert answer.group(2017, "6-11", "limburg").count == cell.value
    holders = asked(sample_data, "sector_gebruik", ("functie",), ("systeem=pab",), "op_31_12", "personen")
    cell = printed(sample_data, "pab_budget_count", "Budgetcategorie II", "aantal PAB-houders")
    assert holders.group(2017, "Budgetcategorie II").count == cell.value
    places = asked(sample_data, "sector_voorzieningen", ("provincie",), ("systeem=mfc",))
    assert places.status == "op_31_12"
    assert places.group(2017, "limburg").count == printed(sample_data, "mfc_count_province", "Limburg", "Aantal").value


def test_every_class_of_age(small: SectorData) -> None:
    answer = asked(small, "sector_dossiers", ("leeftijdsklasse",), status="alle")
    assert list(offered("sector_dossiers", load_schemas())["leeftijdsklasse"].words) == [
        "0-5", "6-11", "12-17", "18-21", "22-25", "26+", "ongeboren",
    ]  # fmt: skip
    counts = {key: answer.group(2017, key).count for key in answer.axes[0].keys}
    assert counts == {"6-11": 6, "12-17": 4, "22-25": 2, "ongeboren": 1, Mark.TOTAL: 13, Mark.UNKNOWN: 2}


def test_the_columns_offered_are_those_there_are(small: SectorData) -> None:
    schemas = load_schemas()
    for name in (*TABLES, "sector_bedragen"):
        files = (name, "sector_dossiers") if name == "sector_modules" else (name,)
        personal = {field.name for file in files for field in schemas[file].fields if field.personal}
        records = small.records(name)
        assert set(records.names) - personal == set(offered(name, schemas)), name
        for column in offered(name, schemas).values():
            found = records.column(column.name)
            assert found.kind == column.kind, (name, column.name)
            if column.words and column.kind == "code":
                assert found.values == tuple(column.words), (name, column.name)


@pytest.mark.parametrize("form", ["table", "csv", "json", "md"])
@pytest.mark.parametrize("source", ["sector_dossiers", "sector_modules"])
def test_rows_name_dossiers_and_no_persons(ask_small: Ask, source: str, form: str) -> None:
    ran = ask_small("query", source, "--status", "alle", "--rows", "--by", "systeem", "--format", form)
    assert ran.status == 0
    assert "D1" in ran.out
    assert re.search(r"\bP[1-9]\b", ran.out + ran.err) is None
    assert re.search(r"10/01/2005|2005-01-10", ran.out + ran.err) is None


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("sector_dossiers,ikt", "sector_dossiers en ikt kunnen niet samen: de sector telt anders dan de organisatie."),
        ("sector_gebruik --rows", "--rows noemt dossiers, en die zijn er niet bij sector_gebruik."),
        ("sector_dossiers --where persoon_id=P1",
         "persoon_id is een persoonlijk gegeven; alleen «persoon_id gekend» en «persoon_id onbekend» kunnen."),
        ("sector_dossiers --by geboortedatum",
         "geboortedatum is een persoonlijk gegeven; alleen «geboortedatum gekend» en «geboortedatum onbekend» kunnen. "
         "Gebruik leeftijd of leeftijdsklasse."),
        ("sector_dossiers --where combinatie=cwa", "«cwa» is geen waarde van combinatie. Bedoelde u caw?"),
        ("sector_dossiers --by einddatum",
         "Op einddatum kan niet gegroepeerd worden; kies een kolom met codes of klassen."),
        ("sector_voorzieningen --status geselecteerd",
         "--status geselecteerd kan niet bij sector_voorzieningen; mogelijk: op_31_12, alle."),
        ("sector_voorzieningen --measure personen", "--measure personen kan niet bij sector_voorzieningen."),
        ("ikt --measure personen", "--measure personen kan niet bij ikt."),
        ("sector_dosiers",
         "«sector_dosiers» is geen hulpvorm of bestand. "
         "Bedoelde u sector_dossiers of sector_modules of sector_gebruik?"),
    ],
)  # fmt: skip
def test_what_cannot_be_asked(ask_small: Ask, words: str, message: str) -> None:
    ran = ask_small("query", *words.split())
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.splitlines() == [f"Fout: {message}"]


def test_a_whole_answer(ask_small: Ask) -> None:
    ran = ask_small("query", "sector_dossiers", "--by", "systeem", "--measure", "personen", "--format", "table")
    assert ran.err == "Jaar 2017 (het nieuwste in exports).\n"
    assert ran.out == WHOLE


WHOLE = """\
Sector: dossiers 2017 · beëindigd in het jaar · unieke personen

systeem    omschrijving                                  personen    aandeel
---------  ------------------------------------------  ----------  ---------
ovbj       organisatie voor bijzondere jeugdzorg                5      71,4%
pleegzorg  pleegzorg                                            1      14,3%
oooc       onthaal-, oriëntatie- en observatiecentrum           2      28,6%
totaal                                                          7     100,0%

Basis van de aandelen: waar systeem gekend is.
Elk totaal telt unieke personen, dus niet altijd de som: wie in meer cellen staat, telt één keer.
"""
