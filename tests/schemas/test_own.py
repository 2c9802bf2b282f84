"""A schema of one's own: what is wrong with it is said in one line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cocon_stats.errors import WrongUsage
from cocon_stats.schemas import load_schemas

CARE = ["dossier_id", "geboortedatum", "aanmelddatum", "startdatum", "einddatum"]


def schema(**changes: Any) -> dict[str, Any]:
    kinds = {name: "date" if name.endswith("datum") else "string" for name in CARE}
    fields = [{"name": name, "type": kind} for name, kind in kinds.items()]
    return {"name": "dag", "title": "Dagbegeleiding", "kind": "care", "fields": fields, **changes}


def refused(folder: Path, text: str, name: str = "dag.json") -> str:
    (folder / name).write_text(text, encoding="utf-8")
    with pytest.raises(WrongUsage) as error:
        load_schemas(folder)
    return str(error.value)


def test_a_schema_of_ones_own_is_added_behind_the_others(tmp_path: Path) -> None:
    (tmp_path / "dag.json").write_text(json.dumps(schema()), encoding="utf-8")
    assert list(load_schemas(tmp_path).files)[-1] == "dag"
    assert "dag" in load_schemas(tmp_path).modalities
    assert "dag" not in load_schemas().files


def test_own_code_lists_are_added(tmp_path: Path) -> None:
    (tmp_path / "codes.json").write_text('{"kleur": [{"value": "r", "label": "rood"}]}', encoding="utf-8")
    assert load_schemas(tmp_path).codes["kleur"] == {"r": "rood"}


def field(**keys: Any) -> dict[str, Any]:
    return schema(fields=[*schema()["fields"], {"name": "x", "type": "string", **keys}])


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ([], "dag.json is geen schema: het moet met { beginnen."),
        (schema(title=None), "dag.json: «title» ontbreekt of is niet wat het moet zijn."),
        (schema(name="dagen"), "dag.json: «name» is dagen; noem het bestand dagen.json."),
        (schema(kind="cares"), "dag.json: kind kan niet «cares» zijn. Bedoelde u care?"),
        (schema(fields=[{}]), "dag.json: elke kolom heeft een «name»."),
        (schema(fields=[]), "dag.json: een bestand van de soort «care» heeft een kolom dossier_id nodig."),
        (field(type="text"), "dag.json, kolom x: type kan niet «text» zijn."
         " Mogelijk: string, date, boolean, integer, number."),
        (field(name="einddatum"), "dag.json, kolom einddatum: deze kolom staat er twee keer in."),
        (field(codeList="aanmelders"), "dag.json, kolom x: codeList kan niet «aanmelders» zijn. Bedoelde u aanmelder"
         " of sector_aanmelder?"),
        (field(onlyWhen="x > 3"), "dag.json, kolom x: onlyWhen kan niet «x > 3» zijn;"
         " schrijf «kolom gekend» of «kolom = code»."),
        (field(requiredWhen="eindatum gekend"), "dag.json, kolom x: requiredWhen kan niet «eindatum» zijn."
         " Bedoelde u einddatum of aanmelddatum?"),
        (field(notBefore="startdatm"), "dag.json, kolom x: notBefore kan niet «startdatm» zijn."
         " Bedoelde u startdatum?"),
        (field(constraints={"pattern": "["}),
         "dag.json, kolom x: «constraints» of het patroon daarin is niet te lezen."),
        (schema(primaryKey=["dosier_id"]), "dag.json: primaryKey kan niet «dosier_id» zijn. Bedoelde u dossier_id?"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_by_name(tmp_path: Path, raw: Any, message: str) -> None:
    assert refused(tmp_path, json.dumps(raw)) == message


def test_no_json_and_no_code_list(tmp_path: Path) -> None:
    assert refused(tmp_path, '{\n "name": "dag",,\n}') == "dag.json is geen geldig JSON-bestand: zie regel 2."
    (tmp_path / "dag.json").unlink()
    wrong = 'codes.json: schrijf elke codelijst als [{"value": "…", "label": "…"}, …].'
    assert refused(tmp_path, '{"kleur": ["rood"]}', "codes.json") == wrong
