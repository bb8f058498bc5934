"""Three NumericDates and a moment in, a drawn line out: percentages of its width, and its words."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from debugger.claims.policy import Policy
from debugger.jose.model import Json


@dataclass(frozen=True, slots=True)
class Label:
    """`names` (“iat · nbf”) over `time`, at `x`; `anchor` is SVG's text-anchor."""

    names: str
    time: str
    x: str
    anchor: str


@dataclass(frozen=True, slots=True)
class TimeLine:
    """All x and widths are percentages as SVG attributes take them.

    `ticks`: where the moments are; a label may stand a little beside its tick. `band`: from when to
    when the token is good (start, width). `late`: from `exp` to now. `leeway`: the margin after
    `exp` (start, width).
    """

    ticks: tuple[str, ...]
    labels: tuple[Label, ...]
    now: Label
    band: tuple[str, str] | None
    late: tuple[str, str] | None
    leeway: tuple[str, str] | None
    sentence: str


def time_line(claims: Mapping[str, Json], policy: Policy) -> TimeLine | None:
    """None where the token has no moment that a calendar holds."""
    moments = {name: moment for name in _NAMES if (moment := moment_of(claims.get(name)))}
    if not moments:
        return None
    now = policy.now
    begin = moments.get("nbf") or moments.get("iat")
    end = moments.get("exp")
    last = _later(end, policy.leeway) if end and policy.leeway else None
    scale = _Scale([*moments.values(), now, *([last] if last else [])])
    days = len({moment.date() for moment in (*moments.values(), now)}) > 1
    return TimeLine(
        ticks=tuple(dict.fromkeys(_percent(scale.part(moment)) for moment in moments.values())),
        labels=_labels(moments, scale, days),
        now=_label(["now"], _clock(now, days), scale.part(now)),
        band=scale.stretch(begin, end) if begin and end and begin < end else None,
        late=(_percent(scale.part(end)), _percent(scale.part(now))) if end and end < now else None,
        leeway=scale.stretch(end, last) if end and last else None,
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


def _later(moment: datetime, span: timedelta) -> datetime:
    try:
        return moment + span
    except OverflowError:
        return moment


class _Scale:
    """From moments to percentages, with a margin at both ends."""

    def __init__(self, moments: list[datetime]) -> None:
        self._first = min(moments)
        self._span = (max(moments) - self._first).total_seconds() or 1.0

    def part(self, moment: datetime) -> float:
        share = (moment - self._first).total_seconds() / self._span
        return _MARGIN + min(share, 1.0) * (100 - 2 * _MARGIN)

    def stretch(self, begin: datetime, end: datetime) -> tuple[str, str]:
        return _percent(self.part(begin)), _percent(max(0.0, self.part(end) - self.part(begin)))


def _labels(moments: Mapping[str, datetime], scale: _Scale, days: bool) -> tuple[Label, ...]:
    """A label that would touch the one before stands right of it; where it cannot, both are one."""
    groups: list[tuple[list[str], str, float]] = []
    for name, moment in sorted(moments.items(), key=lambda each: each[1]):
        part = scale.part(moment)
        if groups and part - groups[-1][2] < _SAME:
            groups[-1][0].append(name)
        else:
            groups.append(([name], _clock(moment, days), part))
    labels: list[Label] = []
    free = 0.0
    for names, time, part in groups:
        left, width = _left(names, time, part), _width(names, time)
        if left >= free:
            labels.append(_label(names, time, part))
        elif free + width <= 100:
            left = free
            labels.append(Label(" · ".join(names), time, _percent(free), "start"))
        else:
            before = labels.pop()
            labels.append(replace(before, names=" · ".join([before.names, *names])))
        free = max(free, left + width + _GAP)
    return tuple(labels)


def _label(names: list[str], time: str, part: float) -> Label:
    return Label(" · ".join(names), time, _percent(part), _anchor(part))


def _left(names: list[str], time: str, part: float) -> float:
    return part - _width(names, time) * _BEFORE[_anchor(part)]


def _width(names: list[str], time: str) -> float:
    """Per cent that a label takes on a narrow screen."""
    return max(len(" · ".join(names)), len(time)) * _CHARACTER


def _anchor(part: float) -> str:
    if part < _TURN:
        return "start"
    return "end" if part > 100 - _TURN else "middle"


def _clock(moment: datetime, days: bool) -> str:
    return f"{moment.day} {moment:%b} {moment.year}" if days else f"{moment:%H:%M}"


def _said(name: str, moment: datetime, now: datetime) -> str:
    when = f"{moment:%Y-%m-%d %H:%M:%S} UTC"
    return f"{name} {when}, {'past' if moment <= now else 'to come'}"


def _percent(part: float) -> str:
    return f"{part:.2f}%"


_NAMES = ("iat", "nbf", "exp")
_MARGIN = 6.14
_TURN = 18
_SAME = 2.0
_GAP = 1.5
_CHARACTER = 2.0
# How much of a label stands left of its point.
_BEFORE = {"start": 0.0, "middle": 0.5, "end": 1.0}
