"""The classes in which the sector counts: age at the start, length in days, provinces.

Contract, "Sector tables": both bounds of a class are included.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # completion reads the names of the classes without numpy
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Scale:
    """Consecutive classes of whole numbers, by their lowest value; the last one is open above."""

    names: tuple[str, ...]
    lowest: tuple[int, ...]

    def place(self, numbers: NDArray[np.int64]) -> NDArray[np.int64]:
        """The position of the class of each number; -1 below the lowest."""
        import numpy as np

        return np.asarray(np.searchsorted(self.lowest, numbers, side="right") - 1, dtype=np.int64)


AGES = Scale(("0-5", "6-11", "12-17", "18-21", "22-25", "26+"), (0, 6, 12, 18, 22, 26))
UNBORN = "ongeboren"
AGE_CLASSES = (*AGES.names, UNBORN)
UNKNOWN_AGE = "onbekend"

DOSSIER_BANDS = Scale(
    ("0-28", "29-60", "61-120", "121-180", "181-365", "366-730", ">730"), (0, 29, 61, 121, 181, 366, 731)
)
MODULE_BANDS = Scale(
    ("0-14", "15-28", "29-60", "61-120", "121-180", "181-365", "366-730", ">730"), (0, 15, 29, 61, 121, 181, 366, 731)
)

REGIONS = {
    "antwerpen": ("antwerpen",),
    "limburg": ("limburg",),
    "oost_vlaanderen": ("oost_vlaanderen",),
    "vlaams_brabant_brussel": ("vlaams_brabant", "brussel"),
    "west_vlaanderen": ("west_vlaanderen",),
}
"""The columns of the tables by province; Vlaams-Brabant and Brussels are one."""
REGION_LABELS = ("Antwerpen", "Limburg", "Oost-Vlaanderen", "Vlaams-Brabant & Brussel", "West-Vlaanderen")
