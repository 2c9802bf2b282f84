"""Classes of derived columns that people also type."""

from __future__ import annotations

# The classes of the sector's yearbook, each with its lowest age in completed years.
AGE_CLASSES = {"0-5": 0, "6-11": 6, "12-17": 12, "18-21": 18, "22+": 22}

QUARTERS = ("K1", "K2", "K3", "K4")
