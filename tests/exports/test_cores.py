"""Work on several cores: results in order, and nobody works on when no more is wanted."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from cocon_stats.exports.cores import on_cores
from cocon_stats.progress import Progress, StoppedError


def test_results_come_in_the_order_of_the_items() -> None:
    assert list(on_cores(lambda one: one * 2, range(50), at_once=3)) == [one * 2 for one in range(50)]


def test_few_items_are_taken_ahead() -> None:
    taken: list[int] = []

    def items() -> Iterator[int]:
        for one in range(50):
            taken.append(one)
            yield one

    results = on_cores(str, items(), at_once=2)
    assert next(results) == "0"
    assert taken == [0, 1, 2]


def test_whoever_works_hears_that_another_failed() -> None:
    progress = Progress(1_000_000)
    begun, told = threading.Event(), threading.Event()

    def work(name: str) -> None:
        if name == "fails":
            begun.wait()
            raise KeyboardInterrupt
        begun.set()
        try:
            while True:
                progress.add(1)
        except StoppedError:
            told.set()
            raise

    with pytest.raises(KeyboardInterrupt):
        list(on_cores(work, ["fails", "works"], at_once=2, stop=progress.stop))
    assert told.is_set()


def test_whoever_works_hears_that_nobody_wants_more() -> None:
    progress = Progress(1_000_000)

    def work(one: int) -> int:
        while one:
            progress.add(1)
        return one

    results = on_cores(work, [0, 1, 1], at_once=2, stop=progress.stop)
    assert next(results) == 0
    results.close()  # type: ignore[attr-defined]
    with pytest.raises(StoppedError):
        progress.add(1)
