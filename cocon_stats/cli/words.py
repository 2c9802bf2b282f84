"""Options that take one of a few words: who mistypes one reads which was meant."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any

import click


class Word(click.Choice[str]):
    """A choice whose error names the nearest right word before all of them."""

    name = "word"

    def get_invalid_choice_message(self, value: Any, ctx: click.Context | None) -> str:
        """What is wrong with `value`."""
        words = [str(one) for one in self.choices]
        near = get_close_matches(str(value).lower(), words, n=1)
        hint = f" Did you mean '{near[0]}'?" if near else ""
        return f"'{value}' is not one of {', '.join(words)}.{hint}"
