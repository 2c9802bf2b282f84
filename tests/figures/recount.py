"""A second count of all 659 figures, in plain Python, written from the text of the contract alone.

It imports nothing of the program. Where the contract leaves a choice, a comment with "choice" says which one is
expected of the program.
"""

import datetime
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

from .recount_care import care_figures
from .recount_cells import CODES, Row, completed_years, contract, read_folder
from .recount_counts import Exports, Recounted, ended_in, mean, number, part, ratio, share, total
from .recount_print import closing, percentage

CARE = ("ci", "tnt", "cah", "ikt", "cbv", "tb", "cbaw")
CONTEXT = ("ikt", "cbv", "tb", "cbaw")


def recount(folder: Path, year: int) -> dict[str, Recounted]:
    """Every figure of the contract, by id."""
    data = read_folder(folder)
    found: dict[str, Recounted] = {}
    for name in CARE:
        if name in data:
            found |= {f"overzicht.begeleidingen.{name}": number(_open(data[name], year))}
            found |= {f"{name}.{key}": one for key, one in care_figures(name, data, year).items()}
    found |= (
        _overview(data, found) | _groups(data, year) | _mediation(data, year) | _jim(data, year) | _staff(data, year)
    )
    listed = contract("figures")
    assert set(found) <= {one["id"] for one in listed}
    return _printed(listed, {one["id"]: found.get(one["id"], Recounted()) for one in listed})


def _open(rows: Sequence[Row], year: int) -> int:
    return sum(
        one["startdatum"].year <= year and (not one["einddatum"] or one["einddatum"].year >= year) for one in rows
    )


def _overview(data: Exports, found: dict[str, Recounted]) -> dict[str, Recounted]:
    result: dict[str, Recounted] = {}
    helped = [one.value for key, one in found.items() if key.startswith("overzicht.begeleidingen.")]
    if helped:
        result["overzicht.begeleidingen.totaal"] = number(int(sum(one for one in helped if one is not None)))
    if "erkenningen" in data:
        groups = {code: (code,) for code in CODES["erkenning_hulpvorm"]} | {"context": CONTEXT}
        for name, codes in groups.items():
            rows = [one for one in data["erkenningen"] if one["hulpvorm"] in codes]
            result[f"overzicht.plaatsen.{name}"] = total(rows, "plaatsen")
    return result


def _groups(data: Exports, year: int) -> dict[str, Recounted]:
    found: dict[str, Recounted] = {}
    for name, code in (("ouderparticipatie", "ouderparticipatie"), ("lavie", "la_vie")) if "groepen" in data else ():
        rows = [one for one in data["groepen"] if one["groep"] == code and one["datum"].year == year]
        found[f"{name}.bijeenkomsten"] = number(len(rows))
        found[f"{name}.deelnemers_gemiddeld"] = mean(one["deelnemers"] for one in rows)
        former = [one["ex_clienten"] for one in rows if one["ex_clienten"] is not None]
        if name == "lavie":  # choice: "the same rows" without those where nobody was counted
            found["lavie.ex_clienten_gemiddeld"] = mean(former, len(rows) - len(former))
    return found


def _mediation(data: Exports, year: int) -> dict[str, Recounted]:
    if "otb" not in data:
        return {}
    rows = ended_in(data["otb"], year)
    found = {"otb.aantal": number(len(rows))}
    for code in CODES["otb_hulpvorm"]:
        found[f"otb.hulpvorm.{code}"] = number(sum(one["hulpvorm"] == code for one in rows), len(rows))
    for column in ("verder_kunnen", "werkbare_afspraken", "ouderschapsplan"):
        empty = sum(one[column] is None for one in rows)  # choice: the base of a count keeps them
        found[f"otb.{column}"] = number(sum(one[column] is True for one in rows), len(rows), empty)
    return found


def _jim(data: Exports, year: int) -> dict[str, Recounted]:
    there = [name for name in CONTEXT if name in data]
    if not there:
        return {}
    every = share([one for name in there for one in ended_in(data[name], year)], "jim", True)
    # choice: figures.csv gives jim.aantal no base, the published table does; the program gives the filled ones
    return {"jim.aandeel": every, "jim.aantal": replace(every, value=every.numerator)}


def _staff(data: Exports, year: int) -> dict[str, Recounted]:
    first, last = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    found: dict[str, Recounted] = {}
    if "medewerkers" in data:
        found |= _employed(data["medewerkers"], first, last)
    if "medewerkers" in data and "afwezigheden" in data:
        sick = {
            one["medewerker_id"]
            for one in data["afwezigheden"]
            if one["soort"] in ("ziekte", "ongeval") and one["van"].year == year
        }
        present = [one for one in data["medewerkers"] if _days(one, first, last)]
        found["hr.nulverzuim"] = part(sum(one["medewerker_id"] not in sick for one in present), len(present), 0)
    if "medewerkers" in data and "opleidingen" in data:
        days = sum((one["dagen"] for one in data["opleidingen"] if one["datum"].year == year), Fraction(0))
        found["hr.opleidingsdagen_per_vte"] = ratio(days, found["hr.vte_gemiddeld"].value or Fraction(0))
    return found | _money(data, year)


def _days(one: Row, first: datetime.date, last: datetime.date) -> int:
    end = min(one["uit_dienst"] or last, last)
    return max(0, (end - max(one["in_dienst"], first)).days + 1)


def _employed(people: list[Row], first: datetime.date, last: datetime.date) -> dict[str, Recounted]:
    staff = [one for one in people if one["in_dienst"] <= last and (not one["uit_dienst"] or one["uit_dienst"] > last)]
    ages = [completed_years(one["geboortedatum"], last) for one in staff if one["geboortedatum"]]
    unknown = len(staff) - len(ages)
    worked = sum((one["vte"] * _days(one, first, last) for one in people), Fraction(0))
    found = {"hr.medewerkers": number(len(staff))}
    # choice: numerator = FTE days, denominator = days of the year
    found["hr.vte_gemiddeld"] = ratio(worked, Fraction((last - first).days + 1))
    found |= {f"hr.geslacht.{code}": share(staff, "geslacht", code) for code in CODES["geslacht"]}
    found |= {
        f"hr.opleidingsniveau.{code}": share(staff, "opleidingsniveau", code) for code in CODES["opleidingsniveau"]
    }
    for low, high in ((20, 34), (35, 49), (50, 64)):
        found[f"hr.leeftijd.{low}_{high}"] = part(sum(low <= one <= high for one in ages), len(ages), unknown)
    found["hr.leeftijd.gemiddeld"] = mean(ages, unknown)
    found["hr.ancienniteit.gemiddeld"] = mean(completed_years(one["in_dienst"], last) for one in staff)
    left = [one for one in people if one["uit_dienst"] and first <= one["uit_dienst"] <= last]
    found["hr.uit_dienst.totaal"] = number(len(left))
    empty = sum(one["uit_dienst_reden"] is None for one in left)
    for code in CODES["uit_dienst_reden"]:
        found[f"hr.uit_dienst.{code}"] = number(sum(one["uit_dienst_reden"] == code for one in left), None, empty)
    return found


def _money(data: Exports, year: int) -> dict[str, Recounted]:
    """Choice: for a ratio of two files the numerator stays when there is no row to divide by."""
    if "personeel_jaar" not in data:
        return {}
    rows = [one for one in data["personeel_jaar"] if one["jaar"] == year]
    paid, cost = (sum((one[key] for one in rows), Fraction(0)) for key in ("loonmassa", "opleidingskost"))
    found = {"hr.opleidingskost_aandeel": ratio(cost, paid, 100)}
    if "afwezigheden" in data:
        counted = ("ziekte", "ongeval", "bevallingsrust")
        missed = [one["uren"] for one in data["afwezigheden"] if one["soort"] in counted and one["van"].year == year]
        planned = sum((one["geplande_uren"] for one in rows), Fraction(0))
        found["hr.absenteisme"] = ratio(sum(missed, Fraction(0)), planned, 100)
    return found


def _printed(listed: list[dict[str, str]], found: dict[str, Recounted]) -> dict[str, Recounted]:
    """The same with the text of every percentage."""
    texts: dict[str, str] = {}
    groups: dict[str, list[str]] = {}
    for one in listed:
        figure = found[one["id"]]
        if one["unit"] != "percent" or figure.value is None:
            continue
        if one["rounding"] == "closing":
            groups.setdefault(one["id"].rpartition(".")[0], []).append(one["id"])
        else:
            texts[one["id"]] = _text(figure, one["id"], one["rounding"])
    for ids in groups.values():
        base = int(found[ids[0]].denominator or 0)
        texts |= zip(ids, closing([int(found[one].numerator or 0) for one in ids], base), strict=True)
    return {key: replace(one, text=texts.get(key)) for key, one in found.items()}


def _text(figure: Recounted, figure_id: str, rounding: str) -> str:
    assert figure.value is not None
    if rounding == "whole; ikt half":
        rounding = "half" if figure_id.startswith("ikt.") else "whole"
    exact = figure.value / 100
    return percentage(exact.numerator, exact.denominator, rounding)
