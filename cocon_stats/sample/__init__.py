"""The synthetic sample year: invented exports from which the published figures come out."""
