"""Files that people write by hand, TOML and JSON: read as a whole, or refused in one plain sentence with the line."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

from cocon_stats.errors import WrongUsage, cause

Kind = Literal["closed", "encoding", "form", "size"]
_AT_LINE = re.compile(r"at line ([0-9]+)")
_LONG_NUMBER = re.compile(r"[0-9_]{1000,}")
_DEEP = 50
_OPENS, _CLOSES = "[{", "]}"


class UnreadableError(Exception):
    """Why a file cannot be read: a Dutch reason without a full stop, and the line (1 when no line can be told).

    `kind` is ``closed`` (cannot be opened), ``encoding``, ``form`` (no TOML or JSON) or ``size``.
    """

    def __init__(self, kind: Kind, reason: str, line: int = 1) -> None:
        super().__init__(reason)
        self.kind = kind
        self.reason = reason
        self.line = line


def read_toml(path: Path, parse_float: Callable[[str], Any] = float) -> dict[str, Any]:
    """The content of a TOML file; WrongUsage names file and line of what is wrong with it."""
    content: dict[str, Any] = _told(path, "TOML", lambda text: parsed_toml(text, parse_float))
    return content


def read_json(path: Path) -> Any:
    """The content of a JSON file; WrongUsage names file and line of what is wrong with it."""
    return _told(path, "JSON", parsed_json)


def text_of(path: Path) -> str:
    """The text of a file in UTF-8, with or without a byte order mark. UnreadableError."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableError("closed", f"het kan niet geopend worden ({cause(error)})") from None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = 1 + data.count(b"\n", 0, error.start)
        reason = "de tekst staat niet in UTF-8; bewaar het bestand als UTF-8"
        raise UnreadableError("encoding", reason, line) from None


def parsed_toml(text: str, parse_float: Callable[[str], Any] = float) -> dict[str, Any]:
    """The content of a text in TOML. UnreadableError."""
    try:
        return tomllib.loads(text, parse_float=parse_float)
    except tomllib.TOMLDecodeError as error:
        found = _AT_LINE.search(str(error))
        line = int(found[1]) if found else 1 + text.rstrip("\n").count("\n")
        raise UnreadableError("form", "het is geen geldige TOML", line) from None
    except (ValueError, RecursionError) as error:
        raise _too_much(text, error) from None


def parsed_json(text: str) -> Any:
    """The content of a text in JSON. UnreadableError."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise UnreadableError("form", "het is geen geldige JSON", error.lineno) from None
    except (ValueError, RecursionError) as error:
        raise _too_much(text, error) from None


def _told(path: Path, kind: str, parse: Callable[[str], Any]) -> Any:
    try:
        return parse(text_of(path))
    except UnreadableError as error:
        if error.kind == "form":
            raise WrongUsage(f"{path.name} is geen geldig {kind}-bestand: zie regel {error.line}.") from None
        raise WrongUsage(f"{path.name} kan niet gelezen worden (regel {error.line}): {error.reason}.") from None


def _too_much(text: str, error: Exception) -> UnreadableError:
    """What Python refuses in a text that may well be valid: numbers without end, brackets within brackets."""
    if isinstance(error, RecursionError):
        return UnreadableError("size", "er staan te veel haakjes in elkaar", _deep_line(text))
    found = _LONG_NUMBER.search(text)
    line = 1 + text.count("\n", 0, found.start()) if found else 1
    return UnreadableError("size", "een getal heeft te veel cijfers", line)


def _deep_line(text: str) -> int:
    """The line on which brackets stand too deep in each other."""
    depth = 0
    for number, line in enumerate(text.split("\n"), start=1):
        for letter in line:
            depth += (letter in _OPENS) - (letter in _CLOSES)
            if depth > _DEEP:
                return number
    return 1
