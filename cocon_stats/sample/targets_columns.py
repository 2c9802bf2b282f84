"""From the tables `columns` and `kenmerken` of a targets file to counts, refusing what cannot be."""

from __future__ import annotations

from collections.abc import Mapping

from cocon_stats.sample.targets import Counts
from cocon_stats.sample.targets_file import YES_NO, Place, codes
from cocon_stats.schemas import load_schemas


def columns_of(name: str, place: Place, ended: int) -> dict[str, Counts]:
    """Counts per code of the columns of one modality. Raises TargetsError, as all functions here."""
    fields = {one.name: one for one in load_schemas()[name].fields if one.kind in ("code", "boolean")}
    place.only(tuple(fields))
    columns: dict[str, Counts] = {}
    for column in place.table:
        code_list = fields[column].code_list
        columns[column] = place.counts(column, codes(code_list) if code_list else YES_NO, ended)
    if sum(columns.get("afsluiting", {}).values()) != ended:
        raise place.wrong(f"must say of all {ended} ended case files how they ended", "afsluiting")
    _living(place, columns)
    for column in columns:
        _condition(place, columns, column, fields[column].only_when)
    return columns


def _living(place: Place, columns: Mapping[str, Counts]) -> None:
    """Of those whose living form did not change, start and end are the same: so many must be possible."""
    start, end = columns.get("woonvorm_start", {}), columns.get("woonvorm_einde", {})
    same = sum(min(count, end.get(form, 0)) for form, count in start.items())
    unchanged = columns.get("woonvorm_gewijzigd", {}).get("nee", 0)
    if unchanged > same:
        raise place.wrong(
            f"nee counts {unchanged}, but start and end can be the same {same} times", "woonvorm_gewijzigd"
        )


def _condition(place: Place, columns: Mapping[str, Counts], column: str, condition: str | None) -> None:
    if condition is None or " = " not in condition:
        return
    other, code = condition.split(" = ")
    count, most = sum(columns[column].values()), columns.get(other, {}).get(code, 0)
    if count > most:
        raise place.wrong(f"counts {count}, but only {most} have {condition}", column)
    if column == "uitval_reden" and count != most:
        raise place.wrong(f"counts {count}, but all {most} with {condition} need it", column)


def kenmerken_of(place: Place, ended: int) -> dict[str, tuple[int, int, int]]:
    """The characteristics of one modality: [ernstig, aanwezig, geen]."""
    place.only(codes("kenmerk"))
    found: dict[str, tuple[int, int, int]] = {}
    for code, counts in place.table.items():
        good = isinstance(counts, list) and len(counts) == 3 and all(type(one) is int and one >= 0 for one in counts)
        if not good:
            raise place.wrong("must be three whole numbers [ernstig, aanwezig, geen]", code)
        if sum(counts) > ended:
            raise place.wrong(f"counts {sum(counts)}, but there are only {ended}", code)
        found[code] = (counts[0], counts[1], counts[2])
    return found
