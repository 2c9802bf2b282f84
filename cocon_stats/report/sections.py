"""Which sections a report has: ``templates/rapport.toml``, read like a table of contents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cocon_stats.errors import WrongUsage, suggestion
from cocon_stats.figures import FigureSet
from cocon_stats.handwritten import read_toml

FILE_NAME = "rapport.toml"
_KEYS = {"nummer": str, "titel": str, "sjabloon": str, "bestanden": list, "kern": list}


@dataclass(frozen=True, slots=True)
class Section:
    """One section: its number and title, its template, the exports it rests on, the figures it cannot do without."""

    number: str
    title: str
    template: str
    files: tuple[str, ...] = ()
    core: tuple[str, ...] = ()

    @property
    def heading(self) -> str:
        """``3.1 Crisisinterventie``."""
        return f"{self.number} {self.title}".strip()

    @property
    def file_name(self) -> str:
        """The Markdown file it is written to."""
        return self.template.removesuffix(".j2")

    @property
    def key(self) -> str:
        """How it is asked for: its number, or the name of its file when it has none."""
        return self.number or self.file_name.removesuffix(".md")

    def has_data(self, figures: FigureSet) -> bool:
        """Whether at least one of its core figures is known."""
        return not self.core or any(name in figures and figures[name].known for name in self.core)


@dataclass(frozen=True, slots=True)
class Contents:
    """The table of contents: the titles of chapters by number, and the sections in the order of print."""

    chapters: dict[str, str]
    sections: tuple[Section, ...]

    def chapter_of(self, section: Section) -> str | None:
        """The heading of the chapter a section belongs to, when it has one of its own."""
        chapter = section.number.partition(".")[0]
        return f"{chapter} {self.chapters[chapter]}" if "." in section.number and chapter in self.chapters else None

    def chosen(self, wanted: Sequence[str]) -> tuple[Section, ...]:
        """The sections asked for by number (``3.1``), chapter (``3``) or name; all when nothing is asked."""
        if not wanted:
            return self.sections
        keys = {one.key for one in self.sections} | {one.key.partition(".")[0] for one in self.sections}
        for word in wanted:
            if word not in keys:
                known = ", ".join(one.key for one in self.sections)
                raise WrongUsage(f"Onderdeel «{word}» bestaat niet. Mogelijk: {known}.{suggestion(word, keys)}")
        return tuple(one for one in self.sections if one.key in wanted or one.number.partition(".")[0] in wanted)


def load_contents(folders: Iterable[Path]) -> Contents:
    """The contents of all folders together; an own folder replaces a section by its number, or adds one."""
    chapters: dict[str, str] = {}
    sections: dict[str, Section] = {}
    for folder in reversed(list(folders)):
        path = folder / FILE_NAME
        if path.is_file():
            raw = read_toml(path)
            chapters |= dict(_chapter(path, one) for one in _tables(path, raw, "hoofdstuk"))
            sections |= {one.key: one for one in (_section(path, each) for each in _tables(path, raw, "sectie"))}
    return Contents(chapters, tuple(sorted(sections.values(), key=_order)))


def _tables(path: Path, raw: dict[str, Any], name: str) -> list[dict[str, Any]]:
    unknown = [one for one in raw if one not in ("hoofdstuk", "sectie")]
    if unknown:
        raise WrongUsage(f"{path.name}: [[{unknown[0]}]] is geen onderdeel; mogelijk: [[hoofdstuk]] en [[sectie]].")
    tables = raw.get(name, [])
    if not isinstance(tables, list) or not all(isinstance(one, dict) for one in tables):
        raise WrongUsage(f"{path.name}: schrijf [[{name}]] met dubbele haken.")
    return tables


def _chapter(path: Path, raw: dict[str, Any]) -> tuple[str, str]:
    number, title = raw.get("nummer"), raw.get("titel")
    if not isinstance(number, str) or not isinstance(title, str):
        raise WrongUsage(f"{path.name}: een hoofdstuk heeft een «nummer» en een «titel», allebei een tekst.")
    return number, title


def _section(path: Path, raw: dict[str, Any]) -> Section:
    title = raw.get("titel", "?")
    for key, value in raw.items():
        if key not in _KEYS:
            raise WrongUsage(f"{path.name}: een sectie kent geen «{key}».{suggestion(key, _KEYS)}")
        if not isinstance(value, _KEYS[key]):
            kind = "een lijst" if _KEYS[key] is list else "een tekst"
            raise WrongUsage(f"{path.name}: «{key}» van sectie «{title}» moet {kind} zijn.")
    for key in ("titel", "sjabloon"):
        if key not in raw:
            raise WrongUsage(f"{path.name}: bij sectie «{title}» ontbreekt «{key}».")
    if Path(raw["sjabloon"]).name != raw["sjabloon"] or not raw["sjabloon"].endswith(".md.j2"):
        raise WrongUsage(f"{path.name}: «{raw['sjabloon']}» is geen naam van een sjabloon (….md.j2).")
    files, core = tuple(raw.get("bestanden", ())), tuple(raw.get("kern", ()))
    return Section(raw.get("nummer", ""), raw["titel"], raw["sjabloon"], files, core)


def _order(section: Section) -> tuple[bool, list[tuple[int, str]]]:
    """Sections in the order of their numbers (3.2 before 3.10), those without a number last."""
    parts = [(int(one) if one.isdecimal() else 0, one) for one in section.number.split(".")]
    return (not section.number, parts)
