"""Takes times: everything that is compared runs in turns, so that a busy moment hits all alike."""

import gc
from collections.abc import Callable, Mapping
from statistics import median
from time import perf_counter

Run = Callable[[int], object]
"""One run; the number of the round makes its work new."""


def nothing() -> None:
    """For runs that need no rest between them."""


def medians(
    runs: Mapping[str, Run], rounds: int, rest: Callable[[], object] = nothing
) -> dict[str, float]:
    """The median milliseconds of each run. The first round only warms up and is not counted.

    rest: what is done before every run, untimed
    """
    times: dict[str, list[float]] = {name: [] for name in runs}
    for number in range(rounds + 1):
        for name, run in runs.items():
            rest()
            taken = milliseconds(run, number)
            if number:
                times[name].append(taken)
    return {name: median(taken) for name, taken in times.items()}


def milliseconds(run: Run, number: int) -> float:
    """What one run takes; it does not pay for the garbage of another."""
    gc.collect()
    begun = perf_counter()
    run(number)
    return (perf_counter() - begun) * 1000
