"""A recount of the figures from the CSV files with the standard library alone: nothing of the package is used."""

from __future__ import annotations

import csv
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

MODALITIES = ("ci", "tnt", "cah", "ikt", "cbv", "tb", "cbaw")
CONTEXT = ("ikt", "cbv", "tb", "cbaw")
FILES = (
    *MODALITIES, "contacten", "kenmerken", "tevredenheid", "opvolging", "otb", "groepen", "erkenningen",
    "medewerkers", "afwezigheden", "opleidingen", "personeel_jaar",
)  # fmt: skip

Row = dict[str, str]


class Found(NamedTuple):
    """A figure: its value, and the count and base behind it (for a mean the sum and the number of values)."""

    value: Fraction
    count: Fraction
    base: Fraction | None = None


def read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream, delimiter=";", strict=True))


def day(text: str) -> date:
    days, months, years = text.split("/")
    return date(int(years), int(months), int(days))


def amount(text: str) -> Fraction:
    return Fraction(text.replace(".", "").replace(",", "."))


def years(start: date, end: date) -> int:
    return end.year - start.year - ((end.month, end.day) < (start.month, start.day))


def share(rows: list[Row], column: str, *codes: str) -> Found:
    known = [row for row in rows if row[column]]
    return percent(sum(row[column] in codes for row in known), len(known))


def percent(count: int, base: int) -> Found:
    return Found(Fraction(100 * count, base), Fraction(count), Fraction(base))


def number(count: int | Fraction, base: int | None = None) -> Found:
    return Found(Fraction(count), Fraction(count), None if base is None else Fraction(base))


def mean(values: list[Fraction], divisor: int = 1) -> Found:
    return Found(sum(values, Fraction(0)) / len(values) / divisor, sum(values, Fraction(0)), Fraction(len(values)))


class Recount:
    """The exports of one year in `folder`."""

    def __init__(self, folder: Path, year: int) -> None:
        self.year = year
        self.last = date(year, 12, 31)
        self.rows = {name: read(folder / f"{name}.csv") for name in FILES}

    def ended(self, modality: str) -> list[Row]:
        return [row for row in self.rows[modality] if row["einddatum"] and day(row["einddatum"]).year == self.year]

    def hanging(self, name: str, modality: str) -> list[Row]:
        ids = {row["dossier_id"] for row in self.ended(modality)}
        return [row for row in self.rows[name] if row["dossier_id"] in ids]

    def figure(self, figure: str) -> Found:
        head, _, rest = figure.partition(".")
        if head in MODALITIES:
            return self.modality(head, rest)
        return {"overzicht": self.overview, "hr": self.personnel, "otb": self.otb, "jim": self.jim}.get(
            head, lambda rest: self.group(head, rest)
        )(rest)

    def modality(self, modality: str, rest: str) -> Found:
        ended = self.ended(modality)
        what, _, code = rest.partition(".")
        if rest == "aantal":
            return number(len(ended))
        if rest == "aanmelder.gerecht_mandaat":
            return share(ended, "aanmelder", "jeugdrechtbank", "ocj", "vk", "politie_parket")
        if what in (
            "aanmelder",
            "geslacht",
            "gezinssamenstelling",
            "verblijf_opstart",
            "woonvorm_start",
            "woonvorm_einde",
        ):
            return share(ended, what, code)
        if what in ("m_document", "overbrugging", "uithuisplaatsing_vermeden", "jim", "woonvorm_gewijzigd"):
            return share(ended, what, "ja")
        if what == "uitval":
            return share(ended, "afsluiting", "uitval")
        return getattr(self, f"_{what}")(modality, ended, code)

    def _leeftijd(self, _: str, ended: list[Row], code: str) -> Found:
        ages = [years(day(row["geboortedatum"]), day(row["aanmelddatum"])) for row in ended if row["geboortedatum"]]
        if code == "gemiddeld":
            return mean([Fraction(age) for age in ages])
        side, limit = code.split("_")
        inside = [age for age in ages if (age < int(limit)) == (side == "onder")]
        return percent(len(inside), len(ages))

    def _arij(self, _: str, ended: list[Row], code: str) -> Found:
        return share(ended, "arij_risico", code)

    def _doel(self, _: str, ended: list[Row], code: str) -> Found:
        return share(ended, f"doel_{code}", "ja")

    def _resultaat(self, _: str, ended: list[Row], code: str) -> Found:
        return share(ended, code, "ja")

    def _uitval_reden(self, _: str, ended: list[Row], code: str) -> Found:
        broken = [row for row in ended if row["afsluiting"] == "uitval"]
        return number(sum(row["uitval_reden"] == code for row in broken), len(broken))

    def _ysr(self, _: str, ended: list[Row], code: str) -> Found:
        if code == "ingevuld":
            return percent(sum(bool(row["ysr"]) for row in ended), len(ended))
        return share(ended, "ysr", code)

    def _hulp(self, kind: str, ended: list[Row], code: str) -> Found:
        if code == "geadviseerd":
            return share(ended, f"{kind}_geadviseerd", "ja")
        advised = [row for row in ended if row[f"{kind}_geadviseerd"] == "ja"]
        return share(advised, f"{kind}_noodzaak", code.removeprefix("noodzaak."))

    def _jeugdhulp(self, _: str, ended: list[Row], code: str) -> Found:
        return self._hulp("jeugdhulp", ended, code)

    def _volwassenenhulp(self, _: str, ended: list[Row], code: str) -> Found:
        return self._hulp("volwassenenhulp", ended, code)

    def _kenmerk(self, modality: str, _: list[Row], code: str) -> Found:
        return share([row for row in self.hanging("kenmerken", modality) if row["kenmerk"] == code], "ernst", "ernstig")

    def _duur(self, modality: str, ended: list[Row], code: str) -> Found:
        assert code == "gemiddeld"
        return mean(self._days(ended), 7 if modality in ("ikt", "cbv", "tb") else 1)

    def _days(self, ended: list[Row]) -> list[Fraction]:
        return [Fraction((day(row["einddatum"]) - day(row["startdatum"])).days) for row in ended]

    def _contact(self, modality: str, ended: list[Row], code: str) -> Found:
        kinds = ("overleg_extern",) if code.startswith("overleg_extern") else ("face_to_face", "telefonisch")
        rows = self.hanging("contacten", modality)
        minutes = Fraction(sum(int(row["duur_minuten"]) for row in rows if row["soort"] in kinds))
        if code.endswith("_per_week"):
            return Found(minutes / (sum(self._days(ended)) / 7), minutes, Fraction(len(ended)))
        return Found(minutes / len(ended), minutes, Fraction(len(ended)))

    def _tevredenheid(self, modality: str, ended: list[Row], code: str) -> Found:
        respondent, _, what = code.partition(".")
        rows = [row for row in self.hanging("tevredenheid", modality) if row["respondent"] == respondent]
        if what == "respons":
            return self._response(modality, ended, respondent, {row["dossier_id"] for row in rows})
        if what == "score":
            return mean([amount(row["score"]) for row in rows if row["score"]])
        return percent(sum(row["vervolg"] == what.removeprefix("vervolg.") for row in rows), len(rows))

    def _response(self, modality: str, ended: list[Row], respondent: str, answered: set[str]) -> Found:
        asked = ended
        if respondent == "ouder":
            asked = [row for row in ended if row["ouders_bevraagd"] == "ja"]
        elif modality == "ikt":
            born = [row for row in ended if row["geboortedatum"]]
            asked = [row for row in born if years(day(row["geboortedatum"]), day(row["aanmelddatum"])) >= 12]
        return percent(sum(row["dossier_id"] in answered for row in asked), len(asked))

    def _opvolging(self, modality: str, ended: list[Row], code: str) -> Found:
        rows = self.hanging("opvolging", modality)
        if code == "bereikt":
            return percent(sum(row["bereikt"] == "ja" for row in rows), len(ended))
        return share([row for row in rows if row["bereikt"] == "ja"], code, "ja")

    def overview(self, rest: str) -> Found:
        what, _, code = rest.partition(".")
        if what == "plaatsen":
            kinds = CONTEXT if code == "context" else (code,)
            return number(sum(int(row["plaatsen"]) for row in self.rows["erkenningen"] if row["hulpvorm"] in kinds))
        names = MODALITIES if code == "totaal" else (code,)
        return number(sum(self._open(row) for name in names for row in self.rows[name]))

    def _open(self, row: Row) -> bool:
        over = row["einddatum"] and day(row["einddatum"]) < date(self.year, 1, 1)
        return day(row["startdatum"]) <= self.last and not over

    def jim(self, rest: str) -> Found:
        found = share([row for name in CONTEXT for row in self.ended(name)], "jim", "ja")
        return found if rest == "aandeel" else Found(found.count, found.count, found.base)

    def otb(self, rest: str) -> Found:
        ended = [row for row in self.rows["otb"] if row["einddatum"] and day(row["einddatum"]).year == self.year]
        if rest == "aantal":
            return number(len(ended))
        column, _, code = rest.partition(".")
        return number(sum(row[column] == (code or "ja") for row in ended), len(ended))

    def group(self, head: str, rest: str) -> Found:
        name = {"lavie": "la_vie"}.get(head, head)
        rows = [row for row in self.rows["groepen"] if row["groep"] == name and day(row["datum"]).year == self.year]
        if rest == "bijeenkomsten":
            return number(len(rows))
        return mean([Fraction(row[rest.removesuffix("_gemiddeld")]) for row in rows])

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


def rounded(value: Fraction, step: Fraction) -> Fraction:
    """`value` to the nearest multiple of `step`, a half upwards."""
    return ((value / step + Fraction(1, 2)) // 1) * step


def closed(values: list[Fraction]) -> list[Fraction]:
    """The percentages of one distribution in whole points, or halves of one, that add up to 100 (style `closing`)."""
    whole = [value // 1 for value in values]
    left = 100 - sum(whole)
    rests = sorted({value % 1 for value in values}, reverse=True)
    for rest in rests:
        equal = [place for place, value in enumerate(values) if value % 1 == rest]
        if left >= len(equal):
            point = Fraction(1)
        elif left == 1 and len(equal) == 2:
            point = Fraction(1, 2)
        elif left:
            return [rounded(value, Fraction(1)) for value in values]
        else:
            break
        for place in equal:
            whole[place] += point
        left -= int(point * len(equal))
    return [Fraction(value) for value in whole]
