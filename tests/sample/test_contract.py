"""The sample keeps the contract: form, types, codes, conditions, references, dates, one birth date per person."""

import re
from collections import Counter, defaultdict
from datetime import date
from fractions import Fraction

import pytest

from cocon_stats.schemas import Field, load_schemas

from .counting import Row, amount, day
from .recount import FILES, MODALITIES
from .years import SAMPLE, YEARS, recount

DATE = re.compile(r"\d\d/\d\d/\d{4}")
INTEGER = re.compile(r"\d+")
NUMBER = re.compile(r"\d+(,\d+)?")
GROUPED = re.compile(r"\d{1,3}(\.\d{3})*(,\d+)?")
ALL = [(year, name) for year in YEARS for name in FILES]


def good(field: Field, text: str) -> bool:
    """Whether a filled cell has the form, the code or the range of its column."""
    if field.code_list:
        return text in load_schemas().codes[field.code_list]
    if field.kind == "boolean":
        return text in ("ja", "nee")
    if field.kind == "date":
        return DATE.fullmatch(text) is not None and day(text) >= date(
            1990 if field.name != "geboortedatum" else 1950, 1, 1
        )
    if field.kind in ("integer", "number"):
        form = INTEGER if field.kind == "integer" else GROUPED if field.thousands else NUMBER
        return form.fullmatch(text) is not None and in_range(field, amount(text))
    return field.pattern is None or re.fullmatch(field.pattern, text) is not None


def in_range(field: Field, number: Fraction) -> bool:
    return (
        (field.minimum is None or number >= field.minimum)
        and (field.maximum is None or number <= field.maximum)
        and (field.exclusive_minimum is None or number > field.exclusive_minimum)
    )


@pytest.mark.parametrize(("year", "name"), ALL)
def test_cells(year: int, name: str) -> None:
    schema, rows = load_schemas()[name], recount(year).rows[name]
    assert rows
    for field in schema.fields:
        cells = [row[field.name] for row in rows]
        assert not (field.required and "" in cells), field.name
        assert [text for text in cells if text and not good(field, text)] == [], field.name


@pytest.mark.parametrize(("year", "name"), [*ALL, (2025, "../historiek")])
def test_form_of_the_file(year: int, name: str) -> None:
    raw = (SAMPLE / str(year) / f"{name}.csv").read_bytes()
    schema = load_schemas()[name.removeprefix("../")]
    assert raw.startswith("\ufeff".encode() + ";".join(field.name for field in schema.fields).encode() + b"\r\n")
    assert raw.count(b"\n") == raw.count(b"\r\n")
    assert raw.endswith(b"\r\n")


@pytest.mark.parametrize(("year", "name"), ALL)
def test_keys_are_unique(year: int, name: str) -> None:
    schema, rows = load_schemas()[name], recount(year).rows[name]
    if schema.primary_key:
        keys = Counter(tuple(row[column] for column in schema.primary_key) for row in rows)
        assert [key for key, count in keys.items() if count > 1] == []


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("modality", MODALITIES)
def test_dates_of_case_files(year: int, modality: str) -> None:
    first, last = date(year, 1, 1), date(year, 12, 31)
    prefix = load_schemas()[modality].dossier_prefix
    for row in recount(year).rows[modality]:
        referral, start = day(row["aanmelddatum"]), day(row["startdatum"])
        end = day(row["einddatum"]) if row["einddatum"] else None
        assert referral <= start <= (end or last) <= last
        assert end is None or end >= first
        assert row["dossier_id"].startswith(f"{prefix}-{referral.year}-")
        assert not row["geboortedatum"] or day(row["geboortedatum"]) <= referral


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("modality", MODALITIES)
def test_conditions(year: int, modality: str) -> None:
    for row in recount(year).rows[modality]:
        assert bool(row["afsluiting"]) == bool(row["einddatum"])
        assert bool(row.get("uitval_reden")) == (row["afsluiting"] == "uitval" and "uitval_reden" in row)
        for kind in ("jeugdhulp", "volwassenenhulp"):
            if row.get(f"{kind}_noodzaak"):
                assert row[f"{kind}_geadviseerd"] == "ja"


@pytest.mark.parametrize("year", YEARS)
def test_rows_hang_on_case_files(year: int) -> None:
    rows = recount(year).rows
    files: dict[str, Row] = {row["dossier_id"]: row for name in MODALITIES for row in rows[name]}
    assert len(files) == sum(len(rows[name]) for name in MODALITIES)
    for name in ("contacten", "kenmerken", "tevredenheid", "opvolging"):
        assert {row["dossier_id"] for row in rows[name]} <= set(files), name
    assert {row["dossier_id"] for row in rows["opvolging"]} <= {row["dossier_id"] for row in rows["cbaw"]}
    staff = {row["medewerker_id"] for row in rows["medewerkers"]}
    assert {row["medewerker_id"] for name in ("afwezigheden", "opleidingen") for row in rows[name]} <= staff


@pytest.mark.parametrize("year", YEARS)
def test_contacts_fall_within_the_period(year: int) -> None:
    counted, last = recount(year), date(year, 12, 31)
    periods = {
        row["dossier_id"]: (day(row["startdatum"]), day(row["einddatum"]) if row["einddatum"] else last)
        for name in MODALITIES
        for row in counted.rows[name]
    }
    seen = defaultdict(set)
    for row in counted.rows["contacten"]:
        first, end = periods[row["dossier_id"]]
        assert first <= day(row["datum"]) <= end
        seen[row["dossier_id"]].add(row["soort"])
    ended = {row["dossier_id"] for name in MODALITIES for row in counted.ended(name)}
    assert ended <= set(seen)
    assert set.union(*seen.values()) == set(load_schemas().codes["contact_soort"])


@pytest.mark.parametrize("year", YEARS)
def test_follow_up_answers_only_of_those_reached(year: int) -> None:
    for row in recount(year).rows["opvolging"]:
        answers = [text for column, text in row.items() if column not in ("dossier_id", "bereikt")]
        assert row["bereikt"] == "ja" or not any(answers)


@pytest.mark.parametrize("year", YEARS)
def test_employment(year: int) -> None:
    first, last = date(year, 1, 1), date(year, 12, 31)
    periods = {}
    for row in recount(year).rows["medewerkers"]:
        hired, left = day(row["in_dienst"]), day(row["uit_dienst"]) if row["uit_dienst"] else last
        assert hired <= left
        assert hired <= last
        assert first <= left <= last
        assert bool(row["uit_dienst"]) == bool(row["uit_dienst_reden"])
        periods[row["medewerker_id"]] = (max(hired, first), left)
    spells = defaultdict(list)
    for row in recount(year).rows["afwezigheden"]:
        begin, end = periods[row["medewerker_id"]]
        assert begin <= day(row["van"]) <= day(row["tot"]) <= end
        spells[row["medewerker_id"]].append((day(row["van"]), day(row["tot"])))
    for mine in spells.values():
        assert all(before[1] < after[0] for before, after in zip(sorted(mine), sorted(mine)[1:], strict=False))
    for row in recount(year).rows["opleidingen"]:
        begin, end = periods[row["medewerker_id"]]
        assert begin <= day(row["datum"]) <= end
        assert row["dagen"] != "0"


def test_one_client_one_birth_date_and_sex_over_modalities_and_years() -> None:
    people = defaultdict(set)
    for year in YEARS:
        for name in MODALITIES:
            for row in recount(year).rows[name]:
                people[row["client_id"]].add((row["geboortedatum"], row["geslacht"]))
    assert [client for client, found in people.items() if len(found) > 1] == []
