"""What the report prints for a percentage, worked out on counts alone, after the text of the contract."""

STEPS = {"whole": (1, 0), "half": (2, 0), "0.1": (10, 1), "0.01": (100, 2)}  # steps in one percent, fixed decimals


def percentage(count: int, base: int, style: str) -> str:
    """``count`` of ``base`` rounded half up: 23 of 40 → ``58%`` (whole), ``57,5%`` (half)."""
    steps, fixed = STEPS[style]
    units = (200 * count * steps + base) // (2 * base)
    return f"{_decimals(units, steps, fixed)}%"


def _decimals(units: int, steps: int, fixed: int) -> str:
    whole, rest = divmod(units, steps)
    if fixed:
        return f"{whole},{rest:0{fixed}d}"
    return f"{whole},5" if rest else f"{whole}"


def closing(counts: list[int], base: int) -> list[str]:
    """The parts of one distribution, which add up to 100; people outside the parts are one part more, not printed."""
    parts = [*counts, base - sum(counts)]
    floors = [100 * one // base for one in parts]
    rests = [100 * one % base for one in parts]
    halves = [2 * one for one in floors]  # in half percents
    missing = 100 - sum(floors)
    order = sorted(range(len(parts)), key=lambda place: -rests[place])
    if missing:
        last = rests[order[missing - 1]]
        sure = [place for place in order if rests[place] > last]
        level = [place for place in order if rests[place] == last]
        if missing == len(sure) + len(level):
            given = dict.fromkeys(sure + level, 2)
        elif (missing - len(sure), len(level)) == (1, 2):
            given = {**dict.fromkeys(sure, 2), **dict.fromkeys(level, 1)}
        else:
            return [percentage(one, base, "whole") for one in counts]
        halves = [one + given.get(place, 0) for place, one in enumerate(halves)]
    return [f"{_decimals(one, 2, 0)}%" for one in halves[: len(counts)]]
