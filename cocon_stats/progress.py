"""How far reading has come, told to whoever listens: the command line on a terminal, otherwise nobody."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from threading import Lock

Listener = Callable[[int, int], None]
"""Gets how much was done, and how much there is."""

_listener: ContextVar[Listener | None] = ContextVar("listener", default=None)


def listen(listener: Listener | None) -> None:
    """From now on tell `listener`."""
    _listener.set(listener)


class StoppedError(Exception):
    """What is being done is not wanted any more."""


class Progress:
    """How much of `whole` (bytes) was done, told by all who work on it; and to them, that they may stop."""

    def __init__(self, whole: int) -> None:
        self._whole = whole
        self._done = 0
        self._listener = _listener.get()
        self._one_at_a_time = Lock()
        self._stopped = False

    def add(self, done: int) -> None:
        """So much more was done; several threads may say so. StoppedError when no more is wanted."""
        with self._one_at_a_time:
            if self._stopped:
                raise StoppedError
            self._done += done
            if self._listener is not None:
                self._listener(self._done, self._whole)

    def stop(self) -> None:
        """Ctrl-C, or an error, comes to one thread only: the others hear of it when they report."""
        self._stopped = True

    def end(self) -> None:
        """Everything was done: column names and what was passed over too."""
        self.add(self._whole - self._done)
