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


def on_cores(work: Callable[[Item], Result], items: Iterable[Item], at_once: int = 0) -> Iterator[Result]:
    """The result of `work` for each of the items, in their order; `at_once` is how many run, else one on each core."""
    workers = at_once or min(os.cpu_count() or 1, _MOST)
    waiting: deque[Future[Result]] = deque()
    with ThreadPoolExecutor(workers) as pool:
        for item in items:
            waiting.append(pool.submit(work, item))
            if len(waiting) > workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
