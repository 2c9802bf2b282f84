"""Files that people write by hand: what cannot be read is refused in one sentence, never with a traceback."""

from pathlib import Path

import pytest

from cocon_stats.errors import WrongUsage
from cocon_stats.handwritten import read_json, read_toml

REFUSED = [
    ("a.toml", b"x = 1\nx = \n", "a.toml is geen geldig TOML-bestand: zie regel 2."),
    ("a.toml", b"x = 1\n[y", "a.toml is geen geldig TOML-bestand: zie regel 2."),
    ("a.toml", b"a = 1\nx = " + b"9" * 5000,
     "a.toml kan niet gelezen worden (regel 2): een getal heeft te veel cijfers."),
    ("a.toml", b"\nx = " + b"[" * 3000,
     "a.toml kan niet gelezen worden (regel 2): er staan te veel haakjes in elkaar."),
    ("a.toml", b"a = 1\nx = '\xe9'\n",
     "a.toml kan niet gelezen worden (regel 2): de tekst staat niet in UTF-8; bewaar het bestand als UTF-8."),
    ("a.json", b'{"x":\n,}', "a.json is geen geldig JSON-bestand: zie regel 2."),
    ("a.json", b"[\n" + b"9" * 5000 + b"]",
     "a.json kan niet gelezen worden (regel 2): een getal heeft te veel cijfers."),
    ("a.json", b"[" * 200000, "a.json kan niet gelezen worden (regel 1): er staan te veel haakjes in elkaar."),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content", "says"), REFUSED)
def test_what_cannot_be_read(tmp_path: Path, name: str, content: bytes, says: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(WrongUsage) as refused:
        (read_toml if name.endswith("toml") else read_json)(tmp_path / name)
    assert str(refused.value) == says


def test_a_folder_in_place_of_a_file(tmp_path: Path) -> None:
    with pytest.raises(WrongUsage, match=r"kan niet gelezen worden \(regel 1\): het kan niet geopend worden"):
        read_toml(tmp_path)


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_bytes(b"\xef\xbb\xbfx = 1\n")
    assert read_toml(tmp_path / "a.toml") == {"x": 1}
