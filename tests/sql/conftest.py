"""The small year of the questions, for SQL."""

from query.conftest import exports, run

__all__ = ["exports", "run"]
