"""A small year that can be counted by hand, and a way to run a command on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from cocon_stats.cli import main

IKT = """\
dossier_id;client_id;geslacht;geboortedatum;aanmelddatum;startdatum;einddatum;aanmelder;afsluiting;gezinssamenstelling;jim
IKT-2025-0001;C000001;V;15/03/2014;01/02/2025;10/02/2025;10/05/2025;ocj;regulier;kerngezin;ja
IKT-2025-0002;C000002;V;02/02/2015;01/02/2025;01/03/2025;31/03/2025;vk;regulier;eenouder_moeder;nee
IKT-2025-0003;C000003;V;01/06/2012;05/01/2025;10/01/2025;10/01/2025;ocj;uitval;kerngezin;
IKT-2025-0004;C000004;M;20/08/2016;01/04/2025;01/04/2025;30/09/2025;ocj;regulier;;ja
IKT-2025-0005;C000005;M;;01/05/2025;05/05/2025;04/07/2025;client;regulier;pleeggezin;nee
IKT-2025-0006;C000006;;01/01/2010;01/06/2025;10/06/2025;20/12/2025;;regulier;kerngezin;nee
IKT-2025-0007;C000007;V;11/11/2013;01/10/2025;05/10/2025;;ocj;;kerngezin;
IKT-2024-0008;C000008;V;01/01/2012;01/02/2024;10/02/2024;01/11/2024;ocj;regulier;kerngezin;ja
IKT-2025-0009;C000009;M;01/01/2012;01/10/2025;01/11/2025;15/01/2026;ocj;regulier;kerngezin;ja
"""
IKT_2024 = """\
dossier_id;client_id;geslacht;geboortedatum;aanmelddatum;startdatum;einddatum;aanmelder;afsluiting;gezinssamenstelling;jim
IKT-2024-0008;C000008;V;01/01/2012;01/02/2024;10/02/2024;01/11/2024;ocj;regulier;kerngezin;ja
IKT-2024-0010;C000010;M;01/01/2015;01/02/2024;10/02/2024;01/06/2024;vk;regulier;adoptie;nee
"""
CI = """\
dossier_id;client_id;geslacht;geboortedatum;aanmelddatum;startdatum;einddatum;aanmelder;afsluiting;m_document
CI-2025-0001;C000001;V;15/03/2014;01/02/2025;01/02/2025;08/02/2025;ocj;regulier;nee
CI-2025-0002;C000011;M;15/03/2009;01/02/2025;01/02/2025;03/02/2025;caw;regulier;ja
"""
CONTACTS = """\
dossier_id;datum;soort;duur_minuten
IKT-2025-0001;11/02/2025;face_to_face;90
IKT-2025-0001;12/02/2025;telefonisch;15
IKT-2025-0001;13/02/2025;verplaatsing;40
IKT-2025-0002;02/03/2025;face_to_face;60
IKT-2025-0003;10/01/2025;face_to_face;30
IKT-2025-0004;02/04/2025;face_to_face;200
"""
CHARACTERISTICS = """\
dossier_id;kenmerk;ernst
IKT-2025-0001;kind_spijbelen;ernstig
IKT-2025-0002;kind_spijbelen;geen
IKT-2025-0004;kind_spijbelen;
"""
SURVEYS = """\
dossier_id;respondent;score;vervolg
IKT-2025-0001;ouder;8,5;lichter_of_geen
IKT-2025-0001;jongere;7;
IKT-2025-0002;ouder;;lichter_of_geen
IKT-2025-0004;ouder;9;zelfde_of_zwaarder
"""
GROUPS = """\
groep;datum;deelnemers;ex_clienten
la_vie;01/02/2025;5;1
la_vie;01/03/2025;6;
la_vie;01/03/2024;6;
"""


@pytest.fixture
def exports(tmp_path: Path) -> Path:
    """The directory with the years 2024 and 2025."""
    files = {
        "2025/ikt": IKT, "2025/ci": CI, "2025/contacten": CONTACTS, "2025/kenmerken": CHARACTERISTICS,
        "2025/tevredenheid": SURVEYS, "2025/groepen": GROUPS, "2024/ikt": IKT_2024,
    }  # fmt: skip
    for name, text in files.items():
        path = tmp_path / "exports" / f"{name}.csv"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "exports"


@dataclass(frozen=True)
class Ran:
    """How a command ended and what it printed."""

    status: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(exports: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Run ``cocon-stats`` beside the small year, which COCON_DATA names; standard output is a pipe."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COCON_DATA", "exports")

    def command(*arguments: str) -> Ran:
        monkeypatch.setattr("sys.argv", ["cocon-stats", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capsys.readouterr()
        return Ran(int(ended.value.code or 0), out, err)

    return command
