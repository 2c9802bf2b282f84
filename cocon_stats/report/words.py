"""The words of running text for codes: ``templates/woorden.toml``, code list → code → words.

An entry is a text, or a table with ``een`` (one person) and ``meer`` (several).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cocon_stats.errors import WrongUsage
from cocon_stats.figures import Figure
from cocon_stats.handwritten import read_toml

FILE_NAME = "woorden.toml"


@dataclass(frozen=True, slots=True)
class Wording:
    """How running text names one code: about several people and about one."""

    more: str
    one: str


@dataclass(frozen=True, slots=True)
class Words:
    """All wordings, by code list and code."""

    lists: Mapping[str, Mapping[str, Wording]]

    def of(self, code_list: str, figure: Figure) -> Wording:
        """The wording of the code a figure is about; without one its short label from the catalogue."""
        code = figure.id.rpartition(".")[2]
        found = self.lists.get(code_list, {}).get(code)
        return found or Wording(figure.short, figure.short)

    def name(self, code_list: str, code: str, otherwise: str) -> str:
        """The words of a code about which there need not be a figure; without any the text `otherwise`."""
        found = self.lists.get(code_list, {}).get(code)
        return found.more if found else otherwise


def load_words(folders: Iterable[Path]) -> Words:
    """The words of the first folder that says them; the folders come in the order in which templates are sought."""
    lists: dict[str, dict[str, Wording]] = {}
    for folder in reversed(list(folders)):
        path = folder / FILE_NAME
        if path.is_file():
            for name, codes in read_lists(path).items():
                wordings = {code: _wording(path, name, code, value) for code, value in codes.items()}
                lists.setdefault(name, {}).update(wordings)
    return Words(lists)


def read_lists(path: Path) -> dict[str, dict[str, Any]]:
    """The content of a TOML file in which every part is a list of names with their words."""
    lists = read_toml(path)
    for name, entries in lists.items():
        if not isinstance(entries, dict):
            raise WrongUsage(f"{path.name}: [{name}] moet een lijst van namen met hun woorden zijn.")
    return lists


def _wording(path: Path, name: str, code: str, value: object) -> Wording:
    if isinstance(value, str):
        return Wording(value, value)
    if isinstance(value, dict) and isinstance(value.get("meer"), str) and isinstance(value.get("een"), str):
        return Wording(value["meer"], value["een"])
    raise WrongUsage(f"{path.name}: {code} in [{name}] moet een tekst zijn, of een tabel met «een» en «meer».")
