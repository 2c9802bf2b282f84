"""What the short text of each system says, as figures: taken from the tables, and the mean length of dossiers.

The ids are ``sector.<system>.…``; docs/sector.md lists them. Shares keep their exact parts; the years before stand
beside a figure where its table shows them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from cocon_stats.figures import EarlierValue, Figure, FigureSet, Unit
from cocon_stats.report.words import Words
from cocon_stats.rounding import digits, nearest
from cocon_stats.sector.data import SectorData
from cocon_stats.sector.declaration import SectorReport
from cocon_stats.sector.lengths import mean_length
from cocon_stats.sector.names import slug
from cocon_stats.sector.table import Cell, SectorTable

_TOTAL = "Totaal"
_SPECIAL = ("Totaal", "%")
_EXPORTED = "export"


@dataclass(slots=True)
class _Collected:
    """The figures so far."""

    words: Words
    figures: dict[str, Figure] = field(default_factory=dict)
    earlier: list[EarlierValue] = field(default_factory=list)

    def add(self, figure_id: str, label: str, unit: Unit, cell: Cell, definition: str) -> None:
        """A figure from a cell of a table."""
        if cell.value is None:
            return
        system, _, code = figure_id.removeprefix("sector.").partition(".")
        self.figures[figure_id] = Figure(
            id=figure_id,
            label=label,
            short=self._short(code, label),
            unit=unit,
            section=system,
            definition=definition,
            rounding="whole",
            value=_exact(cell),
            rounded=cell.value,
            text=cell.text,
            numerator=Fraction(cell.part) if cell.part is not None else cell.value,
            denominator=Fraction(cell.whole) if cell.whole is not None else None,
            unknown=0,
        )

    def before(self, figure_id: str, year: int, cell: Cell) -> None:
        """The value of a year before."""
        if cell.value is not None:
            value = EarlierValue(figure_id, year, _exact(cell), cell.value, cell.text, _EXPORTED, printed=True)
            self.earlier.append(value)

    def _short(self, code: str, label: str) -> str:
        group, _, name = code.rpartition(".")
        wording = self.words.lists.get(group, {}).get(name)
        return wording.more if wording else label


def _exact(cell: Cell) -> Fraction:
    """The value of a cell before rounding."""
    if cell.part is not None and cell.whole:
        return Fraction(100 * cell.part, cell.whole)
    return cell.value or Fraction(0)


def key_figures(report: SectorReport, tables: Sequence[SectorTable], data: SectorData, words: Words) -> FigureSet:
    """All key figures of the year. `words` are those of templates/sector/woorden.toml."""
    found = _Collected(words)
    kinds = {one.id: one.kind.name for one in report.tables}
    for table in tables:
        if kinds[table.id] in _BY_KIND:
            _BY_KIND[kinds[table.id]](found, table, data.year)
    for system in report.systems.values():
        length = mean_length(system, data)
        if length is not None:
            found.figures[length.id] = length
    return FigureSet(data.year, found.figures, earlier=tuple(found.earlier))


def _lines(table: SectorTable) -> Iterator[str]:
    return (row.label for row in table.rows if row.label.rstrip("*") not in _SPECIAL)


def _ages(found: _Collected, table: SectorTable, year: int) -> None:
    """Persons, their shares by age and by province; of the tables per function only the share of all users."""
    base = f"sector.{table.system}"
    if f"{base}.personen" in found.figures:
        everybody = found.figures[f"{base}.personen"].value or Fraction(0)
        part, whole = int(table.cell(_TOTAL, _TOTAL).value or 0), int(everybody)
        function = table.id.removeprefix(f"{table.system}_").removesuffix("_age_province")
        found.add(f"{base}.functie.{function}", function, "percent", _whole_share(part, whole), table.title)
        return
    found.add(f"{base}.personen", table.unit, "count", table.cell(_TOTAL, _TOTAL), table.title)
    for label in _lines(table):
        found.add(f"{base}.leeftijd.{slug(label)}", label, "percent", table.cell(label, "%"), table.title)
    for label in table.columns:
        if label.rstrip("*") not in _SPECIAL:
            found.add(f"{base}.provincie.{slug(label)}", label, "percent", table.cell("%", label), table.title)


def _whole_share(part: int, whole: int) -> Cell:
    if not whole:
        return Cell(None, "")
    value = nearest(Fraction(100 * part, whole))
    return Cell(value, f"{digits(value)}%", part, whole)


def _closed(found: _Collected, table: SectorTable, year: int) -> None:
    dossiers, persons = (row.cells[0] for row in table.rows)
    found.add(f"sector.{table.system}.dossiers", table.rows[0].label, "count", dossiers, table.title)
    found.add(f"sector.{table.system}.unieke_personen", table.rows[1].label, "count", persons, table.title)


def _periods(found: _Collected, table: SectorTable, year: int) -> None:
    for name, column in zip(("opgestart", "afgesloten", "alle"), table.columns, strict=True):
        found.add(f"sector.{table.system}.{name}", column, "count", table.cell("Dossiers", column), table.title)


def _shares(group: str) -> Callable[[_Collected, SectorTable, int], None]:
    def add(found: _Collected, table: SectorTable, year: int) -> None:
        for label in _lines(table):
            figure_id = f"sector.{table.system}.{group}.{slug(label)}"
            found.add(figure_id, label, "percent", table.cell(label, "%"), table.title)

    return add


def _occupancy(found: _Collected, table: SectorTable, year: int) -> None:
    """All groups together, and each group as printed: shares that look alike are not ranked."""
    base = f"sector.{table.system}.bezetting"
    for number, row in enumerate(table.rows):
        figure_id = f"{base}.{slug(row.label)}" if number else base
        now = row.cells[-1]
        found.add(figure_id, row.label, "percent", Cell(now.value, now.text) if number else now, table.title)
        for column, cell in zip(table.columns[:-1], row.cells[:-1], strict=True):
            found.before(figure_id, int(column), cell)


def _capacity(found: _Collected, table: SectorTable, year: int) -> None:
    """All recognised modules together, without temporary extensions, as far as every year tells of the same types."""
    for column in (f"31/12/{one}" for one in range(year - 2, year + 1)):
        cells = [row.cells[table.columns.index(column)] for row in table.rows]
        total = sum((one.value for one in cells if one.value is not None), Fraction(0))
        cell = Cell(total, digits(total)) if any(one.value is not None for one in cells) else Cell(None, "")
        if column.endswith(str(year)):
            found.add(f"sector.{table.system}.capaciteit", table.title, "count", cell, table.title)
        else:
            found.before(f"sector.{table.system}.capaciteit", int(column[-4:]), cell)


def _stock(found: _Collected, table: SectorTable, year: int) -> None:
    for row in table.rows:
        total = row.label == _TOTAL
        name = "inzet" if total else f"vorm.{slug(row.label)}"
        for then in range(year - len(row.cells) // 2 + 1, year + 1):
            cell = table.cell(row.label, f"31/12/{then} {_TOTAL if total else '%'}")
            if then == year:
                unit: Unit = "count" if total else "percent"
                found.add(f"sector.{table.system}.{name}", row.label, unit, cell, table.title)
            else:
                found.before(f"sector.{table.system}.{name}", then, cell)


def _facilities(found: _Collected, table: SectorTable, year: int) -> None:
    found.add(f"sector.{table.system}.voorzieningen", table.unit, "count", table.rows[-1].cells[0], table.title)


_BY_KIND: Mapping[str, Callable[[_Collected, SectorTable, int], None]] = {
    "age_by_province_additive": _ages,
    "age_by_province_unique": _ages,
    "closed_dossiers_and_unique": _closed,
    "counts_started_closed_all": _periods,
    "combination_with_other_offer": _shares("combinatie"),
    "referrer": _shares("aanmelder"),
    "occupancy_by_year": _occupancy,
    "capacity_by_year": _capacity,
    "stock_forms_by_year": _stock,
    "count_by_province": _facilities,
    "budget_count": _shares("categorie"),
}
