"""From a NumericDate to words: RFC 3339, “3 h 12 min ago”, or what stands there instead."""

import math
from datetime import UTC, datetime
from typing import NamedTuple, TypeGuard

from debugger.jose.model import Digits, Json

LAST_SECOND = 253_402_300_799  # 9999-12-31T23:59:59Z, where calendars of most programs end
OUTSIDE = "outside the calendar"


def is_number(value: Json) -> TypeGuard[int | float]:
    """Whether a JSON number stands there: no boolean, no NaN, no infinity."""
    if isinstance(value, int):
        return not isinstance(value, bool)
    return isinstance(value, float) and math.isfinite(value)


def rfc3339(value: Json) -> str | None:
    """A NumericDate (RFC 7519 §2) as `2025-06-15T15:06:40Z`; None where no calendar holds it."""
    if not is_number(value):
        return None
    try:
        moment = datetime.fromtimestamp(value, UTC)
    except (OverflowError, ValueError, OSError):
        return None
    text = moment.isoformat()[:-6]  # without “+00:00”
    return f"{text.rstrip('0') if moment.microsecond else text}Z"


def relative(value: Json, now: float) -> str:
    """A NumericDate seen from `now` (Unix seconds): “3 h 12 min ago”, “in 4 min”, “right now”."""
    if rfc3339(value) is None:
        return OUTSIDE
    away = value - now
    if -1 < away < 1:
        return "right now"
    return f"in {span(away)}" if away > 0 else f"{span(-away)} ago"


def span(seconds: float) -> str:
    """A length of time in at most two units, rounded down: “3 hours”, “3 h 12 min”, “48 min”."""
    if seconds < 1:
        return "less than 1 s"
    if seconds >= 10_000 * 31_536_000:
        return "more than 10,000 years"
    whole = int(seconds)
    for unit in _UNITS:
        if whole >= unit.seconds:
            return _in_units(whole, unit)
    return f"{whole} s"


def beyond(seconds: float, most: float) -> str:
    """A length of time, and how much more it is than the most: “20 min, 1 s more than allowed”."""
    return f"{span(seconds)}, {span(seconds - most)} more than allowed"


def misreading(value: Json) -> str | None:
    """What a number is that is plainly no count of seconds: “counts milliseconds”; else None.

    The units of the pitfalls `exp-milliseconds`, `time-microseconds`, `time-calendar-digits`,
    `time-negative` and `time-out-of-calendar`, in the order in which they explain a number.
    """
    if isinstance(value, Digits):
        return f"lies {OUTSIDE}"
    if not is_number(value) or 10**9 <= value < 10**11:  # nearly all there are
        return None
    if value < 0:
        return "lies before 1970"
    if shape := calendar_shape(value):
        return f"is a date written as digits ({shape})"
    if unit := unit_of(value):
        return f"counts {unit}"
    return f"lies {OUTSIDE}" if value > LAST_SECOND else None


def unit_of(value: float) -> str | None:
    """The finer unit in which a number is a moment of the years 2001 to 2099, or None."""
    for unit, least, most in _FINER_UNITS:
        if least <= value <= most:
            return unit
    return None


def calendar_shape(value: float) -> str | None:
    """`YYYYMMDD` and longer, where a number's digits are a date of the years 2001 to 2100."""
    if value != value // 1:
        return None
    digits = str(int(value)) if 10**7 <= value < 10**14 else ""
    pattern = _CALENDAR_PATTERNS.get(len(digits))
    if pattern is None or not "2001" <= digits[:4] <= "2100":
        return None
    try:
        datetime.strptime(digits, pattern)  # noqa: DTZ007  only asked whether it is a date
    except ValueError:
        return None
    return _CALENDAR_WORDS[len(digits)]


class _Unit(NamedTuple):
    """A unit of time, the one below it, and from how many on that one says nothing that matters."""

    seconds: int
    one: str
    many: str
    short: str
    below: int
    below_one: str
    below_many: str
    precise: int


def _in_units(whole: int, unit: _Unit) -> str:
    count, rest = divmod(whole, unit.seconds)
    lesser = rest // unit.below if count < unit.precise else 0
    word = unit.one if count == 1 else unit.many
    if not lesser:
        return f"{count:,} {word}"
    below = unit.below_one if lesser == 1 else unit.below_many
    return f"{count} {unit.short or word} {lesser} {below}"


_UNITS = (
    _Unit(31_536_000, "year", "years", "", 86_400, "day", "days", 10),
    _Unit(86_400, "day", "days", "", 3600, "h", "h", 10),
    _Unit(3600, "hour", "hours", "h", 60, "min", "min", 24),
    _Unit(60, "min", "min", "", 1, "s", "s", 10),
)
_EARLIEST, _LATEST = 978_307_200, 4_102_444_800  # 2001-01-01 and 2100-01-01 in Unix seconds
_FINER_UNITS = (
    ("milliseconds", _EARLIEST * 10**3, _LATEST * 10**3),
    ("microseconds", _EARLIEST * 10**6, _LATEST * 10**6),
    ("nanoseconds", _EARLIEST * 10**9, _LATEST * 10**9),
    (
        ".NET ticks (100 ns since the year 1)",
        (_EARLIEST + 62_135_596_800) * 10**7,
        (_LATEST + 62_135_596_800) * 10**7,
    ),
    (
        "Windows file time (100 ns since 1601)",
        (_EARLIEST + 11_644_473_600) * 10**7,
        (_LATEST + 11_644_473_600) * 10**7,
    ),
)
_CALENDAR_PATTERNS = {8: "%Y%m%d", 12: "%Y%m%d%H%M", 14: "%Y%m%d%H%M%S"}
_CALENDAR_WORDS = {8: "YYYYMMDD", 12: "YYYYMMDDhhmm", 14: "YYYYMMDDhhmmss"}
