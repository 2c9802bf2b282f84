"""Small exports made at random, in the forms real ones have, valid by the contract and full of its edges."""

import csv
import datetime
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from .recount_cells import CODES, COLUMNS, contract

CARE = ("ci", "tnt", "cah", "ikt", "cbv", "tb", "cbaw")
ALL_FILES = tuple(one for one in COLUMNS if not one.startswith("sector_") and one != "historiek")
LISTS = {(one["file"], one["column"]): one["codes"] for one in contract("fields")}
# columns whose absence breaks no "required when" or "only when"
MAY_BE_ABSENT = ("geslacht", "aanmelder", "geboortedatum", "arij_risico", "jim", "ouders_bevraagd", "ysr", "score")
WITH_OWN_RULE = {"afsluiting", "uitval_reden", "jeugdhulp_noodzaak", "volwassenenhulp_noodzaak"}
DAY = datetime.timedelta(days=1)

Cells = dict[str, object]


@dataclass(frozen=True)
class Plan:
    """What to make: `sizes` case files per kind of help, files left away, columns left away, share of empty cells."""

    year: int
    seed: int
    sizes: tuple[int, ...]
    absent: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    gaps: float = 0.2
    random: Random = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "random", Random(self.seed))


def make(folder: Path, plan: Plan) -> None:
    """Write the exports of `plan` into `folder`."""
    maker = _Maker(plan)
    for name, rows in maker.files().items():
        if name not in plan.absent:
            _write(folder / f"{name}.csv", name, rows, plan)


class _Maker:
    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.random = plan.random
        self.first = datetime.date(plan.year, 1, 1)
        self.last = datetime.date(plan.year, 12, 31)

    def files(self) -> dict[str, list[Cells]]:
        care = {name: self.care(name, size) for name, size in zip(CARE, self.plan.sizes, strict=True)}
        every = [one for rows in care.values() for one in rows]
        people = [self.employee(number) for number in range(sum(self.plan.sizes) // 3)]
        return {
            **care,
            **self.hanging(every),
            "opvolging": [self.follow_up(one) for one in care["cbaw"] if self.chance(0.7)],
            "otb": [self.trajectory(number) for number in range(self.plan.sizes[3])],
            "groepen": self.sessions(),
            "erkenningen": self.places(),
            "medewerkers": people,
            "afwezigheden": [self.absence(one) for one in people for _ in range(self.random.randrange(3))],
            "opleidingen": [self.training(one) for one in people for _ in range(self.random.randrange(3))],
            "personeel_jaar": self.years(),
        }

    # --- chance ----------------------------------------------------------------------------------------------------

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def code(self, name: str, gaps: bool = True) -> str | None:
        return None if gaps and self.chance(self.plan.gaps) else self.random.choice(CODES[name])

    def yes_no(self) -> bool | None:
        return None if self.chance(self.plan.gaps) else self.chance(0.5)

    def day(self) -> datetime.date:
        """A day about the year: often its first or last day, or the day beside it."""
        edges = (self.first, self.first - DAY, self.last, self.last + DAY)
        return self.random.choice(edges) if self.chance(0.2) else self.first + DAY * self.random.randint(-300, 500)

    def number(self, high: int, decimals: int = 0) -> str:
        """A number as Excel writes it here: decimal comma, sometimes with thousands dots."""
        scaled = self.random.randint(1, high * 10**decimals)
        whole, rest = divmod(scaled, 10**decimals)
        text = f"{whole:,}".replace(",", ".") if self.chance(0.5) else str(whole)
        return f"{text},{rest:0{decimals}d}" if decimals else text

    # --- case files ------------------------------------------------------------------------------------------------

    def care(self, name: str, size: int) -> list[Cells]:
        return [self.case_file(name, number) for number in range(size)]

    def case_file(self, name: str, number: int) -> Cells:
        end = None if self.chance(0.2) else self.day()
        start = (end or self.day()) - DAY * self.random.choice((0, 0, 1, 6, 7, 20, 100, 365, 800))
        referral = start - DAY * self.random.choice((0, 0, 1, 30))
        row: Cells = {
            "dossier_id": f"{name.upper()}-{start.year}-{number:04d}",
            "client_id": f"C{self.random.randrange(10**6):06d}",
            "geboortedatum": None if self.chance(self.plan.gaps) else self.birth(referral),
            "aanmelddatum": referral,
            "startdatum": start,
            "einddatum": end,
        }
        for column, kind in COLUMNS[name].items():
            if column not in row and column not in WITH_OWN_RULE:
                row[column] = self.yes_no() if kind.kind == "boolean" else self.code(LISTS[name, column])
        row["afsluiting"] = self.code("afsluiting", gaps=False) if end else None
        if name == "cbaw" and row["afsluiting"] == "uitval":
            row["uitval_reden"] = self.code("uitval_reden", gaps=False)
        for kind_of_help in ("jeugdhulp", "volwassenenhulp"):
            if row.get(f"{kind_of_help}_geadviseerd"):
                row[f"{kind_of_help}_noodzaak"] = self.code("noodzaak")
        return row

    def birth(self, referral: datetime.date) -> datetime.date:
        """A birth date: on, before or after a birthday that matters, or on 29 February."""
        age = self.random.choice((0, 5, 6, 11, 12, 13, 17, 18, 20))
        if self.chance(0.15):
            return datetime.date((referral.year - max(age, 4)) // 4 * 4, 2, 29)
        month_day = (2, 28) if (referral.month, referral.day) == (2, 29) else (referral.month, referral.day)
        birthday = datetime.date(referral.year - age, *month_day)
        return min(birthday + DAY * self.random.choice((-1, 0, 1, 100)), referral)

    def hanging(self, every: list[Cells]) -> dict[str, list[Cells]]:
        contacts = [self.contact(one) for one in every for _ in range(self.random.randrange(4))]
        return {
            "contacten": contacts + contacts[:2],  # equal rows of a file without a key all count
            "kenmerken": [row for one in every for row in self.characteristics(one)],
            "tevredenheid": [self.answer(one) for one in every for _ in range(self.random.randrange(4))],
        }

    def contact(self, case_file: Cells) -> Cells:
        kind = self.random.choice((*CODES["contact_soort"], "face_to_face"))
        minutes = self.random.choice(("0", "15", "60", self.number(1440)))
        return {"dossier_id": case_file["dossier_id"], "datum": self.day(), "soort": kind, "duur_minuten": minutes}

    def characteristics(self, case_file: Cells) -> list[Cells]:
        kinds = self.random.sample(CODES["kenmerk"], self.random.randrange(12))
        return [{"dossier_id": case_file["dossier_id"], "kenmerk": one, "ernst": self.code("ernst")} for one in kinds]

    def answer(self, case_file: Cells) -> Cells:
        return {
            "dossier_id": case_file["dossier_id"],
            "respondent": self.code("respondent", gaps=False),
            "score": None if self.chance(self.plan.gaps) else self.random.choice(("10", "0", "7,5", "8", "9,25")),
            "vervolg": self.code("tevredenheid_vervolg"),
        }

    def follow_up(self, case_file: Cells) -> Cells:
        row: Cells = {"dossier_id": case_file["dossier_id"], "bereikt": self.chance(0.6)}
        if row["bereikt"]:
            row |= {one: self.yes_no() for one in COLUMNS["opvolging"] if one not in row}
        return row

    # --- the other files -------------------------------------------------------------------------------------------

    def trajectory(self, number: int) -> Cells:
        end = None if self.chance(0.2) else self.day()
        results = {one: self.yes_no() for one in ("verder_kunnen", "werkbare_afspraken", "ouderschapsplan")}
        start = (end or self.day()) - DAY * self.random.randrange(300)
        key = f"OTB-{self.plan.year}-{number:03d}"
        kind = self.code("otb_hulpvorm", gaps=False)
        return {"traject_id": key, "hulpvorm": kind, "startdatum": start, "einddatum": end, **results}

    def sessions(self) -> list[Cells]:
        days = {(self.code("groep", gaps=False), self.day()) for _ in range(self.random.randrange(12))}
        return [
            {
                "groep": group,
                "datum": day,
                "deelnemers": self.random.randrange(15),
                "ex_clienten": None if self.chance(self.plan.gaps) else self.random.randrange(4),
            }
            for group, day in sorted(days, key=str)
        ]

    def places(self) -> list[Cells]:
        return [
            {"hulpvorm": one, "module": f"module {number}", "plaatsen": None if self.chance(self.plan.gaps) else number}
            for one in CODES["erkenning_hulpvorm"]
            for number in range(self.random.randrange(3))
        ]

    def employee(self, number: int) -> Cells:
        begin = self.day() - DAY * self.random.choice((0, 0, 365, 3000))
        end = begin + DAY * self.random.randrange(900) if self.chance(0.3) else None
        if self.chance(0.2):
            end = max(begin, self.random.choice((self.first - DAY, self.first, self.last, self.last + DAY)))
        age = self.random.choice((19, 20, 34, 35, 49, 50, 64, 65))
        birthday = self.last.replace(year=self.last.year - age) + DAY * self.random.choice((-1, 0, 1))
        born = None if self.chance(self.plan.gaps) else birthday
        return {
            "medewerker_id": f"M{number:04d}",
            "geslacht": self.code("geslacht"),
            "geboortedatum": born,
            "in_dienst": begin,
            "uit_dienst": end,
            "uit_dienst_reden": self.code("uit_dienst_reden", gaps=False) if end else None,
            "vte": self.random.choice(("1", "0,8", "0,5", "0,75", "0")),
            "opleidingsniveau": self.code("opleidingsniveau"),
        }

    def absence(self, person: Cells) -> Cells:
        begin = self.day()
        return {
            "medewerker_id": person["medewerker_id"],
            "van": begin,
            "tot": begin + DAY * self.random.randrange(60),
            "soort": self.code("afwezigheid_soort", gaps=False),
            "uren": self.number(300, 2),
        }

    def training(self, person: Cells) -> Cells:
        return {
            "medewerker_id": person["medewerker_id"],
            "datum": self.day(),
            "dagen": self.random.choice(("0,5", "1", "2")),
        }

    def years(self) -> list[Cells]:
        return [
            {
                "jaar": year,
                "geplande_uren": self.number(90000, 1),
                "loonmassa": self.number(3_000_000, 2),
                "opleidingskost": self.number(90000, 2),
            }
            for year in (self.plan.year - 1, self.plan.year)
            if self.chance(0.8)
        ]


def _write(path: Path, name: str, rows: list[Cells], plan: Plan) -> None:
    random = plan.random
    columns = [one for one in COLUMNS[name] if f"{name}.{one}" not in plan.without and one not in plan.without]
    random.shuffle(columns)
    end = random.choice(("\n", "\r\n"))
    with path.open("w", encoding=random.choice(("utf-8", "utf-8-sig")), newline="") as stream:
        writer = csv.writer(stream, delimiter=random.choice(";,\t"), lineterminator=end)
        writer.writerow([one.upper() if random.random() < 0.1 else one for one in columns])
        for row in random.sample(rows, len(rows)):
            writer.writerow([_text(row.get(one), name, one, random) for one in columns])


def _text(value: object, name: str, column: str, random: Random) -> str:
    if value is None:
        known = "onbekend" in CODES.get(LISTS[name, column], ())
        return random.choice(("", "", "-", "n.v.t.") if known else ("", "", "-", "onbekend"))
    if isinstance(value, bool):
        return random.choice((("nee", "n", "0", "onwaar", "False"), ("ja", "J", "1", "waar", "TRUE"))[value])
    if isinstance(value, datetime.date):
        forms = ("{0:%d/%m/%Y}", "{0:%Y-%m-%d}", "{0.day}-{0.month:02d}-{0.year}", "{0:%d/%m/%Y} 00:00")
        return random.choice(forms).format(value)
    return str(value)
