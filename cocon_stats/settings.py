"""The settings of the organisation: ``cocon.toml`` beside the data, or what the sample uses.

Nothing in it is needed: every setting has a default. docs/settings.md lists them.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cocon_stats.errors import WrongUsage, suggestion
from cocon_stats.handwritten import read_toml
from cocon_stats.rounding import STYLES

FILE_NAME = "cocon.toml"
COMPARED = (
    "overzicht.begeleidingen.totaal",
    "*.aantal",
    "*.uitval",
    "*.uithuisplaatsing_vermeden",
    "*.duur.gemiddeld",
    "ci.geslacht.M",
    "ci.aanmelder.crisismeldpunt_eigen",
    "tnt.kenmerk.*",
    "cah.aanmelder.jeugdrechtbank",
    "jim.aandeel",
    "hr.medewerkers",
    "hr.vte_gemiddeld",
    "hr.absenteisme",
)


@dataclass(frozen=True, slots=True)
class Settings:
    """What the organisation chooses. `data` is where its exports are, None when not said."""

    organisation: str = "De Cocon"
    data: Path | None = None
    out: Path | None = None
    hours: str = "cocon"
    words_up_to: int = 12
    few_case_files: int = 20
    few_answers: int = 10
    rounding: Mapping[str, str] = field(default_factory=dict)
    compare: tuple[str, ...] = COMPARED
    key_figures: tuple[str, ...] = ()
    at_least: int = 20
    stable_within: int = 10
    unknown_points: int = 5
    schemas: tuple[Path, ...] = ()
    catalogue: tuple[Path, ...] = ()
    templates: tuple[Path, ...] = ()
    cache: bool = True
    path: Path | None = None

    @property
    def file_name(self) -> str:
        """The name of the settings file, for messages about it."""
        return self.path.name if self.path else FILE_NAME


_KEYS: dict[str, dict[str, type]] = {
    "organisatie": {"naam": str},
    "gegevens": {"map": str},
    "rapport": {"map": str, "uren": str, "woorden_tot": int, "weinig_dossiers": int, "weinig_antwoorden": int},
    "vergelijken": {
        "cijfers": list,
        "kerncijfers": list,
        "minstens": int,
        "stabiel_binnen": int,
        "onbekend_punten": int,
    },
    "afronding": {},
    "mappen": {"schemas": str, "catalogus": str, "sjablonen": str},
    "cache": {"gebruiken": bool},
}
_TYPES = {str: "een tekst", int: "een geheel getal", list: "een lijst", bool: "true of false"}
HOURS_STYLES = ("cocon", "enkelvoud", "kort")
_LOWEST = {
    "minstens": 10,
    "stabiel_binnen": 0,
    "onbekend_punten": 0,
    "weinig_dossiers": 0,
    "weinig_antwoorden": 0,
    "woorden_tot": 0,
}


def find_settings(start: Path) -> Path | None:
    """The ``cocon.toml`` of `start` or of the nearest folder above it, None when there is none."""
    for folder in (start, *start.parents):
        if (folder / FILE_NAME).is_file():
            return folder / FILE_NAME
    return None


def load_settings(path: Path | None = None, start: Path | None = None) -> Settings:
    """Read `path`, or the settings file found from `start`; the defaults when there is none.

    The environment variable ``COCON_DATA`` names the data directory when the file does not. WrongUsage tells which
    key or value means nothing.
    """
    path = path or find_settings(start or Path.cwd())
    raw = _read(path) if path else {}
    base = path.parent if path else Path()
    _check(raw, path)
    report, folders, compare = raw.get("rapport", {}), raw.get("mappen", {}), raw.get("vergelijken", {})
    data = os.environ.get("COCON_DATA") or raw.get("gegevens", {}).get("map")
    defaults = Settings()
    return Settings(
        organisation=raw.get("organisatie", {}).get("naam", defaults.organisation),
        data=_folder(base, data),
        out=_folder(base, report.get("map")),
        hours=report.get("uren", defaults.hours),
        words_up_to=report.get("woorden_tot", defaults.words_up_to),
        few_case_files=report.get("weinig_dossiers", defaults.few_case_files),
        few_answers=report.get("weinig_antwoorden", defaults.few_answers),
        rounding=raw.get("afronding", {}),
        compare=tuple(compare.get("cijfers", defaults.compare)),
        key_figures=tuple(compare.get("kerncijfers", defaults.key_figures)),
        at_least=compare.get("minstens", defaults.at_least),
        stable_within=compare.get("stabiel_binnen", defaults.stable_within),
        unknown_points=compare.get("onbekend_punten", defaults.unknown_points),
        schemas=_own(path, folders.get("schemas")),
        catalogue=_own(path, folders.get("catalogus")),
        templates=_own(path, folders.get("sjablonen")),
        cache=raw.get("cache", {}).get("gebruiken", defaults.cache),
        path=path,
    )


def _read(path: Path) -> dict[str, Any]:
    if not path.exists():
        raise WrongUsage(f"Het instellingenbestand {path} bestaat niet.")
    return read_toml(path)


def _folder(base: Path, value: str | None) -> Path | None:
    return base / Path(value).expanduser() if value else None


def _own(path: Path | None, value: str | None) -> tuple[Path, ...]:
    folder = _folder(path.parent if path else Path(), value)
    if path and folder and not folder.is_dir():
        raise WrongUsage(f"{path.name} noemt de map {value}, maar die bestaat niet.")
    return (folder,) if folder else ()


def _check(raw: Mapping[str, Any], path: Path | None) -> None:
    name = path.name if path else FILE_NAME
    for section, values in raw.items():
        if section not in _KEYS or not isinstance(values, dict):
            raise WrongUsage(f"{name}: [{section}] is geen onderdeel.{suggestion(section, _KEYS)}")
        for key, value in values.items():
            if section == "afronding":
                _check_word(f"{name}: afronding van {key}", value, STYLES)
            elif key not in _KEYS[section]:
                raise WrongUsage(f"{name}: [{section}] kent geen «{key}».{suggestion(key, _KEYS[section])}")
            elif type(value) is not _KEYS[section][key]:
                raise WrongUsage(f"{name}: {key} in [{section}] moet {_TYPES[_KEYS[section][key]]} zijn.")
            elif value == "":
                raise WrongUsage(f"{name}: {key} in [{section}] mag niet leeg zijn.")
            elif isinstance(value, list) and not all(isinstance(one, str) for one in value):
                raise WrongUsage(f"{name}: {key} in [{section}] moet een lijst van teksten zijn.")
            elif key in _LOWEST and isinstance(value, int) and value < _LOWEST[key]:
                raise WrongUsage(f"{name}: {key} in [{section}] moet {_LOWEST[key]} of meer zijn.")
    _check_name(raw, name)
    _check_word(f"{name}: uren", raw.get("rapport", {}).get("uren", "cocon"), HOURS_STYLES)


def _check_name(raw: Mapping[str, Any], name: str) -> None:
    if not raw.get("organisatie", {}).get("naam", "-").strip():
        raise WrongUsage(f"{name}: naam in [organisatie] mag niet leeg zijn.")


def _check_word(place: str, word: object, allowed: tuple[str, ...]) -> None:
    if word not in allowed:
        raise WrongUsage(f"{place} kan niet «{word}» zijn; mogelijk: {', '.join(allowed)}.")
