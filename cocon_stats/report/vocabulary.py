"""The functions and filters a template may use: docs/templates.md lists them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from cocon_stats.dutch import capital, day_text, listing
from cocon_stats.errors import WrongUsage, suggestion
from cocon_stats.report.distribution import Verdeling
from cocon_stats.report.facts import Aantal, Cijfer, Desk
from cocon_stats.report.ranking import ranked


class Vocabulary:
    """Puts the figures of a desk at the disposal of templates."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def functions(self) -> dict[str, Any]:
        """What templates call by name, and the two fixed words."""
        pen = self._desk.pen
        return {
            "cijfer": self.cijfer,
            "verdeling": self.verdeling,
            "leeg": self.leeg,
            "vast": pen.constant,
            "lijst": listing,
            "jaar": pen.write(str(self._desk.figures.year)),
            "tot_en_met": self._until(),
            "organisatie": pen.constant(self._desk.settings.organisation),
        }

    def filters(self) -> dict[str, Callable[..., Any]]:
        """What templates write behind a bar."""
        return {"met": met, "woorden": woorden, "kies": kies, "hoofdletter": hoofdletter}

    def leeg(self, *namen: str) -> bool:
        """Whether the exports called `namen` hold not one row; those that are absent do not count, but not all are."""
        figures = self._desk.figures
        left = {*namen} - {*figures.absent, *figures.unusable}
        return bool(left) and left <= {*figures.empty}

    def _until(self) -> str:
        """The last day of the exports when the year is not over, otherwise empty."""
        figures = self._desk.figures
        return self._desk.pen.constant(day_text(figures.until)) if figures.until and figures.unfinished else ""

    def cijfer(self, naam: str) -> Cijfer:
        """The figure called `naam`; a message with the nearest right name when there is none."""
        return Cijfer(self._desk, self._desk.figure(naam))

    def verdeling(
        self, naam: str, lijst: str | None = None, zonder: Iterable[str] = (), met_nul: bool = False
    ) -> Verdeling:
        """The figures right under `naam` as a distribution over the code list `lijst` (default: its last part).

        `zonder` leaves codes out, such as a sum of others; `met_nul` keeps those of zero.
        """
        left_out = {f"{naam}.{code}" for code in zonder}
        figures = [one for one in self._desk.figures.group(naam) if one.id not in left_out]
        if not figures:
            groups = {one.id.rpartition(".")[0] for one in self._desk.figures}
            raise WrongUsage(f"er is geen verdeling «{naam}».{suggestion(naam, sorted(groups), 1)}")
        return Verdeling(self._desk, lijst or naam.rpartition(".")[2], figures, ranked(figures, met_nul))


def woorden(aantal: object) -> str:
    """A count in running text: in words when it is small."""
    return _counted(aantal).in_woorden


def met(aantal: object, een: str, meer: str) -> str:
    """A count with its noun: ``één begeleiding``, ``40 begeleidingen``."""
    return f"{woorden(aantal)} {kies(aantal, een, meer)}"


def kies(aantal: object, een: str, meer: str) -> str:
    """The form that goes with the count: ``werd`` or ``werden``."""
    return een if _counted(aantal).een else meer


def hoofdletter(tekst: object) -> str:
    """The text with a capital to open a sentence."""
    return capital(str(tekst))


def _counted(aantal: object) -> Aantal:
    if not isinstance(aantal, Aantal):
        raise WrongUsage("«met», «woorden» en «kies» verwachten een cijfer of een aantal.")
    return aantal
