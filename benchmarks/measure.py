"""Two things in turn, A B A B …: figures that a noisy machine cannot turn around."""

import os
import statistics
import time
import timeit
from collections.abc import Callable
from dataclasses import dataclass

ROUNDS = 7

Thing = Callable[[], object]

# Whole processes are compared as on their second start. What pip installs has its byte code with
# it; where the environment forbids to keep ours, it would be compiled again at each start.
ENVIRONMENT = {
    name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"
}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table. `ours` and `theirs` in seconds, or in `unit` where one is named.

    `goal` is the greatest ratio allowed; `limit`, where there is one, the greatest value of `ours`.
    """

    number: str
    name: str
    ours: float
    theirs: float | None
    goal: float | None
    beside: str
    limit: float | None = None
    unit: str = "s"

    @property
    def ratio(self) -> float | None:
        return self.ours / self.theirs if self.theirs else None

    @property
    def met(self) -> bool:
        within_goal = self.goal is None or self.ratio is None or self.ratio <= self.goal
        within_limit = self.limit is None or self.ours <= self.limit
        return within_goal and within_limit


def microseconds(ours: Thing, theirs: Thing) -> tuple[float, float]:
    """Seconds a call, for calls of microseconds: autoranged, the least of alternating rounds."""
    timers = (timeit.Timer(ours), timeit.Timer(theirs))
    counts = [timer.autorange()[0] for timer in timers]
    rounds = [
        [timer.timeit(count) / count for timer, count in zip(timers, counts, strict=True)]
        for _ in range(ROUNDS)
    ]
    return min(first for first, _ in rounds), min(second for _, second in rounds)


def whole(ours: Thing, theirs: Thing, rounds: int = ROUNDS) -> tuple[float, float]:
    """Seconds a call, for whole processes: medians of alternating rounds, after a warm-up."""
    pairs = [(_timed(ours), _timed(theirs)) for _ in range(rounds + 1)][1:]
    return (
        statistics.median(first for first, _ in pairs),
        statistics.median(second for _, second in pairs),
    )


def _timed(thing: Thing) -> float:
    start = time.perf_counter()
    thing()
    return time.perf_counter() - start


def percentile(values: list[float], percent: float) -> float:
    """The value below which that share of all lies."""
    return sorted(values)[min(len(values) - 1, int(len(values) * percent / 100))]
