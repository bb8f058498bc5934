"""`Policy`: what the relying party expects, in the types people have at hand."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from debugger.claims.profile_table import PROFILE_NAMES
from debugger.claims.wording import clipped
from debugger.errors import FieldInvalid

Moment = datetime | int | float | None
Span = timedelta | int | float
Texts = str | Iterable[str] | None


@dataclass(frozen=True, slots=True)
class Policy:
    """Expectations of one token; whatever is None or empty is not checked.

    `now`: an aware datetime or Unix seconds, by default the clock (read here and nowhere else).
    `leeway`, `max_age`: a timedelta or seconds. `issuer`, `audience`, `algorithms`: one text or
    several. `profile`: `auto`, or the name of a profile that the token is meant to have.
    Raises `FieldInvalid`, whose `field` is `policy.NAME`, for a value that is none of these.
    """

    now: datetime
    leeway: timedelta
    issuer: tuple[str, ...]
    audience: tuple[str, ...]
    algorithms: tuple[str, ...]
    subject: str | None
    typ: str | None
    max_age: timedelta | None
    profile: str

    def __init__(
        self,
        *,
        now: Moment = None,
        leeway: Span = 0,
        issuer: Texts = None,
        audience: Texts = None,
        algorithms: Texts = None,
        subject: str | None = None,
        typ: str | None = None,
        max_age: Span | None = None,
        profile: str = "auto",
    ) -> None:
        values = {
            "now": _moment(now),
            "leeway": _span(leeway, "leeway"),
            "issuer": _texts(issuer, "issuer"),
            "audience": _texts(audience, "audience"),
            "algorithms": _texts(algorithms, "algorithms"),
            "subject": _text(subject, "subject"),
            "typ": _text(typ, "typ"),
            "max_age": None if max_age is None else _span(max_age, "max_age"),
            "profile": _profile(profile),
        }
        for name, value in values.items():
            object.__setattr__(self, name, value)

    @property
    def seconds(self) -> float:
        """`now` as Unix seconds."""
        return self.now.timestamp()

    @property
    def asked(self) -> bool:
        """Whether anything beyond the clock is to be checked."""
        wanted = (self.issuer, self.audience, self.algorithms)
        return any(wanted) or any(
            value is not None for value in (self.subject, self.typ, self.max_age)
        )


def _moment(value: Moment) -> datetime:
    if value is None:
        return datetime.now(UTC)  # noqa: TID251  the one place that reads the clock
    if isinstance(value, datetime):
        if value.utcoffset() is None:
            raise _invalid("now", "a time with its time zone, or Unix seconds", value)
        return _in_utc(value)
    if not _is_number(value):
        raise _invalid("now", "Unix seconds, as a number", value)
    try:
        return _EPOCH + timedelta(seconds=value)
    except (OverflowError, ValueError):
        raise _invalid("now", "Unix seconds between the years 1 and 9999", value) from None


def _in_utc(value: datetime) -> datetime:
    try:
        return value.astimezone(UTC)
    except OverflowError:
        raise _invalid("now", "a time between the years 1 and 9999 in UTC", value) from None


def _span(value: Span, name: str) -> timedelta:
    if isinstance(value, timedelta):
        span = value
    elif _is_number(value):
        try:
            span = timedelta(seconds=value)
        except (OverflowError, ValueError):
            raise _invalid(name, "a number of seconds that a calendar can hold", value) from None
    else:
        raise _invalid(name, "a number of seconds", value)
    if span < timedelta(0):
        raise _invalid(name, "a number of seconds, 0 or more", value)
    return span


def _texts(value: object, name: str) -> tuple[str, ...]:
    if value is None:
        return ()
    if isinstance(value, str):
        return (value,) if value else ()
    if isinstance(value, Iterable) and not isinstance(value, bytes | dict):
        entries = tuple(value)
        if all(isinstance(entry, str) for entry in entries):
            return tuple(entry for entry in entries if entry)
    raise _invalid(name, "a text or a list of texts", value)


def _text(value: str | None, name: str) -> str | None:
    if value is None or isinstance(value, str):
        return value or None
    raise _invalid(name, "a text", value)


def _profile(value: str) -> str:
    name = _text(value, "profile") or "auto"
    if name != "auto" and name not in PROFILE_NAMES:
        raise _invalid("profile", f"auto, or one of {', '.join(PROFILE_NAMES)}", value)
    return name


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _invalid(name: str, expected: str, value: object) -> FieldInvalid:
    try:
        seen = clipped(f"“{value}”" if isinstance(value, str) else repr(value), 40)
    except ValueError:  # an integer of more than 4,300 digits
        seen = "a number too long to show"
    return FieldInvalid(f"policy.{name} is {seen}; it takes {expected}.", field=f"policy.{name}")


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
