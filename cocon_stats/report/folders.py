"""Where templates stand: the organisation's own folders first, then those that come with the program."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent.parent
_PLACES = (_PACKAGE / "templates", _PACKAGE.parent / "templates")  # in a wheel, in a checkout


def template_folders(own: tuple[Path, ...] = ()) -> tuple[Path, ...]:
    """The folders in which a template is sought, in that order."""
    built_in = next(place for place in _PLACES if place.is_dir())
    return (*own, built_in)


def addition_to(template: str) -> str:
    """The name of the template that is printed at the end of another: ``4.1-ikt.erbij.md.j2`` for ``4.1-ikt.md.j2``."""
    return f"{template.removesuffix('.md.j2')}.erbij.md.j2"
