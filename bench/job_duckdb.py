"""The whole job in DuckDB: text in, checks in one query per file, one aggregate query per population.

With ``--parquet`` from Parquet instead: what was read, typed and checked before is kept beside the exports, the
first time, and then only the figures are computed.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path

import duckdb

from bench.faults import BOOLEANS, FILES, INTEGER, NUMBER, codes, needs, orders
from bench.plan import DIRECT, YEAR, Aggregate, Test, figures, prepared
from cocon_stats.schemas import Field, Schemas, load_schemas

CARE = FILES[:7]


def main(folder: Path, from_parquet: bool = False) -> None:
    """Print the figures and the number of faults."""
    schemas = load_schemas()
    base = duckdb.connect()
    base.execute("SET preserve_insertion_order = false")
    kept = folder / "parquet"
    faults = 0
    if from_parquet and kept.is_dir():
        for name in FILES:
            base.execute(f"CREATE VIEW {name} AS SELECT * FROM read_parquet('{kept / name}.parquet')")
    else:
        for name in FILES:
            base.execute(f"CREATE TABLE {name} AS {_read(folder, name, schemas)}")
        faults = sum(_faults(base, name, schemas) for name in FILES) + _between(base)
        if from_parquet:
            kept.mkdir()
            for name in FILES:
                base.execute(f"COPY {name} TO '{kept / name}.parquet' (FORMAT parquet)")
    _derive(base, schemas)
    plan = prepared(folder)
    results = _aggregates(
        base, {part for one in plan.values() for part in (*one.above, *one.below, one.median) if part}
    )
    print(json.dumps({"faults": faults, "figures": figures(plan, results)}))


def _read(folder: Path, name: str, schemas: Schemas) -> str:
    """The file as typed columns; a text that is none leaves NULL, and `name!` keeps whether it was filled."""
    parts = []
    for one in schemas[name].fields:
        parts.append(f'{_typed(one)} AS "{one.name}"')
        if one.kind != "string":
            parts.append(f"({one.name} IS NOT NULL AND {one.name} <> '') AS \"{one.name}!\"")
    path = folder / str(YEAR) / f"{name}.csv"
    return f"SELECT {', '.join(parts)} FROM read_csv('{path}', delim=';', header=true, all_varchar=true, quote='\"')"


def _typed(one: Field) -> str:
    name = one.name
    if one.kind == "date":
        return f"try_strptime({name}, '%d/%m/%Y')::DATE"
    if one.kind == "boolean":
        true, false = (", ".join(f"'{k}'" for k, v in BOOLEANS.items() if v is w) for w in (True, False))
        return f"CASE WHEN lower({name}) IN ({true}) THEN true WHEN lower({name}) IN ({false}) THEN false END"
    if one.kind == "integer":
        return f"CASE WHEN regexp_matches({name}, '{INTEGER}') THEN {name}::BIGINT END"
    if one.kind == "number":
        tenths = f"(replace({name}, ',', '.')::DECIMAL(18,4) * 10)::BIGINT"
        return f"CASE WHEN regexp_matches({name}, '{NUMBER}') THEN {tenths} END"
    return f"lower({name})" if one.kind == "code" else name


def _faults(base: duckdb.DuckDBPyConnection, name: str, schemas: Schemas) -> int:
    bad = []
    schema = schemas[name]
    for one in schema.fields:
        column = f'"{one.name}"'
        filled = f'"{one.name}!"' if one.kind != "string" else f"({column} IS NOT NULL AND {column} <> '')"
        if one.required:
            bad.append(f"NOT {filled}")
        if one.kind == "code":
            listed = ", ".join(f"'{code.lower()}'" for code in codes(one, schemas))
            bad.append(f"{filled} AND {column} NOT IN ({listed})")
        elif one.kind != "string":
            bad.append(f"{filled} AND {column} IS NULL")
        elif one.pattern:
            bad.append(f"NOT regexp_matches({column}, '{one.pattern}')")
        scale = 10 if one.kind == "number" else 1
        for limit, sign in ((one.minimum, "<"), (one.maximum, ">"), (one.exclusive_minimum, "<=")):
            if limit is not None:
                bad.append(f"{column} {sign} {limit * scale}")
    bad += [f'"{one.column}" < "{one.other}"' for one in orders(schema)]
    for need in needs(schema):
        holds = f"\"{need.other}\"::VARCHAR = '{_bool(need.value)}'" if need.value else f'"{need.other}!"'
        filled = f'"{need.column}!"'
        bad.append(f"{holds} AND NOT {filled}" if need.required else f"{filled} AND NOT coalesce({holds}, false)")
    bad += ["datum > make_date(2025, 12, 31)"] if any(one.name == "datum" for one in schema.fields) else []
    total = " + ".join(f"count(*) FILTER ({one})" for one in bad)
    if schema.primary_key:
        key = ", ".join(schema.primary_key)
        total += f" + (SELECT count(*) - (SELECT count(*) FROM (SELECT DISTINCT {key} FROM {name})) FROM {name})"
    return int(base.execute(f"SELECT {total} FROM {name}").fetchone()[0])


def _bool(value: str) -> str:
    return {"ja": "true", "nee": "false"}.get(value, value.lower())


def _between(base: duckdb.DuckDBPyConnection) -> int:
    union = " UNION ALL ".join(f"SELECT dossier_id, startdatum, einddatum FROM {name}" for name in CARE)
    base.execute(f"CREATE TABLE dossiers AS {union}")
    faults = base.execute("SELECT count(*) - count(DISTINCT dossier_id) FROM dossiers").fetchone()[0]
    for name in ("kenmerken", "tevredenheid", "opvolging"):
        faults += base.execute(f"SELECT count(*) FROM {name} ANTI JOIN dossiers USING (dossier_id)").fetchone()[0]
    outside = "d.dossier_id IS NULL OR c.datum < d.startdatum OR c.datum > d.einddatum"
    faults += base.execute(
        f"SELECT count(*) FILTER ({outside}) FROM contacten c LEFT JOIN dossiers d USING (dossier_id)"
    ).fetchone()[0]
    return int(faults)


def _derive(base: duckdb.DuckDBPyConnection, schemas: Schemas) -> None:
    kinds = ", ".join(f"coalesce(sum(duur_minuten) FILTER (soort = '{one}'), 0) AS \"contact.{one}\""
                      for one in schemas.codes["contact_soort"])  # fmt: skip
    base.execute(f"CREATE TABLE minutes AS SELECT dossier_id, {kinds} FROM contacten GROUP BY dossier_id")
    severe = ", ".join(f"any_value(ernst) FILTER (kenmerk = '{one}') AS \"kenmerk.{one}\""
                       for one in schemas.codes["kenmerk"])  # fmt: skip
    base.execute(f"CREATE TABLE severity AS SELECT dossier_id, {severe} FROM kenmerken GROUP BY dossier_id")
    who = ", ".join(f"count(*) FILTER (respondent = '{one}') AS \"tevredenheid.{one}\""
                    for one in schemas.codes["respondent"])  # fmt: skip
    base.execute(f"CREATE TABLE answers AS SELECT dossier_id, {who} FROM tevredenheid GROUP BY dossier_id")
    who = ", ".join(f'coalesce("tevredenheid.{one}", 0) AS "tevredenheid.{one}"' for one in schemas.codes["respondent"])
    asked = [one.name for one in schemas["opvolging"].fields if one.kind == "boolean"]
    follow = ", ".join(f'{one} AS "opvolging.{one}"' for one in asked)
    first, last = f"make_date({YEAR}, 1, 1)", f"make_date({YEAR}, 12, 31)"
    days = "datediff('day', startdatum, einddatum)"
    for name in CARE:
        direct = " + ".join(f'coalesce("contact.{one}", 0)' for one in DIRECT)
        base.execute(
            f"CREATE VIEW v_{name} AS SELECT c.*, "
            f"coalesce(einddatum BETWEEN {first} AND {last}, false) AS beeindigd, "
            f"startdatum <= {last} AND (einddatum IS NULL OR einddatum >= {first}) AS begeleid, "
            "year(aanmelddatum) - year(geboortedatum) - CASE WHEN month(aanmelddatum) * 32 + day(aanmelddatum) < "
            "month(geboortedatum) * 32 + day(geboortedatum) THEN 1 ELSE 0 END AS leeftijd, "
            f"{days} AS duur_dagen, {direct} AS contact_direct, "
            'coalesce(m."contact.overleg_extern", 0) AS "contact.overleg_extern", '
            f"s.* EXCLUDE (dossier_id), {who}, "
            'o.* EXCLUDE (dossier_id, "opvolging.bereikt"), '
            'coalesce("opvolging.bereikt", false) AS "opvolging.bereikt" '
            f"FROM {name} c LEFT JOIN minutes m USING (dossier_id) LEFT JOIN severity s USING (dossier_id) "
            f"LEFT JOIN answers a USING (dossier_id) LEFT JOIN (SELECT dossier_id, {follow} FROM opvolging) o "
            "USING (dossier_id)"
        )
        base.execute(
            f'CREATE VIEW "v_{name}.tevredenheid" AS SELECT t.*, coalesce(c.einddatum BETWEEN {first} AND {last}, '
            f"false) AS beeindigd FROM tevredenheid t JOIN {name} c USING (dossier_id)"
        )


def _aggregates(base: duckdb.DuckDBPyConnection, wanted: set[Aggregate]) -> dict[Aggregate, float]:
    by_source: dict[str, list[Aggregate]] = defaultdict(list)
    for one in wanted:
        by_source[one.source].append(one)
    results: dict[Aggregate, float] = {}
    for source, mine in by_source.items():
        texts = ", ".join(_text(one) for one in mine)
        row = base.execute(f'SELECT {texts} FROM "v_{source}"').fetchone()
        results |= {one: float(value or 0) for one, value in zip(mine, row, strict=True)}
    return results


def _text(one: Aggregate) -> str:
    tests = " AND ".join(_test(test) for test in one.tests) or "true"
    if one.kind == "count":
        return f"count(*) FILTER ({tests})"
    made = f'sum("{one.column}")' if one.kind == "sum" else f'quantile_cont("{one.column}", 0.5)'
    return f"{made} FILTER ({tests})"


def _test(test: Test) -> str:
    column = f'"{test.column}"'
    if test.known:
        return f"{column} IS NOT NULL AND {column}::VARCHAR <> ''" if test.column in _TEXTS else f"{column} IS NOT NULL"
    if test.values in (("ja",), ("nee",)):
        return column if test.values == ("ja",) else f"NOT {column}"
    if test.values:
        return f"{column} IN ({', '.join(repr(one.lower()) for one in test.values)})"
    return f"{column} >= {test.low}" if test.low is not None else f"{column} <= {test.high}"


_TEXTS = {one.name for name in FILES for one in load_schemas()[name].fields if one.kind == "code"}

if __name__ == "__main__":
    main(Path(sys.argv[1]), "--parquet" in sys.argv)
