"""Reads the catalogue files: chapters with their figures, and the blocks they share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from cocon_stats.catalogue import MEASURES, Catalogue, Definition, Per
from cocon_stats.conditions import Condition, parse
from cocon_stats.errors import WrongUsage, suggestion
from cocon_stats.figures import UNITS
from cocon_stats.handwritten import read_toml
from cocon_stats.rounding import STYLES
from cocon_stats.schemas import Schemas

CATALOGUE_DIR = Path(__file__).parent
BLOCKS = "blokken.toml"
_INHERITED = ("prefix", "section", "source", "sources", "select")
_CHAPTER_KEYS = {*_INHERITED, "figures", "use"}
_FIGURE_KEYS = {
    "id", "each", "prefix", "label", "short", "unit", "section", "measure", "definition", "rounding", "source",
    "sources", "select", "base", "where", "column", "divide", "per", "figures", "unknown", "keep_unknown", "with_base",
    "not_for_all", "version", "changed",
}  # fmt: skip
_USE_KEYS = _FIGURE_KEYS | {"block", "only", "words"}
_TYPES: dict[str, type] = {
    **dict.fromkeys(("id", "label", "short", "section", "definition", "source", "column", "unknown", "figures"), str),
    **dict.fromkeys(("unit", "measure", "rounding", "prefix"), str),
    **dict.fromkeys(("sources", "select", "base", "where"), list),
    **dict.fromkeys(("keep_unknown", "with_base", "not_for_all"), bool),
    "per": dict,
}
_TYPE_NAMES = {str: "een tekst", list: "een lijst", bool: "true of false", dict: "een tabel ({ … })"}
_PER_KEYS = {"column", "divide", "source", "select", "figure"}
_REQUIRED = ("id", "label", "unit", "measure", "definition")
_NEEDS = {
    "sum": ("column",),
    "mean": ("column",),
    "median": ("column",),
    "ratio": ("column", "per"),
    "total": ("figures",),
}

Raw = Mapping[str, Any]


def load_catalogue(schemas: Schemas, *extra: Path) -> Catalogue:
    """All definitions of the package's catalogue and of the `extra` folders; a same id replaces the earlier one.

    WrongUsage names the file and the figure of anything that cannot be read.
    """
    return _load(schemas, extra) if extra else _packaged(schemas)


@cache
def _packaged(schemas: Schemas) -> Catalogue:
    return _load(schemas, ())


def _load(schemas: Schemas, extra: tuple[Path, ...]) -> Catalogue:
    blocks: dict[str, list[Raw]] = {}
    definitions: dict[str, Definition] = {}
    for folder in (CATALOGUE_DIR, *extra):
        if (folder / BLOCKS).exists():
            blocks.update(read_toml(folder / BLOCKS))
        for path in sorted(folder.glob("*.toml"), key=lambda one: (_order(one), one.name)):
            if path.name != BLOCKS:
                chapter = _Chapter(path, blocks, schemas)
                definitions.update(chapter.by_id())
    return Catalogue(definitions)


def _order(path: Path) -> int:
    known = ["ci", "tnt", "cah", "ikt", "cbv", "tb", "cbaw"]
    return known.index(path.stem) if path.stem in known else len(known)


class _Chapter:
    """One file of the catalogue."""

    def __init__(self, path: Path, blocks: Mapping[str, list[Raw]], schemas: Schemas) -> None:
        self._place = path.name
        self._raw = read_toml(path)
        self._blocks = blocks
        self._schemas = schemas
        self._check_keys(self._raw, _CHAPTER_KEYS, "het hoofdstuk")
        for key in ("figures", "use"):
            if not isinstance(self._raw.get(key, []), list):
                raise self._wrong(f"schrijf [[{key}]] met dubbele haken.")

    def by_id(self) -> dict[str, Definition]:
        """The definitions of the file by id; an id that stands in it twice is refused."""
        found: dict[str, Definition] = {}
        for one in self.definitions():
            if one.id in found:
                raise self._wrong(f"{one.id} staat er twee keer in.")
            found[one.id] = one
        return found

    def definitions(self) -> Iterator[Definition]:
        """The definitions of the file: first those of its blocks, then its own, each as they stand under each other."""
        own: dict[str, Any] = {key: self._raw[key] for key in _INHERITED if key in self._raw}
        for use in self._raw.get("use", []):
            self._check_keys(use, _USE_KEYS, use.get("block", "een blok zonder naam"))
            for figure in self._block(use):
                replaced = {key: value for key, value in use.items() if key in _FIGURE_KEYS}
                words = {"source": own.get("source", ""), **use.get("words", {})}  # {source}: the chapter's own
                yield from self._expand({**own, **figure, **replaced}, words)
        for figure in self._raw.get("figures", []):
            self._check_keys(figure, _FIGURE_KEYS, figure.get("id", "een cijfer zonder id"))
            yield from self._expand({**own, **figure}, {})

    def _block(self, use: Raw) -> list[Raw]:
        name = use.get("block", "")
        if name not in self._blocks:
            raise self._wrong(f"er is geen blok «{name}».{suggestion(name, self._blocks)}")
        block = {one.get("id", ""): one for one in self._blocks[name]}
        for one in block.values():
            self._check_keys(one, _FIGURE_KEYS, f"blok {name}")
        only = use.get("only", list(block))
        for figure_id in only:
            if figure_id not in block:
                raise self._wrong(f"blok {name} heeft geen «{figure_id}».{suggestion(figure_id, block)}")
        return [one for figure_id, one in block.items() if figure_id in only]

    def _expand(self, raw: Raw, words: Mapping[str, str]) -> Iterator[Definition]:
        missing = [key for key in (*_REQUIRED, *_NEEDS.get(raw.get("measure", ""), ())) if key not in raw]
        if missing:
            raise self._wrong(f"{raw.get('id', 'een cijfer')} mist {', '.join(missing)}.")
        changing = [key for key, value in raw.items() if "{" in str(value)]
        for code, label in self._each(raw):
            filled = {**words, "code": code, "label": label}
            yield self._definition({**raw, **{key: _filled(raw[key], filled) for key in changing}}, label)

    def _each(self, raw: Raw) -> list[tuple[str, str]]:
        each = raw.get("each")
        if each is None:
            return [("", "")]
        if not isinstance(each, (str, list)):
            raise self._wrong(f"{raw['id']}: each moet de naam van een codelijst zijn, of een lijst van woorden.")
        if isinstance(each, str):
            if each not in self._schemas.codes:
                raise self._wrong(f"er is geen codelijst «{each}».{suggestion(each, self._schemas.codes)}")
            return list(self._schemas.codes[each].items())
        return [(one, one.replace("_", " ")) for one in each]

    def _definition(self, raw: dict[str, Any], label: str) -> Definition:
        prefix = raw.get("prefix", "")
        figure_id = f"{prefix}.{raw['id']}" if prefix else raw["id"]
        self._check_types(figure_id, raw)
        self._check_words(figure_id, raw)
        self._check_keys(raw.get("per", {}), _PER_KEYS, f"{figure_id}: per")
        self._check_version(figure_id, raw)
        rounding = raw.get("rounding", "whole")
        try:
            return Definition(
                id=figure_id,
                label=raw["label"],
                short=raw.get("short", label or raw["label"]),
                unit=raw["unit"],
                section=raw.get("section", ""),
                measure=raw["measure"],
                definition=raw["definition"],
                rounding=rounding,
                sources=tuple(raw.get("sources", [raw.get("source", "")])),
                select=_conditions(raw.get("select", [])),
                base=_conditions(raw.get("base", [])),
                where=_conditions(raw.get("where", [])),
                column=raw.get("column"),
                divide=raw.get("divide", 1),
                per=_per(raw.get("per")),
                figures=raw.get("figures"),
                unknown=raw.get("unknown"),
                keep_unknown=raw.get("keep_unknown", False),
                not_for_all=raw.get("not_for_all", False),
                with_base=raw.get("with_base", False),
                distribution=figure_id.rpartition(".")[0] if rounding == "closing" else None,
                version=raw.get("version", 1),
                changed=raw.get("changed"),
                place=self._place,
            )
        except WrongUsage as error:
            raise self._wrong(f"{figure_id}: {error}") from None

    def _check_words(self, figure_id: str, raw: Raw) -> None:
        for key, allowed in (("unit", UNITS), ("measure", MEASURES), ("rounding", STYLES)):
            word = raw.get(key, allowed[0])
            if word not in allowed:
                raise self._wrong(f"{figure_id}: {key} kan niet «{word}» zijn; mogelijk: {', '.join(allowed)}.")

    def _check_types(self, figure_id: str, raw: Raw) -> None:
        for key, kinds in _TYPES.items():
            if key in raw and not isinstance(raw[key], kinds):
                raise self._wrong(f"{figure_id}: {key} moet {_TYPE_NAMES[kinds]} zijn.")
        divide = raw.get("divide", 1)
        of_year = divide == "dagen_in_jaar" and raw["measure"] == "sum"
        if not of_year and (type(divide) is not int or divide < 1):
            raise self._wrong(
                f"{figure_id}: divide moet een geheel getal van 1 of meer zijn (of «dagen_in_jaar» bij een som)."
            )

    def _check_version(self, figure_id: str, raw: Raw) -> None:
        version, changed = raw.get("version", 1), raw.get("changed")
        if type(version) is not int or version < 1:
            raise self._wrong(f"{figure_id}: version moet een geheel getal zijn, 1 of hoger.")
        if changed is not None and (type(changed) is not int or not 1990 <= changed <= 2100):
            raise self._wrong(f"{figure_id}: changed moet een jaartal zijn.")
        if changed is not None and version == 1:
            raise self._wrong(f"{figure_id}: bij changed hoort een version van 2 of hoger.")

    def _check_keys(self, raw: Raw, allowed: set[str], where: str) -> None:
        for key in raw:
            if key not in allowed:
                raise self._wrong(f"{where} heeft een onbekende sleutel «{key}».{suggestion(key, allowed)}")

    def _wrong(self, message: str) -> WrongUsage:
        return WrongUsage(f"Catalogus {self._place}: {message}")


def _filled(raw: Any, words: Mapping[str, str]) -> Any:
    """The same structure with {code}, {label} … replaced in every text."""
    if isinstance(raw, str):
        for name, word in words.items():
            raw = raw.replace(f"{{{name}}}", word)
        return raw
    if isinstance(raw, list):
        return [_filled(one, words) for one in raw]
    if isinstance(raw, dict):
        return {key: _filled(value, words) for key, value in raw.items()}
    return raw


def _conditions(lines: Sequence[str]) -> tuple[Condition, ...]:
    return tuple(parse(line) for line in lines)


def _per(raw: Raw | None) -> Per | None:
    if raw is None:
        return None
    select = _conditions(raw["select"]) if "select" in raw else None
    return Per(raw.get("column"), raw.get("divide", 1), raw.get("source"), select, raw.get("figure"))
