"""``cocon-stats schema``: the Table Schemas of the exports, for other tools."""

from __future__ import annotations

import json
from pathlib import Path

import click

from cocon_stats.cli.options import settings_for
from cocon_stats.cli.words import completed
from cocon_stats.errors import WrongUsage, suggestion
from cocon_stats.schemas import load_schemas
from cocon_stats.schemas.descriptor import datapackage, table_schema


@click.command("schema")
@click.argument("file", required=False, shell_complete=completed("files"))
@click.option("--package", is_flag=True, help="Print a datapackage descriptor of all export files.")
@click.option("--config", type=click.Path(path_type=Path), help="Settings file instead of cocon.toml.")
def command(file: str | None, package: bool, config: Path | None) -> None:
    """Print the Frictionless Table Schema of FILE, or the names of all files.

    \b
    Examples:
      cocon-stats schema ikt
      cocon-stats schema --package > datapackage.json
    """
    schemas = load_schemas(*settings_for(config).schemas)
    if package:
        click.echo(json.dumps(datapackage(schemas), ensure_ascii=False, indent=2))
    elif file is None:
        for schema in schemas.files.values():
            click.echo(f"{schema.name}\t{schema.title}")
    else:
        name = file.lower().removesuffix(".csv")
        if name not in schemas.files:
            raise WrongUsage(f"Er is geen bestand «{file}».{suggestion(name, schemas.files)}")
        click.echo(json.dumps(table_schema(schemas, name), ensure_ascii=False, indent=2))
