"""``cocon-stats explain``: what a word of the project means. Each kind of word is one `Topic`."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict, Unpack

import click

from cocon_stats.cli import screen
from cocon_stats.cli.asking import catalogue_of, opened, opened_sector, year_options
from cocon_stats.cli.output import deliver
from cocon_stats.cli.words import completed
from cocon_stats.dutch import listing
from cocon_stats.errors import WrongUsage, suggestion


class Asked(TypedDict):
    """The options of the command."""

    year: str | None
    data: Path | None
    config: Path | None
    with_errors: bool
    rows: bool


@dataclass(frozen=True, slots=True)
class Topic:
    """A kind of word: which words there are, and what to print about one for a screen of so many columns.

    `takes_data` says that the text comes from the exports of a year, so that the options mean something; `has_parts`
    that a part of it may be asked behind a colon.
    """

    kind: str
    words: Callable[[Asked], Collection[str]]
    text: Callable[[str, int, Asked], str]
    takes_data: bool = False
    has_parts: bool = False

    def find(self, word: str, asked: Asked) -> str | None:
        """The word as it is written, with the part that was asked; None when there is no such word."""
        name, colon, part = word.partition(":") if self.has_parts else (word, "", "")
        known = next((one for one in self.words(asked) if one.lower() == name.lower()), None)
        return known and f"{known}{colon}{part}"


def _rule_words(_: Asked) -> Collection[str]:
    from cocon_stats.validation.rules import load_rules

    return load_rules().keys()


def _rule_text(word: str, width: int, _: Asked) -> str:
    from cocon_stats.validation.present.rule import explained
    from cocon_stats.validation.rules import load_rules

    return explained(load_rules()[word], width)


def _figure_words(asked: Asked) -> Collection[str]:
    return catalogue_of(asked["config"], asked["data"]).definitions.keys()


def _figure_text(word: str, width: int, asked: Asked) -> str:
    (year,) = opened(asked["year"], asked["data"], asked["config"], asked["with_errors"], only=[word])
    from cocon_stats.comparison.ladder import rules_of
    from cocon_stats.report.folders import template_folders
    from cocon_stats.report.sections import load_contents
    from cocon_stats.tracing import sides, trace
    from cocon_stats.tracing.page import listed, told

    settings = year.tools.settings
    sections = load_contents(template_folders(settings.templates)).sections
    found = trace(year, word)
    section = next((one.heading for one in sections if one.number == found.definition.section), "")
    text = told(found, rules_of(settings), section, width)
    return f"{text}\n{listed(sides(year, found.definition), found.definition, width)}" if asked["rows"] else text


def _table_words(_: Asked) -> Collection[str]:
    from cocon_stats.sector.loader import load_sector

    return [one.id for one in load_sector().tables]


def _table_text(word: str, width: int, asked: Asked) -> str:
    name, _, cell = word.partition(":")
    if asked["rows"] and not cell:
        raise click.UsageError(f"--rows goes with a cell: '{name}:ROW:COLUMN'.")
    (year,) = opened_sector(asked["year"], asked["data"], asked["config"], asked["with_errors"])
    from cocon_stats.sector.tracing import trace_cell, trace_table
    from cocon_stats.sector.tracing.page import listed, told_cell, told_table

    trace = trace_table(year, name)
    if not cell:
        return told_table(trace, width)
    found = trace_cell(trace, cell)
    text = told_cell(trace, found, width)
    return f"{text}\n{listed(found, width)}" if asked["rows"] else text


_LISTS = " Alle controles: cocon-stats rules. Alle cijfers: cocon-stats figures."
TOPICS = (
    Topic("controle", _rule_words, _rule_text),
    Topic("cijfer", _figure_words, _figure_text, takes_data=True),
    Topic("tabel", _table_words, _table_text, takes_data=True, has_parts=True),
)


@click.command("explain")
@click.argument("word", metavar="FIGURE|RULE|TABLE[:ROW:COLUMN]", shell_complete=completed("explained"))
@click.option("--rows", is_flag=True, help="List the case files behind a figure or cell (internal).")
@year_options
def command(word: str, **asked: Unpack[Asked]) -> None:
    """Explain a FIGURE: definition, base, unknowns, other years, files. Or a RULE: what it means and what to do. Or a
    TABLE of the sector, or one of its cells: what it counts, from which rows and files.

    \b
    Examples:
      cocon-stats explain ikt.uithuisplaatsing_vermeden --year 2025
      cocon-stats explain datum-volgorde
      cocon-stats explain 'ovbj_age_province:0-5 jaar:Antwerpen' --year 2017
    """
    width = min(screen.columns(), 120)
    for topic in sorted(TOPICS, key=lambda one: one.kind):  # figures first: what they rest on is needed anyway
        found = topic.find(word, asked)
        if found is not None:
            _refuse_without_use(topic, asked)
            deliver(topic.text(found, width, asked), None)
            return
    kinds = listing((topic.kind for topic in TOPICS), "of")
    near = suggestion(word.partition(":")[0], [one for topic in TOPICS for one in topic.words(asked)])
    raise WrongUsage(f"Er is geen {kinds} «{word}».{near or _LISTS}")


def _refuse_without_use(topic: Topic, asked: Asked) -> None:
    given = [name for name in ("year", "rows", "with_errors") if asked[name]]
    if given and not topic.takes_data:
        raise click.UsageError(f"--{given[0].replace('_', '-')} says nothing about a rule; it goes with a figure.")
