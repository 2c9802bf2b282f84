"""``cocon-stats cache``: what is kept of large exports."""

from __future__ import annotations

import click


@click.group("cache")
def command() -> None:
    """Show or empty the cache of checked exports.

    \b
    Examples:
      cocon-stats cache where
      cocon-stats cache clear

    Only large years are kept, readable for you alone.
    """


@command.command("clear")
def clear() -> None:
    """Remove everything that was kept."""
    from fractions import Fraction

    from cocon_stats.cache.place import clear as remove
    from cocon_stats.rounding import digits

    size = remove()
    click.echo(f"De cache is leeg; {digits(Fraction(size // 1_000_000))} MB verwijderd.")


@command.command("where")
def where() -> None:
    """Print the directory in which large exports are kept."""
    from cocon_stats.cache.place import root

    click.echo(root())
