"""The schemas as other tools read them: Frictionless Table Schema and Data Package.

Code lists are written out as ``enum``; what Frictionless has no word for keeps our own property beside it.
"""

from __future__ import annotations

from typing import Any

from cocon_stats.schemas import Schemas

PROFILES = "https://datapackage.org/profiles/2.0"  # the name of the standard, never fetched
DIALECT = {"csv": {"delimiter": ";"}}


def table_schema(schemas: Schemas, name: str) -> dict[str, Any]:
    """The Table Schema of the file called `name`, with its code lists; KeyError when there is no such file."""
    schema = schemas[name]
    own = {key: value for key, value in schema.descriptor.items() if key != "references"}
    descriptor: dict[str, Any] = {"$schema": f"{PROFILES}/tableschema.json", **own}
    descriptor["fields"] = [_field(schemas, raw) for raw in descriptor["fields"]]
    keys = [_foreign_key(one.field, one.file, one.column) for one in schema.references if one.file and one.column]
    if keys:
        descriptor["foreignKeys"] = keys
    return descriptor


def _field(schemas: Schemas, raw: dict[str, Any]) -> dict[str, Any]:
    field = dict(raw)
    codes = schemas.codes.get(raw.get("codeList", ""), {})
    if codes and "separator" not in raw:
        field["constraints"] = {**raw.get("constraints", {}), "enum": list(codes)}
        field["categories"] = [{"value": value, "label": label} for value, label in codes.items()]
    return field


def _foreign_key(field: str, file: str, column: str) -> dict[str, Any]:
    return {"fields": [field], "reference": {"resource": file, "fields": [column]}}


def datapackage(schemas: Schemas) -> dict[str, Any]:
    """A Data Package descriptor of all export files, to lie in the folder of a year beside them."""
    resources = [
        {
            "name": schema.name,
            "type": "table",
            "title": schema.title,
            "path": f"{schema.name}.csv",
            "scheme": "file",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8-sig",
            "dialect": DIALECT,
            "schema": table_schema(schemas, schema.name),
        }
        for schema in schemas.files.values()
    ]
    profile = f"{PROFILES}/datapackage.json"
    return {"$schema": profile, "name": "cocon-stats", "title": "Exports van het cliëntdossier", "resources": resources}
