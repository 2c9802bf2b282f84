"""Figures and Dutch text of the yearly report of a Flemish home-based youth-care organisation."""

__version__ = "0.1.0"
