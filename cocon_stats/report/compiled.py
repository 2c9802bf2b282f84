"""Compiled templates, kept between runs in the user's own cache directory: compiling is most of a report's time.

What is kept runs when it is read back, in the same sandbox as before; so it is believed only when it lies in a folder
and a file of this user that nobody else may open, and when its seal holds. The seal is a checksum of the code, of the
text of its template and of the files that compiled it. Everything else is compiled again, never an error.
"""

from __future__ import annotations

import hashlib
import marshal
import os
from collections.abc import Iterator
from importlib.util import MAGIC_NUMBER
from pathlib import Path

from jinja2 import compiler, environment, filters, lexer, nodes, optimizer, parser, sandbox
from jinja2.bccache import Bucket, BytecodeCache

import cocon_stats
from cocon_stats import dutch
from cocon_stats.cache import place

FOLDER = "sjablonen"
_MAKERS = (compiler, environment, filters, lexer, nodes, optimizer, parser, sandbox, dutch)


def compiled_templates(wanted: bool) -> BytecodeCache | None:
    """Where compiled templates are kept; None when that is not `wanted` or there is no private place."""
    if not wanted or os.name != "posix":  # elsewhere the permissions cannot be seen
        return None
    try:
        return _Kept()
    except (OSError, RuntimeError):  # no home, or a program without files
        return None


class _Kept(BytecodeCache):
    """One file per template; a changed template takes the place of what was kept of it."""

    def __init__(self) -> None:
        self._folder = place.root() / FOLDER
        self._made_with = repr((cocon_stats.__version__, MAGIC_NUMBER, *_makers())).encode()

    def get_source_checksum(self, source: str) -> str:
        """A checksum of the text of a template."""
        return hashlib.sha256(source.encode()).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the bucket the code that was kept, if it may be believed."""
        try:
            content = place.read_private(self._folder / bucket.key)
        except OSError:
            return
        seal, _, code = content.partition(b"\n")
        if seal == self._seal(bucket, code):
            bucket.code = marshal.loads(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of the bucket; where that cannot be done, nothing is kept."""
        code = marshal.dumps(bucket.code)
        draft = self._folder / f"{bucket.key}.{os.getpid()}"
        try:
            place.make_private(self._folder)
            place.write_private(draft, self._seal(bucket, code) + b"\n" + code)
            draft.replace(self._folder / bucket.key)
        except OSError:
            return

    def _seal(self, bucket: Bucket, code: bytes) -> bytes:
        told = b"\n".join((self._made_with, bucket.key.encode(), bucket.checksum.encode(), code))
        return hashlib.sha256(told).hexdigest().encode()


def _makers() -> Iterator[tuple[str, int, int]]:
    """The files that a compiled template follows from, beside its text: with size and time."""
    for path in (*(Path(str(one.__file__)) for one in _MAKERS), *sorted(Path(__file__).parent.glob("*.py"))):
        found = path.stat()
        yield str(path), found.st_size, found.st_mtime_ns
