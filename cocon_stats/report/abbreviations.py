"""The list of abbreviations: those of ``templates/afkortingen.toml`` that the written sections use."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from cocon_stats.errors import WrongUsage
from cocon_stats.report.words import read_lists

FILE_NAME = "afkortingen.toml"


def abbreviations_in(texts: Iterable[str], folders: Iterable[Path]) -> list[dict[str, str]]:
    """The abbreviations that stand in one of the texts as a word or its plural, in alphabetical order."""
    known: dict[str, str] = {}
    for folder in reversed(list(folders)):
        path = folder / FILE_NAME
        if path.is_file():
            known |= _meanings(path)
    text = "\n".join(texts)
    used = [one for one in known if re.search(rf"(?<!\w){re.escape(one)}(?:en|s)?(?!\w)", text)]
    used.sort(key=lambda one: (one.lower(), one))
    return [{"kort": one, "voluit": known[one]} for one in used]


def _meanings(path: Path) -> dict[str, str]:
    meanings = read_lists(path).get("afkortingen", {})
    wrong = [name for name, meaning in meanings.items() if not isinstance(meaning, str)]
    if wrong:
        raise WrongUsage(f"{path.name}: {wrong[0]} moet een tekst zijn.")
    return dict(meanings)
