"""Small exports for the tests of commands: rows say only what matters, the rest is filled in."""

from pathlib import Path

from cocon_stats.schemas import load_schemas

SCHEMAS = load_schemas()
DEFAULTS = {
    "ci": {
        "client_id": "C000001",
        "aanmelddatum": "01/03/2025",
        "startdatum": "02/03/2025",
        "einddatum": "30/03/2025",
        "afsluiting": "regulier",
    },
    "cbaw": {
        "client_id": "C000002",
        "aanmelddatum": "01/03/2025",
        "startdatum": "02/03/2025",
        "einddatum": "30/03/2025",
        "afsluiting": "regulier",
    },
    "opvolging": {},
    "erkenningen": {},
    "groepen": {"datum": "04/03/2025", "deelnemers": "5"},
    "contacten": {"datum": "05/03/2025", "soort": "telefonisch", "duur_minuten": "30"},
}


def write(folder: Path, name: str, *rows: dict[str, str]) -> Path:
    """``folder/name.csv`` with all columns of its schema."""
    columns = [field.name for field in SCHEMAS[name].fields]
    lines = [";".join(columns)]
    for row in rows:
        cells = DEFAULTS[name] | row
        lines.append(";".join(cells.get(column, "") for column in columns))
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
