"""An Excel workbook to fill: with the same content the same bytes, and no text that Excel runs.

XlsxWriter is an optional extra and is imported only here.
"""

from __future__ import annotations

import datetime
from importlib import import_module
from typing import Any, BinaryIO

from cocon_stats.errors import WrongUsage

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
# a fixed moment: the same content gives the same bytes
_CREATED = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC).replace(tzinfo=None)


def new_workbook(stream: BinaryIO, title: str) -> Any:
    """A workbook that is written to `stream` when closed; WrongUsage tells how to install XlsxWriter."""
    try:
        xlsxwriter = import_module("xlsxwriter")
    except ImportError:
        raise WrongUsage(
            "Voor --format xlsx is XlsxWriter nodig, en dat is niet geïnstalleerd. "
            'Installeer het met: pip install "cocon-stats[xlsx]". Of gebruik --format csv; dat opent ook in Excel.'
        ) from None
    book = xlsxwriter.Workbook(stream, _OPTIONS)
    book.set_properties({"title": title, "created": _CREATED})
    return book
