"""How commands hand over what they made: to stdout, or to a file that is there as a whole or not at all."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from cocon_stats.errors import WrongUsage


def deliver(content: str | bytes, output: Path | None) -> None:
    """Print `content`, or write it to `output` under a temporary name first. Text is UTF-8, also in a pipe."""
    if output is not None:
        write_whole(output, content)
        click.echo(f"Geschreven: {output}", err=True)
    elif isinstance(content, str) and sys.stdout.isatty():
        click.echo(content, nl=False)
    else:
        click.echo(_bytes(content), nl=False)


def write_whole(path: Path, content: str | bytes) -> None:
    """Write a file that readers see complete or not at all; WrongUsage when it cannot be written there."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        draft.write_bytes(_bytes(content))
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise WrongUsage(f"{path} kan niet geschreven worden: {error.strerror}.") from None


def colour_wanted(output: Path | None = None) -> bool:
    """Whether to use colour: on a terminal only, and neither with ``NO_COLOR`` set nor with ``--no-color``."""
    context = click.get_current_context(silent=True)
    refused = os.environ.get("NO_COLOR") or (context is not None and context.color is False)
    return output is None and sys.stdout.isatty() and not refused


def _bytes(content: str | bytes) -> bytes:
    return content.encode("utf-8") if isinstance(content, str) else content
