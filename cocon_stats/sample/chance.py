"""Chance that gives the same on every machine: whole numbers only, from a seeded stream.

No floats (their sums and libm differ between versions and machines) and no hash order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random
from typing import TypeVar

Item = TypeVar("Item")
Bounds = tuple[int, int]


def stream(seed: int, *topic: str | int) -> Random:
    """A stream of chance of its own for one topic, so that a change in one topic leaves the others as they were."""
    return Random(":".join(str(part) for part in (seed, *topic)))


def noise(rng: Random) -> int:
    """A whole number around 0, bell-shaped, between about -1500 and 1500."""
    return rng.randrange(1000) + rng.randrange(1000) + rng.randrange(1000) - 1499


def parts(rng: Random, total: int, bounds: Sequence[Bounds], step: int = 1) -> list[int]:
    """Numbers within their `bounds`, multiples of `step`, that add up to `total`.

    All bounds and `total` are multiples of `step`. Raises ValueError when no such numbers exist.
    """
    least = sum(low for low, _ in bounds)
    room = sum(high for _, high in bounds) - least
    if not 0 <= total - least <= room or total % step:
        raise ValueError(f"{total} cannot be made of {len(bounds)} parts that add up to {least}..{least + room}")
    values = [_draw(rng, bound, total - least, room, step) for bound in bounds]
    _mend(rng, values, bounds, total - sum(values), step)
    return values


def _draw(rng: Random, bound: Bounds, wanted: int, room: int, step: int) -> int:
    """A number within its bounds, near the usual one, and above it as often as keeps the mean."""
    low, high = bound
    usual = low + (high - low) * wanted // max(room, 1)
    far = min(rng.randrange(1000), rng.randrange(1000))
    edge = high if rng.randrange(max(room, 1)) < wanted else low
    value = usual + (edge - usual) * far // 1000
    return value - (value - low) % step


def _mend(rng: Random, values: list[int], bounds: Sequence[Bounds], rest: int, step: int) -> None:
    move = step if rest > 0 else -step
    while rest:
        chosen = rng.randrange(len(values))
        low, high = bounds[chosen]
        if low <= values[chosen] + move <= high:
            values[chosen] += move
            rest -= move


def allot(rng: Random, total: int, weights: Sequence[int], least: int, step: int) -> list[int]:
    """Divide `total` in proportion to `weights`, each share at least `least` and a multiple of `step`.

    Raises ValueError when `total` is too small for that.
    """
    free = total - least * len(weights)
    if free < 0 or free % step:
        raise ValueError(f"{total} cannot be divided in {len(weights)} shares of at least {least} in steps of {step}")
    whole = max(sum(weights), 1)
    extra = [free * weight // whole // step * step for weight in weights]
    for _ in range((free - sum(extra)) // step):
        extra[rng.randrange(len(extra))] += step
    return [least + one for one in extra]


def spread(rng: Random, count: int, size: int) -> list[int]:
    """`count` positions of a line of `size` places, in order, evenly with some play."""
    return [(number * size + rng.randrange(size)) // count for number in range(count)]


def pick(rng: Random, counts: Mapping[str, int]) -> str:
    """One of the keys, each as often as its count says; nothing when there are no counts."""
    codes = [code for code, count in counts.items() for _ in range(count)]
    return codes[rng.randrange(len(codes))] if codes else ""


def shuffled(rng: Random, items: Sequence[Item]) -> list[Item]:
    """The items in an order of chance."""
    mixed = list(items)
    rng.shuffle(mixed)
    return mixed
