"""How commands hand over what they made: to stdout, or to a file that is there as a whole or not at all."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from cocon_stats.errors import WrongUsage, cause
from cocon_stats.printable import one_line, printable

_BOM = "\ufeff"
_LINES = "\n\r\t"
_ESCAPE = "\x1b"  # begins a colour
_BY_HAND = ("cocon.toml", "uitzonderingen.toml")
_ARCHIVE = ("archief", "figures.json")


def deliver(content: str | bytes, output: Path | None) -> None:
    """Print `content`, or write it to `output` under a temporary name first. Text is UTF-8, also in a pipe.

    WrongUsage when `output` is an export, a file that people keep by hand, or no file at all.
    """
    content = _safe(content, colour_wanted(output)) if isinstance(content, str) else content
    if output is not None:
        refuse_kept(output)
        write_whole(output, content)
        say(f"Geschreven: {output}")
    elif isinstance(content, str) and sys.stdout.isatty():
        click.echo(content, nl=False)
    else:
        click.echo(_bytes(content), nl=False)


def say(text: str) -> None:
    """One line to stderr, without characters that steer a terminal."""
    click.echo(one_line(text), err=True)


def write_whole(path: Path, content: str | bytes) -> None:
    """Write a file that readers see complete or not at all; a link stays a link, and its file is written.

    WrongUsage when it cannot be written there, or when something stands there that is no ordinary file.
    """
    try:
        target = _behind_links(path)
        if target.is_symlink() or (target.exists() and not target.is_file()):
            raise WrongUsage(f"{path} is geen gewoon bestand: er wordt niet naar geschreven. Noem een ander bestand.")
        _replace(target, content)
    except OSError as error:
        raise WrongUsage(f"{path} kan niet geschreven worden: {cause(error)}.") from None


def refuse_kept(path: Path) -> None:
    """WrongUsage when `path` is there and is named as an export, or as a file that people or the program keep.

    Answers are never written over exports: those are the only copy somebody may have.
    """
    from cocon_stats.schemas import load_schemas

    for one in (path, _behind_links(path)):
        name = one.name.lower()
        exports = {f"{export}.csv" for export in load_schemas().files}
        is_archive = name == _ARCHIVE[1] and one.parent.parent.name.lower() == _ARCHIVE[0]
        if one.is_file() and (name in exports or name in _BY_HAND or is_archive):
            what = "een export" if name in exports else "een bestand dat bewaard moet blijven"
            raise WrongUsage(f"{path} bestaat al en is {what}. Kies met --output een andere naam.")


def colour_wanted(output: Path | None = None) -> bool:
    """Whether to use colour: on a terminal only, and neither with ``NO_COLOR`` set nor with ``--no-color``."""
    context = click.get_current_context(silent=True)
    refused = os.environ.get("NO_COLOR") or (context is not None and context.color is False)
    return output is None and sys.stdout.isatty() and not refused


def _behind_links(path: Path) -> Path:
    """The file that a link leads to; a link that leads to itself stays one."""
    return Path(os.path.realpath(path))


def _replace(path: Path, content: str | bytes) -> None:
    draft = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        draft.write_bytes(_bytes(content))
        draft.replace(path)
    finally:
        if draft.exists():
            draft.unlink()


def _safe(text: str, colour: bool) -> str:
    """The last gate: what comes out of an export is cleaned where it is laid out, and again as a whole."""
    mark = _BOM if text.startswith(_BOM) else ""
    return mark + printable(text.removeprefix(_BOM), _LINES + (_ESCAPE if colour else ""))


def _bytes(content: str | bytes) -> bytes:
    return content.encode("utf-8", errors="replace") if isinstance(content, str) else content
