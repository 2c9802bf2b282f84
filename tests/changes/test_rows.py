"""Rows and cells that differ between two states of one export."""

from pathlib import Path

from cocon_stats.changes.rows import ColumnChange, RowChange, compare_rows
from cocon_stats.exports.folder import ExportFile
from cocon_stats.exports.reading import read
from cocon_stats.schemas import load_schemas

SCHEMAS = load_schemas()


def compared(folder: Path, name: str, old: str, new: str) -> RowChange:
    tables = []
    for state, text in (("old", old), ("new", new)):
        path = folder / f"{state}.csv"
        path.write_text(text, encoding="utf-8")
        table = read(ExportFile(name, path, f"{name}.csv"), SCHEMAS).table
        assert table is not None
        tables.append(table)
    return compare_rows(*tables, SCHEMAS[name], SCHEMAS)


OTB = "traject_id;hulpvorm;startdatum;einddatum;verder_kunnen\n"


def test_the_same_values_written_otherwise_are_no_change(tmp_path: Path) -> None:
    old = OTB + "OTB-2025-001;ikt;1/03/2025;;\nOTB-2025-002;TB;02/03/2025;04/03/2025;ja\n"
    new = (
        "hulpvorm,traject_id,einddatum,verder_kunnen,startdatum\n"
        "TB ,OTB-2025-002,2025-03-04,1,2025-03-02\nIKT,OTB-2025-001,-,n.v.t.,2025-03-01\n"
    )
    change = compared(tmp_path, "otb", old, new)
    assert change == RowChange(2, 2, 0, 0)
    assert not change.any


def test_cells_filled_changed_and_emptied_are_counted_per_column(tmp_path: Path) -> None:
    old = OTB + "OTB-2025-001;ikt;1/03/2025;;\nOTB-2025-002;tb;02/03/2025;04/03/2025;ja\nOTB-2025-003;tb;x;;nee\n"
    new = OTB + "OTB-2025-001;ikt;1/03/2025;5/03/2025;ja\nOTB-2025-002;cbv;02/03/2025;;nee\nOTB-2025-003;tb;y;;\n"
    assert compared(tmp_path, "otb", old, new) == RowChange(
        3,
        3,
        0,
        0,
        (
            ColumnChange("hulpvorm", 0, 1, 0),
            ColumnChange("startdatum", 0, 1, 0),
            ColumnChange("einddatum", 1, 0, 1),
            ColumnChange("verder_kunnen", 1, 1, 1),
        ),
    )


def test_rows_new_and_gone_by_key(tmp_path: Path) -> None:
    old = OTB + "OTB-2025-001;ikt;1/03/2025;;\nOTB-2025-002;tb;02/03/2025;;\n"
    new = OTB + "OTB-2025-002;tb;02/03/2025;;\nOTB-2025-003;tb;02/03/2025;;\nOTB-2025-004;tb;02/03/2025;;\n"
    assert compared(tmp_path, "otb", old, new) == RowChange(2, 3, added=2, gone=1)


def test_a_key_that_stands_twice_is_matched_in_order(tmp_path: Path) -> None:
    old = OTB + "OTB-2025-001;ikt;1/03/2025;;ja\nOTB-2025-001;ikt;1/03/2025;;nee\n"
    new = OTB + "OTB-2025-001;ikt;1/03/2025;;ja\n"
    assert compared(tmp_path, "otb", old, new) == RowChange(2, 1, added=0, gone=1)


def test_rows_without_a_key_are_compared_as_a_whole(tmp_path: Path) -> None:
    header = "dossier_id;datum;soort;duur_minuten\n"
    same = "CI-2025-0001;03/03/2025;telefonisch;60\n"
    old = header + same + same + "CI-2025-0001;04/03/2025;telefonisch;60\n"
    new = header + same + "CI-2025-0001;04/03/2025;telefonisch;1.000\n" + same + same
    assert compared(tmp_path, "contacten", old, new) == RowChange(3, 4, added=2, gone=1)


def test_a_column_that_went_away_and_came_back(tmp_path: Path) -> None:
    old = OTB + "OTB-2025-001;ikt;1/03/2025;;ja\n"
    new = "traject_id;hulpvorm;startdatum;einddatum\nOTB-2025-001;ikt;1/03/2025;\n"
    assert compared(tmp_path, "otb", old, new).columns == (ColumnChange("verder_kunnen", 0, 0, 1, "gone"),)
    assert compared(tmp_path, "otb", new, old).columns == (ColumnChange("verder_kunnen", 1, 0, 0, "new"),)


def test_files_without_rows(tmp_path: Path) -> None:
    assert compared(tmp_path, "otb", OTB, OTB) == RowChange(0, 0, 0, 0)
    assert compared(tmp_path, "otb", OTB, OTB + "OTB-2025-001;ikt;1/03/2025;;\n") == RowChange(0, 1, 1, 0)
