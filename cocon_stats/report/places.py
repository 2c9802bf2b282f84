"""One place in a distribution, and one line of it: their names, their share, and how they read in a list."""

from __future__ import annotations

from dataclasses import dataclass

from cocon_stats.dutch import listing
from cocon_stats.figures import Figure
from cocon_stats.report.facts import Aantal, Cijfer, Desk
from cocon_stats.report.ranking import Rank


def share_text(desk: Desk, figure: Figure) -> str:
    """How a share stands in running text: as printed, a small count in words."""
    if figure.unit == "count" and figure.value is not None:
        return desk.pen.count(figure.value)
    return str(Cijfer(desk, figure))


@dataclass(frozen=True, slots=True)
class Place:
    """One place of a list in words: its name, its name about one person, the word for a tie, and its share."""

    name: str
    name_of_one: str
    tie: str
    share: str

    def marks(self) -> tuple[tuple[str, str], ...]:
        """What stands for what in a pattern."""
        return (
            ("{naam}", self.name),
            ("{naam_een}", self.name_of_one),
            ("{deel}", f"{self.tie}{self.share}"),
            ("{ook}", self.tie),
            ("{kaal}", self.share),
        )


def filled(pattern: str, place: Place) -> str:
    """The pattern with its marks replaced by the words of a place."""
    for mark, text in place.marks():
        pattern = pattern.replace(mark, text)
    return pattern


class Plaats:
    """One place in a ranking: one figure, or several with exactly the same share."""

    def __init__(self, desk: Desk, code_list: str, rank: Rank) -> None:
        self._desk = desk
        self._rank = rank
        self._wordings = [desk.words.of(code_list, one) for one in rank]

    @property
    def namen(self) -> str:
        """``de politie of het parket`` or ``A, B en C``."""
        return listing(self._desk.pen.constant(one.more) for one in self._wordings)

    @property
    def aangehaald(self) -> str:
        """The names between quotation marks: ``‘alleen’ en ‘met een partner’``."""
        return listing(f"‘{self._desk.pen.constant(one.more)}’" for one in self._wordings)

    @property
    def naam_een(self) -> str:
        """The name when it is about one person: ``een jongen``."""
        return listing(self._desk.pen.constant(one.one) for one in self._wordings)

    def elk(self, voorzetsel: str) -> str:
        """The names with a preposition before each: ``van de politie en van het CAW``."""
        return listing(f"{voorzetsel} {self._desk.pen.constant(one.more)}" for one in self._wordings)

    @property
    def alle(self) -> bool:
        """Whether it holds for everyone."""
        return all(Cijfer(self._desk, one).alle for one in self._rank)

    @property
    def deel(self) -> str:
        """The share: ``20%``, or ``telkens 20%`` for several. A small count is in words."""
        return f"telkens {self.kaal}" if self.gelijk else self.kaal

    @property
    def kaal(self) -> str:
        """The share without a word for a tie: ``20%``. A small count is in words."""
        return share_text(self._desk, self._rank[0])

    @property
    def waarde(self) -> Aantal:
        """The value, to choose a verb with it."""
        return Cijfer(self._desk, self._rank[0])

    @property
    def gelijk(self) -> bool:
        """Whether several share this place."""
        return len(self._rank) > 1

    @property
    def aantal(self) -> Aantal:
        """How many share this place."""
        return Aantal(self._desk, len(self._rank))


class Regel(Cijfer):
    """One line of a list: a figure with its name, and whether it equals the line above."""

    def __init__(self, desk: Desk, code_list: str, figure: Figure, equals_above: bool) -> None:
        super().__init__(desk, figure)
        self._wording = desk.words.of(code_list, figure)
        self._equals_above = equals_above

    @property
    def code(self) -> str:
        """The code, to look up the same code in another distribution."""
        return self._figure.id.rpartition(".")[2]

    @property
    def naam(self) -> str:
        """The words of the code."""
        return self._desk.pen.constant(self._wording.more)

    @property
    def naam_een(self) -> str:
        """The words of the code when it is about one person: ``een jongen``."""
        return self._desk.pen.constant(self._wording.one)

    @property
    def deel(self) -> str:
        """The share, said to be equal when it equals the line above: ``eveneens 45%``. A small count is in words."""
        return f"eveneens {self.kaal}" if self.herhaald else self.kaal

    @property
    def herhaald(self) -> bool:
        """Whether the line above has the same share."""
        return self._equals_above

    @property
    def kaal(self) -> str:
        """The share without that word. A small count is in words."""
        return share_text(self._desk, self._figure)
