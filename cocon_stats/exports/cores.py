"""Work on several cores at once, its results in order, with few of them in memory at a time."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
_MOST = 8


def _nobody() -> None:
    """Nobody has to be told."""


def on_cores(
    work: Callable[[Item], Result],
    items: Iterable[Item],
    at_once: int = 0,
    stop: Callable[[], None] = _nobody,
) -> Iterator[Result]:
    """The result of `work` for each of the items, in their order; `at_once` is how many run, else one on each core.

    When it ends before the last result (an error, Ctrl-C, nobody wants more) `stop` is called, so that work that
    takes long can give up: it is waited for.
    """
    workers = at_once or min(os.cpu_count() or 1, _MOST)
    waiting: deque[Future[Result]] = deque()
    with ThreadPoolExecutor(workers) as pool:
        try:
            for item in items:
                waiting.append(pool.submit(work, item))
                if len(waiting) > workers:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except BaseException:
            stop()
            pool.shutdown(wait=False, cancel_futures=True)
            raise
