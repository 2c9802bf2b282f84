"""Checked exports kept as Parquet, so that a large year is read and checked once. Small years are never kept."""

from __future__ import annotations

from cocon_stats.exports.folder import Folder, size

KEEP_FROM_BYTES = 8_000_000
"""Years with fewer bytes of exports are read faster than the cache: nothing of them is kept."""


def is_large(folder: Folder) -> bool:
    """Whether the exports of a folder are worth keeping."""
    return sum(size(one) for one in folder.files.values()) >= KEEP_FROM_BYTES
