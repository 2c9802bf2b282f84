"""The recount of one kind of help: the figures about its case files that ended in the year."""

from collections.abc import Iterable
from fractions import Fraction

from .recount_cells import CODES, COLUMNS, Row, completed_years
from .recount_counts import Exports, Recounted, ended_in, mean, median, number, part, ratio, share

IN_WEEKS = ("ikt", "cbv", "tb")


def care_figures(name: str, data: Exports, year: int) -> dict[str, Recounted]:
    ended = ended_in(data[name], year)
    has = COLUMNS[name]
    found = {"aantal": number(len(ended)), "uitval": share(ended, "afsluiting", "uitval")}
    lists = {
        "aanmelder": ("aanmelder", "aanmelder"),
        "geslacht": ("geslacht", "geslacht"),
        "gezinssamenstelling": ("gezinssamenstelling", "gezinssamenstelling"),
        "verblijf_opstart": ("verblijf_opstart", "verblijf_opstart"),
        "arij": ("arij_risico", "arij_risico"),
        "woonvorm_start": ("woonvorm_start", "woonvorm"),
        "woonvorm_einde": ("woonvorm_einde", "woonvorm"),
        "ysr": ("ysr", "ysr"),
    }
    for key, (column, codes) in lists.items():
        if column in has:
            found |= {f"{key}.{code}": share(ended, column, code) for code in CODES[codes]}
    for key in ("m_document", "uithuisplaatsing_vermeden", "overbrugging", "jim", "woonvorm_gewijzigd"):
        if key in has:
            found[key] = share(ended, key, True)
    found |= {f"doel.{one[5:]}": share(ended, one, True) for one in has if one.startswith("doel_")}
    if name == "ci":
        found["aanmelder.gerecht_mandaat"] = share(ended, "aanmelder", "jeugdrechtbank", "ocj", "vk", "politie_parket")
    if name == "cbaw":
        found |= _living_alone(ended, data)
    found |= _ages(ended) | _durations(name, ended) | _further_help(ended, has)
    found |= _contacts(ended, data) | _characteristics(ended, data) | _satisfaction(name, ended, data)
    return found


def _ages(ended: list[Row]) -> dict[str, Recounted]:
    known = [completed_years(one["geboortedatum"], one["aanmelddatum"]) for one in ended if one["geboortedatum"]]
    unknown = len(ended) - len(known)
    found = {f"leeftijd.onder_{age}": part(sum(one < age for one in known), len(known), unknown) for age in (6, 12, 18)}
    found |= {f"leeftijd.vanaf_{age}": part(sum(one >= age for one in known), len(known), unknown) for age in (12, 18)}
    return found | {"leeftijd.gemiddeld": mean(known, unknown)}


def _durations(name: str, ended: list[Row]) -> dict[str, Recounted]:
    days = [Fraction((one["einddatum"] - one["startdatum"]).days) for one in ended]
    values = [one / 7 for one in days] if name in IN_WEEKS else days
    return {"duur.gemiddeld": mean(values), "duur.mediaan": median(values)}


def _contacts(ended: list[Row], data: Exports) -> dict[str, Recounted]:
    if "contacten" not in data:
        return {}
    mine = {one["dossier_id"] for one in ended}
    minutes: dict[str, Fraction] = {}
    for one in data["contacten"]:
        if one["dossier_id"] in mine:
            minutes[one["soort"]] = minutes.get(one["soort"], Fraction(0)) + one["duur_minuten"]
    direct = minutes.get("face_to_face", Fraction(0)) + minutes.get("telefonisch", Fraction(0))
    weeks = sum((Fraction((one["einddatum"] - one["startdatum"]).days, 7) for one in ended), Fraction(0))
    return {
        "contact.direct_per_begeleiding": ratio(direct, Fraction(len(ended))),
        "contact.direct_per_week": ratio(direct, weeks),
        "contact.overleg_extern_per_begeleiding": ratio(
            minutes.get("overleg_extern", Fraction(0)), Fraction(len(ended))
        ),
    }


def _characteristics(ended: list[Row], data: Exports) -> dict[str, Recounted]:
    if "kenmerken" not in data:
        return {}
    mine = {one["dossier_id"] for one in ended}
    found = {}
    for code in CODES["kenmerk"]:
        rows = [
            one for one in data["kenmerken"] if one["dossier_id"] in mine and one["kenmerk"] == code and one["ernst"]
        ]
        serious = sum(one["ernst"] == "ernstig" for one in rows)
        found[f"kenmerk.{code}"] = part(serious, len(rows), len(ended) - len(rows))
    return found


def _further_help(ended: list[Row], has: Iterable[str]) -> dict[str, Recounted]:
    found: dict[str, Recounted] = {}
    for kind in ("jeugdhulp", "volwassenenhulp"):
        if f"{kind}_geadviseerd" in has:
            advised = [one for one in ended if one[f"{kind}_geadviseerd"]]
            found[f"{kind}.geadviseerd"] = share(ended, f"{kind}_geadviseerd", True)
            urgency = f"{kind}_noodzaak"
            found |= {f"{kind}.noodzaak.{code}": share(advised, urgency, code) for code in CODES["noodzaak"]}
    return found


def _satisfaction(name: str, ended: list[Row], data: Exports) -> dict[str, Recounted]:
    if "tevredenheid" not in data:
        return {}
    found: dict[str, Recounted] = {}
    for who in ["ouder"] * ("ouders_bevraagd" in COLUMNS[name]) + ["jongere"] * (name in ("ikt", "cbaw")):
        mine = {one["dossier_id"] for one in ended}
        rows = [one for one in data["tevredenheid"] if one["respondent"] == who and one["dossier_id"] in mine]
        answered = {one["dossier_id"] for one in rows}
        asked, unknown = _asked(name, who, ended)
        found[f"tevredenheid.{who}.respons"] = part(
            sum(one["dossier_id"] in answered for one in asked), len(asked), unknown
        )
        scores = [one["score"] for one in rows if one["score"] is not None]
        found[f"tevredenheid.{who}.score"] = mean(scores, len(rows) - len(scores))
        empty = sum(one["vervolg"] is None for one in rows)
        for code in CODES["tevredenheid_vervolg"]:
            same = sum(one["vervolg"] == code for one in rows)
            found[f"tevredenheid.{who}.vervolg.{code}"] = part(same, len(rows), empty)
    return found


def _asked(name: str, who: str, ended: list[Row]) -> tuple[list[Row], int]:
    if who == "ouder":
        return [one for one in ended if one["ouders_bevraagd"]], sum(one["ouders_bevraagd"] is None for one in ended)
    if name == "cbaw":
        return ended, 0
    born = [one for one in ended if one["geboortedatum"]]
    old = [one for one in born if completed_years(one["geboortedatum"], one["aanmelddatum"]) >= 12]
    return old, len(ended) - len(born)


def _living_alone(ended: list[Row], data: Exports) -> dict[str, Recounted]:
    results = (
        "stabiele_huisvesting financieel_evenwicht zinvolle_dagbesteding toereikend_netwerk relatieherstel_bereikt"
    )
    found = {f"resultaat.{one}": share(ended, one, True) for one in results.split()}
    found["ysr.ingevuld"] = part(sum(one["ysr"] is not None for one in ended), len(ended), 0)
    dropped = [one for one in ended if one["afsluiting"] == "uitval"]
    empty = sum(one["uitval_reden"] is None for one in dropped)
    for code in CODES["uitval_reden"]:
        found[f"uitval_reden.{code}"] = number(sum(one["uitval_reden"] == code for one in dropped), len(dropped), empty)
    if "opvolging" not in data:
        return found
    mine = {one["dossier_id"] for one in ended}
    reached = [one for one in data["opvolging"] if one["dossier_id"] in mine and one["bereikt"]]
    found["opvolging.bereikt"] = part(len(reached), len(ended), 0)
    for one in ("zelfde_woonplaats", "rondkomen_budget", "zinvolle_dagbesteding", "steun_netwerk"):
        found[f"opvolging.{one}"] = share(reached, one, True)  # choice: unknown = reached with an empty answer
    return found
