"""``cocon-stats explain``: what a word of the project means. Each kind of word is one `Topic`."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Collection
from dataclasses import dataclass

import click

from cocon_stats.cli.output import deliver
from cocon_stats.errors import WrongUsage, suggestion


@dataclass(frozen=True, slots=True)
class Topic:
    """A kind of word: which words there are, and what to print about one for a screen of so many columns."""

    kind: str
    words: Callable[[], Collection[str]]
    text: Callable[[str, int], str]


def _rule_words() -> Collection[str]:
    from cocon_stats.validation.rules import load_rules

    return load_rules().keys()


def _rule_text(word: str, width: int) -> str:
    from cocon_stats.validation.present.rule import explained
    from cocon_stats.validation.rules import load_rules

    return explained(load_rules()[word], width)


TOPICS = (Topic("controle", _rule_words, _rule_text),)


@click.command("explain")
@click.argument("word", metavar="RULE")
def command(word: str) -> None:
    """Explain RULE: what it means, why it matters, an example, and what to do.

    \b
    Examples:
      cocon-stats explain datum-volgorde
      cocon-stats explain code-onbekend
    """
    width = min(shutil.get_terminal_size((80, 24)).columns, 120)
    for topic in TOPICS:
        if word.lower() in topic.words():
            deliver(topic.text(word.lower(), width), None)
            return
    kinds = " of ".join(topic.kind for topic in TOPICS)
    near = suggestion(word, [one for topic in TOPICS for one in topic.words()])
    raise WrongUsage(f"Er is geen {kinds} «{word}».{near or ' Alle controles: cocon-stats rules.'}")
