"""``sql``: what it answers, and that nothing typed can do anything but read what was checked."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest
from query.conftest import Run

from cocon_stats.errors import WrongUsage
from cocon_stats.opening import open_years
from cocon_stats.settings import Settings

pytest.importorskip("duckdb")

from cocon_stats.sql.engine import CASE_FILES, Database, described
from cocon_stats.year import Year


@pytest.fixture
def year(exports: Path) -> Year:
    return open_years(exports, [2025], Settings())[0]


def test_a_count(run: Run) -> None:
    ran = run(
        "sql",
        "select aanmelder, count(*) from ikt where einddatum >= '2025-01-01' group by 1 order by 1",
        "--year",
        "2025",
    )
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == "aanmelder\tcount_star()\nclient\t1\nocj\t4\nvk\t1\n\t1\n"


def test_types_and_unknowns(year: Year) -> None:
    with Database(year) as database:
        found = database.select(
            "select dossier_id, geslacht, einddatum, jim, leeftijd, duur_weken, contact_minuten, leeftijdsklasse "
            "from ikt where dossier_id in ('IKT-2025-0003', 'IKT-2025-0007') order by 1"
        )
        score = database.select("select score, typeof(score) from tevredenheid order by score nulls last")
        kinds = database.select(
            "select typeof(geslacht), typeof(einddatum), typeof(jim), typeof(leeftijd) from ikt limit 1"
        )
    assert [[str(one) for one in row] for row in found.rows] == [
        ["IKT-2025-0003", "V", "2025-01-10", "None", "12", "0.0", "30", "12-17"],
        ["IKT-2025-0007", "V", "None", "None", "11", "None", "0", "6-11"],
    ]
    assert [one[0] for one in score.rows] == [Decimal("7.0"), Decimal("8.5"), Decimal("9.0"), None]
    assert score.rows[0][1] == "DECIMAL(18,1)"
    assert kinds.rows == (("VARCHAR", "DATE", "BOOLEAN", "BIGINT"),)


def test_negative_and_large_decimals_arrive_whole() -> None:
    import numpy as np

    from cocon_stats.exports.table import UNKNOWN_NUMBER, Column
    from cocon_stats.sql.arrow import as_arrow

    numbers = [-5, 0, 12345, -(10**17), UNKNOWN_NUMBER]
    found = as_arrow(Column("number", np.array(numbers, dtype=np.int64), decimals=2)).to_pylist()
    assert found == [Decimal(one).scaleb(-2) for one in numbers[:-1]] + [None]
    texts = as_arrow(Column("string", np.array([1, -1, 0], dtype=np.int32), ("é", "b;'\""))).to_pylist()
    assert texts == ["b;'\"", None, "é"]


def test_all_case_files_under_each_other(run: Run) -> None:
    question = "select modaliteit, count(*) n, sum(leeftijd) from dossiers where beeindigd group by 1 order by 1"
    ran = run("sql", question, "--year", "2025", "--format", "json")
    assert json.loads(ran.out) == [
        {"modaliteit": "ci", "n": 2, "sum(leeftijd)": 25},
        {"modaliteit": "ikt", "n": 6, "sum(leeftijd)": 54},
    ]


def test_the_list_of_tables_is_what_there_is(year: Year) -> None:
    listed: dict[str, set[str]] = {}
    for table, column in described(year.tools.schemas):
        listed.setdefault(table, set()).add(column.name)
    with Database(year) as database:
        tables = [row[0] for row in database.select("show tables").rows]
        assert set(tables) == {*year.checked.exports.tables, CASE_FILES}
        for table in tables:
            columns = {row[0] for row in database.select(f"describe {table}").rows}
            assert columns == listed[table], table


def test_columns_that_rest_on_an_absent_file_are_not_there(exports: Path) -> None:
    (exports / "2025" / "contacten.csv").unlink()
    (year,) = open_years(exports, [2025], Settings())
    with Database(year) as database:
        assert database.select("select sum(leeftijd) from dossiers where beeindigd").rows == ((79,),)
        with pytest.raises(WrongUsage, match="contact_minuten"):
            database.select("select contact_minuten from ikt")


def test_tables(run: Run) -> None:
    ran = run("sql", "--tables", "--format", "csv")
    lines = ran.out.splitlines()
    assert lines[:3] == [
        "tabel;kolom;type;betekenis",
        "dossiers;modaliteit;VARCHAR;hulpvorm",
        "dossiers;dossier_id;VARCHAR;dossiernummer",
    ]
    assert "ikt;duur_weken;DOUBLE;duur in weken" in lines
    assert any(line.startswith("medewerkers;vte;DECIMAL;") for line in lines)
    assert not any(word in ran.out for word in ("client_id", "geboortedatum", "persoon_id"))


WRONG = {
    "selec 1": "SQL: Parser Error: syntax error at or near \"selec\"",
    "select 1; select 2": "SQL: geef één opdracht, niet 2.",
    "": "SQL: geef één opdracht, niet 0.",
    "select leeftid from ikt": "Candidate bindings: \"leeftijd\"",
    "select * from ikkt": "Did you mean \"ikt\"?",
    "select now()": "SQL: Invalid Input Error: Required module 'pytz' failed to import",
}  # fmt: skip


@pytest.mark.parametrize("statement", WRONG)
def test_a_faulty_statement_is_one_line(run: Run, statement: str) -> None:
    ran = run("sql", statement, "--year", "2025")
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    if statement != "select now()" or "pytz" in ran.err:
        assert WRONG[statement] in ran.err


WRITING = [
    "drop table ikt", "delete from ikt", "update ikt set jim = true", "insert into ikt select * from ikt",
    "create table x as select 1", "create view x as select 1", "create macro f() as 1",
    "alter table ikt drop column jim",
    "copy ikt to '{trap}'", "copy (select 1) to '{trap}'", "export database '{trap}'", "attach '{trap}' as x",
    "install httpfs", "load httpfs", "set enable_external_access = true", "reset enable_external_access",
    "set lock_configuration = false", "pragma enable_external_access = true", "call pragma_version()", "checkpoint",
    "prepare x as select 1", "execute x", "begin transaction", "vacuum", "use memory", "explain analyze select 1",
    "create secret x (type s3, secret 'y')",
]  # fmt: skip


@pytest.mark.parametrize("statement", WRITING)
def test_nothing_but_reading_passes(run: Run, statement: str, tmp_path: Path) -> None:
    trap = tmp_path / "trap"
    ran = run("sql", statement.format(trap=trap), "--year", "2025")
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert not trap.exists()


REACHING = [
    "select * from '{secret}'", "select * from read_csv('{secret}')", "select * from read_csv_auto('{secret}')",
    "select * from read_text('{secret}')", "select * from read_blob('{secret}')", "select * from read_json('{secret}')",
    "select * from read_parquet('{secret}')", "select * from parquet_scan('{secret}')",
    "select * from glob('{secret}*')",
    "from sniff_csv('{secret}')", "select * from 'http://127.0.0.1:9/x.csv'",
    "select * from read_csv('https://127.0.0.1:9/x')",
    "select * from 's3://x/y.parquet'", "select getenv('HOME')", "select * from query('copy ikt to ''{trap}''')",
    "with x as (select * from read_text('{secret}')) select * from x",
    "select (select content from read_text('{secret}')) from ikt", "select * from duckdb_extensions()",
    "select * from year", "select * from records", "select * from arriving", "select * from self",
]  # fmt: skip


@pytest.mark.parametrize("statement", REACHING)
def test_no_file_network_or_variable_is_reached(run: Run, statement: str, tmp_path: Path) -> None:
    secret, trap = tmp_path / "geheim.csv", tmp_path / "trap"
    secret.write_text("a,b\ngeheimwoord,2\n", encoding="utf-8")
    ran = run("sql", statement.format(secret=secret, trap=trap), "--year", "2025")
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert "geheimwoord" not in ran.err
    assert not trap.exists()


def test_personal_columns_are_not_there(run: Run) -> None:
    for column in ("client_id", "geboortedatum"):
        ran = run("sql", f"select {column} from ikt", "--year", "2025")
        assert ran.status == 2
        assert "C00000" not in ran.err
    everything = run("sql", "select * from ikt", "--year", "2025", "--format", "csv").out
    assert "C00000" not in everything
    assert "2014-03-15" not in everything


def test_the_doors_are_locked(year: Year) -> None:
    with Database(year) as database:
        wanted = {"enable_external_access": "false", "lock_configuration": "true", "temp_directory": "",
                  "autoload_known_extensions": "false", "python_enable_replacements": "false"}  # fmt: skip
        names = ", ".join(f"'{one}'" for one in wanted)
        found = database.select(f"select name, value from duckdb_settings() where name in ({names})")
    assert dict(found.rows) == wanted


def test_usage(run: Run) -> None:
    for arguments in ((), ("select 1", "--tables")):
        ran = run("sql", *arguments)
        assert ran.status == 2
        assert ran.err.endswith("Error: Give one SELECT, or --tables.\n")


def test_without_duckdb_it_says_how_to_get_it(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "duckdb", None)
    ran = run("sql", "select 1", "--year", "2025")
    assert (ran.status, ran.err) == (
        2,
        "Fout: Voor SQL is DuckDB nodig, en dat is niet geïnstalleerd. "
        'Installeer het met: pip install "cocon-stats[sql]".\n',
    )
