"""``cocon-stats explain``: what a word of the project means. Each kind of word is one `Topic`."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict, Unpack

import click

from cocon_stats.cli.asking import catalogue_of, opened, year_options
from cocon_stats.cli.output import deliver
from cocon_stats.cli.words import completed
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

    `takes_data` says that the text comes from the exports of a year, so that the options mean something.
    """

    kind: str
    words: Callable[[Asked], Collection[str]]
    text: Callable[[str, int, Asked], str]
    takes_data: bool = False


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
    (year,) = opened(asked["year"], asked["data"], asked["config"], asked["with_errors"])
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


_LISTS = " Alle controles: cocon-stats rules. Alle cijfers: cocon-stats figures."
TOPICS = (
    Topic("controle", _rule_words, _rule_text),
    Topic("cijfer", _figure_words, _figure_text, takes_data=True),
)


@click.command("explain")
@click.argument("word", metavar="FIGURE|RULE", shell_complete=completed("explained"))
@click.option("--rows", is_flag=True, help="List the case files behind a figure (internal).")
@year_options
def command(word: str, **asked: Unpack[Asked]) -> None:
    """Explain a FIGURE: definition, base, unknowns, other years, files. Or a RULE: what it means and what to do.

    \b
    Examples:
      cocon-stats explain ikt.uithuisplaatsing_vermeden --year 2025
      cocon-stats explain datum-volgorde
    """
    width = min(shutil.get_terminal_size((80, 24)).columns, 120)
    for topic in TOPICS:
        found = next((one for one in topic.words(asked) if one.lower() == word.lower()), None)
        if found is not None:
            _refuse_without_use(topic, asked)
            deliver(topic.text(found, width, asked), None)
            return
    kinds = " of ".join(topic.kind for topic in TOPICS)
    near = suggestion(word, [one for topic in TOPICS for one in topic.words(asked)])
    raise WrongUsage(f"Er is geen {kinds} «{word}».{near or _LISTS}")


def _refuse_without_use(topic: Topic, asked: Asked) -> None:
    given = [name for name in ("year", "rows", "with_errors") if asked[name]]
    if given and not topic.takes_data:
        raise click.UsageError(f"--{given[0].replace('_', '-')} says nothing about a rule; it goes with a figure.")
