"""What is declared about the tables: the systems of help, the kinds of table, and each table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from cocon_stats.conditions import Condition
from cocon_stats.sector.names import plain


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of table. `over` is the export it goes over, `selected` whether only the selection of the system counts.

    `footnote` is printed under every table of the kind, `heading` above its row labels. `rule` says what a cell counts,
    `base` what percentages are shares of, `totals` what totals are.
    """

    name: str
    over: str
    needs: tuple[str, ...] = ()
    selected: bool = False
    select: tuple[Condition, ...] = ()
    heading: str = ""
    footnote: str | None = None
    rule: str = ""
    base: str = ""
    totals: str = ""


@dataclass(frozen=True, slots=True)
class DeclaredRow:
    """One declared row: its label, the names in the export that belong to it, the first year it is printed for."""

    label: str
    names: tuple[str, ...]
    since: int | None = None


@dataclass(frozen=True, slots=True)
class Declaration:
    """One table. `labels` replaces labels by code, `total` is the label of a first or last row that sums all up."""

    id: str
    number: int
    kind: Kind
    system: str
    title: str
    unit: str
    source: str
    select: tuple[Condition, ...] = ()
    rows: tuple[DeclaredRow, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    percent_decimals: int = 0
    heading: str = ""
    total: str = ""
    persons: str = ""
    row_label: str = "{}"
    years: int = 3
    base_year: int = 0

    def year_columns(self, year: int) -> tuple[int, ...]:
        """The years that a table over several years shows, oldest first."""
        return tuple(range(year - self.years + 1, year + 1))


@dataclass(frozen=True)
class System:
    """One system of help: its code, its name, which dossiers its tables select, the names of its modules.

    `length_of` is the export over which the mean length of the selection is worked out, empty when it has none.
    """

    code: str
    name: str
    title: str
    selection: tuple[Condition, ...]
    names: frozenset[str]
    length_of: str = ""

    @cached_property
    def modules(self) -> frozenset[str]:
        """The names of its module types as `plain` writes them."""
        return frozenset(plain(one) for one in self.names)

    def knows(self, module: str) -> bool:
        """Whether a module type stands in one of the declared tables."""
        return plain(module) in self.modules


@dataclass(frozen=True, slots=True)
class SectorReport:
    """All systems and tables, in the order of print."""

    systems: Mapping[str, System]
    tables: tuple[Declaration, ...]

    def of_system(self, code: str) -> tuple[Declaration, ...]:
        """The tables of one system."""
        return tuple(one for one in self.tables if one.system == code)

    def of_kind(self, kind: str, system: str) -> Declaration | None:
        """The table of this kind in the system, None when there is none."""
        return next((one for one in self.of_system(system) if one.kind.name == kind), None)
