"""Row 15: how the time of every check grows with what a hostile token or key holds.

The exponent of a log-log fit: 1 is linear, 2 square. Alone, `python -m benchmarks.growth [KIND …]`
prints it for each check, too.
"""

import math
import sys
import time
from dataclasses import dataclass

import debugger.inspection
from benchmarks import hostile, measure
from debugger.inspection import inspect_token
from debugger.pitfalls import make_case, pitfalls_for, registry

INSPECTION, TOGETHER = "inspect_token", "all checks"
GOAL = 1.1
ROUNDS = 3
# Below the first, a check’s time is what it costs to be called, and says nothing of growth; what
# stays below the second at the greatest size is felt by nobody, and moves with the caches.
FLOOR, FELT = 20e-6, 5e-3


@dataclass(frozen=True, slots=True)
class Growth:
    """Seconds at each size, of one check, of all together, or of the whole inspection."""

    name: str
    sizes: tuple[int, ...]
    seconds: tuple[float, ...]

    @property
    def exponent(self):
        """Of the least squares fit through what is above the floor; 0 where nobody feels it."""
        points = [
            (math.log(size), math.log(seconds))
            for size, seconds in zip(self.sizes, self.seconds, strict=True)
            if seconds >= FLOOR
        ]
        if len(points) < 2 or self.seconds[-1] < FELT:
            return 0.0
        middle_x = sum(x for x, _ in points) / len(points)
        middle_y = sum(y for _, y in points) / len(points)
        spread = sum((x - middle_x) ** 2 for x, _ in points)
        return sum((x - middle_x) * (y - middle_y) for x, y in points) / spread


def rows():
    for group, kinds in hostile.GROUPS.items():
        all_grown = [(kind, growth) for kind in kinds for growth in grown(*kinds[kind])]
        for what in (INSPECTION, TOGETHER):
            kind, steepest = max(
                ((kind, growth) for kind, growth in all_grown if growth.name == what),
                key=_exponent,
            )
            yield _row(group, what, kind, steepest)
        checks = [row for row in all_grown if row[1].name not in (INSPECTION, TOGETHER)]
        kind, steepest = max(checks, key=_exponent)
        yield _row(group, "steepest check", f"{steepest.name}, {kind}", steepest)


def _row(group, what, beside, growth):
    exponent = growth.exponent
    return measure.Row("15", f"{group}: {what}", exponent, None, None, beside, GOAL, "exponent")


def _exponent(pair):
    return pair[1].exponent


def grown(make, sizes):
    """The whole inspection, all checks together, and each of them that is asked at all."""
    at_each = [_times(make(size)) for size in sizes]
    names = dict.fromkeys(name for times in at_each for name in times)
    return [Growth(name, sizes, tuple(times.get(name, 0.0) for times in at_each)) for name in names]


def _times(question):
    """Seconds of processor time, the least of some rounds."""
    case = _case(question)
    entries = tuple(pitfalls_for(case))
    parts = [
        getattr(case, name)
        for name in make_case.__code__.co_varnames[: make_case.__code__.co_argcount]
    ]

    def together():
        again = make_case(*parts)
        registry.diagnose(again, pitfalls_for(again))

    times = {INSPECTION: _seconds(lambda: _inspected(question))}
    times[TOGETHER] = _seconds(together)
    times["looking inside"] = _seconds(lambda: make_case(*parts))
    for entry in entries:
        times[entry.id] = _seconds(lambda: list(entry.check(case)))  # noqa: B023  called at once
    return times


def _inspected(question):
    return inspect_token(question.text, question.key, policy=question.policy)


def _case(question):
    """The case that the inspection makes."""
    cases = []
    diagnose = debugger.inspection.diagnose
    debugger.inspection.diagnose = lambda case: cases.append(case) or ()
    try:
        _inspected(question)
    finally:
        debugger.inspection.diagnose = diagnose
    return cases[-1]


def _seconds(thing):
    least = math.inf
    for _ in range(ROUNDS):
        start = time.thread_time()
        thing()
        least = min(least, time.thread_time() - start)
    return least


def main(names):
    steep = 0
    kinds = {kind: how for group in hostile.GROUPS.values() for kind, how in group.items()}
    for kind in names or kinds:
        make, sizes = kinds[kind]
        print(f"{kind}, {' → '.join(f'{size:,}' for size in sizes)}")
        for growth in sorted(grown(make, sizes), key=lambda growth: -growth.seconds[-1]):
            if growth.seconds[-1] >= FLOOR:
                steep += growth.exponent > GOAL
                times = " ".join(f"{seconds * 1e3:10.3f}" for seconds in growth.seconds)
                exponent = f"n^{growth.exponent:.2f}" if growth.exponent else ""
                print(f"  {growth.name:<32}{times} ms   {exponent}", flush=True)
    print(f"{steep} above n^{GOAL}")
    return 1 if steep else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
