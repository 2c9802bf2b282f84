"""Small exports: case files of crisis intervention with what is counted, and a history of published values."""

from pathlib import Path

HEAD = "dossier_id;client_id;geslacht;geboortedatum;aanmelddatum;startdatum;einddatum;afsluiting;aanmelder"


def case(year: int, number: int, closing: str = "regulier", **cells: str) -> str:
    """One case file that ended in `year`, as a line."""
    filled = {
        "geslacht": "M", "geboortedatum": "14/05/2013", "start": f"1/2/{year}", "eind": f"{4 + number % 5}/2/{year}",
        "aanmelder": "vk",
    } | cells  # fmt: skip
    return (
        f"CI-{year}-{number:04};C{number:06};{filled['geslacht']};{filled['geboortedatum']};1/2/{year};"
        f"{filled['start']};{filled['eind']};{closing};{filled['aanmelder']}"
    )


def ci(year: int, regular: int, dropped: int = 0) -> list[str]:
    """So many case files, of which `dropped` were broken off."""
    closings = ["regulier"] * regular + ["uitval"] * dropped
    return [case(year, number, closing) for number, closing in enumerate(closings, start=1)]


def write(folder: Path, name: str, lines: list[str], head: str = HEAD) -> Path:
    """One export; `folder` is made."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.csv"
    path.write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")
    return path


def write_year(data: Path, year: int, lines: list[str]) -> None:
    """The case files of one year, with an empty export of contacts (it goes with care files)."""
    write(data / str(year), "ci", lines)


def write_history(data: Path, *lines: str) -> None:
    """``historiek.csv`` beside the years."""
    write(data, "historiek", list(lines), "figuur;jaar;waarde;bron")
