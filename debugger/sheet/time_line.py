"""Three NumericDates and a moment in, a drawn line out: percentages of its width, and its words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from debugger.claims.policy import Policy
from debugger.jose.model import Json


@dataclass(frozen=True, slots=True)
class Tick:
    """`names` (“iat · nbf”) over `time`, at `x`; `anchor` is SVG's text-anchor."""

    names: str
    time: str
    x: str
    anchor: str


@dataclass(frozen=True, slots=True)
class TimeLine:
    """All x and widths are percentages as SVG attributes take them. `band`: from when to when the
    token is good (start, width). `late`: from `exp` to now. `leeway`: the margin after `exp`."""

    ticks: tuple[Tick, ...]
    now: Tick
    band: tuple[str, str] | None
    late: tuple[str, str] | None
    leeway: tuple[str, str] | None
    sentence: str


def time_line(claims: Mapping[str, Json], policy: Policy) -> TimeLine | None:
    """None where the token has fewer than two moments that a calendar holds."""
    moments = {name: moment for name in _NAMES if (moment := moment_of(claims.get(name)))}
    if not moments:
        return None
    now = policy.now
    scale = _Scale([*moments.values(), now])
    begin = moments.get("nbf") or moments.get("iat")
    end = moments.get("exp")
    days = len({moment.date() for moment in (*moments.values(), now)}) > 1
    return TimeLine(
        ticks=_ticks(moments, scale, days),
        now=Tick("now", _clock(now, days), scale.x(now), _anchor(scale.part(now))),
        band=scale.stretch(begin, end) if begin and end and begin < end else None,
        late=(scale.x(end), scale.x(now)) if end and end < now else None,
        leeway=scale.stretch(end, end + policy.leeway) if end and policy.leeway else None,
        sentence="Time line: " + "; ".join(_said(*each, now) for each in moments.items()),
    )


def moment_of(value: Json) -> datetime | None:
    """A NumericDate as a moment; None where it is none, or outside the calendar."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=value)
    except (OverflowError, ValueError):
        return None


class _Scale:
    """From moments to percentages, with a margin at both ends."""

    def __init__(self, moments: list[datetime]) -> None:
        self._first = min(moments)
        self._span = (max(moments) - self._first).total_seconds() or 1.0

    def part(self, moment: datetime) -> float:
        share = (moment - self._first).total_seconds() / self._span
        return _MARGIN + min(share, 1.0) * (100 - 2 * _MARGIN)

    def x(self, moment: datetime) -> str:
        return f"{self.part(moment):.2f}%"

    def stretch(self, begin: datetime, end: datetime) -> tuple[str, str]:
        return self.x(begin), f"{max(0.0, self.part(end) - self.part(begin)):.2f}%"


def _ticks(moments: Mapping[str, datetime], scale: _Scale, days: bool) -> tuple[Tick, ...]:
    """Labels that would touch become one; the first of them has the say where."""
    groups: list[tuple[float, list[str], datetime]] = []
    for name, moment in sorted(moments.items(), key=lambda each: each[1]):
        part = scale.part(moment)
        if groups and _left(part, name, days) < _right(groups[-1][0], groups[-1][1], days) + 1:
            groups[-1][1].append(name)
        else:
            groups.append((part, [name], moment))
    return tuple(
        Tick(" · ".join(names), _clock(moment, days), f"{part:.2f}%", _anchor(part))
        for part, names, moment in groups
    )


def _left(part: float, name: str, days: bool) -> float:
    return part - _WIDTHS[_anchor(part)][0] * _width([name], days)


def _right(part: float, names: list[str], days: bool) -> float:
    return part + _WIDTHS[_anchor(part)][1] * _width(names, days)


def _width(names: list[str], days: bool) -> float:
    """Per cent that a label takes on a narrow screen: names over a time of day or a date."""
    characters = max(len(" · ".join(names)), 11 if days else 5)
    return characters * _CHARACTER


def _anchor(part: float) -> str:
    if part < _TURN:
        return "start"
    return "end" if part > 100 - _TURN else "middle"


def _clock(moment: datetime, days: bool) -> str:
    return f"{moment.day} {moment:%b %Y}" if days else f"{moment:%H:%M}"


def _said(name: str, moment: datetime, now: datetime) -> str:
    return f"{name} {moment:%Y-%m-%d %H:%M:%S} UTC, {'past' if moment <= now else 'to come'}"


_NAMES = ("iat", "nbf", "exp")
_MARGIN = 6.14
_CHARACTER = 2.0
# How much of a label stands left and right of its point.
_WIDTHS = {"start": (0.0, 1.0), "middle": (0.5, 0.5), "end": (1.0, 0.0)}
_TURN = 18
