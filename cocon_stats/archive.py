"""The archive of years: ``figures.json`` of every final report, beside the exports, for the years that follow.

``<data>/archief/<year>/figures.json`` holds what the contract asks of ``figures.json``, and with each figure what
comparing needs and no case can be known from: how it was measured, its rounding, its rounded value, the version of
its definition, and for a mean its squared standard error.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

from cocon_stats.catalogue import Catalogue
from cocon_stats.errors import CoconError, WrongUsage
from cocon_stats.figures import EarlierValue, Figure, FigureSet, Spread, number
from cocon_stats.handwritten import UnreadableError, parsed_json, text_of

FOLDER = "archief"
FILE = "figures.json"
ARCHIVED = "archief"
_SHOWN = 3
_COMPARED = ("value", "text", "numerator", "denominator", "unknown", "version")
_FINEST = 10**6
"""Doubles of the file become the nearest fraction with at most this denominator: sums of weeks are sevenths."""


class ArchivedOtherwiseError(CoconError):
    """The year was closed with other figures; only `force` replaces them."""

    def __init__(self, year: int, changed: list[str]) -> None:
        self.changed = changed
        names = ", ".join(changed[:_SHOWN]) + (" …" if len(changed) > _SHOWN else "")
        figures = "1 ander cijfer" if len(changed) == 1 else f"{len(changed)} andere cijfers"
        super().__init__(
            f"{year} is al definitief gemaakt, met {figures} ({names}). Er is niets geschreven. "
            f"Bekijk het verschil met «cocon-stats restate {year}»; met --force vervangt u het archief."
        )


def archive_path(data: Path, year: int) -> Path:
    """Where the figures of a final year are kept."""
    return data / FOLDER / str(year) / FILE


def archived_years(data: Path) -> list[int]:
    """The years of the archive, oldest first."""
    folder = data / FOLDER
    if not folder.is_dir():
        return []
    return sorted(int(one.name) for one in folder.iterdir() if one.name.isdigit() and (one / FILE).is_file())


def as_archived(figures: FigureSet) -> str:
    """The content of the archived file."""
    content = figures.to_json()
    content["figures"] = [one | _extra(figures[one["id"]]) for one in content["figures"]]
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _extra(figure: Figure) -> dict[str, Any]:
    extra: dict[str, Any] = {
        "measure": figure.measure,
        "rounding": figure.rounding,
        "rounded": number(figure.rounded),
        "version": figure.version,
    }
    if figure.unknown_in_base:
        extra["unknown_in_base"] = True
    if figure.lacking:
        extra["lacking"] = list(figure.lacking)
    if figure.spread:
        extra["spread"] = {"variance": float(figure.spread.variance), "cases": figure.spread.cases}
    return extra


def check_archive(data: Path, figures: FigureSet, force: bool = False) -> bool:
    """Whether the year must be written: False when it is there with these figures.

    Raises ArchivedOtherwiseError when it is there with others, unless `force`.
    """
    path = archive_path(data, figures.year)
    if not path.exists():
        return True
    before = _compared(_content(path))
    now = _compared(json.loads(as_archived(figures)))
    changed = [name for name in {**before, **now} if before.get(name) != now.get(name)]
    if changed and not force:
        raise ArchivedOtherwiseError(figures.year, changed)
    return bool(changed)


def _compared(content: Mapping[str, Any]) -> dict[str, list[Any]]:
    """What makes a figure another one: not its label, nor the wording of its definition."""
    return {one["id"]: [one.get(key) for key in _COMPARED] for one in content["figures"]}


def write_archive(data: Path, figures: FigureSet, force: bool = False) -> Path:
    """Keep the figures of a final year; the path. Nothing is written when the same figures are there.

    Raises ArchivedOtherwiseError when other figures are there and `force` is not set, CoconError when the directory
    cannot be written.
    """
    from cocon_stats.report.publish import publish

    path = archive_path(data, figures.year)
    if check_archive(data, figures, force):
        publish({FILE: as_archived(figures).encode()}, path.parent)
    return path


def read_archive(data: Path, year: int) -> dict[str, Figure] | None:
    """The figures of a final year by id; None when it is not in the archive. WrongUsage for a damaged file."""
    path = archive_path(data, year)
    if not path.is_file():
        return None
    content = _content(path)
    try:
        if content["year"] != year:
            raise _damaged(path, f"het gaat over {content['year']}")
        return {one["id"]: _figure(one) for one in content["figures"]}
    except (KeyError, TypeError, ValueError) as error:
        raise _damaged(path, f"{type(error).__name__}: {error}") from None


def archived_inputs(path: Path) -> dict[str, str]:
    """The exports on which an archived year rests, with their checksums; WrongUsage for a damaged file."""
    try:
        return {one["file"]: one["sha256"] for one in _content(path)["inputs"]}
    except (KeyError, TypeError) as error:
        raise _damaged(path, f"{type(error).__name__}: {error}") from None


def archived(data: Path, catalogue: Catalogue, before: int) -> Iterator[EarlierValue]:
    """The values of the archived years before `before`, for figures of the catalogue."""
    for year in archived_years(data):
        if year < before:
            yield from as_earlier(read_archive(data, year) or {}, year, catalogue)


def as_earlier(figures: Mapping[str, Figure], year: int, catalogue: Catalogue) -> Iterator[EarlierValue]:
    """The same of one archived year."""
    for one in figures.values():
        if one.id in catalogue and one.value is not None and one.text is not None:
            rounded = one.value if one.rounded is None else one.rounded
            yield EarlierValue(one.id, year, one.value, rounded, one.text, ARCHIVED, one, one.version)


def _content(path: Path) -> Any:
    try:
        content = parsed_json(text_of(path))
    except UnreadableError as error:
        raise _damaged(path, f"{error.reason} (regel {error.line})") from None
    if not isinstance(content, dict) or not isinstance(content.get("figures"), list):
        raise _damaged(path, "de cijfers ontbreken")
    return content


def _damaged(path: Path, why: str) -> WrongUsage:
    return WrongUsage(f"Het archief {path} is niet te lezen: {why}. Zet het bestand terug zoals het geschreven werd.")


def _figure(raw: Mapping[str, Any]) -> Figure:
    value, numerator, denominator = (_exact(raw[key]) for key in ("value", "numerator", "denominator"))
    spread = raw.get("spread")
    return Figure(
        id=raw["id"],
        label=raw["label"],
        short=raw["label"],
        unit=raw["unit"],
        section="",
        definition=raw["definition"],
        rounding=raw.get("rounding", "whole"),
        value=_refined(raw, value, numerator, denominator),
        rounded=_exact(raw.get("rounded")),
        text=raw["text"],
        numerator=numerator,
        denominator=denominator,
        unknown=raw["unknown"],
        unknown_in_base=raw.get("unknown_in_base", False),
        measure=raw.get("measure", ""),
        spread=Spread(Fraction(spread["variance"]), spread["cases"]) if spread else None,
        version=raw.get("version", 1),
        lacking=tuple(raw.get("lacking", ())),
    )


def _refined(
    raw: Mapping[str, Any], value: Fraction | None, numerator: Fraction | None, denominator: Fraction | None
) -> Fraction | None:
    """The exact value where it follows from the counts, otherwise the double."""
    if value is None or numerator is None or not denominator or raw["unit"] == "count":
        return value
    exact = numerator / denominator * (100 if raw["unit"] == "percent" else 1)
    return exact if float(exact) == float(value) else value


def _exact(value: float | None) -> Fraction | None:
    if value is None:
        return None
    near = Fraction(value).limit_denominator(_FINEST)
    return near if float(near) == value else Fraction(value)
