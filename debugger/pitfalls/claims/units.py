"""Pitfalls of the unit and type of a time: milliseconds, ticks, dates as digits, text."""

from collections.abc import Iterator

from debugger import samples
from debugger.claims.moments import LAST_SECOND, calendar_shape, is_number, unit_of
from debugger.claims.wording import kind_of
from debugger.jose.model import Digits, Json
from debugger.pitfalls.claims.reading import EARLIEST
from debugger.pitfalls.registry import Case, Evidence, Severity, pitfall, rfc

_TIMES = ("exp", "nbf", "iat", "auth_time", "updated_at")

_JUDGED_BY_UNIT = (
    "lifetime-over-hour",
    "lifetime-over-day",
    "lifetime-over-year",
    "iat-future",
    "nbf-future",
    "exp-before-iat",
    "time-out-of-calendar",
)


@pitfall(
    "exp-milliseconds",
    severity=Severity.ERROR,
    title="Milliseconds where seconds belong",
    why="A verifier reads the number as seconds and lands some 50,000 years ahead: the token"
    " never expires, or does not become valid in our time.",
    fix="Divide by 1000 and round down, as in “Math.floor(Date.now() / 1000)”.",
    reference=rfc(7519, "2"),
    steps=(
        "Code writes “exp: Date.now() + 3600000”, which counts milliseconds.",
        "A verifier reads the number as seconds: a moment more than 50,000 years ahead.",
        "The token never expires, and a stolen copy works until the keys are changed.",
    ),
    recipe="issue-token",
    silences=_JUDGED_BY_UNIT,
)
def milliseconds(case: Case) -> Iterator[Evidence]:
    for name, value in _times(case):
        if unit_of(value) == "milliseconds":
            yield _seen(name, value, "counts milliseconds since 1970")


@milliseconds.sample
def _milliseconds() -> samples.Question:
    return samples.with_claims(exp=(samples.SAMPLE_NOW + 600) * 1000)


@pitfall(
    "time-microseconds",
    severity=Severity.ERROR,
    title="Micro- or nanoseconds, or ticks",
    why="A verifier reads the number as seconds, millions of years ahead, or overflows on it.",
    fix="Convert it to whole seconds since 1970-01-01T00:00:00Z before it is written.",
    reference=rfc(7519, "2"),
    steps=(
        "Code writes “time.time_ns()”, “DateTime.Ticks” or microseconds into the claim.",
        "A verifier reads the number as seconds, and finds a moment millions of years ahead.",
        "It accepts the token for ever, or its date function overflows and the request ends in"
        " an error.",
    ),
    recipe="issue-token",
    silences=_JUDGED_BY_UNIT,
)
def microseconds(case: Case) -> Iterator[Evidence]:
    for name, value in _times(case):
        unit = unit_of(value)
        if unit and unit != "milliseconds":
            yield _seen(name, value, f"counts {unit}")


@microseconds.sample
def _microseconds() -> samples.Question:
    return samples.with_claims(exp=(samples.SAMPLE_NOW + 600) * 10**6)


@pitfall(
    "time-calendar-digits",
    severity=Severity.ERROR,
    title="A calendar date written as a number",
    why="Read as seconds, 20261124 is a day in August 1970, and a longer row of digits lies"
    " thousands of years ahead.",
    fix="Convert the date to seconds since 1970-01-01T00:00:00Z.",
    reference=rfc(7519, "2"),
    steps=(
        'Code formats a date as digits, as “strftime("%Y%m%d")” does, and writes them as a number.',
        "A verifier counts that many seconds from 1970.",
        "The token is expired from its first second, or, with hours and minutes in it, never"
        " expires.",
    ),
    recipe="issue-token",
    silences=(
        "time-small",
        "time-out-of-calendar",
        "exp-milliseconds",
        "exp-expired",
        "lifetime-over-year",
    ),
)
def calendar_digits(case: Case) -> Iterator[Evidence]:
    for name, value in _times(case):
        shape = calendar_shape(value)
        if shape:
            yield _seen(name, value, f"is a date written as {shape}")


@calendar_digits.sample
def _calendar_digits() -> samples.Question:
    return samples.with_claims(exp=20271224)


@pitfall(
    "time-not-number",
    severity=Severity.ERROR,
    title="A time that is not a number",
    why="Comparing text with a number is false, true or an exception, depending on the language,"
    " so the check may simply not happen.",
    fix="Write Unix seconds as a JSON number, without quotes.",
    reference=rfc(7519, "2"),
    steps=(
        "The issuer writes the time in quotes, as a date in words, or as true.",
        'A verifier in JavaScript compares “"soon" < now”, which is false, and takes the'
        " token for good.",
        "Another one fails with an exception, and a third takes the claim for absent and checks"
        " nothing.",
    ),
    recipe="issue-token",
    silences=("iat-missing", "exp-missing"),
)
def not_a_number(case: Case) -> Iterator[Evidence]:
    for name in ("exp", "nbf", "iat", "auth_time"):
        value = case.claims.get(name, 0)
        if not is_number(value) and not isinstance(value, Digits):
            yield Evidence(f"payload.{name}", f"“{name}” is {kind_of(value)}{_holds(value)}.")


@not_a_number.sample
def _not_a_number() -> samples.Question:
    return samples.with_claims(exp=str(samples.SAMPLE_NOW + 600))


@pitfall(
    "time-negative",
    severity=Severity.ERROR,
    title="A negative time",
    why="A verifier that reads the number as unsigned sees a moment far ahead.",
    fix="Write the seconds that have passed since 1970-01-01T00:00:00Z.",
    reference=rfc(7519, "2"),
    steps=(
        "A subtraction goes wrong, or an overflow of 32 bits turns the sign over.",
        "A verifier that keeps times without a sign reads −1 as a moment in the far future.",
        "There the token never expires, while others refuse it from the start.",
    ),
    recipe="issue-token",
    silences=("exp-expired", "exp-before-iat", "time-small"),
)
def negative(case: Case) -> Iterator[Evidence]:
    for name, value in _times(case):
        if value < 0:
            yield _seen(name, value, "lies before 1970")
    for name, digits in _unheld(case):
        if digits.startswith("-"):
            yield _seen(name, digits, "lies before 1970")


@negative.sample
def _negative() -> samples.Question:
    return samples.with_claims(exp=-1)


@pitfall(
    "time-fraction",
    severity=Severity.INFO,
    title="Fractions of a second",
    why="The standard allows them, but libraries that expect whole numbers refuse the token.",
    fix="Round down to whole seconds.",
    reference=rfc(7519, "2"),
    steps=(
        "Code writes “time.time()”, which has fractions of a second.",
        "A library that reads the claim into a whole number refuses the token.",
        "It works with one service and fails with the next.",
    ),
    recipe="issue-token",
)
def fraction(case: Case) -> Iterator[Evidence]:
    broken = [name for name in _TIMES if _has_fraction(case.claims.get(name))]
    for name in broken[:1]:
        others = ", ".join(f"“{other}”" for other in broken[1:])
        more = f", like {others}" if others else ""
        yield _seen(name, case.claims[name], f"has a fractional part{more}")


@fraction.sample
def _fraction() -> samples.Question:
    return samples.with_claims(iat=samples.SAMPLE_NOW - 1.5)


@pitfall(
    "time-out-of-calendar",
    severity=Severity.ERROR,
    title="A time beyond any calendar",
    why="Date functions overflow or throw there, so a verifier may fail, or never see the token"
    " expire.",
    fix="Set a real expiry, minutes or hours after “iat”.",
    reference=rfc(7519, "2"),
    steps=(
        "Code writes the largest number it knows, to say “never”.",
        "A verifier turns it into a date, and the function throws or wraps round.",
        "Where that exception is caught and passed over, “exp” is not checked at all.",
    ),
    recipe="issue-token",
    silences=("lifetime-over-year",),
)
def out_of_calendar(case: Case) -> Iterator[Evidence]:
    for name, value in _times(case):
        if value > LAST_SECOND:
            yield _seen(name, value, "lies after the year 9999")
    for name, digits in _unheld(case):
        if not digits.startswith("-"):
            yield _seen(name, digits, "lies after the year 9999")


@out_of_calendar.sample
def _out_of_calendar() -> samples.Question:
    return samples.with_claims(exp=10**20)


@pitfall(
    "time-small",
    severity=Severity.WARNING,
    title="A duration where a date belongs",
    why="“exp” is a date: 3600 means one o’clock on 1 January 1970, not “in an hour”, so"
    " verifiers refuse the token or, worse, do not check it.",
    fix="Add the duration to the present time: exp = now + 3600.",
    reference=rfc(7519, "4.1.4"),
    steps=(
        "Code writes “exp: 3600” and means “in an hour”.",
        "A verifier reads a moment in January 1970, and refuses the token from its first second.",
        "To make it work, somebody switches the check of “exp” off, and now no token expires.",
    ),
    recipe="issue-token",
    silences=("exp-expired", "exp-before-iat", "exp-before-nbf"),
)
def small(case: Case) -> Iterator[Evidence]:
    value = case.claims.get("exp")
    if is_number(value) and value < EARLIEST:
        yield _seen("exp", value, "lies before September 2001")


@small.sample
def _small() -> samples.Question:
    return samples.with_claims(exp=3600)


def _has_fraction(value: Json) -> bool:
    return isinstance(value, float) and not value.is_integer()


def _times(case: Case) -> Iterator[tuple[str, float]]:
    for name in _TIMES:
        value = case.claims.get(name)
        if is_number(value):
            yield name, value


def _unheld(case: Case) -> Iterator[tuple[str, Digits]]:
    for name in _TIMES:
        value = case.claims.get(name)
        if isinstance(value, Digits):
            yield name, value


def _seen(name: str, value: Json, what: str) -> Evidence:
    return Evidence(f"payload.{name}", f"“{name}” is {kind_of(value)}, which {what}.")


def _holds(value: Json) -> str:
    """What a text that should be a number holds, as the end of a sentence."""
    if not isinstance(value, str):
        return ""
    bare = value.strip()
    if bare.replace(".", "", 1).isdecimal():
        return ", a number in quotes"
    if bare[:4].isdecimal() and bare[4:5] == "-" and bare[5:7].isdecimal():
        return ", a date in words of ISO 8601"
    return ""
