"""Whatever goes wrong in a template becomes one Dutch sentence with the template's name and line."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import jinja2

from cocon_stats.errors import CoconError, WrongUsage
from cocon_stats.report.folders import addition_to
from cocon_stats.report.prose import NakedNumberError

CAUGHT = (
    jinja2.TemplateError, CoconError, NakedNumberError, TypeError, ValueError, ArithmeticError, LookupError,
    AttributeError, RecursionError,
)  # fmt: skip
"""What a template can raise by itself; anything else is a fault of the program and stays one."""


class TemplateFaultError(WrongUsage):
    """A template that cannot be used, with its name and line."""


def explained(error: Exception, template: str, folders: Iterable[Path]) -> TemplateFaultError:
    """The error as the editor of a template must hear it."""
    folders = list(folders)
    name, line = _place(error, template, folders)
    where = f"Sjabloon {name}, regel {line}" if line else f"Sjabloon {name}"
    return TemplateFaultError(f"{where}: {_reason(error)}")


def _place(error: Exception, template: str, folders: list[Path]) -> tuple[str, int | None]:
    if isinstance(error, NakedNumberError):
        return _search(error.number, template, folders)
    if isinstance(error, jinja2.TemplateSyntaxError):
        return error.name or template, error.lineno
    place: tuple[str, int | None] = (template, None)
    step = error.__traceback__
    while step is not None:
        path = Path(step.tb_frame.f_code.co_filename)
        if path.suffix == ".j2" and path.parent in folders:
            place = (path.name, step.tb_lineno)
        step = step.tb_next
    return place


def _search(number: str, template: str, folders: list[Path]) -> tuple[str, int | None]:
    """Where the digits stand in the template or in a part it may use; they can also come out of an expression."""
    parts = sorted({path.name for folder in folders for path in folder.glob("_*.j2")})
    for name in (template, addition_to(template), *parts):
        path = next((folder / name for folder in folders if (folder / name).is_file()), None)
        lines = path.read_text(encoding="utf-8").splitlines() if path else []
        for place, line in enumerate(lines, 1):
            if number in line:
                return name, place
    return template, None


def _reason(error: Exception) -> str:
    if isinstance(error, NakedNumberError):
        return (
            f"het getal «{error.number}» komt niet uit een cijfer, in: «{error.line}». "
            "Druk het met cijfer(…), of met vast(…) als het bij de woorden hoort."
        )
    if isinstance(error, jinja2.TemplateNotFound):
        return f"het bestand {error.name} bestaat niet."
    if isinstance(error, jinja2.TemplateSyntaxError):
        return f"de opmaak van het sjabloon klopt niet ({error.message})."
    if isinstance(error, RecursionError):
        return "een macro roept zichzelf eindeloos op."
    reason = str(error) or type(error).__name__
    if isinstance(error, (jinja2.TemplateError, CoconError)):
        return reason if reason.endswith((".", "?")) else f"{reason}."
    return f"dit kan het sjabloon niet uitvoeren ({reason})."
