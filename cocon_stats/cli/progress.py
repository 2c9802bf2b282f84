"""One line on a terminal that tells how far reading has come, for what takes more than two seconds."""

from __future__ import annotations

import sys
import time

from cocon_stats.progress import listen

_PATIENCE = 2.0
_EVERY = 0.2


class Line:
    """The line; it appears after two seconds and is wiped at the end."""

    def __init__(self) -> None:
        self._begin = time.monotonic()
        self._last = 0.0
        self._shown = False

    def __call__(self, done: int, whole: int) -> None:
        """Show that `done` of `whole` is done."""
        now = time.monotonic() - self._begin
        if done >= whole:
            self._wipe()
        elif now >= _PATIENCE and now - self._last >= _EVERY:
            self._last, self._shown = now, True
            sys.stderr.write(f"\rBestanden lezen en controleren … {100 * done // whole}%")
            sys.stderr.flush()

    def _wipe(self) -> None:
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._shown = False


def show_progress() -> None:
    """Show progress on stderr when that is a terminal."""
    if sys.stderr.isatty():
        listen(Line())
