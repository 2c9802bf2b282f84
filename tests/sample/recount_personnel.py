"""A recount of the personnel figures with the standard library alone."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from .counting import Found, Row, amount, day, mean, number, percent, share, years


class Personnel:
    """The personnel exports of one year."""

    year: int
    last: date
    rows: dict[str, list[Row]]

    def personnel(self, rest: str) -> Found:
        staff = self.rows["medewerkers"]
        here = [
            row
            for row in staff
            if day(row["in_dienst"]) <= self.last and (not row["uit_dienst"] or day(row["uit_dienst"]) > self.last)
        ]
        what, _, code = rest.partition(".")
        if rest == "medewerkers":
            return number(len(here))
        if what in ("geslacht", "opleidingsniveau"):
            return share(here, what, code)
        if what in ("leeftijd", "ancienniteit"):
            since = "geboortedatum" if what == "leeftijd" else "in_dienst"
            return self._years(code, [years(day(row[since]), self.last) for row in here if row[since]])
        if what == "uit_dienst":
            left = [row for row in staff if row["uit_dienst"] and day(row["uit_dienst"]).year == self.year]
            return number(sum(code in ("totaal", row["uit_dienst_reden"]) for row in left))
        return getattr(self, f"_{what}")()

    def _years(self, code: str, values: list[int]) -> Found:
        if code == "gemiddeld":
            return mean([Fraction(value) for value in values])
        low, high = code.split("_")
        return percent(sum(int(low) <= value <= int(high) for value in values), len(values))

    def _employed(self) -> dict[str, tuple[Row, int]]:
        """Everybody employed in the year, with the number of days."""
        first, found = date(self.year, 1, 1), {}
        for row in self.rows["medewerkers"]:
            end = min(day(row["uit_dienst"]), self.last) if row["uit_dienst"] else self.last
            days = (end - max(day(row["in_dienst"]), first)).days + 1
            if days > 0:
                found[row["medewerker_id"]] = (row, days)
        return found

    def _vte_gemiddeld(self) -> Found:
        whole = (self.last - date(self.year, 1, 1)).days + 1
        return number(sum((amount(row["vte"]) * days for row, days in self._employed().values()), Fraction(0)) / whole)

    def _opleidingsdagen_per_vte(self) -> Found:
        days = sum(
            (amount(row["dagen"]) for row in self.rows["opleidingen"] if self._in_year(row["datum"])), Fraction(0)
        )
        return number(days / self._vte_gemiddeld().value)

    def _year_row(self) -> Row:
        (row,) = (row for row in self.rows["personeel_jaar"] if row["jaar"] == str(self.year))
        return row

    def _opleidingskost_aandeel(self) -> Found:
        row = self._year_row()
        return number(100 * amount(row["opleidingskost"]) / amount(row["loonmassa"]))

    def _in_year(self, text: str) -> bool:
        return day(text).year == self.year

    def _ill(self, *kinds: str) -> list[Row]:
        return [row for row in self.rows["afwezigheden"] if row["soort"] in kinds and self._in_year(row["van"])]

    def _absenteisme(self) -> Found:
        hours = sum((amount(row["uren"]) for row in self._ill("ziekte", "ongeval", "bevallingsrust")), Fraction(0))
        return number(100 * hours / amount(self._year_row()["geplande_uren"]))

    def _nulverzuim(self) -> Found:
        ill = {row["medewerker_id"] for row in self._ill("ziekte", "ongeval")}
        employed = self._employed()
        return percent(sum(one not in ill for one in employed), len(employed))
