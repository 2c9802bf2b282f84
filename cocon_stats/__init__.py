"""Figures and Dutch text of the yearly report of a Flemish home-based youth-care organisation.

For notebooks: ``cocon_stats.load("exports", 2025)``, see `cocon_stats.notebook`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cocon_stats.notebook import LoadedYear, load

__version__ = "0.1.0"
__all__ = ["LoadedYear", "__version__", "load"]


def __getattr__(name: str) -> Any:
    """`load` and `LoadedYear`, which bring pandas along, only when they are asked for."""
    if name in ("LoadedYear", "load"):
        from cocon_stats import notebook

        return getattr(notebook, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
