"""The organisation beside the sector: its own counts of a year, and those that the sector's yearbook printed.

What stands beside what, and which warnings belong to it, is declared in ``benchmark.toml``.
"""

from __future__ import annotations

from cocon_stats.sector.benchmark.compare import Beside, Comparison, compare

__all__ = ["Beside", "Comparison", "compare"]
