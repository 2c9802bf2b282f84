"""What a template sees of a distribution: ranks, ties, top lists and lists that read as a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cocon_stats.dutch import listing
from cocon_stats.figures import Figure
from cocon_stats.report import earlier
from cocon_stats.report.facts import Aantal, Cijfer, Desk
from cocon_stats.report.places import Plaats, Place, Regel, filled
from cocon_stats.report.ranking import Rank, top

TOLD_APART = 2
"""Up to so many equal shares are told one after the other; more stand together with *telkens*."""


class Verdeling:
    """A distribution over a code list, largest share first."""

    def __init__(self, desk: Desk, code_list: str, figures: Sequence[Figure], ranks: Sequence[Rank]) -> None:
        self._desk = desk
        self._list = code_list
        self._figures = figures
        self._ranks = ranks

    def __len__(self) -> int:
        return len(self._ranks)

    def __iter__(self) -> Iterator[Regel]:
        above = None
        for rank in self._ranks:
            for figure in rank:
                yield Regel(self._desk, self._list, figure, figure.value == above)
                above = figure.value

    @property
    def niets_gekend(self) -> bool:
        """Whether no figure of the distribution has a value."""
        return not any(one.known for one in self._figures)

    @property
    def niemand(self) -> bool:
        """Whether values are known and all of them are zero."""
        return not self.niets_gekend and not any(one.value for one in self._figures)

    @property
    def enige(self) -> bool:
        """Whether everyone falls under one code."""
        if sum(len(rank) for rank in self._ranks) != 1:
            return False
        only = self._ranks[0][0]
        return self._cijfer(only).alle or (only.unit == "count" and only.denominator is None and not only.unknown)

    @property
    def overal(self) -> bool:
        """Whether every one of them holds for everyone, and all answers are known."""
        return bool(self._figures) and not self.iets_onbekend and all(self._cijfer(one).alle for one in self._figures)

    @property
    def iets_onbekend(self) -> bool:
        """Whether one of them has no value, or cases of which the answer is not known."""
        return any(not one.known or one.unknown for one in self._figures)

    @property
    def gelijk(self) -> bool:
        """Whether it holds several codes, all with exactly the same share."""
        return len(self._ranks) == 1 and len(self._ranks[0]) > 1

    @property
    def eerste(self) -> Plaats:
        """The first place."""
        return Plaats(self._desk, self._list, self._ranks[0])

    @property
    def rest(self) -> Verdeling:
        """Everything after the first place."""
        return self._with(self._ranks[1:])

    @property
    def in_volgorde(self) -> Verdeling:
        """The same codes in the order of their list instead of by share."""
        shown = {one.id for rank in self._ranks for one in rank}
        return self._with([(one,) for one in self._figures if one.id in shown])

    @property
    def aantal(self) -> Aantal:
        """How many codes it holds."""
        return Aantal(self._desk, sum(len(rank) for rank in self._ranks))

    @property
    def noemer(self) -> Aantal:
        """The base of the first figure."""
        return self._cijfer(self._figures[0]).noemer

    @property
    def zonder_gegevens(self) -> Aantal:
        """For how many the answer is not known."""
        return self._cijfer(self._figures[0]).zonder_gegevens

    @property
    def speling(self) -> str:
        """How far the unknown cases could move any of the shares, when that is far (setting)."""
        return earlier.leeway_of_all(self._desk, self._figures)

    @property
    def om_een(self) -> bool:
        """Whether it is about one case, and that is known."""
        return self.noemer.een and self.zonder_gegevens.geen

    def top(self, aantal: int) -> Verdeling:
        """The first `aantal`, a tie at the edge shown whole or left out whole."""
        return self._with(top(self._ranks, aantal)[0])

    def na_top(self, aantal: int) -> Verdeling:
        """The tie that was left out of that top; empty when the top is as long as asked."""
        shown, rest = top(self._ranks, aantal)
        return self._with(rest[:1] if sum(len(rank) for rank in shown) < aantal else [])

    def opsomming(self, patroon: str, begin: str | None = None, samen: bool = True) -> str:
        """All places as one list: ``X (20%), Y (11%), Z (eveneens 11%) en ten slotte U, V en W (telkens 3%)``.

        `patroon` says one place with ``{naam}`` and ``{deel}``; `begin` the first one when it reads differently.
        ``{ook}`` and ``{kaal}`` are the two halves of ``{deel}``, for *eveneens in 20%* instead of *in eveneens 20%*;
        ``{naam_een}`` is the name about one person.
        Three or more equal shares stand together; with `samen` false each stands alone and repeats *eveneens*.
        """
        places = list(self._places(samen))
        patterns = [begin or patroon] + [patroon] * len(places)
        parts = [filled(pattern, place) for pattern, place in zip(patterns, places, strict=False)]
        last_together = samen and bool(self._ranks) and len(self._ranks[-1]) > TOLD_APART
        return listing(parts, "en ten slotte" if last_together else "en")

    def _places(self, together: bool) -> Iterator[Place]:
        for rank in self._ranks:
            if together and len(rank) > TOLD_APART:
                place = Plaats(self._desk, self._list, rank)
                yield Place(place.namen, place.naam_een, "telkens ", place.kaal)
            else:
                lines = self._with([rank])
                for line in lines:
                    yield Place(line.naam, line.naam_een, "eveneens " if line.herhaald else "", line.kaal)

    def eerder(self, onderwerp: str, altijd: bool = False) -> str:
        """Sentences with earlier years for key figures and what was published earlier; with `altijd` otherwise for the
        first place.

        `onderwerp` opens the sentence, with ``{naam}`` for the words of the code.
        """
        chosen = [one for one in self._figures if self._asked_for(one) and self._ever_more_than_zero(one)]
        if altijd and not chosen and self._ranks:
            chosen = list(self._ranks[0])
        return " ".join(filter(None, (self._sentence(one, onderwerp) for one in chosen)))

    def _asked_for(self, figure: Figure) -> bool:
        return earlier.is_key(self._desk, figure) or any(one.printed for one in self._desk.history(figure))

    def _ever_more_than_zero(self, figure: Figure) -> bool:
        return bool(figure.value) or any(one.value for one in self._desk.history(figure))

    def _sentence(self, figure: Figure, subject: str) -> str:
        name = self._desk.pen.constant(self._desk.words.of(self._list, figure).more)
        return earlier.told_about(self._desk, figure, subject.replace("{naam}", name))

    def _cijfer(self, figure: Figure) -> Cijfer:
        return Cijfer(self._desk, figure)

    def _with(self, ranks: Sequence[Rank]) -> Verdeling:
        return Verdeling(self._desk, self._list, self._figures, ranks)
