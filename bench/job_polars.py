"""The whole job in Polars: text in, lazily typed and checked, one select per population."""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from functools import reduce
from operator import and_
from pathlib import Path

import polars as pl

from bench.faults import BOOLEANS, FILES, INTEGER, NUMBER, codes, needs, orders
from bench.plan import DIRECT, YEAR, Aggregate, Test, figures, prepared
from cocon_stats.schemas import Field, Schemas, load_schemas

CARE = FILES[:7]
FIRST, LAST = pl.date(YEAR, 1, 1), pl.date(YEAR, 12, 31)
Tables = dict[str, pl.DataFrame]


def main(folder: Path) -> None:
    """Print the figures and the number of faults."""
    schemas = load_schemas()
    tables: Tables = {name: _read(folder, name, schemas) for name in FILES}
    faults = sum(_faults(tables[name], name, schemas) for name in FILES) + _between(tables)
    plan = prepared(folder)
    wanted = {part for one in plan.values() for part in (*one.above, *one.below, one.median) if part}
    results = _aggregates(_derived(tables, schemas), wanted)
    print(json.dumps({"faults": faults, "figures": figures(plan, results)}))


def _read(folder: Path, name: str, schemas: Schemas) -> pl.DataFrame:
    path = folder / str(YEAR) / f"{name}.csv"
    frame = pl.scan_csv(path, separator=";", infer_schema=False)
    parts = []
    for one in schemas[name].fields:
        parts.append(_typed(one).alias(one.name))
        if one.kind != "string":
            parts.append(_filled(one.name).alias(f"{one.name}!"))
    return frame.select(parts).collect()


def _filled(name: str) -> pl.Expr:
    return (pl.col(name).is_not_null() & (pl.col(name) != "")).fill_null(False)


def _typed(one: Field) -> pl.Expr:
    column = pl.col(one.name)
    if one.kind == "date":
        return column.str.to_date("%d/%m/%Y", strict=False)
    if one.kind == "boolean":
        return column.str.to_lowercase().replace_strict(BOOLEANS, default=None, return_dtype=pl.Boolean)
    if one.kind == "integer":
        return pl.when(column.str.contains(INTEGER)).then(column).cast(pl.Int64, strict=False)
    if one.kind == "number":
        number = column.str.replace(",", ".", literal=True).cast(pl.Float64, strict=False) * 10
        return pl.when(column.str.contains(NUMBER)).then(number.round().cast(pl.Int64))
    return column.str.to_lowercase().cast(pl.Categorical) if one.kind == "code" else column


def _faults(frame: pl.DataFrame, name: str, schemas: Schemas) -> int:
    schema = schemas[name]
    bad: list[pl.Expr] = []
    for one in schema.fields:
        column = pl.col(one.name)
        filled = pl.col(f"{one.name}!") if one.kind != "string" else _filled(one.name)
        if one.required:
            bad.append(~filled)
        if one.kind == "code":
            bad.append(filled & ~column.is_in([code.lower() for code in codes(one, schemas)]))
        elif one.kind != "string":
            bad.append(filled & column.is_null())
        elif one.pattern:
            bad.append(~column.str.contains(one.pattern))
        bad += _out_of_range(one)
    bad += [pl.col(one.column) < pl.col(one.other) for one in orders(schema)]
    for need in needs(schema):
        holds = pl.col(f"{need.other}!") if not need.value else _is(need.other, (need.value,)).fill_null(False)
        filled = pl.col(f"{need.column}!")
        bad.append(holds & ~filled if need.required else filled & ~holds)
    if any(one.name == "datum" for one in schema.fields):
        bad.append(pl.col("datum") > LAST)
    counts = frame.lazy().select(reduce(lambda a, b: a + b, [one.sum().cast(pl.Int64) for one in bad])).collect().item()
    if schema.primary_key:
        counts += frame.height - frame.select(pl.struct(schema.primary_key).n_unique()).item()
    return int(counts)


def _out_of_range(one: Field) -> list[pl.Expr]:
    scale, column = 10 if one.kind == "number" else 1, pl.col(one.name)
    tests = [column < one.minimum * scale] if one.minimum is not None else []
    tests += [column > one.maximum * scale] if one.maximum is not None else []
    return tests + ([column <= one.exclusive_minimum * scale] if one.exclusive_minimum is not None else [])


def _is(column: str, values: tuple[str, ...]) -> pl.Expr:
    if values in (("ja",), ("nee",)):
        return pl.col(column) == (values == ("ja",))
    return pl.col(column).is_in([one.lower() for one in values])


def _between(tables: Tables) -> int:
    dossiers = pl.concat([tables[name].select("dossier_id", "startdatum", "einddatum") for name in CARE])
    faults = dossiers.height - dossiers["dossier_id"].n_unique()
    for name in ("kenmerken", "tevredenheid", "opvolging"):
        faults += tables[name].join(dossiers, on="dossier_id", how="anti").height
    joined = tables["contacten"].lazy().join(dossiers.lazy(), on="dossier_id", how="left")
    outside = pl.col("startdatum").is_null() | (pl.col("datum") < pl.col("startdatum"))
    outside = outside | (pl.col("datum") > pl.col("einddatum")).fill_null(False)
    return int(faults + joined.select(outside.sum()).collect().item())


def _derived(tables: Tables, schemas: Schemas) -> Tables:
    sums = [
        pl.col("duur_minuten").filter(pl.col("soort") == one).sum().alias(f"contact.{one}")
        for one in schemas.codes["contact_soort"]
    ]
    minutes = tables["contacten"].lazy().group_by("dossier_id").agg(sums)
    severe = [
        pl.col("ernst").filter(pl.col("kenmerk") == one).first().alias(f"kenmerk.{one}")
        for one in schemas.codes["kenmerk"]
    ]
    severity = tables["kenmerken"].lazy().group_by("dossier_id").agg(severe)
    who = [(pl.col("respondent") == one).sum().alias(f"tevredenheid.{one}") for one in schemas.codes["respondent"]]
    answers = tables["tevredenheid"].lazy().group_by("dossier_id").agg(who)
    asked = [one.name for one in schemas["opvolging"].fields if one.kind == "boolean"]
    follow = tables["opvolging"].lazy().select("dossier_id", *(pl.col(one).alias(f"opvolging.{one}") for one in asked))
    zero = [f"contact.{one}" for one in schemas.codes["contact_soort"]]
    zero += [f"tevredenheid.{one}" for one in schemas.codes["respondent"]]
    made: Tables = {}
    hanging = [minutes.collect(), severity.collect(), answers.collect(), follow.collect()]
    for name in CARE:
        frame = tables[name].lazy()
        for one in hanging:
            frame = frame.join(one.lazy(), on="dossier_id", how="left")
        frame = frame.with_columns(
            *(pl.col(one).fill_null(0) for one in zero), pl.col("opvolging.bereikt").fill_null(False)
        )
        made[name] = frame.with_columns(_own()).collect()
        beside = made[name].select("dossier_id", "beeindigd")
        made[f"{name}.tevredenheid"] = tables["tevredenheid"].join(beside, on="dossier_id")
    return made


def _own() -> list[pl.Expr]:
    start, end = pl.col("startdatum"), pl.col("einddatum")
    born, referred = pl.col("geboortedatum"), pl.col("aanmelddatum")
    early = referred.dt.month().cast(int) * 32 + referred.dt.day() < born.dt.month().cast(int) * 32 + born.dt.day()
    return [
        end.is_between(FIRST, LAST).fill_null(False).alias("beeindigd"),
        ((start <= LAST) & (end.is_null() | (end >= FIRST))).alias("begeleid"),
        (referred.dt.year() - born.dt.year() - early.cast(pl.Int32)).alias("leeftijd"),
        (end - start).dt.total_days().alias("duur_dagen"),
        reduce(lambda a, b: a + b, [pl.col(f"contact.{one}") for one in DIRECT]).alias("contact_direct"),
    ]


def _aggregates(tables: Tables, wanted: set[Aggregate]) -> dict[Aggregate, float]:
    by_source: dict[str, list[Aggregate]] = defaultdict(list)
    for one in wanted:
        by_source[one.source].append(one)
    results: dict[Aggregate, float] = {}
    for source, mine in by_source.items():
        expressions = [_expression(one).alias(str(number)) for number, one in enumerate(mine)]
        row = tables[source].lazy().select(expressions).collect().row(0)
        results |= {one: float(value or 0) for one, value in zip(mine, row, strict=True)}
    return results


def _expression(one: Aggregate) -> pl.Expr:
    tests = reduce(and_, [_test(test) for test in one.tests], pl.lit(True))
    if one.kind == "count":
        return tests.sum() if one.tests else pl.len()
    column = pl.col(one.column).filter(tests)
    return column.sum() if one.kind == "sum" else column.median()


def _test(test: Test) -> pl.Expr:
    column = pl.col(test.column)
    if test.known:
        return column.is_not_null() & (column.cast(pl.String) != "") if test.column in _CODES else column.is_not_null()
    if test.values:
        return _is(test.column, test.values)
    return column >= test.low if test.low is not None else column <= test.high


_CODES = {one.name for name in FILES for one in load_schemas()[name].fields if one.kind == "code"}

if __name__ == "__main__":
    main(Path(sys.argv[1]))
