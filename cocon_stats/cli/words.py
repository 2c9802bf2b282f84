"""Options that take one of a few words, and words that the shell completes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

Completer = Callable[[click.Context, click.Parameter, str], "list[CompletionItem[str]]"]


class Word(click.Choice[str]):
    """A choice whose error names the nearest right word before all of them."""

    name = "word"

    def get_invalid_choice_message(self, value: Any, ctx: click.Context | None) -> str:
        """What is wrong with `value`."""
        from difflib import get_close_matches

        words = [str(one) for one in self.choices]
        near = get_close_matches(str(value).lower(), words, n=1)
        hint = f" Did you mean '{near[0]}'?" if near else ""
        return f"'{value}' is not one of {', '.join(words)}.{hint}"


def completed(kind: str) -> Completer:
    """The completer called `kind` of `cocon_stats.cli.completing`, imported when a shell asks for it."""

    def complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:
        from cocon_stats.cli import completing

        completer: Completer = getattr(completing, kind)
        return completer(ctx, param, incomplete)

    return complete
