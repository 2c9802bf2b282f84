"""A recount of the figures from the CSV files with the standard library alone: nothing of the package is used."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

from .counting import Found, Row, amount, day, mean, number, percent, read, share, years
from .recount_personnel import Personnel

MODALITIES = ("ci", "tnt", "cah", "ikt", "cbv", "tb", "cbaw")
CONTEXT = ("ikt", "cbv", "tb", "cbaw")
FILES = (
    *MODALITIES, "contacten", "kenmerken", "tevredenheid", "opvolging", "otb", "groepen", "erkenningen",
    "medewerkers", "afwezigheden", "opleidingen", "personeel_jaar",
)  # fmt: skip


class Recount(Personnel):
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
