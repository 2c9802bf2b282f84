"""What the shell completes: modalities, columns, codes, figures, years. No export is read, nothing heavy imported."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import wraps

import click
from click.shell_completion import CompletionItem

from cocon_stats.cli.asking import catalogue_of
from cocon_stats.cli.options import data_directory, settings_for
from cocon_stats.errors import CoconError
from cocon_stats.query.check import refusal
from cocon_stats.query.columns import offered
from cocon_stats.query.offered import Offered
from cocon_stats.query.question import MODALITY
from cocon_stats.query.sources import EVERY_MODALITY, words
from cocon_stats.schemas import Schemas, load_schemas

Items = list[CompletionItem[str]]
Completer = Callable[[click.Context, click.Parameter, str], Items]

_CONDITION = re.compile(r"(?P<column>[\w.]+)(?P<operator>!=|=)(?P<values>.*)")


def quiet(completer: Completer) -> Completer:
    """A completer that offers nothing when settings or catalogue are faulty: a prompt is no place for messages."""

    @wraps(completer)
    def silent(ctx: click.Context, param: click.Parameter, incomplete: str) -> Items:
        try:
            return completer(ctx, param, incomplete)
        except CoconError:
            return []

    return silent


@quiet
def sources(ctx: click.Context, param: click.Parameter, incomplete: str) -> Items:
    """Modalities and other exports, after each comma again."""
    schemas = _schemas(ctx)
    titles = {name: schemas[name].title if name in schemas.files else "" for name in words(schemas)}
    if "." not in incomplete:
        titles = {name: title for name, title in titles.items() if "." not in name}
    return _listed(titles, incomplete)


@quiet
def columns(ctx: click.Context, param: click.Parameter, incomplete: str) -> Items:
    """The columns that group, after each comma again."""
    found = {name: one.title for name, one in _columns(ctx).items() if refusal(one) is None}
    return _listed({MODALITY: "hulpvorm", **found}, incomplete)


@quiet
def conditions(ctx: click.Context, param: click.Parameter, incomplete: str) -> Items:
    """A column, and behind its operator the codes it holds, after each comma again."""
    found = _columns(ctx)
    match = _CONDITION.fullmatch(incomplete)
    if match is None:
        return [
            CompletionItem(f"{name}=", help=one.title) for name, one in found.items() if name.startswith(incomplete)
        ]
    column = found.get(match["column"])
    known = dict(column.words) if column else {}
    start = f"{match['column']}{match['operator']}"
    return _listed({**known, "onbekend": "niet ingevuld"}, match["values"], start)


@quiet
def files(ctx: click.Context, param: click.Parameter, incomplete: str) -> Items:
    """The exports."""
    schemas = _schemas(ctx)
    return [
        CompletionItem(one.name, help=one.title) for one in schemas.files.values() if one.name.startswith(incomplete)
    ]


@quiet
def figures(ctx: click.Context, param: click.Parameter, incomplete: str) -> Items:
    """The ids of figures."""
    found = catalogue_of(ctx.params.get("config"))
    return [CompletionItem(one.id, help=one.label) for one in found if one.id.startswith(incomplete)]


@quiet
def explained(ctx: click.Context, param: click.Parameter, incomplete: str) -> Items:
    """The ids of figures, the names of rules, and the ids of the sector's tables."""
    from cocon_stats.sector.loader import load_sector
    from cocon_stats.validation.rules import load_rules

    rules = {name: one.title for name, one in load_rules().items() if name.startswith(incomplete)}
    tables = {one.id: one.title for one in load_sector().tables if one.id.startswith(incomplete)}
    return figures(ctx, param, incomplete) + [CompletionItem(name, help=one) for name, one in (rules | tables).items()]


@quiet
def years(ctx: click.Context, param: click.Parameter, incomplete: str) -> Items:
    """The years that have a folder, after each comma again."""
    from cocon_stats.exports.folder import years as found

    directory = data_directory(ctx.params.get("data"), settings_for(ctx.params.get("config")))
    return _listed({str(one): "" for one in found(directory.path)}, incomplete)


def _listed(known: Mapping[str, str], incomplete: str, start: str = "") -> Items:
    """The words that fit the last part of a list; those that stand before it are not offered again."""
    *before, last = incomplete.split(",")
    head = start + "".join(f"{one}," for one in before)
    fitting = [word for word in known if word.lower().startswith(last.lower()) and word not in before]
    return [CompletionItem(head + word, help=known[word] or None) for word in fitting]


def _schemas(ctx: click.Context) -> Schemas:
    return load_schemas(*settings_for(ctx.params.get("config")).schemas)


def _columns(ctx: click.Context) -> dict[str, Offered]:
    """The columns of the sources typed so far; of all modalities when none is."""
    schemas = _schemas(ctx)
    asked = ctx.params.get("sources") or "".join(ctx.args[:1])  # not parsed yet while an option lacks its value
    known = [one for one in asked.split(",") if one in words(schemas) and one != EVERY_MODALITY]
    found: dict[str, Offered] = {}
    for source in known or schemas.modalities:
        found.update(offered(source, schemas))
    return found
