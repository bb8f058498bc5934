"""How much one request, one address and all slow work together may take."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

BODY = 4 * 1024 * 1024
WORKSHOP_BODY = 256 * 1024
JSON_DEPTH = 64
SLOW_AT_ONCE = 2


class Buckets:
    """A token bucket for each address: `rate` a second, `burst` at once. The oldest go."""

    def __init__(
        self, rate: float, burst: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._rate = rate
        self._burst = burst
        self._clock = clock
        self._lock = threading.Lock()
        self._levels: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, address: str) -> float:
        """0 where one may pass now, else the seconds to wait."""
        with self._lock:
            now = self._clock()
            level, since = self._levels.pop(address, (self._burst, now))
            level = min(self._burst, level + (now - since) * self._rate)
            passes = level >= 1
            self._levels[address] = (level - 1 if passes else level, now)
            if len(self._levels) > _ADDRESSES:
                self._levels.popitem(last=False)
        return 0 if passes else (1 - level) / self._rate


@dataclass(frozen=True, slots=True)
class Limits:
    """`body` in octets. `requests` and `slow_requests` are None where nobody is counted.

    `slow_slots` keeps slow work from taking every thread of the server. `searches` counts the long
    searches for weak secrets, of all addresses together: each holds the interpreter for a while.
    """

    body: int = BODY
    requests: Buckets | None = None
    slow_requests: Buckets | None = None
    searches: Buckets = field(default_factory=lambda: Buckets(1, 5))
    slow_slots: threading.BoundedSemaphore = field(
        default_factory=lambda: threading.BoundedSemaphore(SLOW_AT_ONCE)
    )

    def search_seconds(self) -> float:
        """How long this request may look for a weak secret. A person who pastes a token gets all
        of it; whoever asks time and again, or types, gets the likeliest secrets alone."""
        return 0 if self.searches.take("") else _LONG_SEARCH


def for_workshop() -> Limits:
    """For a room of people: 10 requests a second each, 30 at once, slow work once a second."""
    return Limits(WORKSHOP_BODY, Buckets(10, 30), Buckets(1, 1))


_ADDRESSES = 4096
_LONG_SEARCH = 0.1
