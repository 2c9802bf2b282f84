"""The whole job in plain pandas: read_csv as text, masks, groupby and merge."""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import pandas as pd

from bench.faults import BOOLEANS, FILES, INTEGER, NUMBER, codes, needs, orders
from bench.plan import DIRECT, YEAR, Aggregate, Test, figures, prepared
from cocon_stats.schemas import Field, Schemas, load_schemas

CARE = FILES[:7]
FIRST, LAST = pd.Timestamp(YEAR, 1, 1), pd.Timestamp(YEAR, 12, 31)
Tables = dict[str, pd.DataFrame]


def main(folder: Path) -> None:
    """Print the figures and the number of faults."""
    schemas = load_schemas()
    tables: Tables = {name: _read(folder, name, schemas) for name in FILES}
    faults = sum(_faults(tables[name], name, schemas) for name in FILES) + _between(tables)
    plan = prepared(folder)
    wanted = {part for one in plan.values() for part in (*one.above, *one.below, one.median) if part}
    results = _aggregates(_derived(tables, schemas), wanted)
    print(json.dumps({"faults": faults, "figures": figures(plan, results)}))


def _read(folder: Path, name: str, schemas: Schemas) -> pd.DataFrame:
    path = folder / str(YEAR) / f"{name}.csv"
    raw = pd.read_csv(path, sep=";", dtype=str, keep_default_na=False, encoding="utf-8-sig")
    frame: dict[str, Any] = {}
    for one in schemas[name].fields:
        frame[one.name] = _typed(raw[one.name], one)
        frame[f"{one.name}!"] = raw[one.name] != ""
    return pd.DataFrame(frame)


def _typed(column: pd.Series, one: Field) -> pd.Series:
    if one.kind == "date":
        return pd.to_datetime(column, format="%d/%m/%Y", errors="coerce")
    if one.kind == "boolean":
        return column.str.lower().map(BOOLEANS).astype("boolean")
    if one.kind == "integer":
        return pd.to_numeric(column.where(column.str.match(INTEGER)), errors="coerce")
    if one.kind == "number":
        number = column.where(column.str.match(NUMBER)).str.replace(",", ".", regex=False)
        return (pd.to_numeric(number, errors="coerce") * 10).round()
    return column.str.lower().where(column != "").astype("category") if one.kind == "code" else column


def _faults(frame: pd.DataFrame, name: str, schemas: Schemas) -> int:
    schema = schemas[name]
    bad = 0
    for one in schema.fields:
        column, filled = frame[one.name], frame[f"{one.name}!"]
        bad += int((~filled).sum()) if one.required else 0
        if one.kind == "code":
            bad += int((filled & ~column.isin([code.lower() for code in codes(one, schemas)])).sum())
        elif one.kind != "string":
            bad += int((filled & column.isna()).sum())
        elif one.pattern:
            bad += int((~column.str.match(one.pattern)).sum())
        scale = 10 if one.kind == "number" else 1
        bad += int((column < one.minimum * scale).sum()) if one.minimum is not None else 0
        bad += int((column > one.maximum * scale).sum()) if one.maximum is not None else 0
        bad += int((column <= one.exclusive_minimum * scale).sum()) if one.exclusive_minimum is not None else 0
    for order in orders(schema):
        bad += int((frame[order.column] < frame[order.other]).sum())
    for need in needs(schema):
        holds = frame[f"{need.other}!"] if not need.value else _is(frame[need.other], (need.value,)).fillna(False)
        filled = frame[f"{need.column}!"]
        bad += int((holds & ~filled if need.required else filled & ~holds).sum())
    if any(one.name == "datum" for one in schema.fields):
        bad += int((frame["datum"] > LAST).sum())
    if schema.primary_key:
        bad += int(frame.duplicated(list(schema.primary_key)).sum())
    return bad


def _is(column: pd.Series, values: tuple[str, ...]) -> pd.Series:
    if values in (("ja",), ("nee",)):
        return column == (values == ("ja",))
    return column.isin([one.lower() for one in values])


def _between(tables: Tables) -> int:
    dossiers = pd.concat([tables[name][["dossier_id", "startdatum", "einddatum"]] for name in CARE])
    faults = int(dossiers["dossier_id"].duplicated().sum())
    for name in ("kenmerken", "tevredenheid", "opvolging"):
        faults += int((~tables[name]["dossier_id"].isin(dossiers["dossier_id"])).sum())
    joined = tables["contacten"][["dossier_id", "datum"]].merge(dossiers, on="dossier_id", how="left")
    outside = joined["startdatum"].isna() | (joined["datum"] < joined["startdatum"])
    return faults + int((outside | (joined["datum"] > joined["einddatum"])).sum())


def _derived(tables: Tables, schemas: Schemas) -> Tables:
    contacts = tables["contacten"]
    minutes = contacts.groupby(["dossier_id", "soort"], observed=True)["duur_minuten"].sum().unstack(fill_value=0)
    minutes = minutes.reindex(columns=list(schemas.codes["contact_soort"]), fill_value=0).add_prefix("contact.")
    severity = tables["kenmerken"].set_index(["dossier_id", "kenmerk"])["ernst"].unstack()
    severity = severity.reindex(columns=list(schemas.codes["kenmerk"])).add_prefix("kenmerk.")
    answers = tables["tevredenheid"].groupby(["dossier_id", "respondent"], observed=True).size().unstack(fill_value=0)
    answers = answers.reindex(columns=list(schemas.codes["respondent"]), fill_value=0).add_prefix("tevredenheid.")
    asked = [one.name for one in schemas["opvolging"].fields if one.kind == "boolean"]
    follow = tables["opvolging"].set_index("dossier_id")[asked].add_prefix("opvolging.")
    made: Tables = {}
    for name in CARE:
        frame = tables[name]
        for one in (minutes, severity, answers, follow):
            frame = frame.join(one, on="dossier_id")
        zero = [*minutes.columns, *answers.columns]
        frame[zero] = frame[zero].fillna(0)
        frame["opvolging.bereikt"] = frame["opvolging.bereikt"].fillna(False)
        made[name] = _own(frame)
        beside = frame[["dossier_id", "beeindigd"]]
        made[f"{name}.tevredenheid"] = tables["tevredenheid"].merge(beside, on="dossier_id")
    return made


def _own(frame: pd.DataFrame) -> pd.DataFrame:
    start, end = frame["startdatum"], frame["einddatum"]
    born, referred = frame["geboortedatum"].dt, frame["aanmelddatum"].dt
    early = referred.month * 32 + referred.day < born.month * 32 + born.day
    frame["beeindigd"] = (end >= FIRST) & (end <= LAST)
    frame["begeleid"] = (start <= LAST) & (end.isna() | (end >= FIRST))
    frame["leeftijd"] = referred.year - born.year - early
    frame["duur_dagen"] = (end - start).dt.days
    frame["contact_direct"] = frame[[f"contact.{one}" for one in DIRECT]].sum(axis=1)
    return frame


def _aggregates(tables: Tables, wanted: set[Aggregate]) -> dict[Aggregate, float]:
    by_source: dict[str, list[Aggregate]] = defaultdict(list)
    for one in wanted:
        by_source[one.source].append(one)
    results: dict[Aggregate, float] = {}
    for source, mine in by_source.items():
        masks: dict[Test, Any] = {}
        for one in mine:
            results[one] = _value(tables[source], one, masks)
    return results


def _value(frame: pd.DataFrame, one: Aggregate, masks: dict[Test, Any]) -> float:
    chosen = None
    for test in one.tests:
        if test not in masks:
            masks[test] = _test(frame[test.column], test).fillna(False).to_numpy(bool)
        chosen = masks[test] if chosen is None else chosen & masks[test]
    if one.kind == "count":
        return float(len(frame) if chosen is None else chosen.sum())
    values = frame[one.column] if chosen is None else frame[one.column].to_numpy()[chosen]
    series = pd.Series(values)
    result = series.sum() if one.kind == "sum" else series.median()
    return float(result) if pd.notna(result) else 0.0


def _test(column: pd.Series, test: Test) -> pd.Series:
    if test.known:
        return column.notna()
    if test.values:
        return _is(column, test.values)
    return column >= test.low if test.low is not None else column <= test.high


if __name__ == "__main__":
    main(Path(sys.argv[1]))
