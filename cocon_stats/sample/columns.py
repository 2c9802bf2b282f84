"""The columns that hold a code, ja or nee: exactly as many of each as the targets say, and plausible together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from random import Random

from cocon_stats.sample.casefile import CaseFile
from cocon_stats.sample.chance import noise, shuffled

_LEANING: Mapping[str, Mapping[str, int]] = {
    "afsluiting": {"uitval": -1, "overlijden_verhuis": 0, "regulier": 1},
    "arij_risico": {"hoog": -2, "middelmatig": -1, "onbekend": 0, "laag": 1},
    "uitval_reden": {"eenzijdig_18": 1},
    "ysr": {"klinisch": -1, "subklinisch": 0, "normaal": 1},
    "jeugdhulp_noodzaak": {"direct": -1, "reeds_gestart": 0, "kan_wachten": 1},
    "volwassenenhulp_noodzaak": {"direct": -1, "reeds_gestart": 0, "kan_wachten": 1},
}
"""Which codes go with a course that is bad (low) or good (high)."""

_BAD = {"m_document", "overbrugging", "jeugdhulp_geadviseerd", "volwassenenhulp_geadviseerd", "woonvorm_gewijzigd"}
_LOOSE = {"ouders_bevraagd", "woonvorm_gewijzigd", "geslacht"}


def leaning(column: str, codes: Sequence[str]) -> dict[str, int]:
    """How each code of a column leans: low goes with a bad course, high with a good one, equal with neither."""
    if column in _LEANING:
        return {code: _LEANING[column].get(code, 0) for code in codes}
    if set(codes) <= {"ja", "nee"} and column not in _LOOSE:
        return {"ja": -1, "nee": 1} if column in _BAD else {"ja": 1, "nee": -1}
    return dict.fromkeys(codes, 0)


def deal(
    rng: Random,
    files: Sequence[CaseFile],
    column: str,
    counts: Mapping[str, int],
    also: Callable[[CaseFile], int] | None = None,
) -> None:
    """Give exactly `counts[code]` of the files each code in `column`; the rest, by chance, stay without.

    Codes that lean to a bad course go to the files with the lowest course plus `also` plus noise. Raises ValueError
    when there are fewer files than counts.
    """
    for file, code in dealt(rng, files, counts, leaning(column, tuple(counts)), also):
        file.cells[column] = code


def dealt(
    rng: Random,
    files: Sequence[CaseFile],
    counts: Mapping[str, int],
    lean: Mapping[str, int],
    also: Callable[[CaseFile], int] | None = None,
) -> list[tuple[CaseFile, str]]:
    """Pairs of a file and its code, as `deal` gives them."""
    wanted = sum(counts.values())
    if wanted > len(files):
        raise ValueError(f"{wanted} codes for {len(files)} case files")
    chosen = shuffled(rng, files)[:wanted]
    if len(set(lean.values())) > 1 or also is not None:
        weight = 1 if len(set(lean.values())) > 1 else 0
        rank = {file: weight * file.course + noise(rng) + (also(file) if also else 0) for file in chosen}
        chosen = sorted(chosen, key=rank.__getitem__)
    codes = [code for code in sorted(counts, key=lambda code: lean.get(code, 0)) for _ in range(counts[code])]
    return list(zip(chosen, codes, strict=True))
