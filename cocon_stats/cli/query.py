"""``cocon-stats query``: an everyday question in one line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from cocon_stats.cli.asking import (
    FORMATS,
    PLAIN,
    deliver_object,
    deliver_sheets,
    form_of,
    form_options,
    opened,
    opened_sector,
    year_options,
)
from cocon_stats.cli.options import settings_for
from cocon_stats.cli.output import say
from cocon_stats.cli.words import Word, completed
from cocon_stats.query.question import MEASURES, PERCENTS, STATUSES, MeasureName, PercentOf, Question, Status

if TYPE_CHECKING:
    from cocon_stats.query.answer import Answer
    from cocon_stats.query.ask import AskedYear


Opening = Callable[..., "Sequence[AskedYear]"]


class _Asked(TypedDict):
    sources: str
    where: tuple[str, ...]
    by: tuple[str, ...]
    status: Status | None
    measure: MeasureName
    percent_of: PercentOf
    rows: bool
    year: str | None
    data: Path | None
    config: Path | None
    with_errors: bool
    form: str | None
    output: Path | None


@click.command("query")
@click.argument("sources", metavar="MODALITY[,MODALITY...]", shell_complete=completed("sources"))
@click.option(
    "--where",
    multiple=True,
    metavar="CONDITION",
    help="Such as 'leeftijd<12' or aanmelder=ocj,vk; may be repeated.",
    shell_complete=completed("conditions"),
)
@click.option(
    "--by",
    multiple=True,
    metavar="COLUMN[,COLUMN]",
    help="Set out by one column, or by two in a table.",
    shell_complete=completed("columns"),
)
@click.option("--status", type=Word(STATUSES), help="Which case files: beeindigd, unless you choose.")
@click.option("--measure", type=Word(MEASURES), default="aantal", help="What to measure; otherwise count.")
@click.option("--percent", "percent_of", type=Word(PERCENTS), default="totaal", help="Shares in a cross table.")
@click.option("--rows", is_flag=True, help="List the case files behind the answer (internal).")
@year_options
@form_options(*FORMATS)
def command(**asked: Unpack[_Asked]) -> None:
    """Count or measure case files, with the definitions of the report.

    \b
    Examples:
      cocon-stats query ikt --where geslacht=V --where 'leeftijd<12' --by gezinssamenstelling --year 2025
      cocon-stats query ci,tnt,cah --by modaliteit --measure duur
      cocon-stats query sector_dossiers --by systeem,leeftijdsklasse --measure personen --year 2017

    docs/query.md lists conditions, columns and measures.
    """
    form = form_of(asked["form"], asked["output"])
    question, opening = _question(asked)
    years = opening(asked["year"], asked["data"], asked["config"], asked["with_errors"], several=True)
    from cocon_stats.query.ask import ask

    _print(ask(question, years, asked["rows"]), form, asked["output"])


def _question(asked: _Asked) -> tuple[Question, Opening]:
    """What was typed, checked before any file is read; and what opens the years it is about."""
    from cocon_stats.conditions import parse
    from cocon_stats.query.check import check
    from cocon_stats.query.sources import of_sector, resolve
    from cocon_stats.schemas import load_schemas

    schemas = load_schemas(*settings_for(asked["config"], asked["data"]).schemas)
    question = Question(
        sources=resolve(_words([asked["sources"]]), asked["measure"], schemas),
        where=tuple(parse(one) for one in asked["where"]),
        by=tuple(one.lower() for one in _words(asked["by"])),
        status=asked["status"],
        measure=asked["measure"],
        percent_of=asked["percent_of"],
    )
    check(question, schemas, asked["rows"])
    return question, opened_sector if of_sector(question.sources, schemas) else opened


def _words(texts: Iterable[str]) -> list[str]:
    return [word.strip() for text in texts for word in text.split(",") if word.strip()]


def _print(answer: Answer, form: str, output: Path | None) -> None:
    if form == "json":
        from cocon_stats.query.tidy import as_object

        deliver_object(as_object(answer), output)
        return
    from cocon_stats.query.layout import case_list, laid_out
    from cocon_stats.query.wording import INTERNAL, cautions

    if form in ("csv", PLAIN):
        for note in cautions(answer):
            say(note)
    if answer.cases is not None:
        click.echo(INTERNAL.capitalize(), err=True)
    if form == "csv":
        from cocon_stats.query.tidy import as_rows

        sheets = [as_rows(answer)]
    else:
        sheets = laid_out(answer, split=form in ("xlsx", PLAIN))
    if answer.cases is not None:
        sheets = [case_list(answer)] if form in ("csv", PLAIN) else [*sheets, case_list(answer)]
    deliver_sheets(sheets, form, output)
