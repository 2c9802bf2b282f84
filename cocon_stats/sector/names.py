"""Names of modules, functions and groups: one thing, spelled in more than one way.

The sector's own tables write ``heroriëntering`` and ``herorientering``; capitals, accents and spaces do not make
another name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # completion reads the declared tables without numpy
    import numpy as np
    from numpy.typing import NDArray

    from cocon_stats.exports.table import Column


def plain(name: str) -> str:
    """The name without capitals, accents and double spaces: what two spellings have in common."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return " ".join("".join(one for one in letters if not unicodedata.combining(one)).split())


def slug(label: str) -> str:
    """A label as the last part of a figure's id: ``12-17 jaar`` → ``12-17``, ``> 21 jaar`` → ``21+``."""
    text = plain(label).removesuffix(" jaar")
    text = f"{text.removeprefix('>').strip()}+" if text.startswith(">") else text
    return re.sub(r"[^a-z0-9+-]+", "_", text).strip("_")


def is_crisis(module: str) -> bool:
    """Whether a module type is crisis help; in the sector all of them say so in their name."""
    return "crisis" in plain(module)


def places(column: Column, groups: Sequence[Iterable[str]]) -> NDArray[np.int16]:
    """For each row the number of the group of names its text is in, -1 when in none or unknown."""
    import numpy as np

    by_name: Mapping[str, int] = {plain(name): number for number, names in enumerate(groups) for name in names}
    by_value = [by_name.get(plain(value), -1) for value in column.values]
    return np.asarray(np.array([*by_value, -1], dtype=np.int16)[column.data])


def others(column: Column, known: Iterable[str]) -> list[str]:
    """The texts of the column that are none of the `known` names, one per name, in the order of first appearance."""
    import numpy as np

    seen = {plain(name) for name in known}
    found = []
    used = np.bincount(column.data[column.data >= 0], minlength=len(column.values))
    for value, count in zip(column.values, used.tolist(), strict=True):
        if count and plain(value) not in seen:
            seen.add(plain(value))
            found.append(value)
    return found
