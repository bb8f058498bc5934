"""Pitfalls of the moment: expired, not yet valid, from the future, clocks that differ."""

from collections.abc import Iterator

from debugger import samples
from debugger.claims.moments import rfc3339, span
from debugger.pitfalls.claims.reading import missing, moment
from debugger.pitfalls.registry import Case, Evidence, Severity, pitfall, rfc

_MINUTE = 60.0
_TOLERANCE = 60.0  # seconds that clocks of honest servers differ
_HALF_HOUR = 1800.0


@pitfall(
    "exp-missing",
    severity=Severity.WARNING,
    title="The token never expires",
    why="A copy that leaks stays good for ever, and nothing but a change of keys ends it.",
    fix="Set “exp” when the token is made, minutes ahead for an access token, and have verifiers"
    " demand it.",
    reference=rfc(7519, "4.1.4"),
    steps=(
        "A token is copied out of a log, a browser’s storage or a backup.",
        "A year later somebody sends it as “Authorization: Bearer …”.",
        "The verifier finds no “exp” to compare with its clock, and accepts the token as if it"
        " were new.",
    ),
    recipe="require-claims",
)
def exp_missing(case: Case) -> Iterator[Evidence]:
    if missing(case, "exp"):
        yield Evidence("payload", "The payload has no “exp”.")


@exp_missing.sample
def _exp_missing() -> samples.Question:
    return samples.with_claims(exp=samples.ABSENT)


@pitfall(
    "exp-expired",
    severity=Severity.ERROR,
    title="The token is expired",
    why="A verifier must refuse it from that second on, plus its leeway; one that does not lets"
    " every old copy in.",
    fix="Get a new token; to see how this one was judged while it was good, set “now” back.",
    reference=rfc(7519, "4.1.4"),
    steps=(
        "Somebody sends a token that was stolen or saved while it was good.",
        "A verifier that compares “exp” with its clock answers 401.",
        "A verifier that only decodes the token, or switches the check off, lets the old token in.",
    ),
    recipe="check-times",
)
def expired(case: Case) -> Iterator[Evidence]:
    exp = moment(case.claims.get("exp"))
    if exp is not None and case.now >= exp + _leeway(case):
        ago = span(case.now - exp)
        yield Evidence("payload.exp", f"It expired {ago} ago, at {rfc3339(exp)}.")


@expired.sample
def _expired() -> samples.Question:
    return samples.with_claims(iat=samples.SAMPLE_NOW - 7200, exp=samples.SAMPLE_NOW - 3600)


@pitfall(
    "exp-expires-soon",
    severity=Severity.INFO,
    title="The token expires within a minute",
    why="A request that is on its way may arrive too late.",
    fix="Have clients renew a token before its last minute.",
    reference=rfc(7519, "4.1.4"),
    steps=(
        "A client sends a request with the token that it has kept.",
        "The request waits in a queue or is sent again, and arrives after “exp”.",
        "The service answers 401 to a user who did nothing wrong.",
    ),
    recipe="refresh-and-revoke",
)
def expires_soon(case: Case) -> Iterator[Evidence]:
    exp = moment(case.claims.get("exp"))
    if exp is None or case.profile.name in _FOR_ONE_REQUEST:
        return
    left = exp + _leeway(case) - case.now
    if 0 < left < _MINUTE:
        yield Evidence("payload.exp", f"It has {span(left)} left, until {rfc3339(exp)}.")


@expires_soon.sample
def _expires_soon() -> samples.Question:
    return samples.with_claims(exp=samples.SAMPLE_NOW + 30)


@pitfall(
    "nbf-future",
    severity=Severity.ERROR,
    title="The token is not valid yet",
    why="A verifier must refuse it before the moment that “nbf” names; one that does not opens"
    " the door too early.",
    fix="Compare the clocks of issuer and verifier, and allow a leeway of seconds.",
    reference=rfc(7519, "4.1.5"),
    steps=(
        "The issuer’s clock runs ahead, or the token was made in advance for a later day.",
        "It is sent right away, and a verifier whose clock is right answers 401.",
        "A verifier that skips “nbf” lets somebody in before access was to begin.",
    ),
    recipe="check-times",
)
def not_yet_valid(case: Case) -> Iterator[Evidence]:
    nbf = moment(case.claims.get("nbf"))
    if nbf is not None and nbf > case.now + _leeway(case):
        yield Evidence(
            "payload.nbf", f"It becomes valid in {span(nbf - case.now)}, at {rfc3339(nbf)}."
        )


@not_yet_valid.sample
def _not_yet_valid() -> samples.Question:
    return samples.with_claims(nbf=samples.SAMPLE_NOW + 200)


@pitfall(
    "iat-future",
    severity=Severity.WARNING,
    title="The token was issued in the future",
    why="Either a clock is wrong, or somebody made the token up: it would pass every check of"
    " its age.",
    fix="Check the issuer’s clock, and refuse tokens from more than a minute ahead.",
    reference=rfc(7519, "4.1.6"),
    steps=(
        "Somebody with a signing key dates a token ahead, so that it survives “refuse all"
        " tokens from before today”.",
        "Or the issuer’s clock is wrong: from then on each age computed from “iat” is too"
        " small, or negative.",
        "The verifier takes the token for fresh, however long it has been in use.",
    ),
    recipe="check-times",
)
def issued_in_future(case: Case) -> Iterator[Evidence]:
    iat = moment(case.claims.get("iat"))
    if iat is not None and iat > case.now + max(_leeway(case), _TOLERANCE):
        yield Evidence(
            "payload.iat", f"“iat” lies {span(iat - case.now)} ahead, at {rfc3339(iat)}."
        )


@issued_in_future.sample
def _issued_in_future() -> samples.Question:
    return samples.with_claims(iat=samples.SAMPLE_NOW + 600, exp=samples.SAMPLE_NOW + 900)


@pitfall(
    "clock-skew",
    severity=Severity.INFO,
    title="Within what two clocks may differ",
    why="The clocks of two servers differ by seconds, so good tokens are refused now and then.",
    fix="Allow a leeway of 30 to 60 seconds, and keep clocks right with NTP.",
    reference=rfc(7519, "4.1.4"),
    steps=(
        "The issuer’s clock runs some seconds ahead of the verifier’s.",
        "A client uses its new token at once, in a second that has not yet begun for the verifier.",
        "The verifier refuses it, and the same request works when it is sent again.",
    ),
    recipe="check-times",
)
def clock_skew(case: Case) -> Iterator[Evidence]:
    if _leeway(case):
        return
    exp = moment(case.claims.get("exp"))
    if exp is not None and 0 <= case.now - exp <= _TOLERANCE:
        yield Evidence("payload.exp", f"It expired only {span(case.now - exp)} ago.")
    for name in ("nbf", "iat"):
        start = moment(case.claims.get(name))
        if start is not None and 0 < start - case.now <= _TOLERANCE:
            yield Evidence(f"payload.{name}", f"“{name}” is only {span(start - case.now)} ahead.")


@clock_skew.sample
def _clock_skew() -> samples.Question:
    return samples.with_claims(iat=samples.SAMPLE_NOW + 20)


@pitfall(
    "time-zone-shift",
    severity=Severity.INFO,
    title="Off by a whole number of half-hours, like a time zone",
    why="Local time was probably taken for UTC when the number was computed.",
    fix="Take the time from a clock that knows its zone, as “datetime.now(timezone.utc)” does.",
    reference=rfc(7519, "2"),
    steps=(
        "Code takes the local time, as “datetime.now()” gives it, and converts it as if it were"
        " UTC.",
        "On the developer’s machine, which runs in UTC, all is well.",
        "On a server in another zone each token is some hours too early or too late, and is"
        " refused.",
    ),
    recipe="issue-token",
)
def zone_shift(case: Case) -> Iterator[Evidence]:
    for name in ("iat", "nbf"):
        start = moment(case.claims.get(name))
        if start is None:
            continue
        halves = round((start - case.now) / _HALF_HOUR)
        if 2 <= halves <= 28 and abs(start - case.now - halves * _HALF_HOUR) <= _MINUTE:
            hours = f"{halves // 2}{':30' if halves % 2 else ':00'}"
            yield Evidence(f"payload.{name}", f"“{name}” is ahead by {hours} hours.")


@zone_shift.sample
def _zone_shift() -> samples.Question:
    return samples.with_claims(iat=samples.SAMPLE_NOW + 7200, exp=samples.SAMPLE_NOW + 8100)


@pitfall(
    "iat-missing",
    severity=Severity.INFO,
    title="The token does not say when it was issued",
    why="Its age cannot be judged, and tokens from before an incident cannot be told from later"
    " ones.",
    fix="Set “iat” to the present time when the token is made.",
    reference=rfc(7519, "4.1.6"),
    steps=(
        "An attacker copies tokens, and the break-in is found a day later.",
        "The operator wants all tokens refused that were issued before that moment.",
        "Nothing in this token says when that was, so it cannot be told from one that was"
        " issued since.",
    ),
    recipe="issue-token",
)
def iat_missing(case: Case) -> Iterator[Evidence]:
    if missing(case, "iat"):
        yield Evidence("payload", "The payload has no “iat”.")


@iat_missing.sample
def _iat_missing() -> samples.Question:
    return samples.with_claims(iat=samples.ABSENT)


def _leeway(case: Case) -> float:
    return case.policy.leeway.total_seconds()


_FOR_ONE_REQUEST = frozenset({"dpop-proof", "key-binding", "client-assertion"})
